#!/usr/bin/env python3
"""`rapporteur dates`: what it prints, and whether its bytes are those of the page. Skipped where no language package is."""
import json
import unittest

from program import Case, page, run

TEXT = ("Ferry talks resume\n\nEnvoys of “Ostmark” met on Friday and will meet again next week.\n\n"
        "The first round was held two years ago, from 3 March to 9 March.\n")


def with_words(told):
    """A line of JSON with the words and bytes of each date beside its values."""
    for date in told["dates"]:
        date.update({name: date["expression"][0][name] for name in ("words", "spans", "bytes", "code_points", "utf16")})
    return told


class Dates(Case):
    def setUp(self):
        super().setUp()
        self.text = self.folder / "a.txt"
        self.text.write_text(TEXT, encoding="utf-8")
        if b"language" in run("dates", "--plain", self.text, code=(0, 1)).stderr:
            self.skipTest("the language package is not there; ./dev build fetches it")

    def told(self, *flags):
        return with_words(json.loads(run("dates", "--plain", "--format", "jsonl", *flags, self.text).stdout))

    def test_dates_are_settled_against_the_day_that_is_given(self):
        told = self.told("--published", "2018-01-17")
        self.assertEqual(told["settled_day"], {"day": "2018-01-17", "is_inferred": False})
        values = {each["words"]: each["value"] for each in told["dates"]}
        self.assertEqual(values["Friday"], "2018-01-12")
        self.assertEqual(values["next week"], "2018-W04")
        self.assertEqual(values["two years ago"], "2016")
        self.assertNotIn(True, [each["is_inferred"] for each in told["dates"]])

    def test_their_bytes_are_those_of_the_page(self):
        text = self.text.read_bytes()
        for each in self.told("--published", "2018-01-17")["dates"]:
            (begin, end), = each["spans"]
            self.assertEqual(text[begin:end].decode(), each["words"])

    def test_offsets_are_those_of_the_text_in_each_unit(self):
        told = self.told("--published", "2018-01-17")
        text = told["text"]
        for each in told["dates"]:
            begin, end = each["bytes"]
            self.assertEqual(text.encode()[begin:end].decode(), each["words"])
            begin, end = each["code_points"]
            self.assertEqual(text[begin:end], each["words"])
            begin, end = each["utf16"]
            self.assertEqual(text.encode("utf-16-le")[2 * begin:2 * end].decode("utf-16-le"), each["words"])

    def test_without_a_day_relative_dates_stay_open(self):
        told = self.told()
        self.assertIsNone(told["settled_day"])
        friday = next(each for each in told["dates"] if each["words"] == "Friday")
        self.assertEqual((friday["value"], friday["first_day"], friday["rule"]), ("XXXX-WXX-5", None, "unsettled"))

    def test_an_inferred_day_is_told_as_such(self):
        self.text.write_text(TEXT + "\nThe paper is dated 16 January 2018.\n", encoding="utf-8")
        told = self.told()
        self.assertEqual(told["settled_day"], {"day": "2018-01-16", "is_inferred": True})
        inferred = {each["words"]: each["is_inferred"] for each in told["dates"]}
        self.assertTrue(inferred["Friday"])
        self.assertFalse(inferred["16 January 2018"])
        printed = run("dates", "--plain", self.text).stdout.decode()
        self.assertIn("# published 2018-01-16 (inferred from the text)", printed)
        self.assertIn("DATE\t2018-01-12\t2018-01-12\tnearest past (inferred)\t", printed)
        self.assertIn("met on [Friday] and will", printed)

    def test_a_page_that_tells_its_day_is_settled_against_it(self):
        article = page(7).replace("<p>", "<p>The council met on Friday. ", 1)
        (self.folder / "a.html").write_text(article, encoding="utf-8")
        ended = run("dates", "--format", "jsonl", "--published", "1999-12-31", self.folder / "a.html")
        told = with_words(json.loads(ended.stdout))
        self.assertEqual(told["settled_day"]["day"], "2018-01-08")
        friday = next(each for each in told["dates"] if each["words"] == "Friday")
        self.assertEqual(friday["value"], "2018-01-05")

    def test_threads_do_not_matter(self):
        files = [self.folder / f"{number}.html" for number in range(6)]
        for number, path in enumerate(files):
            path.write_text(page(number).replace("<p>", "<p>Since last week nobody came. "), encoding="utf-8")
        told = [run("dates", "--format", "jsonl", "--jobs", jobs, *files).stdout for jobs in (1, 2)]
        self.assertEqual(told[0], told[1])
        self.assertIn(b"2017-W52", told[0])

    def test_a_day_that_is_none_is_refused(self):
        self.assertIn(b"--published", run("dates", "--plain", "--published", "17/1/2018", self.text, code=2).stderr)


if __name__ == "__main__":
    unittest.main()
