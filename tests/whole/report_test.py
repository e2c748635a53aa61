#!/usr/bin/env python3
"""The report on the examples, as HTML, Markdown and text: every sentence has its footnotes, every footnote leads to its words."""
import re
import unittest
from html.parser import HTMLParser
from pathlib import Path

from program import Case, run

EXAMPLES = Path(__file__).parents[2] / "examples"
INPUTS = [EXAMPLES / "pages", EXAMPLES / "northline-world.xml", EXAMPLES / "saved-pages.warc.gz"]
VOID = {"meta", "link", "br", "hr", "img", "input"}
RUNS = {"script", "iframe", "object", "embed", "form", "base", "link", "img", "svg"}


class Reader(HTMLParser):
    """Gathers what a reader of the file would follow: ids, links, sentences with their footnotes, words by mark."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.links, self.attributes = [], [], [], [], []
        self.sentences, self.marked, self.footnotes = [], {}, {}
        self.quoted, self.articles = [], ""

    def handle_starttag(self, tag, attributes):
        held = dict(attributes)
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attributes]
        if "id" in held:
            self.ids.append(held["id"])
        if "href" in held:
            self.links.append(held["href"])
        if tag == "span" and held.get("class") == "sentence":
            self.sentences.append({"text": "", "footnotes": []})
        inside = [name for name, _ in self.open]
        if tag == "a" and "sup" in inside and self.sentences:
            self.sentences[-1]["footnotes"].append(held["href"])
        if tag == "q" and "span" in inside:
            self.quoted.append("")
        if tag not in VOID:
            self.open.append((tag, held))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data):
        for tag, held in self.open:
            if tag == "span" and held.get("class") == "sentence":
                self.sentences[-1]["text"] += data
            if tag == "mark":
                name = held.get("id") or held["class"]
                self.marked[name] = self.marked.get(name, "") + data
        inside = [tag for tag, _ in self.open]
        if "q" in inside and "span" in inside:
            self.quoted[-1] += data
        if "article" in inside:
            self.articles += data
        links = [held["href"] for tag, held in self.open if tag == "a" and held.get("href", "").startswith("#w")]
        is_note = any(tag == "ol" for tag, _ in self.open)
        if links and is_note:
            self.footnotes.setdefault(links[-1][1:], []).append(data)


def letters(text):
    return re.sub(r"\s+", "", text)


class Report(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.held = cls.keep = None

    def setUp(self):
        super().setUp()
        self.record = self.folder / "e.db"
        run("read", *INPUTS, "-o", self.record, "--reading", "fast", "--quiet")

    def html(self, *flags):
        path = self.folder / "report.html"
        run("report", self.record, "--format", "html", "-o", path, *flags)
        reader = Reader()
        text = path.read_text(encoding="utf-8")
        reader.feed(text)
        reader.close()
        self.assertEqual(reader.open, [])
        return reader, text

    def test_html_leads_every_sentence_to_its_words(self):
        page, text = self.html("--most", "40")
        self.assertEqual(len(page.ids), len(set(page.ids)))
        ids = set(page.ids)
        for link in page.links:
            self.assertTrue(link.startswith("#"), link)
            self.assertIn(link[1:], ids)
        self.assertGreater(len(page.sentences), 26)
        for sentence in page.sentences:
            self.assertTrue(sentence["footnotes"], sentence["text"])
        self.assertGreater(len(page.footnotes), 26)
        for name, words in page.footnotes.items():
            self.assertEqual(letters("".join(words)), letters(page.marked[name]))
        articles = letters(page.articles)
        for words in page.quoted:
            self.assertTrue(letters(words) in articles, words)
        self.assertFalse(RUNS & set(page.tags))
        for tag, name, value in page.attributes:
            self.assertFalse(name.startswith("on") or name in ("src", "srcset", "style"), (tag, name))
        self.assertNotRegex(text, r"(?i)url\(|@import|https?://[^<\s]*[\"']")
        self.assertIn("<html lang=\"en\">", text)
        self.assertEqual(page.tags.count("h1"), 1)

    def test_the_same_record_gives_the_same_bytes(self):
        for form in ("text", "markdown", "html"):
            self.assertEqual(run("report", self.record, "--format", form).stdout, run("report", self.record, "--format", form).stdout)

    def test_text_and_markdown_give_each_sentence_a_footnote(self):
        text = run("report", self.record).stdout.decode()
        body, notes = text.split("\nFootnotes\n", 1)
        used = {int(number) for group in re.findall(r"\[((?:\d+,?\s*)+)\]", body) for number in re.findall(r"\d+", group)}
        listed = [int(number) for number in re.findall(r"(?m)^\[(\d+)\]", notes)]
        self.assertEqual(listed, list(range(1, len(listed) + 1)))
        self.assertEqual(used, set(listed))
        self.assertLessEqual(max(map(len, body.splitlines())), 140)
        markdown = run("report", self.record, "-f", "markdown").stdout.decode()
        for line in markdown.split("\n## Footnotes")[0].splitlines():
            if line.lstrip().startswith("- "):
                self.assertRegex(line, r"(\[\^\d+\])+$")

    def test_a_report_covers_what_is_asked_for(self):
        few = run("report", self.record, "--most", "1").stdout.decode()
        self.assertIn("covers one story", few.replace("\n", " "))
        self.assertIn("it leaves out", few.replace("\n", " "))
        late = run("report", self.record, "--since", "2018-01-20").stdout.decode()
        self.assertNotIn("2017-12-15-un-ministers", late.split("\nFootnotes\n")[0].split("In brief")[1].split("\n\n\n")[0])
        missing = run("report", self.record, "--story", "4711", code=1)
        self.assertIn(b"no story has the number 4711", missing.stderr)

    def test_a_report_that_cannot_be_written_says_so(self):
        failed = run("report", self.record, "-o", self.folder / "none" / "report.html", code=1)
        self.assertIn(b"report was to be written", failed.stderr)


if __name__ == "__main__":
    unittest.main()
