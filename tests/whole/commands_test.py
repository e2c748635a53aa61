#!/usr/bin/env python3
"""The command line: what each command prints, how it ends, and that help, manual and completions tell the same."""
import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess
import unittest

from program import PROGRAM, Case, address, export, page, query, run, write_lines

COMMANDS = ("read", "show", "list", "search", "verify", "export", "analyse", "doctor", "schema", "man", "completions", "help")


def flags_of(command):
    return set(re.findall(r"(?m)^  (?:-\w, |    )(--[a-z-]+)", run(command, "--help").stdout.decode()))


class Usage(Case):
    def test_what_is_not_understood_ends_with_2(self):
        for words in ([], ["raed"], ["read"], ["read", "x", "--out", "y"], ["read", "x", "--jobs"], ["read", "x", "--jobs", "0"],
                      ["read", "x", "--jobs=two"], ["read", "x", "--keep", "some"], ["export", "a", "b"], ["show"],
                      ["list", "--gaps=1"], ["completions", "tcsh"], ["help", "raed"], ["read", "x", "-o", ""], ["list", "-x"]):
            ended = run(*words, code=2, cwd=self.folder)
            self.assertTrue(ended.stderr.startswith(b"rapporteur: "), words)
            self.assertEqual(ended.stdout, b"", words)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_record_that_is_not_there_ends_with_1(self):
        for words in (["list"], ["show", "1"], ["search", "x"], ["verify"], ["export"]):
            self.assertIn(b"there is no such record", run(*words, code=1, cwd=self.folder).stderr)

    def test_version_and_help_are_data(self):
        self.assertRegex(run("--version").stdout.decode(), r"^rapporteur \d+\.\d+\.\d+\n$")
        told = run("--help").stdout.decode()
        for command in COMMANDS:
            self.assertRegex(told, rf"(?m)^  {command} ")
            self.assertEqual(run(command, "--help").stdout, run("help", command).stdout)
        for code in ("0", "1", "2", "3", "4", "130"):
            self.assertRegex(told, rf"(?m)^  {code} ")

    def test_manual_and_completions_know_every_flag(self):
        manual = run("man").stdout.decode().replace("\\-", "-")
        shells = {shell: run("completions", shell).stdout.decode() for shell in ("bash", "zsh", "fish")}
        for command in COMMANDS:
            for flag in flags_of(command):
                if flag != "--help":
                    self.assertIn(flag, manual)
                for shell in ("bash", "zsh"):
                    self.assertIn(flag, shells[shell], shell)
                self.assertIn(f"-l {flag[2:]}", shells["fish"])

    def test_completions_are_programs_of_their_shells(self):
        for shell, check in (("bash", ["bash", "-n"]), ("zsh", ["zsh", "-n"]), ("fish", ["fish", "--no-execute"])):
            if not shutil.which(shell):
                continue
            (self.folder / shell).write_bytes(run("completions", shell).stdout)
            subprocess.run([*check, self.folder / shell], check=True)
        ask = "source ./bash; COMP_WORDS=(rapporteur export --format ''); COMP_CWORD=3; _rapporteur; echo ${COMPREPLY[@]}"
        told = subprocess.run(["bash", "-c", ask], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(told.stdout, "jsonl csv annotation polecat icews\n")

    def test_the_manual_is_troff_without_complaints(self):
        if not shutil.which("man"):
            self.skipTest("man is not here")
        (self.folder / "rapporteur.1").write_bytes(run("man").stdout)
        ended = subprocess.run(["man", "--warnings", "-l", self.folder / "rapporteur.1"], capture_output=True,
                               env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100"})
        self.assertEqual(ended.stderr, b"")
        self.assertIn(b"EXIT STATUS", ended.stdout)


class Look(Case):
    def setUp(self):
        super().setUp()
        self.record = self.read(write_lines(self.folder / "in.jsonl", range(30)))
        self.rows = export(self.record)

    def test_show_names_by_number_hash_address_and_file(self):
        told = run("show", "5", "-r", self.record).stdout
        row = self.rows[4]
        self.assertEqual(run("show", row["page"]["hash"][:8], "-r", self.record).stdout, told)
        self.assertEqual(run("show", row["page"]["hash"], "-r", self.record).stdout, told)
        self.assertEqual(run("show", address(4), "-r", self.record).stdout, told)
        text = told.decode()
        self.assertIn(row["headline"], text)
        self.assertIn("Mina Ferris", text)
        self.assertRegex(text, r"meta, bytes \d+-\d+: ")
        self.assertNotIn("All about", text)
        self.assertIn("All about", run("show", "5", "-r", self.record, "--all").stdout.decode())
        begin, end = next(block for block in row["blocks"] if block["is_body"])["spans"][0]
        self.assertIn(f"{begin}-{end}", run("show", "5", "-r", self.record, "--trace").stdout.decode())
        run("show", "31", "-r", self.record, code=1)
        run("show", "zebra", "-r", self.record, code=1)
        self.assertIn(b"30 articles", run("show", str(self.folder / "in.jsonl"), "-r", self.record, code=1).stderr)

    def test_list_has_a_line_an_article(self):
        lines = run("list", self.record).stdout.decode().splitlines()
        self.assertEqual([line.split("\t")[0] for line in lines], [str(n) for n in range(1, 31)])
        self.assertTrue(all(line.count("\t") == 7 for line in lines))
        self.assertEqual(len(run("list", self.record, "-n", 3).stdout.splitlines()), 3)
        self.assertEqual(run("list", cwd=self.folder).stdout.decode().splitlines(), lines, "record.db is meant where none is named")

    def test_search_finds_words_best_first(self):
        word = next(w for w in self.rows[7]["body"].split() if w.isalpha() and len(w) > 5)
        found = run("search", word, "-r", self.record, "-n", 100).stdout.decode().splitlines()
        holding = [row["article"] for row in self.rows if re.search(rf"(?i)\b{word}\b", row["body"] + " " + (row["headline"] or ""))]
        self.assertEqual(sorted(int(line.split("\t")[0]) for line in found), holding)
        phrase = " ".join(re.findall(r"[a-z]+", self.rows[7]["body"])[3:8])
        self.assertEqual(run("search", phrase, "-r", self.record).stdout.decode().split("\t")[0], "8")
        self.assertEqual(run("search", "zebra", "-r", self.record).stdout, b"")
        for odd in ('"', "AND", "(", "*", "a:b", "NEAR(", "x'); DROP"):
            run("search", odd, "-r", self.record)

    def test_jsonl_states_its_unit_and_reads_back_to_the_page(self):
        pages = [json.dumps({"url": address(n), "html": page(n)}).encode() for n in range(30)]
        for row, held in zip(self.rows, pages, strict=True):
            self.assertIn("bytes", row["offsets"])
            self.assertEqual(row["origin"]["entry"], f"line {row['article']}")
            for block in row["blocks"]:
                words = b" ".join(held[begin:end] for begin, end in block["spans"]).decode()
                self.assertEqual(words.replace("&amp;", "&").split(), block["words"].split())
        with_all = export(self.record, "--all")
        self.assertGreater(len(with_all[0]["blocks"]), len(self.rows[0]["blocks"]))

    def test_csv_is_rfc_4180(self):
        told = run("export", self.record, "--format", "csv").stdout.decode()
        self.assertEqual(told.count("\r\n"), told.count("\n"))
        rows = list(csv.DictReader(io.StringIO(told, newline="")))
        self.assertEqual([row["headline"] for row in rows], [row["headline"] for row in self.rows])
        self.assertEqual(rows[3]["url"], address(3))

    def test_the_views_hold_what_is_exported(self):
        held = query(self.record, "SELECT article, headline, authors, body, page_hash FROM v_articles ORDER BY article")
        self.assertEqual(held, [(r["article"], r["headline"], "; ".join(r["authors"]), r["body"], r["page"]["hash"]) for r in self.rows])
        spans = query(self.record, "SELECT begin_byte, end_byte FROM v_blocks WHERE article = 3 AND is_body ORDER BY ordinal")
        self.assertEqual(spans, [(b["spans"][0][0], b["spans"][-1][1]) for b in self.rows[2]["blocks"] if b["is_body"]])

    def test_doctor_finds_the_record_whole(self):
        told = run("doctor", self.record).stdout.decode()
        self.assertRegex(told, r"(?m)^articles +30$")
        self.assertRegex(told, r"(?m)^file +whole$")
        self.assertRegex(told, r"(?m)^sqlite +3\.\d+\.\d+, full-text search, json$")
        self.assertIn("libzstd", told)

    def test_what_a_page_says_cannot_steer_a_terminal(self):
        (self.folder / "bad.html").write_text(page(77).replace("<h1>", "<h1>\x1b[31m&#27;]0;owned&#7; \u202e"), encoding="utf-8")
        record = self.read(self.folder / "bad.html", name="bad.db")
        for words in (["show", "1", "-r", record, "--all"], ["list", record], ["search", "newsletter", "-r", record]):
            self.assertNotRegex(run(*words).stdout.decode(), "[\x00-\x08\x0b-\x1f\x7f\u202e]")

    def on_terminal(self, *words, **environment):
        """What a command prints on a terminal."""
        here, there = pty.openpty()
        process = subprocess.Popen([PROGRAM, *map(str, words)], stdout=there, stderr=there, stdin=subprocess.DEVNULL,
                                   env={"PATH": os.environ["PATH"], "TERM": "xterm", **environment})
        os.close(there)
        told = b""
        while True:
            try:
                part = os.read(here, 65536)
            except OSError:
                break
            if not part:
                break
            told += part
        os.close(here)
        process.wait()
        return told

    def test_colours_and_progress_are_for_terminals_that_want_them(self):
        self.assertIn(b"\x1b[1m", self.on_terminal("show", "1", "-r", self.record))
        self.assertNotIn(b"\x1b[", self.on_terminal("show", "1", "-r", self.record, NO_COLOR="1"))
        self.assertNotIn(b"\x1b[", self.on_terminal("show", "1", "-r", self.record, TERM="dumb"))
        self.assertNotIn(b"\x1b[", run("show", "1", "-r", self.record).stdout)
        many = write_lines(self.folder / "many.jsonl", range(100, 230))
        self.assertRegex(self.on_terminal("read", many, "-o", self.folder / "other.db"), rb"pages, [\d,]+/s, \d+ %, \d+:\d\d left")
        self.assertNotIn(b"left", self.ended.stderr)


if __name__ == "__main__":
    unittest.main()
