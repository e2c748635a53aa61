import json
import struct
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from tree import TreeTest

import make_places
from make_places import key_of


def town(number, name, country, **more):
    return {"geonameid": number, "name": name, "latitude": 1.5, "longitude": -2.25, "countrycode": country, "population": 5000,
            "admin1code": "01", "alternatenames": [], **more}


class MakePlaces(TreeTest):
    def setUp(self):
        super().setUp()
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.models = Path(scratch.name)
        towns = self.models / make_places.TOWNS
        areas = self.models / make_places.AREAS
        towns.mkdir()
        areas.mkdir()
        (towns / "countries.json").write_text(json.dumps({"NO": {"iso3": "NOR", "name": "Norway"}}), encoding="utf-8")
        (areas / "subdivisions.tsv").write_text("Øst\tNO-01\tNO.01\t77\tCounty\tEast\t1\t\t1\n", encoding="utf-8")
        listed = {"1": town(1, "Tromsø", "NO", alternatenames=["Tromso", "Romssa", "TOS", "тромсе", "tromusø"]),
                  "2": town(2, "Nowhere", "XX")}
        (towns / "cities1000.json").write_text(json.dumps(listed), encoding="utf-8")
        mock.patch.object(make_places, "ABBREVIATIONS", areas / "none.tsv").start()
        (areas / "none.tsv").write_text("# nothing\n", encoding="utf-8")
        self.addCleanup(mock.patch.stopall)

    def test_a_name_is_looked_up_without_marks(self):
        self.assertEqual(key_of("São Tomé"), "sao tome")
        self.assertEqual(key_of("St. John’s"), "saint johns")
        self.assertEqual(key_of("The Hague"), "hague")
        self.assertEqual(key_of("Ḩalab"), "halab")
        self.assertEqual(key_of("Khan-Yunis"), "khan yunis")
        self.assertEqual(key_of("Москва"), "")

    def test_the_table_counts_its_parts(self):
        table = make_places.make_table(self.models)
        size, countries, areas, towns, names, strings = struct.unpack("<6I", table[8:32])
        self.assertEqual((table[:8], size, countries, areas, towns), (b"RPLACES2", len(table), 1, 1, 1))
        self.assertEqual(names, 5)  # norway, ost, east, tromso, romssa
        self.assertEqual(32 + 4 + 12 + 24 + names * 8 + strings, len(table))

    def test_a_small_place_beside_a_great_one_is_its_suburb(self):
        great = town(1, "Great", "NO", population=900_000)
        beside = town(2, "Beside", "NO", latitude=1.55)
        apart = town(3, "Apart", "NO", latitude=1.75)
        abroad = town(4, "Abroad", "SE")
        self.assertEqual(make_places.suburbs_of([great, beside, apart, abroad]), {2})

    def test_the_same_packages_make_the_same_bytes(self):
        self.assertEqual(make_places.make_table(self.models), make_places.make_table(self.models))


if __name__ == "__main__":
    unittest.main()
