#!/usr/bin/env python3
"""Make text-only pages with labelled lines from HTML pages whose article is known.

usage: text_pages.py PAGES_DIR > pages.txt

PAGES_DIR holds SET/html/ID.html.gz and SET/gold.json with the body of each article ("articleBody" or "main_content").
Each page is written as a scraper would have written it, in five cuts: all its visible text ("full"), the text of the
smallest element around the article ("column", under the headline), the article alone ("clean"), its first lines alone
("brief"), and the article without its headline ("bare"). Which lines of a
page belong to the article is told by comparing them with the known body. The blank lines differ from page to page, as
they do between scrapers.

Output, for `text_lines`: a page begins with "# SET ID CUT FOLD"; then its lines as "label TAB text", label 1 for body,
0 for the rest, "-" for a blank line. A page ends with a line "#". Standard library only."""
import gzip
import hashlib
import html.parser
import json
import re
import sys
from collections import Counter
from pathlib import Path

from folds import fold_of

HIDDEN = {"script", "style", "noscript", "template", "svg", "head", "select", "datalist", "iframe", "object", "canvas", "math", "textarea"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
BLOCKS = {"address", "article", "aside", "blockquote", "body", "button", "caption", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
          "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label", "legend", "li", "main", "menu",
          "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
LOOSE = {"li", "td", "th", "tr", "dt", "dd", "label", "button", "figcaption", "option", "br"}
CLOSES = {"p": {"p"}, "li": {"li"}, "td": {"td", "th"}, "th": {"td", "th"}, "tr": {"td", "th", "tr"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}}


class Node:
    __slots__ = ("tag", "parent", "attrs", "children")

    def __init__(self, tag, parent, attrs=()):
        self.tag, self.parent, self.attrs, self.children = tag, parent, dict(attrs), []


class Tree(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("body", None)

    def handle_starttag(self, tag, attrs):
        if tag in CLOSES:
            node = self.at
            while node.parent and node.tag not in CLOSES[tag] and node.tag not in {"div", "ul", "ol", "table", "section", "article", "td"} - CLOSES[tag]:
                node = node.parent
            if node.tag in CLOSES[tag] and node.parent:
                self.at = node.parent
        node = Node(tag, self.at, attrs)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag):
        node = self.at
        while node and node.tag != tag:
            node = node.parent
        if node and node.parent:
            self.at = node.parent

    def handle_data(self, data):
        self.at.children.append(data)


def is_hidden(node):
    style = (node.attrs.get("style") or "").replace(" ", "").lower()
    return node.tag in HIDDEN or "hidden" in node.attrs or "display:none" in style


def lines_of(root, loose):
    """The visible lines below a node as (text, is blank line before), innermost node with each."""
    out, words, gap, owner = [], [], [True], [root]

    def flush(blank):
        text = re.sub(r"\s+", " ", "".join(words)).strip()
        words.clear()
        if text:
            out.append((text, gap[0], owner[0]))
            gap[0] = False
        gap[0] = gap[0] or blank

    stack = [(root, False)]
    while stack:
        node, done = stack.pop()
        if isinstance(node, str):
            if not words:
                owner[0] = None
            words.append(node)
            continue
        tag = node.tag
        if done:
            if tag in BLOCKS:
                flush(not (loose and tag in LOOSE))
            continue
        if is_hidden(node):
            continue
        if tag == "br":
            flush(False)
            continue
        if tag == "img":
            alt = (node.attrs.get("alt") or "").strip()
            up = node.parent
            while up and up.tag not in ("figure", "body"):
                up = up.parent
            if alt and up and up.tag == "figure" and len(alt) % 2:
                flush(False)
                words.append(alt)
                flush(False)
            continue
        if tag in BLOCKS:
            flush(not (loose and tag in LOOSE))
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node.children))
    flush(True)
    return [(text, blank) for text, blank, _ in out]


def words_of(text):
    return re.findall(r"\w+", text.lower())


class Gold:
    def __init__(self, body):
        self.lines = Counter()
        for line in body.split("\n"):
            key = " ".join(words_of(line))
            if key:
                self.lines[key] += 1
        words = words_of(body)
        self.shingles = {tuple(words[i:i + 4]) for i in range(len(words) - 3)}

    def share(self, words):
        if len(words) < 4:
            return 0.0
        mine = [tuple(words[i:i + 4]) for i in range(len(words) - 3)]
        return sum(s in self.shingles for s in mine) / len(mine)

    def labels(self, lines):
        words = [words_of(text) for text, _ in lines]
        sure = [len(w) >= 8 and self.share(w) >= 0.8 for w in words]
        spots = [i for i, s in enumerate(sure) if s]
        if not spots:
            return [0] * len(lines)
        first, last = spots[0], spots[-1]
        out = []
        for i, w in enumerate(words):
            near = first - 2 <= i <= last + 2
            is_line = near and " ".join(w) in self.lines
            out.append(int(sure[i] or (near and len(w) >= 4 and self.share(w) >= 0.9) or is_line))
        return out


def column(root, gold):
    """The smallest element that holds nearly all lines of the body."""
    total = sum(gold.labels(lines_of(root, False)))
    node = root
    while True:
        best = None
        for child in node.children:
            if isinstance(child, Node) and not is_hidden(child):
                if sum(gold.labels(lines_of(child, False))) >= 0.95 * total:
                    best = child
        if best is None:
            return node
        node = best


def first_heading(root):
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            continue
        if node.tag == "h1":
            text = " ".join(t for t, _ in lines_of(node, False))
            if len(words_of(text)) > 2:
                return text
        stack.extend(reversed(node.children))
    return None


def write(name, lines, labels, style):
    print("#", *name)
    for i, ((text, blank), label) in enumerate(zip(lines, labels)):
        if i and (style == 1 or (style == 2 and blank)):
            print("-")
        print(f"{label}\t{text}")
    print("#")


def write_cuts(name, fold, entry, body, tree, style):
    gold = Gold(body)
    full = lines_of(tree.root, True)
    labels = gold.labels(full)
    if not any(labels):
        return
    write((*name, "full", fold), full, labels, style)
    title = entry.get("title") or first_heading(tree.root)
    part = lines_of(column(tree.root, gold), True)
    labels = gold.labels(part)
    if title and words_of(title) != words_of(part[0][0] if part else ""):
        part, labels = [(title, True), *part], [0, *labels]
    write((*name, "column", fold), part, labels, style)
    clean = [(re.sub(r"\s+", " ", line).strip(), True) for line in body.split("\n") if line.strip()]
    write((*name, "bare", fold), clean, [1] * len(clean), style)
    head = [(title, True)] if title else []
    for cut, lines in (("clean", clean), ("brief", clean[:3 + style])):
        write((*name, cut, fold), head + lines, [0] * len(head) + [1] * len(lines), style)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    pages = Path(sys.argv[1])
    for gold_file in sorted(pages.glob("*/gold.json")):
        for key, entry in sorted(json.loads(gold_file.read_text(encoding="utf-8")).items()):
            body = entry.get("articleBody") or entry.get("main_content")
            path = gold_file.parent / "html" / f"{key}.html.gz"
            if not body or not path.exists():
                continue
            tree = Tree()
            tree.feed(gzip.open(path).read().decode("utf-8", "replace"))
            style = hashlib.sha256(key.encode()).digest()[0] % 3
            write_cuts((gold_file.parent.name, key), fold_of(entry.get("url") or key), entry, body, tree, style)


if __name__ == "__main__":
    main()
