import contextlib
import io
import os
import unittest

from tree import TreeTest

import write_tables

START = "<!-- folders: written by tools/write_tables.py -->\n"


class Tables(TreeTest):
    def run_main(self, is_check):
        with contextlib.redirect_stdout(io.StringIO()):
            return write_tables.main(self.root, is_check)

    def test_a_table_is_written_between_its_markers_alone(self):
        self.write("README.md", f"before\n{START}yesterday\n<!-- end -->\nafter\n")
        self.assertEqual(self.run_main(is_check=True), 1)
        self.assertEqual(self.run_main(is_check=False), 0)
        text = (self.root / "README.md").read_text()
        self.assertTrue(text.startswith("before\n") and text.endswith("<!-- end -->\nafter\n"))
        self.assertIn("| `rapporteur/page/` | in? | pages | `Page` |", text)
        self.assertNotIn("yesterday", text)
        self.assertEqual(self.run_main(is_check=True), 0)

    def test_what_the_program_prints_of_itself_is_a_page(self):
        self.write("build/release/rapporteur", "#!/bin/sh\necho \"about $*\"\n")
        os.chmod(self.root / "build/release/rapporteur", 0o755)
        self.write("docs/record.md", "about yesterday\n")
        self.assertEqual(self.run_main(is_check=True), 1)
        self.run_main(is_check=False)
        self.assertEqual((self.root / "docs/record.md").read_text(), "about schema --markdown\n")
        self.assertEqual(self.run_main(is_check=True), 0)

    def test_the_diagram_shows_what_each_folder_may_include(self):
        lines = write_tables.arrow_diagram(self.root).splitlines()
        self.assertIn("bytes ──> page [Page] ──> article [Article]", lines)
        self.assertIn("article  base  page", lines)

    def test_the_kinds_of_errors_come_from_the_enum(self):
        self.write("rapporteur/base/result.h", "enum class ErrorKind : int {\n  lost,  ///< it is not there\n  full   ///< no room\n};\n")
        table = write_tables.WRITERS["errors"](self.root)
        self.assertIn("| `lost` | it is not there |", table)
        self.assertIn("| `full` | no room |", table)


if __name__ == "__main__":
    unittest.main()
