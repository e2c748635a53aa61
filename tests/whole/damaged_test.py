#!/usr/bin/env python3
"""Damaged copies of real pages and of archives go all the way into a record: no crash, no hang, and every trace of what was
found verifies. A sample in ordinary runs; `damaged_test.py --every N` takes every Nth page (1: all of them)."""
import gzip
import random
import sys
import unittest

from program import SHARED_PAGES, Case, export, run, write_lines

EVERY = 61


def damaged(bytes_, dice):
    """A page cut short, and one with flipped bits."""
    yield bytes_[:dice.randrange(len(bytes_) + 1)]
    flipped = bytearray(bytes_)
    for _ in range(max(1, len(flipped) // 500)):
        flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
    yield bytes(flipped)


class Damaged(Case):
    def test_damaged_pages_are_read_and_verified(self):
        pages = sorted(SHARED_PAGES.glob("*/html/*.html.gz"))[::EVERY]
        if not pages:
            self.skipTest("the page sets are not here")
        folder = self.folder / "damaged"
        folder.mkdir()
        dice = random.Random(4)
        for number, path in enumerate(pages):
            for variant, held in enumerate(damaged(gzip.decompress(path.read_bytes()) or b" ", dice)):
                (folder / f"{number}_{variant}.html").write_bytes(held)
        record = self.read(folder, code=(0, 3))
        self.assertGreater(len(export(record)), len(pages))
        run("verify", record)
        self.assertEqual(run("doctor", record).returncode, 0)

    def test_damaged_containers_are_read_as_far_as_they_go(self):
        dice = random.Random(5)
        held = write_lines(self.folder / "in.jsonl", range(40)).read_bytes()
        folder = self.folder / "damaged"
        folder.mkdir()
        for number in range(12):
            for variant, part in enumerate(damaged(gzip.compress(held, mtime=0), dice)):
                (folder / f"{number}_{variant}.gz").write_bytes(part)
            for variant, part in enumerate(damaged(held, dice)):
                (folder / f"{number}_{variant}.jsonl").write_bytes(part)
        record = self.read(folder, code=3)
        run("verify", record)
        self.assertEqual(run("doctor", record).returncode, 0)


if __name__ == "__main__":
    if "--every" in sys.argv:
        at = sys.argv.index("--every")
        EVERY = int(sys.argv[at + 1])
        del sys.argv[at:at + 2]
    unittest.main()
