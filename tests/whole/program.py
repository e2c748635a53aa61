"""What the tests of the whole program share: the program, pages of our own making, and looks into a record."""
import gzip
import hashlib
import json
import os
import random
import sqlite3
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ.get("RAPPORTEUR") or str(Path(__file__).parents[2] / "build" / "release" / "rapporteur")
SHARED_PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
WORDS = ("ministers envoys talks border river council sanctions coal delegation harbour winter agreement summit hotline "
         "fuel shipping inspectors athletes pressure proposal statement spokesman meeting capital northern southern "
         "cautious renewed formal quiet early final open joint").split()


def run(*arguments, code=0, **more):
    """Runs the program and expects an exit code (or one of several)."""
    more.setdefault("stdin", subprocess.DEVNULL)
    ended = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=300, **more)
    codes = code if isinstance(code, tuple) else (code,)
    assert ended.returncode in codes, (f"rapporteur {' '.join(map(str, arguments))}: exit {ended.returncode}, not {code}\n"
                                       f"{ended.stderr.decode(errors='replace')[-2000:]}")
    return ended


def sentence(dice, count):
    words = [dice.choice(WORDS) for _ in range(count)]
    return " ".join(words).capitalize() + "."


def page(number, furniture=20, paragraphs=6):
    """An article's page in HTML: every number gives another one, always the same."""
    dice = random.Random(number)
    menu = "".join(f'<li><a href="/{name}">All about {name} and more</a></li>' for name in WORDS[:furniture])
    body = "".join(f"<p>{sentence(dice, dice.randint(25, 60))} &amp; {sentence(dice, 20)}</p>" for _ in range(paragraphs))
    return (f"<!doctype html><html lang=en><head><title>{sentence(dice, 7)} | The Daily Ford</title>"
            f'<meta property="article:published_time" content="2018-01-{1 + number % 28:02}T08:00:00Z">'
            f'<meta name="author" content="Mina Ferris"></head><body><nav><ul>{menu}</ul></nav><article>'
            f"<h1>{sentence(random.Random(number), 7)}</h1>{body}</article>"
            "<footer><p>Subscribe to the newsletter of the Daily Ford, it comes every morning at seven.</p></footer></body></html>")


def address(number):
    return f"https://www.ford.example/2018/{number}/story.html"


def write_lines(path, numbers, **more):
    """Pages as JSON lines, which carry addresses."""
    with open(path, "w", encoding="utf-8") as out:
        for number in numbers:
            out.write(json.dumps({"url": address(number), "html": page(number, **more)}) + "\n")
    return path


def write_mixture(folder):
    """A bit of everything that can be read, and some that cannot."""
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.html").write_text(page(number), encoding="utf-8")
    (folder / "packed.html.gz").write_bytes(gzip.compress(page(20).encode(), mtime=0))
    (folder / "cut.html.gz").write_bytes(gzip.compress(page(21).encode(), mtime=0)[:200])
    (folder / "copy.html").write_text(page(3), encoding="utf-8")
    (folder / "plain.txt").write_text("Envoys meet at the ford\n\n" + "\n\n".join(sentence(random.Random(n), 40) for n in range(5)))
    (folder / "latin.html").write_bytes(page(22).replace("Mina Ferris", "Zoë Ferris").encode("windows-1252"))
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    write_lines(folder / "lines.jsonl", range(100, 130))
    return folder


def digest(record):
    """Of a record's whole file, but for the two fields of its header in which SQLite counts the programs that wrote to it."""
    held = bytearray(Path(record).read_bytes())
    for field in (24, 92):
        held[field:field + 4] = bytes(4)
    return hashlib.sha256(held).hexdigest()


def dump(record):
    """Every row of every table, as text."""
    connection = sqlite3.connect(record)
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {table: list(connection.execute(f'SELECT * FROM "{table}"')) for table in tables}
    finally:
        connection.close()


def query(record, sql):
    connection = sqlite3.connect(record)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def change(record, sql, *values):
    connection = sqlite3.connect(record)
    with connection:
        connection.execute(sql, values)
    connection.close()


def export(record, *flags):
    return [json.loads(line) for line in run("export", record, *flags).stdout.decode("utf-8").splitlines()]


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        held = tempfile.TemporaryDirectory(prefix="rapporteur_")
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def read(self, *arguments, name="record.db", code=0, **more):
        """Reads into a record; without attributions, which take most of the time, unless they are asked for."""
        record = self.folder / name
        if "--reading" not in arguments:
            arguments = (*arguments, "--reading", "none")
        self.ended = run("read", *arguments, "-o", record, code=code, **more)
        return record
