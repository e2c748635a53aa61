"""Draws pairs of serial reports from a file of agency stories: the same template, told of another week or company.

  python3 tools/draw_serial_reports.py STORIES.jsonl FOLDER [PAIRS] [SEED]

Two stories are of one template where, with names and numbers masked, they share half of their runs of four words, and
have fewer than half of their own runs of five words in common (else one is a copy of the other). Stories of fewer than 60 words
are left out. Each story is in one pair at most. FOLDER gets a page a story (NUMBER.html) and pairs.tsv: a pair a line, by file names.
The same seed draws the same pairs. Pages are taken for dated from 1990 on: the years of older stories are moved by 28, which is
the same calendar, in their days and in their texts. STORIES.jsonl has an object a line with id, date, title and body.
"""
import collections
import datetime
import html
import json
import pathlib
import random
import re
import sys

LEAST_WORDS = 60
LEAST_TEMPLATE = 0.5
MOST_COPIED = 0.5
MOVED_YEARS = 28
MOST_OF_RUN = 40  # a run of words that more stories have says little of their template


def masked(text):
    """The words of a text, with names and numbers as one sign each."""
    words = []
    for word in re.findall(r"[A-Za-z'/&.-]+|[\d.,/-]*\d", text):
        sign = "#" if word[-1].isdigit() else "@" if word[0].isupper() else word.lower()
        if not (sign == "@" and words and words[-1] == "@"):
            words.append(sign)
    return words


def runs(words, length):
    """All runs of that many words."""
    return {tuple(words[i:i + length]) for i in range(len(words) - length + 1)}


def with_moved_years(text):
    """All years from 1960 to 1999 so many years later."""
    return re.sub(r"\b19[6-9]\d\b", lambda year: str(int(year.group()) + MOVED_YEARS), text)


def page_of(story):
    """The story as a page with its headline, its day and its paragraphs."""
    day = datetime.datetime.strptime(with_moved_years(story["date"])[:11].strip(), "%d-%b-%Y").date()
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n(?=    )", with_moved_years(story["body"]))]
    body = "\n".join(f"<p>{html.escape(part)}</p>" for part in paragraphs if part)
    title = html.escape(with_moved_years(story["title"]))
    return (f'<html><head><title>{title}</title><meta property="article:published_time" content="{day}">'
            f"</head><body><article><h1>{title}</h1>\n{body}\n</article></body></html>\n")


def draw(stories, pairs, seed):
    """Pairs of places in the list."""
    templates = [runs(masked(story["body"]), 4) for story in stories]
    own = [runs(story["body"].lower().split(), 5) for story in stories]
    having = collections.defaultdict(list)
    for place, template in enumerate(templates):
        for run in sorted(template):
            having[run].append(place)
    order = list(range(len(stories)))
    random.Random(seed).shuffle(order)
    used = set()
    drawn = []
    for one in order:
        if one in used or len(drawn) == pairs:
            continue
        shared = collections.Counter()
        for run in templates[one]:
            if len(having[run]) <= MOST_OF_RUN:
                shared.update(having[run])
        for other, _ in sorted(shared.most_common(20), key=lambda item: (-item[1], item[0])):
            if other == one or other in used:
                continue
            alike = len(templates[one] & templates[other]) / min(len(templates[one]), len(templates[other]))
            copied = len(own[one] & own[other]) / min(len(own[one]), len(own[other]))
            if alike >= LEAST_TEMPLATE and copied < MOST_COPIED:
                drawn.append((one, other))
                used.update((one, other))
                break
    return drawn


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 120
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    with open(sys.argv[1], encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    stories = [story for story in stories if len(story["body"].split()) >= LEAST_WORDS]
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for one, other in draw(stories, count, seed):
        names = []
        for story in (stories[one], stories[other]):
            names.append(f"{story['id']}.html")
            (folder / names[-1]).write_text(page_of(story), encoding="utf-8")
        rows.append("\t".join(names) + "\n")
    (folder / "pairs.tsv").write_text("".join(rows), encoding="utf-8")
    print(f"{len(rows)} pairs in {folder / 'pairs.tsv'}")


if __name__ == "__main__":
    main()
