"""`./dev score events:parties`: who does it to whom in single sentences of news, read by the program's own stages. The gold file marks
one source and one target a sentence (or two of one kind that act together) and not the word that tells the event; so found is
a source whose head word is that of an actor of some event of the sentence, and a target whose head word is that of a recipient.
The gold marks names: a party that a pronoun stands for ("Oslo said it would ...") is looked for where its sentence names it.
Where those who act together are marked, or where we hold that they do (talks), an actor is as good as a recipient."""
import json

MARKS = {"S": "source", "T": "target", "R": "together"}
CLOSING = (".", ",", ";", ":", "?", "!", ")", "%", "'s", "’s", "'", "’")
BEFORE_CLOSING = ("(", "$", "“")
# What ends the part of a noun phrase that its head closes.
BREAKS = frozenset("of in from by at on with for to against near around about over under between during after before into "
                   "who which that whose , ( - -- – : supported held suspected accused linked".split())
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


def gold_file(data):
    return data / "events" / "cameo_ner_train_clean.txt"


def sentences_of(data):
    """Lists of (word, mark), one a sentence."""
    rows = []
    for line in gold_file(data).read_text(encoding="utf-8").splitlines():
        if line.strip():
            if not rows:
                rows.append([])
            word, mark = line.rsplit(" ", 1)
            rows[-1].append((word, mark))
        elif rows and rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def joined(words):
    """(text, [begin and end of each word in bytes]): words set as in print, without the blanks of a tokeniser."""
    text, spans = "", []
    for number, word in enumerate(words):
        is_split_s = word == "s" and number > 0 and words[number - 1] == "’"
        is_hyphen = word == "-" or (number > 0 and words[number - 1] == "-")
        if number and not (word in CLOSING or is_split_s or is_hyphen or words[number - 1] in BEFORE_CLOSING):
            text += " "
        begin = len(text.encode())
        text += word
        spans.append((begin, len(text.encode())))
    return text, spans


def marked(row):
    """[(kind, first word, word behind the last)]"""
    found = []
    for number, (_, mark) in enumerate(row):
        if mark.startswith("B-"):
            found.append([MARKS[mark[2:]], number, number + 1])
        elif mark.startswith("I-") and found and found[-1][2] == number:
            found[-1][2] = number + 1
    return [tuple(each) for each in found]


def head_of(words, begin, end):
    """The head word of a noun phrase: the last before what is added by a preposition, comma or clause."""
    for number in range(begin + 1, end):
        if words[number].lower() in BREAKS and words[number] != "-":
            end = number
            break
    while end > begin + 1 and (words[end - 1] in POSSESSIVE or words[end - 1] == "s"):
        end -= 1
    return end - 1


def predictions(data, run):
    """One row a sentence: the heads that the gold marks and those of our parties, as numbers of words."""
    rows = sentences_of(data)
    texts = [joined([word for word, _ in row]) for row in rows]
    answers = run([f"{number}\t{text}\n" for number, (text, _) in enumerate(texts, 1)])
    for row, (text, spans), answer in zip(rows, texts, answers):
        words = [word for word, _ in row]
        yield {"id": answer["id"], "text": text,
               "gold": [[kind, head_of(words, begin, end), begin, end] for kind, begin, end in marked(row)],
               "events": [{"root": event["root"],
                           **{name: [numbers(words, spans, span) for span in event[name + "_named"]] for name in ("actor", "recipient")}}
                          for event in answer["events"]]}


def numbers(words, spans, span):
    """[head, first word, word behind the last] of a span in bytes."""
    inside = [n for n, (begin, end) in enumerate(spans) if begin < span["be"] and span["bs"] < end]
    return [head_of(words, inside[0], inside[-1] + 1), inside[0], inside[-1] + 1] if inside else [-1, -1, -1]


def is_found(gold, parties, is_strict):
    _, head, begin, end = gold
    return any(party[0] == head or (not is_strict and begin <= party[0] < end) for party in parties)


def score(path):
    rows = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    lines = [f"sentences {len(rows)}  with an event {sum(bool(row['events']) for row in rows)}"]
    for is_strict, told in ((True, "right head"), (False, "named inside the phrase")):
        for kind in ("source", "target", "together"):
            found = all_of_kind = 0
            for row in rows:
                actors = [party for event in row["events"] for party in event["actor"]]
                recipients = [party for event in row["events"] for party in event["recipient"]]
                joint = [party for event in row["events"] if not event["recipient"] for party in event["actor"]]
                may_be = {"source": actors, "target": recipients + joint, "together": actors + recipients}[kind]
                for gold in row["gold"]:
                    if gold[0] == kind:
                        all_of_kind += 1
                        found += is_found(gold, may_be, is_strict)
            lines.append(f"  {kind:8s} {told:24s} {found}/{all_of_kind} = {found / max(all_of_kind, 1):.3f}")
    return "\n".join(lines) + "\n"
