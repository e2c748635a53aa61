"""Reads examples/ with the built program and holds what it exports to what a reader of the pages sees.

examples_expected.jsonl has one line a page: `input` below examples/ (with `url` for a page of the archive), then headline,
authors, published, modified, outlet, language, paywall where the page tells them (times as far as given, without zone), the
first and last words of the body, and words that must not be in it. `not_yet` names what the program is known to get wrong: such a check must go on failing, so that the list only
shrinks.

    examples_test.py [PROGRAM]       or RAPPORTEUR=PROGRAM examples_test.py
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
EXPECTED = pathlib.Path(__file__).with_name("examples_expected.jsonl")
PROGRAM = pathlib.Path(os.environ.get("RAPPORTEUR", ROOT / "build" / "release" / "rapporteur"))
DONE = (0, 3)  # 3: done with skipped inputs
DATELINE_LENGTH = 60  # "VANCOUVER, Jan. 16 (Northline) - " may stand before the first words


def expectations():
    return [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines()]


def exported(name):
    """The records of one input of examples/, read into a fresh store."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(pathlib.Path(folder) / "record.db")
        read = subprocess.run([PROGRAM, "read", EXAMPLES / name, "-o", store], capture_output=True, text=True, check=False)
        if read.returncode not in DONE:
            raise AssertionError(f"read ended with {read.returncode}: {read.stderr}")
        told = subprocess.run([PROGRAM, "export", "--format", "jsonl", store], capture_output=True, check=True)
        verified = subprocess.run([PROGRAM, "verify", store], capture_output=True, text=True, check=False)
        if verified.returncode != 0:
            raise AssertionError(f"verify ended with {verified.returncode}: {verified.stderr}")
    return [json.loads(line) for line in told.stdout.decode("utf-8").splitlines()]


def value_of(record, name):
    """A piece of metadata as its normalised value; empty where the record abstains."""
    piece = record["metadata"][name]
    return piece["value"] if piece else ""


def words(text):
    return " ".join(text.split())


def record_of(expected, records):
    """The record that an expectation speaks of: by file, by address, or in a feed by its first words."""
    mine = [r for r in records if r["origin"]["input"].endswith(expected["input"])]
    if "url" in expected:
        mine = [r for r in mine if r["url"] == expected["url"]]
    elif len(mine) > 1:
        mine = [r for r in mine if expected["first_words"] in words(r["body"])]
    return mine[0] if len(mine) == 1 else None


def mistakes(expected, record):
    """What is wrong with a record, by the name of the check: {name: sentence}."""
    body = words(record["body"])
    found = {}
    for name in ("headline", "outlet", "language", "paywall"):
        if name in expected and words(value_of(record, name)) != words(expected[name]):
            found[name] = f"{value_of(record, name)!r} instead of {expected[name]!r}"
    for name in ("published", "modified"):
        if name in expected and value_of(record, name)[:len(expected[name] or "-")] != (expected[name] or ""):
            found[name] = f"{value_of(record, name)!r} instead of {expected[name]!r}"
    authors = [author["value"] for author in record["metadata"]["authors"]]
    if authors != expected["authors"]:
        found["authors"] = f"{authors} instead of {expected['authors']}"
    if expected["first_words"] not in body[:DATELINE_LENGTH + len(expected["first_words"])]:
        found["first_words"] = f"begins with {body[:80]!r}"
    if not body.endswith(expected["last_words"]):
        found["last_words"] = f"ends with {body[-80:]!r}"
    strangers = [stranger for stranger in expected["forbidden"] if words(stranger) in body]
    if strangers:
        found["forbidden"] = f"the body has {strangers}"
    return found


class Examples(unittest.TestCase):
    maxDiff = None

    def hold(self, name):
        expected = [e for e in expectations() if e["input"].startswith(name)]
        self.assertTrue(expected, f"no expectations for {name}")
        records = exported(name)
        for page in expected:
            with self.subTest(page=page["input"], headline=page["headline"]):
                record = record_of(page, records)
                self.assertIsNotNone(record, "this page has no record, or more than one")
                found = mistakes(page, record)
                known = page.get("not_yet", [])
                self.assertEqual({k: v for k, v in found.items() if k not in known}, {})
                self.assertEqual([k for k in known if k not in found], [], "these are right now: take them out of not_yet")

    def test_the_pages(self):
        self.hold("pages")

    def test_the_feed(self):
        self.hold("northline-world.xml")

    def test_the_archive(self):
        self.hold("saved-pages.warc.gz")

    def test_every_page_is_expected(self):
        pages = {str(path.relative_to(EXAMPLES)) for path in (EXAMPLES / "pages").rglob("*.*") if path.is_file()}
        self.assertEqual(pages, {e["input"] for e in expectations() if e["input"].startswith("pages/")})


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        PROGRAM = pathlib.Path(sys.argv.pop(1))
    if not PROGRAM.is_file():
        sys.exit(f"examples_test: no program at {PROGRAM}; build it or name it as the argument")
    unittest.main()
