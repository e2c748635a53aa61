#!/usr/bin/env python3
"""Makes the feed and the web archive of examples/ from the pages beside them.

The pages are the originals; the feed and the archive carry some of them once more, as a feed reader and a crawler
would have saved them. The bytes are the same at every run: dates and record names are fixed, gzip carries no time.

    tools/make_examples.py            writes examples/northline-world.xml and examples/saved-pages.warc.gz
    tools/make_examples.py --check    says whether they are up to date (exit 1 if not)
"""

import argparse
import base64
import gzip
import hashlib
import html
import pathlib
import re
import sys
import uuid
from typing import NamedTuple

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples"
FEED = "northline-world.xml"
ARCHIVE = "saved-pages.warc.gz"
CHUNK_BYTES = 4096


class FeedItem(NamedTuple):
    page: str
    published: str  # as RFC 822 has it
    authors: str


class SavedPage(NamedTuple):
    page: str
    url: str
    saved: str
    content_type: str
    coding: str  # "identity", "gzip" (Content-Encoding), "chunked" (Transfer-Encoding) or "resource" (no HTTP at all)


FEED_ITEMS = [
    FeedItem("northline/2018-01-20-ioc-22-athletes.html", "Sat, 20 Jan 2018 12:44:00 GMT", "Paul Okonjo"),
    FeedItem("northline/2018-01-16-vancouver-ministers.html", "Wed, 17 Jan 2018 03:12:00 GMT",
             "Ines Caldera and Tomas Verhagen"),
    FeedItem("northline/2018-01-09-koreas-panmunjom-talks.html", "Tue, 09 Jan 2018 13:27:00 GMT", "Tomas Verhagen"),
    FeedItem("northline/2017-12-15-un-north-korea-ministerial.html", "Fri, 15 Dec 2017 18:51:00 GMT", "Ines Caldera"),
]

SAVED_PAGES = [
    SavedPage("albion-courier/2017-12-15-tillerson-earn-its-way-back.html",
              "https://www.albioncourier.example/world/asia/2017/dec/15/"
              "tillerson-north-korea-must-earn-its-way-back-to-the-table",
              "2017-12-16T05:10:02Z", "text/html; charset=utf-8", "gzip"),
    SavedPage("six-party-ledger/2017-12-17-three-days-two-offers.html", "http://www.sixpartyledger.example/notes/n0112.htm",
              "2017-12-18T23:40:51Z", "text/html", "identity"),
    SavedPage("elbbote/2017-12-24-pjoengjang-kriegshandlung.html",
              "https://www.elbbote.example/politik/ausland/nordkorea-nennt-sanktionen-kriegshandlung-id8841207.html",
              "2017-12-25T05:09:33Z", "text/html;charset=UTF-8", "identity"),
    SavedPage("han-river-post/2018-01-17-unified-flag-agreement.html",
              "http://www.hanriverpost.example/news/view.php?ud=201801170140&sec=1",
              "2018-01-18T05:11:19Z", "text/html; charset=UTF-8", "chunked"),
    SavedPage("northline/2018-01-20-ioc-22-athletes.html",
              "https://www.northlinewire.example/story/20180120-0390-ioc-koreas.html",
              "2018-01-21T05:10:44Z", "text/html", "resource"),
]


def read_page(name: str) -> bytes:
    return (EXAMPLES / "pages" / name).read_bytes()


def between(text: str, begin: str, end: str) -> str:
    """The text between two marks; a page that has lost one is a mistake of ours."""
    found = re.search(re.escape(begin) + "(.*?)" + re.escape(end), text, re.DOTALL)
    if not found:
        sys.exit(f"make_examples: no stretch from {begin!r} to {end!r} in a page")
    return found.group(1)


def feed_item(item: FeedItem) -> str:
    page = read_page(item.page).decode("utf-8")
    title = html.unescape(between(page, '<h1 class="entry-title">', "</h1>"))
    url = between(page, '<link rel="canonical" href="', '"')
    content = between(page, '<div class="entry-content">', '<p class="endnote">').strip()
    summary = html.unescape(re.sub("<[^>]+>", "", between(content, "<p>", "</p>")))
    return f"""    <item>
      <title>{html.escape(title, quote=False)}</title>
      <link>{url}</link>
      <guid isPermaLink="true">{url}</guid>
      <pubDate>{item.published}</pubDate>
      <dc:creator>{item.authors}</dc:creator>
      <category>World</category>
      <description>{html.escape(summary, quote=False)}</description>
      <content:encoded><![CDATA[{content}]]></content:encoded>
    </item>
"""


