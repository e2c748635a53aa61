import unittest

from tree import TreeTest

import check_arrows


class Arrows(TreeTest):
    def including(self, path, *targets):
        self.write(path, "#pragma once\n" + "".join(f"#include {target}\n" for target in targets))
        return check_arrows.check(self.root)

    def test_a_front_header_of_a_folder_above_may_be_included(self):
        self.assertEqual(self.including("rapporteur/article/article.h", '"rapporteur/page/page.h"', "<vector>"), [])

    def test_any_header_of_base_may_be_included(self):
        self.assertEqual(self.including("rapporteur/page/page.h", '"rapporteur/base/span.h"'), [])

    def test_a_folder_below_may_not_be_included(self):
        self.assert_one(self.including("rapporteur/page/page.h", '"rapporteur/article/article.h"'), "page.h:2", "page may not include article")

    def test_only_the_front_header_is_open(self):
        self.assert_one(self.including("rapporteur/article/article.cpp", '"rapporteur/page/parse_html.h"'), "article.cpp:2", "front header")

    def test_engine_may_include_stage_headers(self):
        self.assertEqual(self.including("rapporteur/engine/read.cpp", '"rapporteur/page/make_page.h"'), [])

    def test_a_test_may_call_the_stages_above(self):
        self.assertEqual(self.including("rapporteur/article/find_article_test.cpp", '"rapporteur/page/make_page.h"'), [])

    def test_what_stands_around_the_library_may_not_be_included(self):
        self.assert_one(self.including("rapporteur/page/page.cpp", '"cli/flags.h"'), "page.cpp:2", "includes itself alone")

    def test_a_library_stays_out_of_headers(self):
        self.assert_one(self.including("rapporteur/page/page.h", "<zlib.h>"), "page.h:2", "libraries are included in .cpp")
        self.assertEqual(self.including("rapporteur/page/page.h", "<string>"), [])

    def test_a_ring_of_headers_is_told(self):
        self.write("rapporteur/page/a.h", '#include "rapporteur/page/b.h"\n')
        self.assert_one(self.including("rapporteur/page/b.h", '"rapporteur/page/a.h"'), "rapporteur/page/", "in a ring")

    def test_a_folder_may_only_name_folders_above_it(self):
        self.write("rapporteur/ARROWS", "base | q | c | m | page\npage | q | c | m | base\n")
        self.assert_one(check_arrows.check(self.root), "ARROWS:1", "page does not")

    def test_a_folder_that_is_not_listed_is_told(self):
        self.assert_one(self.including("rapporteur/extra/extra.h", '"rapporteur/base/span.h"'), "extra.h:2", "not in rapporteur/ARROWS")


if __name__ == "__main__":
    unittest.main()
