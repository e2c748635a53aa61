"""Texts that are hard to read, all of our own writing: what a tokenizer, a parser or a table of characters may stumble on.
`hard_texts()` gives (id, text) pairs, always the same."""
import random

WRITTEN = [
    "", " ", "  ", "\n", "\t\t", "\r\n\r\n", ".", "...", "?!", "—", "\u00a0", "\u200b", "\ufeff", "a", "I", "\U0001f600",
    "Mr. Kono met Ms. Freeland on Tuesday.",
    "She said: “We don't know; we can't know — and we won't.”",
    "'It's over,' he said. ''Over?'' ``Yes,'' they'd've answered, y'all.",
    "I ain't gonna go; he's gotta, let's c'mon, that's nothin', ol' friend.",
    "See https://www.example.org/a/b?x=1&y=2#z, http://localhost:8080/, www.example.co.uk and example.com/path_(with)_brackets.",
    "Write to first.last+tag@example.org, or a@b.c. Or not@all @once.",
    "ftp://user:pass@ftp.example.org/file.txt; mailto:x@y.zz; file:///etc/hosts; //cdn.example.net/x.js",
    "The U.S., the U.K. and the E.U. met at 10:30 a.m. (EST) on Sept. 3rd, 2019; Jan. 1 came next.",
    "Prices rose 3.5% to $1,234.56, €99, £5m, ¥10,000 and US$3bn—up from 2½%.",
    "The talks (held in Geneva [Switzerland] {again}) failed/stalled/ended.",
    "10km/h, 5kg, 3 cm, 100m², 20°C, 37.5 °F, x² + y³ = z⁴, ½ cup, №5, #hashtag, @handle, C++, C#, F#, .NET, R&D, AT&T",
    "e.g. this, i.e. that, etc. cf. p. 3, pp. 4-5, vol. 2, No. 7, vs. them, a.k.a. X",
    "The so-called “cease-fire”—a well-known, long-standing, state-of-the-art mother-in-law—held.",
    "RT @someone: this is soooooo goooood!!!!!! :-) :D <3 ;) xD :'( ^_^ (╯°□°）╯︵ ┻━┻ \\o/ ¯\\(ツ)/¯",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 went \U0001f1eb\U0001f1f7 \U0001f44d\U0001f3fd! ❤️ ☎ ✓",
    "Müller, Søren, Łukasz, José, Zoë, François, İstanbul, ΑΘΗΝΑΣ, ßtraße, ﬁne, Ǆ ǅ ǆ, Ⅷ, ①②③",
    "Путин и Зеленский встретились в Киеве. الرئيس قال إن المحادثات فشلت. 総理大臣は東京で会談した。 대통령이 말했다. นายกรัฐมนตรี",
    "שלום world, مرحبا world, мир world; \u202eright to left\u202c and back.",
    "A\u0301 e\u0301 n\u0303 combining; a\u00adsoft\u00adhyphen; zero\u200bwidth\u200djoin; word\u2060joiner; \u2028line\u2029paragraph",
    "nbsp\u00a0between\u00a0words, thin\u2009space, ideographic\u3000space, figure\u2007space",
    "line one\nline two\r\nline three\rline four\x0bline five\x0cline six\x1cx\x1dx\x1ex\x1fx\x85end",
    "tab\tseparated\tvalues  two blanks   three    four ",
    " leading blank", "trailing blank ", "\ntrailing newline\n", "trailing newline\n\n", "end\n", "end \n ", "end  ",
    "<p class=\"x\">Markup &amp; entities &#8212; left over</p> <br/> <!-- comment --> {{template}} [[wiki|link]] **bold** _it_ `code`",
    "def f(x): return {'a': [1, 2, 3], \"b\": x*2}  # comment\nif (a && b || !c) { printf(\"%d\\n\", a); }",
    "{\"id\": 17, \"name\": \"O'Neil\", \"tags\": [\"a\", \"b\"], \"score\": -1.5e-10, \"none\": null}",
    "C:\\Users\\name\\file.txt /usr/local/bin/x ~/.config ./run.sh ../up $HOME %PATH% --flag=value -x",
    "192.168.0.1 fe80::1 00:1A:2B:3C:4D:5E 2001:db8::ff00:42:8329 v1.2.3-rc.4+build.5 sha256:abcdef0123456789",
    "1,000,000 1.000.000 1 000 000 1'000 0x1F 1e10 -5 +5 ±5 5- 5+ 5%-10% 5-10 5–10 5/10 3:2 1st 2nd 3rd 4th 21st 1990s '90s",
    "Ten o'clock. O'Brien's dogs' bones. The Joneses'. 'Twas. Rock 'n' roll. Fo'c'sle. Ma'am. Y'know. How'd ya?",
    "cannot wanna gimme lemme dunno shan't shant cant wont Im Ive theyre whats Id hed shed well were",
    "I'd've, could've, should'nt, shouldn't've, we’d’ve, don’t, DON'T, Don'T, can’t, CANNOT",
    "Dr., Mr., Mrs., Prof., Gen., Lt.-Col., Sen., Rep., Gov., St., Jr., Sr., Ph.D., M.D., B.A., Inc., Corp., Co., Ltd.",
    "He lives at 5 St. John's Rd., Apt. 3B. St. Petersburg is far. No. It is not.",
    "(a) first; (b) second; 1) third; 2. fourth; iii. fifth; * sixth; - seventh; • eighth; – ninth",
    "“Nested ‘quotes “inside” quotes’ here,” and «French» and „German“ and ‚single‘ and 「日本」.",
    "''''''", "\"\"\"\"", "``````", "((((((", "))))))", "[[[]]]", "-----", "=====", "_____", "/////", "\\\\\\\\", "*****", "~~~~",
    "a-b-c-d-e", "a--b", "a---b", "a—b", "a–b", "a…b", "a..b", "a...b", "a.b", "a,b", "a;b", "a:b", "a/b", "a\\b", "a|b", "a&b",
    "Word.Word word.Word Word.word WORD.WORD 3.Word word.3 Word,Word word)Word word(Word \"word\"Word",
    "km2 kg. m.p.h. 5mph 6ft 7in. 8lbs 9oz 10am 11p.m. 12noon 24/7 9/11 7-Eleven 4x4 B2B H1N1 COVID-19 F-16 T-72 5G",
    "mark agent number root prep meta case neg det amod ORG PERSON GPE LEMMA NORM",
    "that that that that that had had had had had had had had had had had",
    "Buffalo buffalo Buffalo buffalo buffalo buffalo Buffalo buffalo.",
    "The horse raced past the barn fell. The old man the boat. Time flies like an arrow; fruit flies like a banana.",
    "The minister, who, when asked whether the envoy, whom the council, which had met, had sent, had left, said no, resigned.",
    "NO DEAL WITHOUT GUARANTEES, SAYS MINISTER AS TALKS ENTER THIRD DAY IN GENEVA",
    "no deal without guarantees says minister as talks enter third day in geneva",
    "wE wIlL nOt NeGoTiAtE uNdEr FiRe",
    "Talks2019failed and sanctionsWere liftedBy theCouncil.Then nothing",
    "x" * 99, "X" * 100, "x" * 101, "1" * 40, "." * 40, "é" * 120, "\U0001f600" * 30, "ab" * 300,
]


