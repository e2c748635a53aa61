#!/usr/bin/env python3
"""`rapporteur analyse`: CoNLL-U whose bytes lead back to the page, the same on every path and any number of threads. What wants
a language package is skipped where there is none."""
import re
import unittest
from pathlib import Path

from program import Case, page, run

TEXT = ("Share this page\n\nAnna Kovacs, the minister, said on Tuesday that “nothing was agreed”.\n\n"
        "Mr. Oduya told reporters:  he didn't know.\tThe EU wasn’t asked…\n")


def has_package(case):
    (case.folder / "none.txt").write_text("")
    return run("analyse", case.folder / "none.txt", code=(0, 1, 3)).returncode != 1


def rows(conllu):
    return [line.split("\t") for line in conllu.splitlines() if line and not line.startswith("#")]


class Analyse(Case):
    def setUp(self):
        super().setUp()
        if not has_package(self):
            self.skipTest("there is no language package; ./dev build fetches one")

    def written(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def test_the_bytes_of_a_token_are_its_words(self):
        path = self.written("a.txt", TEXT)
        source = path.read_bytes()
        told = run("analyse", "--plain", path).stdout.decode()
        self.assertEqual(told.count("# block = paragraph"), told.count("# text = "))
        self.assertIn("# text = Share this page\n", told)
        for row in rows(told):
            self.assertEqual(len(row), 10)
            begin, end = map(int, re.search(r"Bytes=(\d+)-(\d+)", row[9]).groups())
            words = source[begin:end].decode()
            if row[3] == "SPACE":
                words = words.replace("\t", "\\t").replace(" ", "\\s")
            self.assertEqual(words, row[1])
            self.assertEqual("SpaceAfter=No" in row[9], source[end:end + 1] != b" ")
            self.assertEqual(row[6] == "0", row[7] == "root")
        told = {row[1]: row for row in rows(told)}
        self.assertEqual(told["Kovacs"][7], "nsubj")
        self.assertTrue(told["Kovacs"][9].endswith("Entity=I-PERSON"))
        self.assertEqual(told["said"][2], "say")

    def test_a_word_without_end_is_read_in_stretches(self):
        word = "a(b)-c/" * 10_000
        told = rows(run("analyse", "--plain", self.written("a.txt", f"Before it.\n{word}\nAfter it.\n")).stdout.decode())
        self.assertEqual("".join(row[1] for row in told), f"Beforeit.{word}Afterit.")
        ends = [int(re.search(r"Bytes=\d+-(\d+)", row[9]).group(1)) for row in told]
        self.assertEqual(ends, sorted(ends))

    def test_a_sentence_has_one_root_at_least_and_heads_inside(self):
        told = run("analyse", "--plain", self.written("a.txt", TEXT)).stdout.decode()
        for sentence in filter(None, told.split("\n\n")):
            found = rows(sentence)
            self.assertTrue(any(row[6] == "0" for row in found))
            self.assertTrue(all(int(row[6]) <= len(found) for row in found))

    def test_threads_and_instructions_do_not_matter(self):
        paths = [self.written(f"{i}.html", page(i, paragraphs=2)) for i in range(6)]
        expected = run("analyse", "-j", "1", *paths).stdout
        self.assertIn(b"# block = headline", expected)
        self.assertNotIn(b"newsletter", expected)
        self.assertEqual(run("analyse", "-j", "3", *paths).stdout, expected)
        for instructions in ("portable", "avx2", "avx512"):
            ended = run("analyse", "--instructions", instructions, *paths, code=(0, 1))
            self.assertIn(ended.stdout, (expected, b""))
            if ended.returncode == 1:
                self.assertIn(b"does not have the instructions", ended.stderr)

    def test_an_input_that_is_not_there_is_told(self):
        ended = run("analyse", self.folder / "absent", self.written("a.txt", TEXT), code=3)
        self.assertIn(b"absent", ended.stderr)
        self.assertIn(b"Kovacs", ended.stdout)


class WithoutPackage(Case):
    def test_a_folder_that_is_no_package_is_named(self):
        (self.folder / "a.txt").write_text(TEXT, encoding="utf-8")
        ended = run("analyse", "--model", self.folder, self.folder / "a.txt", code=1)
        self.assertIn(str(Path(self.folder)).encode(), ended.stderr)
        self.assertEqual(ended.stdout, b"")


if __name__ == "__main__":
    unittest.main()
