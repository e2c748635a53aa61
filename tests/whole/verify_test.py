#!/usr/bin/env python3
"""Verifying: every trace is read again, and whatever was changed behind the record's back is found."""
import json
import sqlite3
import unittest

from program import Case, change, page, query, run, write_lines, write_mixture


class Verify(Case):
    def assert_differs(self, record, fact):
        ended = run("verify", record, code=4)
        self.assertIn(fact, ended.stdout.decode())
        self.assertIn(b"differ", ended.stderr)

    def one_page(self, *flags, name="record.db"):
        (self.folder / "a.html").write_text(page(5))
        return self.read(self.folder / "a.html", *flags, name=name)

    def test_every_trace_of_a_mixture_is_verified(self):
        record = self.read(write_mixture(self.folder / "in"), code=3)
        ended = run("verify", record)
        self.assertEqual(ended.stdout, b"")
        self.assertRegex(ended.stderr.decode(), r"[1-9][\d,]* traces of [1-9][\d,]* facts")

    def test_changed_words_are_found(self):
        record = self.one_page()
        change(record, "UPDATE blocks SET words = replace(words, 'a', 'e') WHERE id = (SELECT max(id) FROM blocks WHERE is_body)")
        self.assert_differs(record, "block ")

    def test_a_changed_span_is_found(self):
        record = self.one_page()
        spans, = query(record, "SELECT spans FROM blocks WHERE is_body")[0]
        moved = [[begin + 1, end + 1] for begin, end in json.loads(spans)]
        change(record, "UPDATE blocks SET spans = ? WHERE spans = ?", json.dumps(moved, separators=(",", ":")), spans)
        self.assert_differs(record, "block ")

    def test_a_changed_value_is_found(self):
        record = self.one_page()
        change(record, "UPDATE metadata SET words = words || 's' WHERE name = 'author'")
        self.assert_differs(record, "author")

    def test_any_other_change_of_a_record_is_found(self):
        for number, (table, column, value) in enumerate((
                ("metadata", "value", "Nina Ferris"), ("metadata", "signal", "json_ld"), ("blocks", "kind", "quote"),
                ("blocks", "is_body", 0), ("blocks", "permille", 1), ("pages", "url", "https://other.example/"),
                ("pages", "encoding", "windows-1252"), ("traces", "carrier", "address"), ("articles", "digest", "0" * 64))):
            record = self.one_page(name=f"{number}.db")
            change(record, f"UPDATE {table} SET {column} = ? WHERE rowid = (SELECT max(rowid) FROM {table})"
                   if table != "traces" else f"UPDATE {table} SET {column} = ? WHERE fact = 1", value)
            self.assert_differs(record, "record")

    def test_a_trace_beyond_the_page_is_found(self):
        record = self.one_page()
        change(record, "UPDATE traces SET end_byte = 10000000 WHERE fact = 1")
        self.assert_differs(record, "outside")

    def test_one_flipped_bit_of_the_page_is_found(self):
        record = self.one_page()
        frame, = query(record, "SELECT zstd FROM page_bytes")[0]
        for at in (len(frame) // 3, len(frame) // 2, len(frame) - 5):
            flipped = bytearray(frame)
            flipped[at] ^= 4
            change(record, "UPDATE page_bytes SET zstd = ?", bytes(flipped))
            self.assert_differs(record, "page")
        change(record, "UPDATE page_bytes SET zstd = ?", frame)
        run("verify", record)

    def test_one_flipped_byte_of_the_file_is_found_by_doctor_or_verify(self):
        record = self.read(write_lines(self.folder / "in.jsonl", range(20)))
        whole = record.read_bytes()
        spans, = query(record, "SELECT spans FROM blocks WHERE article = 7 AND is_body")[0]
        for place in (whole.index(b"Mina Ferris"), whole.index(spans.encode()) + 3):
            record.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:])
            self.assertEqual(run("verify", record, code=(1, 4)).returncode, 4, place)
        record.write_bytes(whole[:len(whole) // 2] + bytes(9000) + whole[len(whole) // 2 + 9000:])
        codes = {run("doctor", record, code=(0, 1)).returncode, run("verify", record, code=(0, 1, 4)).returncode}
        self.assertNotEqual(codes, {0})

    def test_without_bytes_it_says_which_pages_it_needs(self):
        record = self.one_page("--keep", "hashes")
        ended = run("verify", record, code=3)
        self.assertIn(b"a.html", ended.stderr)
        self.assertIn(b"--pages", ended.stderr)
        self.assertIn(b"all give their words", run("verify", record, "--pages", self.folder / "a.html").stderr)
        (self.folder / "b.html").write_text(page(6))
        run("verify", record, "--pages", self.folder / "b.html", code=3)
        change(record, "UPDATE metadata SET words = words || 's' WHERE name = 'author'")
        self.assertIn(b"author", run("verify", record, "--pages", self.folder, code=4).stdout)

    def test_the_answer_does_not_depend_on_threads(self):
        record = self.read(write_lines(self.folder / "in.jsonl", range(150)))
        change(record, "UPDATE blocks SET words = 'something else' WHERE id % 50 = 0")
        told = {run("verify", record, "--jobs", jobs, code=4).stdout for jobs in (1, 2, 5)}
        self.assertEqual(len(told), 1)


if __name__ == "__main__":
    unittest.main()