def runs():
    """The same thing very often."""
    yield "a thousand blanks", "before" + " " * 1000 + "after"
    yield "a thousand newlines", "before" + "\n" * 1000 + "after"
    yield "a thousand mixed blanks", "before" + " \n\t\u00a0" * 250 + "after"
    yield "blanks between letters", "  ".join("abcdefghijklmnopqrstuvwxyz")
    for name, part in (("dots", "."), ("brackets", "("), ("quotes", "\""), ("dashes", "-"), ("dollars", "$"), ("emoji", "\U0001f680"),
                       ("apostrophes", "'"), ("slashes", "/"), ("colons", "a:"), ("hyphens", "a-"), ("commas", "1,")):
        yield f"200 {name}", part * 200
    yield "conjunctions", "tea" + " and milk" * 300
    yield "nested clauses", "the man who saw " * 200 + "fell"
    yield "commas and words", "red, " * 500 + "blue."
    yield "prepositions", "the key" + " of the door" * 300 + " is lost."


def sentences(rng, count):
    """Plain sentences of a small grammar, for long texts."""
    people = ["Anna Kovacs", "the minister", "President Oduya", "a spokesman for the council", "Mr. Lindqvist", "they", "no one", "the U.N. envoy"]
    verbs = ["said", "denied", "warned", "told reporters", "has insisted", "will argue", "did not accept", "refused to confirm"]
    contents = ["that the talks had failed", "the ceasefire would hold until March 3", "it wasn't ready to sign", "that 35 people were hurt near Port Aven",
                "\"we will leave\"", "the loan of $2.5 million had been paid", "that prices rose by 4.2 percent in 2021", "there was no plan"]
    ends = [".", ".", ".", "!", "?", ", he added.", "; others disagreed.", " on Tuesday.", " in Vantaa, Finland."]
    for _ in range(count):
        one = f"{rng.choice(people)} {rng.choice(verbs)} {rng.choice(contents)}{rng.choice(ends)}"
        yield one[0].upper() + one[1:]


def made():
    rng = random.Random(20221122)
    long_line = []
    while sum(map(len, long_line)) + len(long_line) < 200_000:
        long_line += sentences(rng, 100)
    yield "one line of 200 kB", " ".join(long_line)
    words = ["don't", "U.S.", "e.g.", "I'm", "can't", ":)", "a.m.", "$5", "10km", "www.x.org", "Mr.", "'s", "n't", "(", ")", "\"", "…", "—", "-", "/", "x", "Kyiv", "is"]
    for i in range(200):
        glue = ["", "", " ", " ", "  ", "\n", "-", ".", ",", "'"]
        yield f"joined {i}", "".join(rng.choice(words) + rng.choice(glue) for _ in range(rng.randint(2, 25)))
    ranges = [(0x20, 0x7e), (0xa0, 0x24f), (0x370, 0x52f), (0x5d0, 0x6ff), (0x900, 0xdff), (0x2000, 0x2bff), (0x3000, 0x30ff), (0x4e00, 0x4fff), (0x1f300, 0x1f6ff)]
    for i in range(100):
        characters = []
        for _ in range(rng.randint(5, 80)):
            low, high = rng.choice(ranges[:2] if rng.random() < 0.5 else ranges)
            characters.append(" " if rng.random() < 0.15 else chr(rng.randint(low, high)))
        yield f"characters {i}", "".join(characters)


def hard_texts():
    for i, text in enumerate(WRITTEN):
        yield f"hard:written {i}", text
    for name, text in (*runs(), *made()):
        yield f"hard:{name}", text
