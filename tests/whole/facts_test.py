#!/usr/bin/env python3
"""The facts of texts from the command line: statements, actors, explain, show and export. Skipped where the models are not there."""
import json
import unittest

from program import Case, run

PAGE = """<html lang="en"><head><title>Ostmark warns of closed straits</title><meta property="article:published_time" content="2018-01-17T08:00:00Z">
</head><body><article><h1>Ostmark warns of closed straits</h1>
<p>Ostmark&rsquo;s foreign minister, Ada Kolb, said on Tuesday that the straits would be closed if the sanctions were not lifted.</p>
<p>&ldquo;We will not wait for ever,&rdquo; Ms Kolb told reporters in Norhaven, where envoys of both states had been meeting for three days.</p>
<p>On Monday the army of Westmark attacked a post of Ostmark&rsquo;s navy, and China condemned Russia.</p>
<p>The government of Westmark denied that it had asked for the measures, and said that its door remained open for talks.</p>
</article></body></html>"""


class Facts(Case):
    def setUp(self):
        super().setUp()
        (self.folder / "a.html").write_text(PAGE, encoding="utf-8")
        self.record = self.folder / "a.db"
        said = run("read", self.folder / "a.html", "-o", self.record).stderr
        if b"articles are read without" in said:
            self.skipTest("the models are not there; ./dev build fetches them")

    def told(self, *words):
        return run(*words).stdout.decode()

    def lines(self, *words):
        return [json.loads(line) for line in self.told(*words).splitlines()]

    def test_statements_are_listed_and_filtered(self):
        row, = self.lines("statements", "--format", "jsonl", self.record)
        self.assertTrue(row["statements"])
        forces = {each["force"] for each in row["statements"]}
        for force in forces:
            row, = self.lines("statements", "--format", "jsonl", "--force", force, self.record)
            self.assertEqual({each["force"] for each in row["statements"]}, {force})
        row, = self.lines("statements", "--format", "jsonl", "--speaker", "kolb", self.record)
        self.assertTrue(all(any("Kolb" in party["name"] for party in each["speakers"]) for each in row["statements"]))
        row, = self.lines("statements", "--format", "jsonl", "--about", "straits", self.record)
        self.assertTrue(all("straits" in json.dumps(each) for each in row["statements"]))
        self.assertEqual(self.told("statements", "--since", "2018-02-01", self.record), "")
        self.assertIn("/statement/", self.told("statements", "--since", "2018-01-16", self.record))

    def test_words_are_those_of_the_text_and_of_the_page(self):
        row, = self.lines("export", self.record)
        page, text = PAGE.encode(), row["text"]
        seen = 0
        for kind in ("attributions", "dates", "actors", "mentions", "statements", "events"):
            for fact in row[kind]:
                for words in (each for held in fact.values() if isinstance(held, list) for each in held
                              if isinstance(each, dict) and "spans" in each):
                    begin, end = words["code_points"]
                    self.assertEqual(text[begin:end], words["words"])
                    begin, end = words["utf16"]
                    self.assertEqual(text.encode("utf-16-le")[2 * begin:2 * end].decode("utf-16-le"), words["words"])
                    if "&" not in (read := b" ".join(page[begin:end] for begin, end in words["spans"]).decode()):
                        self.assertEqual(read, words["words"])
                    seen += 1
        self.assertGreater(seen, 20)

    def test_the_same_facts_with_and_without_a_record(self):
        of_record, = self.lines("statements", "--format", "jsonl", self.record)
        of_input, = self.lines("statements", "--format", "jsonl", self.folder / "a.html")
        self.assertEqual(of_record["statements"], of_input["statements"])
        self.assertIn("Ada Kolb\tperson", self.told("actors", "--mentions", self.record))

    def test_a_fact_is_explained(self):
        row, = self.lines("export", self.record)
        for kind, plural in (("statement", "statements"), ("date", "dates"), ("mention", "mentions"), ("actor", "actors"), ("attribution", "attributions"),
                             ("event", "events")):
            for fact in row[plural]:
                said = self.told("explain", "-r", self.record, f"1/{kind}/{fact['ordinal']}")
                self.assertTrue(said.startswith(f"1/{kind}/{fact['ordinal']}\n"))
        self.assertIn("rule", self.told("explain", "-r", self.record, "1/date/0"))
        self.assertIn(b"there is no date 99", run("explain", "-r", self.record, "1/date/99", code=1).stderr)
        self.assertIn(b"3/statement/12", run("explain", "-r", self.record, "date", code=2).stderr)

    def test_annotations_select_their_words(self):
        page, = self.lines("export", "--format", "annotation", self.record)
        text = self.lines("export", self.record)[0]["text"]
        self.assertEqual(page["type"], "AnnotationPage")
        ids = [item["id"] for item in page["items"]]
        self.assertEqual(len(ids), len(set(ids)))
        for item in page["items"]:
            self.assertTrue(item["target"])
            for target in item["target"]:
                place, quote, data = target["selector"]
                self.assertEqual(text[place["start"]:place["end"]], quote["exact"])
                self.assertTrue(text[:place["start"]].endswith(quote["prefix"]))
                self.assertTrue(text[place["end"]:].startswith(quote["suffix"]))
                self.assertLess(data["start"], data["end"])

    def test_an_article_is_shown_with_its_facts_marked(self):
        shown = " ".join(self.told("show", "-r", self.record, "1").replace("\u2502", " ").split())
        self.assertIn("/said/ on {Tuesday}", shown)
        self.assertIn("Who said what, on what terms", shown)

    def test_rows_of_every_kind_are_exported(self):
        for kind in ("attributions", "dates", "actors", "mentions", "statements", "events"):
            rows = self.told("export", "--format", "csv", "--rows", kind, self.record).splitlines()
            self.assertTrue(rows[0].startswith("article,ordinal,"))
            self.assertGreater(len(rows), 1)

    def test_threads_do_not_matter(self):
        files = []
        for number in range(6):
            files.append(self.folder / f"{number}.html")
            files[-1].write_text(PAGE.replace("three days", f"{number + 2} days"), encoding="utf-8")
        told = {run("statements", "--format", "jsonl", "--jobs", jobs, *files).stdout for jobs in (1, 2)}
        self.assertEqual(len(told), 1)


if __name__ == "__main__":
    unittest.main()
