#!/usr/bin/env python3
"""Stories of a record: the examples' stories and copies, and the same stories however the reading was cut into runs."""
import json
import re
import sqlite3
import subprocess
import sys
import unittest
from pathlib import Path

from program import Case, query, run, write_lines

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
STORY_TABLES = ("stories", "story_members", "story_evidence", "story_copies", "story_links", "story_link_evidence", "story_changes",
                "inferred_days", "inferred_from", "story_places", "story_terms", "story_keys", "story_repeats", "story_names", "story_halves")


class Stories(Case):
    def members(self, record):
        return query(record, "SELECT article, story, original, copy FROM v_story_members ORDER BY article")

    def test_every_article_is_in_one_story_of_one_line(self):
        record = self.read(write_lines(self.folder / "many.jsonl", range(40)), name="r.db")
        members = self.members(record)
        self.assertEqual(len(members), 40)
        self.assertEqual(query(record, "SELECT count(*) FROM stories WHERE line NOT IN (SELECT id FROM stories)"), [(0,)])
        self.assertEqual(query(record, "SELECT count(*) FROM stories WHERE id NOT IN (SELECT story FROM story_members)"), [(0,)])

    def test_runs_in_pieces_give_the_stories_of_one_run(self):
        first = write_lines(self.folder / "1.jsonl", range(60))
        second = write_lines(self.folder / "2.jsonl", range(30, 90))
        whole = self.read(first, second, name="whole.db")
        pieces = self.read(first, name="pieces.db")
        self.read(second, name="pieces.db")
        for table in STORY_TABLES:
            self.assertEqual(query(pieces, f"SELECT * FROM {table}"), query(whole, f"SELECT * FROM {table}"), table)

    def test_a_record_that_grows_keeps_its_ids(self):
        made = subprocess.run([sys.executable, ROOT / "tools" / "make_coverage.py", "160"], capture_output=True, check=True).stdout
        lines = made.splitlines(keepends=True)
        history, ids = [], set()
        for end in (1, 30, 31, 90, 160):
            part = self.folder / f"{end}.jsonl"
            part.write_bytes(b"".join(lines[:end]))
            record = self.folder / "grown.db"
            run("read", part, "-o", record, "--reading", "none", "--quiet", code=(0, 3))
            changes = query(record, "SELECT kind, story, other, article FROM story_changes ORDER BY id")
            self.assertEqual(changes[:len(history)], history, "what was told of ids stays told")
            now = {story for story, in query(record, "SELECT id FROM stories")}
            ended = {other for kind, _, other, _ in changes if kind == "merged"}
            self.assertLessEqual(ids - ended, now, "a story ends by a merger alone")
            history, ids = changes, now
        whole = self.folder / "whole.db"
        run("read", part, "-o", whole, "--reading", "none", "--quiet", code=(0, 3))
        self.assertEqual(history, query(whole, "SELECT kind, story, other, article FROM story_changes ORDER BY id"))
        self.assertEqual(self.members(record), self.members(whole))

    def test_stories_that_grew_are_those_of_the_records_grouped_anew(self):
        pages = sorted(path for path in (EXAMPLES / "pages").rglob("*") if path.is_file())
        made = subprocess.run([sys.executable, ROOT / "tools" / "make_coverage.py", "60"], capture_output=True, check=True).stdout
        lines = made.splitlines(keepends=True)
        for number, ends in enumerate([(len(pages),), (1, 2, len(pages)), (len(pages) // 3, len(pages) // 2, len(pages))]):
            record = self.folder / f"{number}.db"
            begin = 0
            for end in ends:
                part = self.folder / f"{number}-{end}.jsonl"
                part.write_bytes(b"".join(lines[len(lines) * begin // len(pages):len(lines) * end // len(pages)]))
                run("read", *pages[begin:end], part, "-o", record, "--reading", "fast", "--quiet", code=(0, 3))
                begin = end
            grown = self.all_of_stories(record)
            self.assertGreater(len(grown["story_members"]), 60)
            # From the records alone, in one go.
            with sqlite3.connect(record) as database:
                for table in STORY_TABLES:
                    database.execute(f"DELETE FROM {table}")
                database.execute("UPDATE story_inputs SET packed = x''")
            run("read", part, "-o", record, "--reading", "fast", "--quiet", code=(0, 3))
            self.assertEqual(self.all_of_stories(record), grown)

    def test_days_are_inferred_from_dated_reports_and_sooner_from_a_dated_copy(self):
        texts = ["The river Lenne burst its banks at Varn on Wednesday and drove 340 people from their homes. Mayor Ilse Hagedorn "
                 "called for boats and blankets while the old town lay under water for the second time in ten years.",
                 "Some 340 people fled their homes in Varn when the Lenne rose over its banks, Mayor Ilse Hagedorn said. Boats brought "
                 "blankets to the old town, and the school became a shelter for the night.",
                 "A day after the Lenne flooded Varn, Mayor Ilse Hagedorn said that 340 people could not yet go home to the old town, "
                 "where boats still carried blankets and bread from house to house."]

        def article(name, text, day):
            made = {"url": f"https://{name}.example/{name}", "title": f"Flood at Varn, {name}", "text": text, "outlet": name}
            return json.dumps({**made, **({"published": day} if day else {})}) + "\n"

        def days():
            found = query(record, "SELECT article, day, is_from_copy FROM inferred_days ORDER BY article")
            for number, day, _ in found:
                told = query(record, f"SELECT inferred_day FROM v_story_members WHERE article = {number}")
                self.assertEqual(told, [(day,)])
            return found, query(record, "SELECT article, dated FROM inferred_from ORDER BY article, dated")

        record = self.folder / "days.db"
        parts = [article("herald", texts[0], None), article("courier", texts[1], "2018-01-04T08:00:00Z"),
                 article("post", texts[2], "2018-01-05T08:00:00Z"), article("wire", texts[0], "2018-01-03T21:00:00Z")]
        expected = [([], []), ([(1, "2018-01-04", 0)], [(1, 2)]), ([(1, "2018-01-04", 0)], [(1, 2), (1, 3)]),
                    ([(1, "2018-01-03", 1)], [(1, 4)])]
        for number, part in enumerate(parts):
            path = self.folder / f"{number}.jsonl"
            path.write_text(part, encoding="utf-8")
            run("read", path, "-o", record, "--reading", "none", "--quiet", code=(0, 3))
            self.assertEqual(days(), expected[number])
        self.assertEqual(query(record, "SELECT count(*), first_day FROM stories"), [(1, "2018-01-03")])

    def all_of_stories(self, record):
        return {table: sorted(query(record, f"SELECT * FROM {table}"), key=repr) for table in STORY_TABLES}

    def test_damage_in_what_grouping_needs_is_told(self):
        record = self.read(write_lines(self.folder / "1.jsonl", range(3)), name="r.db")
        with sqlite3.connect(record) as database:
            database.execute("UPDATE story_inputs SET packed = x'ff' WHERE article = 2")
        more = write_lines(self.folder / "2.jsonl", range(3, 5))
        self.assertIn(b"article 2", run("read", more, "-o", record, "--reading", "none", "--quiet", code=1).stderr)

    def test_the_timeline_tells_dated_events_with_their_stories(self):
        record = self.folder / "examples.db"
        run("read", EXAMPLES / "pages", "-o", record, "--reading", "fast", "--quiet", code=(0, 3))
        if query(record, "SELECT count(*) FROM events") == [(0,)]:
            self.skipTest("no language model is there")
        rows = [line.split("\t") for line in run("timeline", record).stdout.decode().splitlines()]
        self.assertGreater(len(rows), 5)
        self.assertEqual([row[0] for row in rows], sorted(row[0] for row in rows))
        places = dict(query(record, "SELECT article, story FROM story_members"))
        for row in rows:
            self.assertRegex(row[0], r"^\d{4}-\d\d-\d\d")
            for article in row[6].split():
                self.assertEqual(row[5], f"story {places[int(article)]}")
        later = [line.split("\t") for line in run("timeline", record, "--since", "2018-01-01").stdout.decode().splitlines()]
        self.assertEqual(later, [row for row in rows if row[0] >= "2018-01-01"])

    def test_every_mention_of_a_happening_reads_back(self):
        record = self.folder / "examples.db"
        run("read", EXAMPLES / "pages", "-o", record, "--reading", "fast", "--quiet", code=(0, 3))
        if query(record, "SELECT count(*) FROM events") == [(0,)]:
            self.skipTest("no language model is there")
        events = dict(((article, event), trigger) for article, event, trigger in
                      query(record, "SELECT article, ordinal, trigger FROM v_events"))
        actors = set(query(record, "SELECT article, ordinal FROM v_actors"))
        story_of = dict(query(record, "SELECT article, story FROM story_members"))
        count = 0
        for story in sorted(set(story_of.values())):
            shown = run("stories", record, "--story", str(story)).stdout.decode()
            mentions = re.findall(r"(?m)^  (\d+)/event/(\d+)  (\S+)", shown)
            for article, event, word in mentions:
                self.assertEqual(story_of[int(article)], story)
                self.assertTrue(events[int(article), int(event)].startswith(word))
            beside = re.findall(r"(?m)^      beside (\d+)/event/(\d+) \(\d+ %\): ", shown)
            self.assertEqual(len(beside), len(mentions) - len(re.findall(r"(?m)^happening ", shown)), "each but the first says why")
            for article, actor in re.findall(r"(\d+)/actor/(\d+)", shown):
                self.assertIn((int(article), int(actor)), actors)
            count += len(mentions)
        self.assertGreater(count, 4)

    def test_the_examples_stories_and_copies(self):
        record = self.folder / "examples.db"
        run("read", EXAMPLES / "pages", "-o", record, "--reading", "none", "--quiet", code=(0, 3))
        place = dict(query(record, "SELECT input, m.story FROM v_story_members m JOIN v_sightings s ON s.article = m.article"))
        story = {Path(name).name: number for name, number in place.items()}
        self.assertGreater(len(set(story.values())), 4)
        self.assertEqual(query(record, "SELECT count(*) FROM story_copies"), [(2,)], "a wire report, run whole by one outlet and cut by another")
        shown = run("stories", record).stdout.decode()
        self.assertRegex(shown, r"story \d+  2018-01-1\d")
        self.assertIn("beside", shown)
        one = run("stories", record, "--story", "1").stdout.decode()
        self.assertEqual(len(re.findall(r"(?m)^story ", one)), 1)
        self.assertIn(b"no such story", run("stories", record, "--story", "999", code=1).stderr)

    def test_the_summits_articles_are_one_story_and_the_councils_session_another(self):
        if not SEEDS.is_dir():
            self.skipTest("the seeds are not there")
        record = self.folder / "seeds.db"
        run("read", SEEDS, "-o", record, "--reading", "none", "--quiet", code=(0, 3))
        stories = query(record, "SELECT article_count, line FROM v_stories ORDER BY article_count")
        self.assertEqual([count for count, _ in stories], [1, 2])
        self.assertEqual(stories[0][1], stories[1][1], "both on one line")


if __name__ == "__main__":
    unittest.main()
