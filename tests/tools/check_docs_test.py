import os
import unittest

from tree import TreeTest

import check_docs

PROGRAM = """#!/bin/sh
case "$1" in
  --help) echo "read list" ;;
  read) echo "read INPUT... -o FILE --jobs N" ;;
  *) exit 2 ;;
esac
"""


class Docs(TreeTest):
    def setUp(self):
        super().setUp()
        self.write("dev", "case x in\n    demo) a ;;\n    test) b ;;\nesac\n")
        self.write("examples/page.html", "<p>")
        self.write("build/release/rapporteur", PROGRAM)
        os.chmod(self.root / "build/release/rapporteur", 0o755)
        for each in (check_docs.dev_commands, check_docs.help_of, check_docs.base_names):
            each.cache_clear()

    def found(self, text):
        self.write("docs/a.md", text)
        return check_docs.check(self.root)

    def test_paths_that_are_there_pass(self):
        self.assertEqual(self.found("`examples/page.html` `examples/` `examples/*.html` `page.html` [page](../examples/page.html)"), [])

    def test_paths_that_are_not_there_are_told(self):
        for text in ("`examples/gone.html`", "`gone.md`", "`examples/*.zip`", "[gone](gone.md)", "`extras/`"):
            with self.subTest(text=text):
                self.assertEqual(len(self.found("ok\n" + text)), 1)

    def test_outputs_data_and_media_types_are_left_alone(self):
        self.assertEqual(self.found("`build/x/y` `../shared/data` `text/html` `/v1/read` `INPUT/...` `a or b`"), [])

    def test_commands_of_dev_are_held_to_dev(self):
        self.assertEqual(self.found("`./dev demo`\n```sh\n./dev test   # tests\n```"), [])
        self.assert_one(self.found("```sh\n./dev dance\n```"), "a.md:2", "./dev has no command `dance`")

    def test_commands_of_the_program_are_held_to_its_help(self):
        self.assertEqual(self.found("```sh\nrapporteur read examples -o out.db --jobs 2\n```"), [])
        self.assert_one(self.found("`rapporteur dance`"), "a.md:1", "no command `dance`")
        self.assert_one(self.found("`rapporteur read --fast`"), "a.md:1", "no flag --fast")

    def test_paths_in_commands_are_held_too(self):
        self.assert_one(self.found("```sh\nrapporteur read gone/pages -o out/new.db\n```"), "a.md:2", "no `gone/pages`")

    def test_a_console_block_is_read_by_its_prompts(self):
        self.assert_one(self.found("```console\n$ ./dev dance\nsome/output.txt\n```"), "a.md:2", "dance")


if __name__ == "__main__":
    unittest.main()
