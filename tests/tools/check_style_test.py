import unittest

from tree import TreeTest

import check_style


class Style(TreeTest):
    def found(self, path, text):
        check_style.KNOWN_FILES.clear()
        if path.endswith(".h"):
            text = "#pragma once\n" + text
        self.write(path, text)
        found = check_style.check(self.root)
        (self.root / path).unlink()
        return found

    def assert_flags(self, text, part, path="rapporteur/page/page.cpp"):
        with self.subTest(text=text):
            self.assert_one(self.found(path, text), path, part)

    def assert_allows(self, text, path="rapporteur/page/page.cpp"):
        with self.subTest(text=text):
            self.assertEqual(self.sentences(self.found(path, text)), [])

    def test_what_reads_the_locale_is_banned(self):
        for text in ("c = std::tolower(c);", "if (isalpha(c)) {}", "x = std::stod(s);", "strtod(a, b);"):
            self.assert_flags(text, "reads the locale")
        for text in ("c = base::to_lower(c);", "is_alpha(c);", "// tolower(c)", 'auto s = "tolower(c)";'):
            self.assert_allows(text)

    def test_regex_is_banned(self):
        self.assert_flags("std::regex word;", "std::regex")
        self.assert_flags("#include <regex>", "std::regex")

    def test_headers_use_no_namespace_and_code_no_macros(self):
        self.assert_flags("using namespace std;", "using namespace", "rapporteur/page/page.h")
        self.assert_flags("#define X 1", "no macros")
        self.assert_allows("#define DOCTEST_CONFIG_IMPLEMENT", "tests/test_main.cpp")

    def test_nothing_is_owned_by_hand(self):
        self.assert_flags("auto p = new Page();", "no `new`")
        self.assert_flags("void f() { delete p; }", "no `new`")
        self.assert_allows("Page(const Page&) = delete;")
        self.assert_allows("Page(const Page&) =\n    delete;")

    def test_the_library_does_not_talk_end_or_ask_the_machine(self):
        self.assert_flags("std::cout << 1;", "never prints")
        self.assert_flags("exit(1);", "never ends")
        self.assert_flags("auto now = std::chrono::system_clock::now();", "clock")
        self.assert_flags('auto home = getenv("HOME");', "environment")
        self.assert_allows("std::cout << 1; exit(1);", "cli/main.cpp")
        self.assert_allows("auto t = article.time(span);")

    def test_nothing_mutable_is_global(self):
        self.assert_flags("void f() {\n  static int calls = 0;\n}", "mutable globals")
        self.assert_allows("void f() {\n  static const int limit = 3;\n  static_assert(true);\n}")

    def test_one_parameter_may_be_bool(self):
        self.assert_flags("void show(const Page& page, bool is_long, int width, bool is_dark);", "at most one")
        self.assert_allows("void show(const Page& page, bool is_long);\nvoid hide(bool is_long);")

    def test_the_word_source_is_kept_for_html(self):
        self.assert_flags("int source_count = 0;", "word source", "rapporteur/article/article.cpp")
        self.assert_allows("SourceSpan span = node.source;", "rapporteur/article/article.cpp")

    def test_a_loop_over_an_unordered_container_says_why(self):
        loop = "std::unordered_map<int, int> counts;\n{}for (const auto& [key, count] : counts) {{}}\n"
        self.assert_flags(loop.format(""), "unordered 'counts'", "rapporteur/article/a.cpp")
        self.assert_allows(loop.format("// order: summed, which no order changes\n"), "rapporteur/article/a.cpp")
        self.assert_allows("std::map<int, int> counts;\nfor (auto& [k, v] : counts) {}\n", "rapporteur/article/a.cpp")

    def test_a_todo_names_its_issue(self):
        self.assert_flags("// TODO: later", "names its issue")
        self.assert_allows("// TODO(#4): other languages")

    def test_lines_are_counted_past_comments_and_raw_strings(self):
        self.assert_one(self.found("rapporteur/page/page.cpp", '/* a\nb */ auto x = R"(\n")";\n\nexit(1);'), "page.cpp:5:", "never ends")


if __name__ == "__main__":
    unittest.main()
