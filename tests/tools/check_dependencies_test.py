import unittest

from tree import TreeTest

import check_dependencies

TABLE = "| library | headers | wrapped by |\n|---|---|---|\n| zlib | `<zlib.h>` | `rapporteur/page/gunzip.cpp` |\n| ICU | `<unicode/*>` | `rapporteur/page/` |\n"


class Dependencies(TreeTest):
    def found(self, **files):
        self.write("docs/dependencies.md", TABLE)
        self.write("rapporteur/page/gunzip.cpp", "#include <zlib.h>\n#include <unistd.h>\n#include <vector>\n")
        self.write("rapporteur/page/decode.cpp", "#include <unicode/ucnv.h>\n")
        for name, text in files.items():
            self.write(f"rapporteur/article/{name}.cpp", text)
        return check_dependencies.check(self.root)

    def test_a_wrapped_library_passes(self):
        self.assertEqual(self.found(), [])

    def test_a_library_included_elsewhere_is_told(self):
        self.assert_one(self.found(find="#include <zlib.h>\n"), "find.cpp:1", "wrapped by rapporteur/page/gunzip.cpp alone")

    def test_a_test_may_include_what_is_listed(self):
        self.assertEqual(self.found(find_test="#include <zlib.h>\n"), [])

    def test_a_library_that_is_not_listed_is_told(self):
        self.assert_one(self.found(find="#include <curl/curl.h>\n"), "find.cpp:1", "is not in docs/dependencies.md")

    def test_a_row_that_nothing_needs_is_told(self):
        self.found()
        (self.root / "rapporteur/page/decode.cpp").unlink()
        self.assert_one(check_dependencies.check(self.root), "dependencies.md:4", "nothing includes")


if __name__ == "__main__":
    unittest.main()
