"""Where events are, through the whole program: settled by the table of places, told as not looked up without it."""
import json
import shutil
import subprocess
import unittest
from pathlib import Path

from program import PROGRAM, Case, run

TABLE = Path(PROGRAM).parent.parent / "models" / "places-2" / "places.table"
PAGE = """<!doctype html><html lang=en><head><title>Clashes | The Daily Ford</title>
<meta property="article:published_time" content="2018-01-16T08:00:00Z"></head><body><article><h1>Clashes in two cities</h1>
<p>Soldiers killed three rebels near the Syrian city of Homs on Monday, the army said in a short statement to reporters.</p>
<p>Police arrested nine protesters in Springfield on Tuesday, and nobody said why they had been taken away that night.</p>
<p>Rebels attacked soldiers at the border between Chad and Niger on Tuesday, a spokesman for the soldiers said later.</p>
</article></body></html>"""


class Places(Case):
    def setUp(self):
        super().setUp()
        self.page = self.folder / "a.html"
        self.page.write_text(PAGE, encoding="utf-8")
        self.record = self.folder / "a.db"

    def read(self):
        said = run("read", self.page, "-o", self.record).stderr
        if b"articles are read without" in said or b"by their words alone" in said:
            self.skipTest("the models or the table of places are not there; ./dev build fetches them")

    def events(self, *flags):
        rows = run("events", "--format", "jsonl", *flags).stdout.decode().splitlines()
        return [event for row in map(json.loads, rows) for event in row["events"] if event["place"]]

    def test_a_town_has_its_point_and_the_words_it_rests_on(self):
        self.read()
        homs, springfield, border = self.events(self.record)
        self.assertEqual((homs["place_name"], homs["place_country"], homs["place_rule"]), ("Homs", "SYR", "named_with_country"))
        self.assertEqual((homs["latitude"][:4], homs["longitude"][:4], homs["is_near_place"]), ("34.7", "36.7", True))
        (begin, end), = homs["place_evidence"][0]["spans"]
        self.assertEqual(self.page.read_bytes()[begin:end], b"Syrian")
        self.assertEqual((springfield["place_country"], springfield["latitude"], springfield["place_rule"]), ("", "", "ambiguous"))
        self.assertEqual((border["place_kind"], border["latitude"]), ("border", ""))
        run("verify", self.record)

    def test_events_are_chosen_by_place_and_country(self):
        self.read()
        self.assertEqual([each["place_name"] for each in self.events("--country", "SYR", self.record)], ["Homs"])
        self.assertEqual([each["place_name"] for each in self.events("--place", "springfield", self.record)], ["Springfield"])
        self.assertEqual(self.events("--country", "FRA", self.record), [])

    def test_explain_and_exports_tell_it(self):
        self.read()
        explained = run("explain", "-r", self.record, "1/event/0").stdout.decode()
        self.assertIn("named with country", explained)
        self.assertIn("[Syrian]", explained)
        head, row, *_ = run("export", "--format", "icews", self.record).stdout.decode().splitlines()
        told = dict(zip(head.split("\t"), row.split("\t")))
        self.assertEqual((told["City"], told["Country"], told["Latitude"][:4]), ("Homs", "Syria", "34.7"))

    def test_without_the_table_the_record_says_so(self):
        self.read()
        alone = self.folder / "build" / "release"
        alone.mkdir(parents=True)
        shutil.copy(PROGRAM, alone / "rapporteur")
        models = self.folder / "build" / "models"
        models.mkdir()
        for each in TABLE.parents[1].iterdir():
            if not each.name.startswith("places"):
                (models / each.name).symlink_to(each)
        ended = subprocess.run([alone / "rapporteur", "events", "--format", "jsonl", self.page], capture_output=True, check=True)
        self.assertIn(b"by their words alone", ended.stderr)
        events = [event for event in json.loads(ended.stdout)["events"] if event["place"]]
        self.assertEqual({each["place_rule"] for each in events}, {"not_looked_up"})
        self.assertEqual({each["latitude"] for each in events}, {""})

    def test_a_named_table_must_be_one(self):
        self.read()
        damaged = self.folder / "damaged.table"
        damaged.write_bytes(b"RPLACES2 and no more")
        self.assertIn(b"damaged", run("read", "--places", damaged, self.page, "-o", self.folder / "b.db", code=1).stderr)
        run("read", "--places", self.folder / "none.table", self.page, "-o", self.folder / "b.db", code=1)


if __name__ == "__main__":
    unittest.main()
