import contextlib
import io
import unittest

import tree  # noqa: F401  the way to tools/

import predict
import score

SAID = """build/score/pages_wcxb.jsonl
  pages 789  word F1 0.9561
  snippets P 0.9000  R 0.9500  F 0.9243  (wanted 10, unwanted 10)
  title 9/10 = 0.900  authors 6/10 = 0.600  date 8/10 = 0.800
"""


class Score(unittest.TestCase):
    def test_figures_are_taken_from_what_the_scorer_says(self):
        rows = {row[1]: row for row in score.rows_of("pages:wcxb", SAID)}
        self.assertEqual(rows["F1 of words"][2:5], ["0.9561", "0.955", "reached"])
        self.assertEqual(rows["title exact"][2:5], ["0.900", "0.88", "reached"])
        self.assertEqual(rows["authors exact"][2:5], ["0.600", "0.72", "-0.1200"])
        self.assertEqual(rows["date exact"][2:5], ["0.800", "0.88", "-0.0800"])

    def test_a_figure_that_was_not_measured_is_left_open(self):
        self.assertEqual({row[2] for row in score.rows_of("pages:wcxb", "")}, {"-"})

    def test_every_target_belongs_to_a_task_and_has_its_figures(self):
        for target in score.targets():
            self.assertIn(target["task"], predict.TASKS)
            if target["today"]:
                self.assertGreaterEqual(float(target["to_reach"]), float(target["today"]))

    def test_the_table_is_aligned(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            score.print_table(list(score.rows_of("pages:wcxb", SAID)))
        self.assertEqual(len({len(line) for line in out.getvalue().splitlines()}), 1)


class Arguments(unittest.TestCase):
    def test_the_default_folder_is_the_one_that_weights_were_learned_on(self):
        self.assertEqual(predict.parse_arguments(["pages:wcxb"], ""), (["pages:wcxb"], predict.DATA, True))
        words, data, is_default = predict.parse_arguments(["--data", "other", "pages:wcxb"], "")
        self.assertEqual((words, str(data), is_default), (["pages:wcxb"], "other", False))

    def test_a_folder_must_follow_data(self):
        with self.assertRaises(SystemExit):
            predict.parse_arguments(["--data"], "")


class Prediction(unittest.TestCase):
    def test_what_is_absent_stays_absent(self):
        blocks = [{"words": "a", "is_body": True}, {"words": "Share", "is_body": False}, {"words": "b", "is_body": True}]
        row = {"blocks": blocks, "metadata": {"authors": [{"value": "Ann Lee"}], "published": {"value": "2018-01-16"}}}
        self.assertEqual(predict.prediction("x", row),
                         {"id": "x", "body": "a\nb", "title": None, "authors": ["Ann Lee"], "date": "2018-01-16"})


if __name__ == "__main__":
    unittest.main()
