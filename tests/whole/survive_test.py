#!/usr/bin/env python3
"""What may happen to a run from outside: kill -9 at fifty points, the wish to stop, a full disk, a limit on file size, a
target that may not be written. No article that was kept is lost, the file stays whole, and the same command completes
the record to the same bytes."""
import os
import resource
import signal
import subprocess
import time
import unittest

from program import PROGRAM, Case, digest, dump, export, page, query, run, write_lines, write_mixture

KILLS = int(os.environ.get("RAPPORTEUR_TEST_KILLS", "50"))


class Kill(Case):
    def inputs(self):
        """Enough for a dozen batches, with gaps, copies and text among them."""
        folder = write_mixture(self.folder / "in")
        write_lines(folder / "many.jsonl", range(300, 900), furniture=34)
        write_lines(folder / "some_again.jsonl", range(250, 350), furniture=34)
        return folder

    def start(self, folder, record, *flags):
        return subprocess.Popen([PROGRAM, "read", folder, "-o", record, "--reading", "none", *flags], stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def assert_complete(self, record, whole):
        self.assertEqual(digest(record), digest(whole), "the file itself")

    def test_killed_at_fifty_points_it_is_completed_to_the_same_bytes(self):
        folder = self.inputs()
        begin = time.monotonic()
        whole = self.read(folder, "-q", name="whole.db", code=3)
        seconds = time.monotonic() - begin
        whole_export, whole_dump = run("export", whole, "--all").stdout, dump(whole)
        partial = 0
        for kill in range(KILLS):
            record = self.folder / f"{kill}.db"
            process = self.start(folder, record, "--jobs", str(1 + kill % 3))
            time.sleep(seconds * 1.1 * kill / KILLS)
            process.kill()
            process.communicate()
            kept = []
            if record.exists() and record.stat().st_size > 0 and self.has_tables(record):
                kept = export(record)
                partial += 0 < len(kept) < len(whole_dump["articles"])
                self.assertEqual(run("doctor", record).returncode, 0)
            self.read(folder, name=record.name, code=3)
            completed = export(record)
            for before, after in zip(kept, completed[:len(kept)], strict=True):
                # A copy that came later adds its sighting; all else stands.
                self.assertEqual(after.pop("sightings")[:len(before["sightings"])], before.pop("sightings"))
                self.assertEqual(after, before, "what was kept is still there")
            self.assertEqual(dump(record), whole_dump)
            self.assertEqual(run("export", record, "--all").stdout, whole_export)
            self.assert_complete(record, whole)
            for path in self.folder.glob(f"{kill}.db*"):
                path.unlink()
        self.assertGreater(partial, KILLS // 5, "most kills should meet a run at work")

    def test_killed_again_and_again_it_is_completed_at_last(self):
        folder = self.inputs()
        begin = time.monotonic()
        whole = self.read(folder, "-q", name="whole.db", code=3)
        seconds = time.monotonic() - begin
        record = self.folder / "record.db"
        for kill in range(1, 8):
            process = self.start(folder, record)
            time.sleep(seconds * kill / 12)
            process.kill()
            process.communicate()
        self.read(folder, code=3)
        self.assert_complete(record, whole)

    def has_tables(self, record):
        """Killed before its tables were made, a record is an empty file, which reading makes anew."""
        return run("list", record, code=(0, 1)).returncode == 0

    def test_asked_to_stop_it_keeps_the_batch_and_says_how_to_go_on(self):
        folder = self.inputs()
        write_lines(folder / "more.jsonl", range(1000, 4000))
        whole = self.read(folder, "-q", name="whole.db", code=3)
        for wish in (signal.SIGINT, signal.SIGTERM):
            record = self.folder / f"{wish}.db"
            process = self.start(folder, record)
            while not record.exists() or not self.has_tables(record) or not query(record, "SELECT count(*) FROM pages")[0][0]:
                time.sleep(0.01)
            process.send_signal(wish)
            said = process.communicate(timeout=60)[1].decode()
            self.assertEqual(process.returncode, 130, said)
            self.assertIn("the same command goes on", said)
            kept = len(export(record))
            self.assertLess(kept, len(export(whole)))
            self.assertFalse((self.folder / f"{record.name}-wal").exists(), "the file is closed cleanly")
            self.read(folder, name=record.name, code=3)
            self.assert_complete(record, whole)


class NoRoom(Case):
    def fill(self, record, inputs, **more):
        """Reads until there is no room, then with room again."""
        before = export(record)
        ended = run("read", inputs, "-o", record, "--reading", "none", code=1, **more)
        said = ended.stderr.decode()
        self.assertIn(str(record), said)
        self.assertRegex(said, "no space|could not read or write")
        self.assertIn("again", said)
        self.assertEqual(export(record)[:len(before)], before)
        self.assertEqual(run("doctor", record).returncode, 0)
        return said

    def test_a_limit_on_file_size_is_told_and_the_record_stays_whole(self):
        record = self.read(write_lines(self.folder / "few.jsonl", range(10)))
        many = write_lines(self.folder / "many.jsonl", range(10, 700))
        limit = record.stat().st_size + 400_000
        self.fill(record, many, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.read(many)
        self.assertEqual(len(export(record)), 700)

    def test_a_full_disk_is_told_and_the_record_stays_whole(self):
        disk = self.folder / "disk"
        disk.mkdir()
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk],
                                               capture_output=True).returncode != 0:
            self.skipTest("a small disk can be mounted by root alone")
        try:
            record = disk / "record.db"
            run("read", write_lines(self.folder / "few.jsonl", range(10)), "-o", record)
            many = write_lines(self.folder / "many.jsonl", range(10, 900))
            self.fill(record, many)
            subprocess.run(["mount", "-o", "remount,size=60m", disk], check=True)
            run("read", many, "-o", record, "--reading", "none")
            self.assertEqual(len(export(record)), 900)
        finally:
            subprocess.run(["umount", disk], check=True)

    def test_full_standard_output_is_told(self):
        record = self.read(write_lines(self.folder / "few.jsonl", range(40)))
        with open("/dev/full", "wb") as full:
            ended = subprocess.run([PROGRAM, "export", record], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(ended.returncode, 1)
        self.assertIn(b"standard output", ended.stderr)

    def test_a_closed_pipe_is_no_matter(self):
        record = self.read(write_lines(self.folder / "few.jsonl", range(200)))
        process = subprocess.Popen([PROGRAM, "export", record], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(10)
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertIn(process.wait(), (-signal.SIGPIPE, 141))


class ReadOnly(Case):
    def as_nobody(self):
        """Rights bind everyone but root: the program is run as nobody."""
        if os.geteuid() != 0:
            return {}
        for path in [self.folder, *self.folder.rglob("*")]:
            os.chown(path, 65534, 65534)
        return {"preexec_fn": lambda: (os.setgid(65534), os.setuid(65534))}

    def test_a_target_that_may_not_be_written_is_told_and_left_alone(self):
        (self.folder / "a.html").write_text(page(1))
        (self.folder / "b.html").write_text(page(2))
        locked = self.folder / "locked"
        locked.mkdir()
        record = locked / "record.db"
        run("read", self.folder / "a.html", "-o", record)
        before = digest(record)
        who = self.as_nobody()
        record.chmod(0o444)
        locked.chmod(0o555)
        self.addCleanup(locked.chmod, 0o755)
        for target in (record, locked / "new.db"):
            ended = run("read", self.folder / "b.html", "-o", target, code=1, **who)
            self.assertIn(str(target), ended.stderr.decode())
            self.assertIn("rights", ended.stderr.decode())
        self.assertEqual(digest(record), before)
        self.assertEqual(sorted(path.name for path in locked.iterdir()), ["record.db"])
        # What may not be written can be read all the same.
        self.assertIn(b"a.html", run("list", record, **who).stdout)
        run("verify", record, **who)

    def test_a_folder_that_may_not_be_written_is_told(self):
        (self.folder / "a.html").write_text(page(1))
        (self.folder / "b.html").write_text(page(2))
        locked = self.folder / "locked"
        locked.mkdir()
        record = locked / "record.db"
        run("read", self.folder / "a.html", "-o", record)
        who = self.as_nobody()
        locked.chmod(0o555)
        self.addCleanup(locked.chmod, 0o755)
        ended = run("read", self.folder / "b.html", "-o", record, code=1, **who)
        self.assertIn("rights", ended.stderr.decode())
        self.assertEqual(len(export(record)), 1)


if __name__ == "__main__":
    unittest.main()
