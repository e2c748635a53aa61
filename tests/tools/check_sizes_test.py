import unittest

from tree import TreeTest

import check_sizes


class Sizes(TreeTest):
    def test_a_file_of_500_lines_is_the_end(self):
        self.write("rapporteur/page/page.cpp", "int a;\n" * 500)
        self.assertEqual(check_sizes.check(self.root), [])
        self.write("rapporteur/page/page.cpp", "int a;\n" * 501)
        self.assert_one(check_sizes.check(self.root), "page.cpp", "501 lines")

    def test_a_python_function_of_60_lines_is_the_end(self):
        self.write("tools/a.py", "def f():\n" + "    x = 1\n" * 59)
        self.assertEqual(check_sizes.check(self.root), [])
        self.write("tools/a.py", "def f():\n" + "    x = 1\n" * 60)
        self.assert_one(check_sizes.check(self.root), "a.py:1", "61 lines")

    def test_what_is_not_python_is_told(self):
        self.write("tools/a.py", "def f(:\n")
        self.assert_one(check_sizes.check(self.root), "a.py:1", "not Python")


if __name__ == "__main__":
    unittest.main()
