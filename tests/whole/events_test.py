#!/usr/bin/env python3
"""Events from the command line: listed, filtered, explained, shown. Skipped where the models are not there."""
import json
import unittest

from program import Case, run

PAGE = """<html lang="en"><head><title>Envoys meet as sanctions bite</title><meta property="article:published_time" content="2018-01-17T08:00:00Z">
<meta property="og:site_name" content="The Norhaven Post"></head><body><article><h1>Envoys meet as sanctions bite</h1>
<p>France and Germany held talks in Geneva on Tuesday, and China condemned Japan over the sanctions on its coal.</p>
<p>Iran threatened to attack Iraq if the siege was not lifted. &ldquo;We accuse Peru of spying,&rdquo; the foreign minister of Bolivia said on Monday.</p>
<p>Kenya will send food to Somalia next week, officials said. Sweden has frozen aid to Mali.</p>
</article></body></html>"""


class Events(Case):
    def setUp(self):
        super().setUp()
        (self.folder / "a.html").write_text(PAGE, encoding="utf-8")
        self.record = self.folder / "a.db"
        said = run("read", self.folder / "a.html", "-o", self.record).stderr
        if b"articles are read without" in said:
            self.skipTest("the models are not there; ./dev build fetches them")

    def told(self, *words):
        return run(*words).stdout.decode()

    def events(self, *flags):
        rows = [json.loads(line) for line in self.told("events", "--format", "jsonl", *flags, self.record).splitlines()]
        return [event for row in rows for event in row["events"]]

    def test_events_have_label_content_and_realis(self):
        by_label = {(each["event"], each["content"], each["realis"]) for each in self.events()}
        self.assertIn(("CONSULT", "CONSULT", "actual"), by_label)
        self.assertIn(("THREATEN", "ASSAULT", "conditional"), by_label)
        self.assertIn(("AGREE", "AID", "future"), by_label)
        self.assertIn("SANCTION", {label for label, _, _ in by_label})

    def test_they_are_filtered(self):
        everything = self.events()
        for label in {each["event"] for each in everything}:
            found = self.events("--type", label)
            self.assertEqual(found, [each for each in everything if each["event"] == label])
        self.assertEqual([each["event"] for each in self.events("--actor", "france")], ["CONSULT"])
        self.assertEqual(self.events("--actor", "FRA"), self.events("--actor", "france"))
        self.assertEqual([each["actors"][0]["name"] for each in self.events("--recipient", "japan")], ["China"])
        self.assertEqual({each["event"] for each in self.events("--about", "siege Iraq")}, {"THREATEN"})
        self.assertEqual({each["event"] for each in self.events("--about", "coal Sanctions")}, {"CONSULT", "ACCUSE"})
        self.assertEqual(self.events("--since", "2018-01-16", "--until", "2018-01-16", "--actor", "germany"), self.events("--actor", "france"))
        self.assertEqual(self.events("--until", "2018-01-14"), [])
        self.assertIn(b"--type takes AGREE", run("events", "--type", "WEATHER", self.record, code=2).stderr)

    def test_they_are_told_to_people(self):
        told = self.told("events", self.record)
        self.assertIn("  CONSULT, actual", told)
        self.assertIn("France (FRA), Germany (DEU)", told)
        self.assertIn("THREATEN", told)
        self.assertEqual(told.split("\n", 1)[1].replace(" 1/", " ").replace("\n1/", "\n").removeprefix("1/"),
                         self.told("events", self.folder / "a.html").split("\n", 1)[1])

    def test_an_event_is_explained_by_its_rules_parties_and_date(self):
        event, = self.events("--type", "CONSULT", "--actor", "germany")
        told = self.told("explain", "-r", self.record, f"1/event/{event['ordinal']}")
        for part in ("content          CONSULT", "realis           actual", "rules            ", "France (1/actor/", "mention          \u201cGermany\u201d",
                     "dated by 1/date/"):
            self.assertIn(part, told)

    def test_an_article_is_shown_with_its_events_marked(self):
        shown = " ".join(self.told("show", "-r", self.record, "1").replace("\u2502", " ").split())
        self.assertIn("<China> /*condemned*/ Japan", shown)
        self.assertIn("*event*", shown)
        self.assertIn("What happened", shown)

    def test_an_empty_list_is_no_failure(self):
        self.assertEqual(self.told("events", "--actor", "Atlantis", self.record), "")


if __name__ == "__main__":
    unittest.main()
