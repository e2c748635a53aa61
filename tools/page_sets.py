"""The sets of pages that predictions, scores and benches are made from: folders laid out like ../shared/data. A page is
handed to the program as a record of a web archive, with its bytes untouched and its address beside it, as a crawler would
keep it."""
import gzip
import json
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from repository import ROOT

SETS = ("scrapinghub", "wcxb", "trafilatura", "htmldate")
DATA = ROOT.parent / "shared" / "data"
RECORD_ID = "urn:page:"


@dataclass(frozen=True)
class SetPage:
    id: str
    url: str
    bytes: bytes


def has_set(data, name):
    return (Path(data) / "pages" / name / "html").is_dir()


def load_set(data, name):
    """The pages of a set in the order of their ids. Of gold.json nothing but the address is read."""
    folder = Path(data) / "pages" / name
    gold = folder / "gold.json"
    addresses = {}
    if gold.is_file():
        addresses = {key: entry.get("url") or "" for key, entry in json.loads(gold.read_text(encoding="utf-8")).items()}
    return [SetPage(path.name.removesuffix(".html.gz"), addresses.get(path.name.removesuffix(".html.gz"), ""),
                    gzip.decompress(path.read_bytes()))
            for path in sorted((folder / "html").glob("*.html.gz"))]


def record_id(page):
    return RECORD_ID + urllib.parse.quote(page.id, safe="")


def write_warc(path, pages):
    """An uncompressed WARC 1.1 of `resource` records."""
    with open(path, "wb") as out:
        for page in pages:
            address = "".join(page.url.splitlines())
            lines = ["WARC/1.1", "WARC-Type: resource", f"WARC-Record-ID: <{record_id(page)}>",
                     *([f"WARC-Target-URI: {address}"] if address else []),
                     "WARC-Date: 2000-01-01T00:00:00Z", "Content-Type: text/html", f"Content-Length: {len(page.bytes)}"]
            out.write("\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + page.bytes + b"\r\n\r\n")


def read_warc(path):
    """The bodies of an archive written by `write_warc`."""
    content = Path(path).read_bytes()
    at = 0
    while at < len(content):
        end = content.index(b"\r\n\r\n", at)
        length = int(content[at:end].rsplit(b"Content-Length: ", 1)[1])
        yield content[end + 4:end + 4 + length]
        at = end + 8 + length
