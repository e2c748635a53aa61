"""The feed and the archive of examples/ are those that the script makes from the pages, and hold the pages' own bytes."""
import gzip
import pathlib
import sys
import unittest
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import make_examples

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def records(archive):
    """(fields, block) of each record of an uncompressed archive."""
    found = []
    while archive:
        head, _, rest = archive.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        size = int(fields["Content-Length"])
        found.append((fields, rest[:size]))
        archive = rest[size + len(b"\r\n\r\n\r\n") - 2:]
    return found


def unchunked(body):
    pieces = []
    while True:
        size, _, body = body.partition(b"\r\n")
        if int(size, 16) == 0:
            return b"".join(pieces)
        pieces.append(body[:int(size, 16)])
        body = body[int(size, 16) + 2:]


class MadeFromThePages(unittest.TestCase):
    def test_the_feed_is_up_to_date(self):
        self.assertEqual((make_examples.EXAMPLES / make_examples.FEED).read_bytes(), make_examples.make_feed())

    def test_the_archive_is_up_to_date(self):
        kept = (make_examples.EXAMPLES / make_examples.ARCHIVE).read_bytes()
        self.assertEqual(gzip.decompress(kept), gzip.decompress(make_examples.make_archive()))

    def test_two_runs_give_the_same_bytes(self):
        self.assertEqual(make_examples.make_archive(), make_examples.make_archive())

    def test_every_item_of_the_feed_has_its_text(self):
        items = xml.etree.ElementTree.fromstring(make_examples.make_feed()).findall("channel/item")
        self.assertEqual(len(items), len(make_examples.FEED_ITEMS))
        for item in items:
            self.assertGreater(len(item.findtext(CONTENT)), 1000)

    def test_every_record_gives_its_page_back(self):
        bodies = {}
        for fields, block in records(gzip.decompress(make_examples.make_archive())):
            if fields["WARC-Type"] == "resource":
                bodies[fields["WARC-Target-URI"]] = block
            elif fields["WARC-Type"] == "response":
                head, _, body = block.partition(b"\r\n\r\n")
                body = gzip.decompress(body) if b"Content-Encoding: gzip" in head else body
                bodies[fields["WARC-Target-URI"]] = unchunked(body) if b"chunked" in head else body
        for page in make_examples.SAVED_PAGES:
            self.assertEqual(bodies[page.url], make_examples.read_page(page.page), page.page)

    def test_the_old_page_is_in_windows_1252_and_says_otherwise(self):
        page = make_examples.read_page("six-party-ledger/2017-12-17-three-days-two-offers.html")
        self.assertIn(b"charset=iso-8859-1", page)
        for byte in (b"\x92", b"\x93", b"\x94", b"\x96"):
            self.assertIn(byte, page)


if __name__ == "__main__":
    unittest.main()
