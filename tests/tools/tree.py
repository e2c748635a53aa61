"""A throw-away repository for testing a checker, and the way to tools/."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

ARROWS = """# a comment
base    | what? | bytes  | Text    |
page    | in?   | pages  | Page    | base
article | where?| blocks | Article | base page
engine  | order?| read() | -       | base page article
"""


class TreeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("rapporteur/ARROWS", ARROWS)

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def sentences(self, findings):
        return [str(finding) for finding in sorted(findings)]

    def assert_one(self, findings, path, part):
        told = self.sentences(findings)
        self.assertEqual(len(told), 1, told)
        self.assertIn(path, told[0])
        self.assertIn(part, told[0])
