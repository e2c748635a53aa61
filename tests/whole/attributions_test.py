#!/usr/bin/env python3
"""`rapporteur attributions`: the same on every path, and why. What wants the encoder's base weights is skipped where they are
not there."""
import json
import unittest

from program import Case, run

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
        self.assertEqual(len(found), 2)
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


if __name__ == "__main__":
    unittest.main()
