import unittest

from tree import TreeTest

import check_words


class Words(TreeTest):
    def found(self, text):
        self.write("docs/a.md", text)
        return check_words.check(self.root)

    def test_paths_of_one_machine_are_told(self):
        self.assert_one(self.found("see\n/home/anna/notes.txt"), "a.md:2", "path of one machine")
        self.assert_one(self.found("in /root/build"), "a.md:1", "path of one machine")
        self.assertEqual(self.found("build/work/ and ../shared and /tmp/record.db"), [])

    def test_addresses_are_told_but_for_invented_ones(self):
        self.assert_one(self.found("write to anna.b@mail.com"), "a.md:1", "mail address")
        self.assertEqual(self.found("desk@harbour-post.example.org and desk@post.example"), [])

    def test_registry_hosts_are_told(self):
        self.assert_one(self.found("from https://pypi.org/x"), "a.md:1", "registry")

    def test_conflicts_are_told(self):
        self.assert_one(self.found("a\n<<<<<<< ours\n"), "a.md:2", "conflict")


if __name__ == "__main__":
    unittest.main()
