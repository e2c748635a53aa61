import gzip
import json
import unittest

from tree import TreeTest

import page_sets


class PageSets(TreeTest):
    def setUp(self):
        super().setUp()
        self.pages = {"a1": b"<p>one</p>\r\n\r\nWARC/1.1\r\n", "b 2/\u00e9".replace("/", "-"): b"\xff\x00<p>two"}
        for name, content in self.pages.items():
            path = self.root / f"pages/small/html/{name}.html.gz"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(gzip.compress(content))
        self.write("pages/small/gold.json", json.dumps({"a1": {"url": "hard::one\n two", "articleBody": "secret"}}))

    def test_pages_come_with_their_address_and_nothing_else_of_the_gold(self):
        pages = page_sets.load_set(self.root, "small")
        self.assertEqual([page.id for page in pages], sorted(self.pages))
        self.assertEqual(pages[0], page_sets.SetPage("a1", "hard::one\n two", self.pages["a1"]))
        self.assertEqual(pages[1].url, "")

    def test_the_archive_keeps_the_bytes(self):
        pages = page_sets.load_set(self.root, "small")
        page_sets.write_warc(self.root / "all.warc", pages)
        self.assertEqual(list(page_sets.read_warc(self.root / "all.warc")), [page.bytes for page in pages])
        text = (self.root / "all.warc").read_bytes()
        self.assertIn(b"\r\nWARC-Target-URI: hard::one two\r\n", text)
        self.assertEqual(text.count(b"WARC-Target-URI"), 1)
        self.assertNotIn(b"secret", text)


if __name__ == "__main__":
    unittest.main()
