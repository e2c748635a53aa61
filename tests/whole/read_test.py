#!/usr/bin/env python3
"""Reading pages into a record: what is found, what is passed over, and that the answer is always the same."""
import subprocess
import unittest

from program import PROGRAM, Case, digest, dump, export, page, query, run, write_lines, write_mixture


class Read(Case):
    def test_a_page_becomes_an_article_with_its_facts(self):
        (self.folder / "a.html").write_text(page(7))
        row, = export(self.read(self.folder / "a.html"))
        self.assertEqual(row["authors"], ["Mina Ferris"])
        self.assertEqual(row["published"][:10], "2018-01-08")
        self.assertEqual(row["origin"], {"input": str(self.folder / "a.html"), "entry": ""})
        self.assertIn(" & ", row["body"])
        self.assertNotIn("newsletter", row["body"])
        self.assertNotIn("All about", row["body"])
        self.assertEqual(row["body"], "\n".join(block["words"] for block in row["blocks"] if block["is_body"]))
        for block in row["blocks"]:
            self.assertTrue(block["spans"])
            self.assertTrue(all(0 <= begin <= end <= row["page"]["byte_count"] for begin, end in block["spans"]))

    def test_reading_again_changes_no_byte(self):
        folder = write_mixture(self.folder / "in")
        record = self.read(folder, code=3)
        before = digest(record)
        self.read(folder, code=3)
        self.assertEqual(digest(record), before)
        self.assertIn(b"0 new articles", self.ended.stderr)

    def test_any_number_of_threads_gives_the_same_file(self):
        folder = write_mixture(self.folder / "in")
        write_lines(folder / "more.jsonl", range(200, 420))
        digests = {digest(self.read(folder, "--jobs", jobs, name=f"{jobs}.db", code=3)) for jobs in (1, 2, 3, 8)}
        self.assertEqual(len(digests), 1)

    def test_any_number_of_threads_finds_the_same_attributions(self):
        lines = write_lines(self.folder / "few.jsonl", range(24))
        digests = {digest(self.read(lines, "--reading", "full", "--jobs", jobs, name=f"full{jobs}.db")) for jobs in (1, 2, 3)}
        self.assertEqual(len(digests), 1)

    def test_the_same_bytes_elsewhere_are_one_more_sighting(self):
        (self.folder / "a.html").write_text(page(1))
        (self.folder / "b.html").write_text(page(1))
        record = self.read(self.folder / "a.html")
        self.read(self.folder / "b.html")
        row, = export(record)
        self.assertEqual([each["origin"]["input"] for each in row["sightings"]],
                         [str(self.folder / "a.html"), str(self.folder / "b.html")])
        # In one run and one batch it is the same.
        row, = export(self.read(self.folder / "a.html", self.folder / "b.html", name="one_run.db"))
        self.assertEqual(len(row["sightings"]), 2)

    def test_a_changed_file_is_another_page(self):
        (self.folder / "a.html").write_text(page(1))
        record = self.read(self.folder / "a.html")
        (self.folder / "a.html").write_text(page(2))
        self.read(self.folder / "a.html")
        self.assertEqual(len(export(record)), 2)

    def test_what_cannot_be_read_is_listed_and_ends_nothing(self):
        folder = write_mixture(self.folder / "in")
        record = self.read(self.folder / "absent", folder, code=3)
        said = self.ended.stderr.decode()
        for name in ("absent", "cut.html.gz", "picture.png"):
            self.assertRegex(said, f"{name}.*: ")
        listed = run("list", record, "--gaps").stdout.decode()
        self.assertIn("absent", listed)
        self.assertEqual(query(record, "SELECT count(*) FROM gaps WHERE input LIKE '%absent'"), [(1,)])
        self.assertGreaterEqual(len(export(record)), 30)

    def test_standard_input_is_an_input(self):
        record = self.read("-", stdin=None, input=page(9).encode())
        row, = export(record)
        self.assertEqual(row["origin"]["input"], "-")

    def test_a_page_that_is_too_large_is_a_gap(self):
        (self.folder / "a.html").write_text(page(1))
        (self.folder / "b.html").write_text(page(2, paragraphs=200))
        record = self.read(self.folder / "a.html", self.folder / "b.html", "--max-page-bytes", 20000, code=3)
        self.assertEqual(len(export(record)), 1)
        self.assertEqual(query(record, "SELECT kind FROM gaps"), [("too_large",)])

    def test_with_hashes_alone_no_page_is_kept(self):
        (self.folder / "a.html").write_text(page(1))
        kept = self.read(self.folder / "a.html", name="kept.db")
        bare = self.read(self.folder / "a.html", "--keep", "hashes", name="bare.db")
        self.assertEqual(query(bare, "SELECT count(*) FROM page_bytes"), [(0,)])
        self.assertEqual(export(kept, "--all"), export(bare, "--all"))

    def test_blocks_repeated_on_a_host_are_known_to_a_later_run(self):
        whole = self.read(write_lines(self.folder / "all.jsonl", range(128)), name="whole.db")
        first, later = write_lines(self.folder / "1.jsonl", range(64)), write_lines(self.folder / "2.jsonl", range(64, 128))
        parts = self.read(first, name="parts.db")
        self.read(later, name="parts.db")
        for table in ("host_blocks", "blocks", "articles"):
            self.assertEqual(dump(whole)[table], dump(parts)[table], table)

    def test_a_record_is_not_read_into_itself(self):
        (self.folder / "a.html").write_text(page(1))
        record = self.read(self.folder / "a.html")
        self.read(record, code=2)

    def test_weights_that_are_none_are_refused(self):
        (self.folder / "a.html").write_text(page(1))
        (self.folder / "weights").write_text("no weights")
        self.read(self.folder / "a.html", "--article-weights", self.folder / "weights", code=1)
        self.assertIn(b"weights", self.ended.stderr)
        self.read(self.folder / "a.html", "--article-weights", self.folder / "absent", code=1)
        self.assertFalse((self.folder / "record.db").exists())

    def test_only_one_program_writes(self):
        pages = write_lines(self.folder / "many.jsonl", range(2000))
        record = self.folder / "record.db"
        both = [subprocess.Popen([PROGRAM, "read", pages, "-o", record, "--reading", "none"], stderr=subprocess.PIPE) for _ in range(2)]
        told = [each.communicate()[1].decode() for each in both]
        codes = sorted(each.returncode for each in both)
        self.assertIn(codes, ([0, 1], [0, 0]), told)
        self.read(pages)
        alone = self.read(pages, name="alone.db")
        self.assertEqual(digest(record), digest(alone))


if __name__ == "__main__":
    unittest.main()
