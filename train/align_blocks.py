"""Says which blocks of a page belong to its article, by the article's text as people wrote it down.

Words of both are compared. Each block may match some places of the wanted text; the chain of matches in reading order that
covers most words is kept. What still lies in a gap between two matched blocks and consists of the words wanted there
(cells of tables, lines that were joined) is taken as well."""
import re
from collections import Counter, defaultdict

WORD = re.compile(r"\w+")
TRIES = 20  # places that one sequence of words is looked for at


def words_of(text):
    return [word.lower() for word in WORD.findall(text)]


def places_of(block, index, sequences, wanted):
    """(begin, end, words matched) for the places where a block may stand in the wanted text."""
    size = len(block)
    if size < 3:
        return [(at, at + size, size) for at in index.get(block[0], ())[:30] if wanted[at:at + size] == block]
    votes = Counter(at - i for i in range(size - 2) for at in sequences.get(tuple(block[i:i + 3]), ())[:TRIES])
    places, tried = [], []
    for shift, _ in votes.most_common(4):
        if any(abs(shift - other) <= max(8, size // 3) for other in tried):
            continue
        tried.append(shift)
        slack = max(6, size // 4)
        matched, found = set(), []
        for i in range(size - 2):
            for at in sequences.get(tuple(block[i:i + 3]), ())[:2 * TRIES]:
                if abs(at - i - shift) <= slack:
                    matched.update((i, i + 1, i + 2))
                    found.append(at)
        if len(matched) * 2 >= size:
            places.append((min(found), max(found) + 3, len(matched)))
    return places


def best_chain(matches):
    """The chain of (block, begin, end, matched), rising in block and place, that covers most."""
    best, back = [0.0] * len(matches), [-1] * len(matches)
    for i, (block, begin, _, matched) in enumerate(matches):
        top, top_at = 0.0, -1
        for j in range(max(0, i - 600), i):
            other, _, end, _ = matches[j]
            if other < block and end <= begin + 2:
                value = best[j] + (0.5 if end == begin else 0) + (0.9 * matched if matched < 3 and end == begin else 0)
                if value > top:
                    top, top_at = value, j
        best[i], back[i] = top + (matched if matched >= 3 else 0.3 * matched), top_at
    chain, at = [], max(range(len(matches)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(matches[at])
        at = back[at]
    return chain[::-1]


def fill_gaps(blocks, wanted, spans):
    """Blocks that are made of the words which the matched ones around them leave open."""
    taken = set()
    ends = [(-1, 0, 0)] + [(block, *spans[block]) for block in sorted(spans)] + [(len(blocks), len(wanted), len(wanted))]
    for (before, _, left), (after, right, _) in zip(ends, ends[1:]):
        gap = Counter(wanted[left:right]) if right > left else None
        if not gap:
            continue
        between = range(before + 1, after)
        if before < 0 or after == len(blocks):
            between = [i for i in between if len(blocks[i]) >= 3]
            if len(between) > 60:
                continue
        for i in between:
            words = Counter(blocks[i])
            if blocks[i] and sum((words & gap).values()) >= 0.7 * len(blocks[i]):
                taken.add(i)
                gap -= words
    return taken


def align(blocks, wanted):
    """For each block (a list of words) 1 if it is part of the wanted words, 0 if not, -1 if it has no words."""
    index, sequences = defaultdict(list), defaultdict(list)
    for i, word in enumerate(wanted):
        index[word].append(i)
    for i in range(len(wanted) - 2):
        sequences[tuple(wanted[i:i + 3])].append(i)
    matches = sorted((i, *place) for i, block in enumerate(blocks) if block for place in places_of(block, index, sequences, wanted))
    chain = best_chain(matches)
    spans = {}
    for k, (block, begin, end, matched) in enumerate(chain):
        before = chain[k - 1][2] if k else 0
        after = chain[k + 1][1] if k + 1 < len(chain) else len(wanted)
        if matched >= 3 or begin == before or end == after:
            spans[block] = (begin, end)
    inside = set(spans) | fill_gaps(blocks, wanted, spans)
    return [-1 if not block else int(i in inside) for i, block in enumerate(blocks)]