def make_feed() -> bytes:
    head = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>Northline: World</title>
    <link>https://www.northlinewire.example/world</link>
    <atom:link href="https://www.northlinewire.example/rss/world.xml" rel="self" type="application/rss+xml"/>
    <description>World news from the Northline Cooperative</description>
    <language>en-us</language>
    <lastBuildDate>Sat, 20 Jan 2018 15:02:00 GMT</lastBuildDate>
"""
    return (head + "".join(feed_item(item) for item in FEED_ITEMS) + "  </channel>\n</rss>\n").encode("utf-8")


def chunked(body: bytes) -> bytes:
    chunks = (body[at:at + CHUNK_BYTES] for at in range(0, len(body), CHUNK_BYTES))
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


def http_answer(page: SavedPage) -> bytes:
    body = read_page(page.page)
    headers = ["HTTP/1.1 200 OK", f"Content-Type: {page.content_type}", "Server: nginx"]
    if page.coding == "gzip":
        body = gzip.compress(body, mtime=0)
        headers.append("Content-Encoding: gzip")
    if page.coding == "chunked":
        body = chunked(body)
        headers.append("Transfer-Encoding: chunked")
    else:
        headers.append(f"Content-Length: {len(body)}")
    return "\r\n".join(headers + ["", ""]).encode("ascii") + body


def warc_record(kind: str, block: bytes, fields: dict[str, str]) -> bytes:
    """One record, compressed by itself as the format asks; its name follows from what it holds."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, kind + fields.get("WARC-Target-URI", "") + hashlib.sha1(block).hexdigest())
    digest = base64.b32encode(hashlib.sha1(block).digest()).decode("ascii")
    head = {"WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:{name}>", **fields, "WARC-Block-Digest": f"sha1:{digest}",
            "Content-Length": str(len(block))}
    lines = "WARC/1.1\r\n" + "".join(f"{key}: {value}\r\n" for key, value in head.items()) + "\r\n"
    return gzip.compress(lines.encode("utf-8") + block + b"\r\n\r\n", mtime=0)


def page_records(page: SavedPage) -> bytes:
    fields = {"WARC-Target-URI": page.url, "WARC-Date": page.saved}
    if page.coding == "resource":
        return warc_record("resource", read_page(page.page), {**fields, "Content-Type": page.content_type})
    host, path = re.fullmatch("https?://([^/]+)(/.*)", page.url).groups()
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: keeper/1.0\r\nConnection: close\r\n\r\n".encode("ascii")
    return (warc_record("request", request, {**fields, "Content-Type": "application/http; msgtype=request"}) +
            warc_record("response", http_answer(page), {**fields, "Content-Type": "application/http; msgtype=response"}))


def make_archive() -> bytes:
    about = b"software: make_examples\r\nformat: WARC File Format 1.1\r\ndescription: example pages of Rapporteur\r\n"
    first = warc_record("warcinfo", about, {"WARC-Date": "2018-01-21T05:00:00Z", "WARC-Filename": ARCHIVE,
                                            "Content-Type": "application/warc-fields"})
    moved = b"HTTP/1.1 301 Moved Permanently\r\nLocation: https://www.albioncourier.example/world\r\nContent-Length: 0\r\n\r\n"
    redirect = warc_record("response", moved, {"WARC-Target-URI": "http://www.albioncourier.example/world",
                                               "WARC-Date": "2017-12-16T05:10:01Z",
                                               "Content-Type": "application/http; msgtype=response"})
    return first + redirect + b"".join(page_records(page) for page in SAVED_PAGES)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the feed and the web archive of examples/ from its pages.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of date")
    is_check = parser.parse_args().check
    stale = []
    for name, made in ((FEED, make_feed()), (ARCHIVE, make_archive())):
        path = EXAMPLES / name
        if path.exists() and path.read_bytes() == made:
            continue
        stale.append(name)
        if not is_check:
            path.write_bytes(made)
    if is_check and stale:
        print(f"examples: {', '.join(stale)} out of date; run tools/make_examples.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
