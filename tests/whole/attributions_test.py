#!/usr/bin/env python3
"""`rapporteur attributions`: the same on every path, and why, by either reading. What wants the encoder's base weights or the
language package is skipped where they are not there."""
import json
import os
import unittest

from program import Case, digest, page, query, run

TEXT = ("Minister warns of higher harbour fees\n\n“We have waited long enough,” Ada Lindqvist told reporters in Tallmere. The "
        "union's Oren Vask said that half of his members could not pay.\n")
NOT_HERE = b"this processor does not have the instructions"


class Attributions(Case):
    def setUp(self):
        super().setUp()
        self.text = self.folder / "a.txt"
        self.text.write_text(TEXT, encoding="utf-8")
        if b"looked for" in run("attributions", "--plain", self.text, code=(0, 1)).stderr:
            self.skipTest("the encoder's base weights are not there; ./dev build fetches them")

    def told(self, *flags):
        ended = run("attributions", "--plain", "--format", "jsonl", *flags, self.text, code=(0, 1))
        return None if NOT_HERE in ended.stderr else ended.stdout

    def test_every_path_gives_the_same_bytes(self):
        best = self.told("--why")
        self.assertTrue(best)
        told = [self.told("--why", "--instructions", path) for path in ("portable", "avx2", "avx512", "amx")]
        self.assertEqual(told[0], best)
        self.assertTrue(all(each in (None, best) for each in told))

    def test_why_tells_what_was_weighed(self):
        path = self.text.read_bytes()
        found = json.loads(self.told("--why"))["attributions"]
        self.assertEqual(len(found), 3)
        for each in found:
            weighed = each["weighed"]
            self.assertEqual(weighed["speaker"]["words"], each["speaker"])
            self.assertEqual(len(weighed["content"]), len(each["content"]))
            for part in (*weighed["content"], weighed["speaker"]):
                self.assertLessEqual(part["link"] + part["otherwise_link"], 1001)
                for other in part["otherwise"]:
                    (begin, end), = other["spans"]
                    self.assertEqual(path[begin:end].decode(), other["words"])
            self.assertLessEqual(each["permille"], weighed["cue"]["tags"] + 1)
        self.assertNotIn("weighed", json.loads(self.told())["attributions"][0])
        self.assertIn(b"why\tspeaker\ttags ", run("attributions", "--plain", "--why", self.text).stdout)


class FastReading(Case):
    def setUp(self):
        super().setUp()
        self.text = self.folder / "a.txt"
        self.text.write_text(TEXT, encoding="utf-8")
        if b"language" in run("attributions", "--reading", "fast", "--plain", self.text, code=(0, 1)).stderr:
            self.skipTest("the language package is not there; ./dev build fetches it")

    def found(self, *flags):
        ended = run("attributions", "--reading", "fast", "--plain", "--format", "jsonl", *flags, self.text)
        return json.loads(ended.stdout)["attributions"]

    def test_it_finds_who_says_what(self):
        told = {(each["speaker"][0]["words"], each["cue"][0]["words"]): each["content"][0]["words"] for each in self.found()}
        self.assertEqual(told["Ada Lindqvist", "told"], "“We have waited long enough,”")
        self.assertEqual(told["The union's Oren Vask", "said"], "that half of his members could not pay")

    def test_why_tells_that_the_linear_model_found_it(self):
        for each in self.found("--why"):
            self.assertEqual(each["rules"][0], "linear")
            self.assertEqual(each["weighed"]["speaker"]["words"], each["speaker"])

    def test_it_wants_no_encoder(self):
        nowhere = {**os.environ, "RAPPORTEUR_ENCODER": str(self.folder / "nowhere")}
        said = run("attributions", "--plain", self.text, code=1, env=nowhere).stderr
        self.assertIn(b"--reading fast", said)
        self.assertIn(b"Lindqvist", run("attributions", "--reading", "fast", "--plain", self.text, env=nowhere).stdout)

    def test_a_record_keeps_how_it_was_read_and_every_trace_of_it(self):
        article = page(7).replace("<p>", "<p>“We have waited long enough,” said Ada Lindqvist, who leads the harbour board. ")
        (self.folder / "a.html").write_text(article, encoding="utf-8")
        records = [self.read(self.folder / "a.html", "--reading", "fast", "--jobs", jobs, name=f"{jobs}.db") for jobs in (1, 2)]
        self.assertEqual(digest(records[0]), digest(records[1]))
        self.assertEqual(query(records[0], "SELECT reading FROM articles"), [("fast",)])
        self.assertGreater(query(records[0], "SELECT count(*) FROM v_attributions")[0][0], 4)
        run("verify", records[0])

    def test_weights_that_are_none_are_refused(self):
        bad = self.folder / "weights.bin"
        bad.write_bytes(b"rapporteur linear attributions 2\n" + bytes(20))
        said = run("attributions", "--reading", "fast", "--attribution-weights", bad, "--plain", self.text, code=1).stderr
        self.assertIn(b"weights of the fast reading", said)


if __name__ == "__main__":
    unittest.main()
