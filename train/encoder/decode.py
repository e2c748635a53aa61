"""Finds attributions from the heads' scores. Small and exact, since rapporteur/statement/ does the same in C++: the
formula stands in docs/decisions/attributions.md ("Heads").
"""
from dataclasses import dataclass

import numpy as np
import torch

from corpus import BEGIN, END, INSIDE, OUTSIDE, ROLES, SINGLE
from heads import link_features, span_vectors

# What may follow each tag, what a paragraph may begin and end with.
FOLLOWS = {OUTSIDE: (OUTSIDE, BEGIN, SINGLE), BEGIN: (INSIDE, END), INSIDE: (INSIDE, END),
           END: (OUTSIDE, BEGIN, SINGLE), SINGLE: (OUTSIDE, BEGIN, SINGLE)}
ALLOWED = np.full((5, 5), -np.inf, np.float32)
for before, after in FOLLOWS.items():
    ALLOWED[before, list(after)] = 0
STARTS = np.array([0, 0, -np.inf, -np.inf, 0], np.float32)
MARKS = ('"', "“", "«", "„", "‘")
CLOSING = ('"', "”", "»", "“")
SHARE_OF_LAYOUT = .9  # of all probability, to what layout points to
ENDS = np.array([0, -np.inf, -np.inf, 0, 0], np.float32)


@dataclass
class Constants:
    """The decoding's numbers, kept in the file's description as `attribution.NAME`."""
    outside_cue: float = 1.0      # taken from the log-probability of "outside"
    outside_source: float = 1.0
    outside_content: float = 0.0
    reach: int = 120              # words between a span and what it is linked to, at most
    least_link: float = -3.0      # lowest log-probability of a content's link to its cue
    none_source: float = 0.0      # added to the score of "no source"
    none_cue: float = 0.0         # added to the score of "no cue"
    least_permille: int = 0       # attributions less sure are dropped

    def outside(self):
        return np.array([self.outside_cue, self.outside_source, self.outside_content], np.float32)


def best_tags(scores):
    """Viterbi over [words, 5] under the hard constraints alone."""
    likeliest = scores.argmax(1)
    if STARTS[likeliest[0]] + ENDS[likeliest[-1]] + ALLOWED[likeliest[:-1], likeliest[1:]].sum() == 0:
        return likeliest.tolist()  # allowed as it is, so no path is better
    best, back = scores[0] + STARTS, []
    for row in scores[1:]:
        paths = best[:, None] + ALLOWED
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    tags = [int((best + ENDS).argmax())]
    for step in reversed(back):
        tags.append(int(step[tags[-1]]))
    return tags[::-1]


def spans_of(tags, offset):
    spans, opened = [], None
    for i, tag in enumerate(tags):
        if tag == SINGLE:
            spans.append((offset + i, offset + i))
        elif tag == BEGIN:
            opened = i
        elif tag == END:
            spans.append((offset + opened, offset + i))
    return spans


def paragraphs(words):
    starts = [i for i, word in enumerate(words) if word.breaks] + [len(words)]
    return list(zip(starts, starts[1:]))


def end_with_paragraphs(words, log_tags):
    """What a paragraph's last word has for going on is given to ending, what its first has for going on to beginning."""
    log_tags = log_tags.copy()

    def give(word, tag, to):
        log_tags[word, :, to] = np.logaddexp(log_tags[word, :, to], log_tags[word, :, tag])

    for first, behind in paragraphs(words):
        give(behind - 1, INSIDE, END), give(behind - 1, BEGIN, SINGLE)
        give(first, INSIDE, BEGIN), give(first, END, SINGLE)
    return log_tags


def find_spans(words, log_tags, constants):
    """Spans of each role; `log_tags` [words, 3, 5] log-probabilities that end with paragraphs."""
    scores = log_tags.copy()
    scores[:, :, OUTSIDE] -= constants.outside()
    found = {role: [] for role in ROLES}
    for first, behind in paragraphs(words):
        for number, role in enumerate(ROLES):
            found[role] += spans_of(best_tags(scores[first:behind, number]), first)
    return found


def log_softmax(scores):
    scores = scores - scores.max(1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(1, keepdims=True))


def link_scores(linker, vectors, spans, targets, paragraph_of, reach, none_bonus):
    """Log-probabilities [spans, targets + 1], the last for none; targets out of reach are left out."""
    if not spans:
        return np.zeros((0, len(targets) + 1), np.float32)
    ends = span_vectors(vectors, targets) if targets else vectors.new_zeros(0, 2 * vectors.shape[1])
    with torch.no_grad():
        scores = linker(span_vectors(vectors, spans), ends, link_features(spans, targets, paragraph_of)).numpy()
    scores = scores.copy()
    for i, span in enumerate(spans):
        for j, target in enumerate(targets):
            if max(target[0] - span[1], span[0] - target[1]) > reach:
                scores[i, j] = -np.inf
    scores[:, -1] += none_bonus
    return log_softmax(scores)


def sureness(log_tags, span, role):
    """Mean log-probability of the tags that make `span`."""
    tags = [SINGLE] if span[0] == span[1] else [BEGIN] + [INSIDE] * (span[1] - span[0] - 1) + [END]
    return sum(float(log_tags[span[0] + i, role, tag]) for i, tag in enumerate(tags)) / len(tags)


def heed_layout(chosen, text, words, contents, cues, paragraph_of):
    """What layout tells of the links of contents to cues: words without marks belong to no cue of another paragraph, unless
    a colon ends that and theirs is the next; what a quotation goes on with, to none of another paragraph; a quotation that
    begins a paragraph behind a colon is told by the cue before it. Quotations are found more simply than in the program."""
    written = lambda word: text[words[word].start:words[word].end]
    behind_colon = lambda word: word > 0 and words[word].breaks and written(word - 1) == ":"

    def goes_on(word):
        """Whether a quotation goes on with the paragraph of its first word."""
        if not word or not words[word].breaks or written(word) not in MARKS:
            return False
        before = text[:words[word].start].rstrip().rpartition("\n")[2]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

    for row, (first, last) in zip(chosen, contents):
        begin = max(i for i in range(first + 1) if words[i].breaks)
        quoted = written(first) in MARKS or any(word.quote for word in words[first:last + 1])
        for j, cue in enumerate(cues):
            told_above = behind_colon(begin) and paragraph_of[cue[0]] == paragraph_of[begin - 1]
            if paragraph_of[cue[0]] != paragraph_of[first] and (goes_on(first) if quoted else not told_above):
                row[j] = -np.inf
            elif quoted and behind_colon(first) and cue[1] in (first - 1, first - 2):
                give_share(row, j)


def give_share(row, target):
    """Gives the layout's share of the probabilities to one target."""
    row += np.log(1 - SHARE_OF_LAYOUT)
    row[target] = np.logaddexp(row[target], np.log(SHARE_OF_LAYOUT))


def heed_inversion(chosen, text, words, cues, sources):
    """Right behind a quotation's closing mark, a cue is told by those who stand right behind it."""
    for row, (first, last) in zip(chosen, cues):
        next_ones = [j for j, source in enumerate(sources) if source[0] == last + 1 and not words[source[0]].breaks]
        behind = first > 0 and not words[first].breaks and text[words[first - 1].start:words[first - 1].end] in CLOSING
        if next_ones and behind and words[first - 1].quote:
            give_share(row, next_ones[0])


def link(heads, vectors, document, spans, log_tags, constants):
    """Attributions {role: [spans], "permille"} in the order of their cues: the surest links of contents to cues first,
    one content on each side of a cue; then each cue chooses its source."""
    words = document.words
    paragraph_of = np.cumsum([word.breaks for word in words]).tolist()
    cues, sources, contents = (spans[role] for role in ROLES)
    chosen = link_scores(heads.content_cue, vectors, contents, cues, paragraph_of, constants.reach, constants.none_cue)
    heed_layout(chosen, document.text, words, contents, cues, paragraph_of)
    order = sorted((-float(chosen[i, j]), i, j) for i in range(len(contents)) for j in range(len(cues)))
    taken, sides, best_content = set(), {}, {}
    for cost, i, j in order:
        side = (j, contents[i][0] < cues[j][0])
        if i in taken or side in sides or -cost < constants.least_link:
            continue
        taken.add(i)
        sides[side] = contents[i]
        sure = sureness(log_tags, contents[i], 2) - cost
        best_content[j] = max(best_content.get(j, -np.inf), sure)
    with_content = sorted({j for j, _ in sides})
    asking = [cues[j] for j in with_content]
    of_source = link_scores(heads.cue_source, vectors, asking, sources, paragraph_of, constants.reach,
                            constants.none_source)
    heed_inversion(of_source, document.text, words, asking, sources)
    attributions = []
    for row, j in enumerate(with_content):
        best = int(of_source[row].argmax())
        sure = np.exp(sureness(log_tags, cues[j], 0) + best_content[j])
        if int(1000 * sure + .5) < constants.least_permille:
            continue
        attributions.append({"permille": int(1000 * sure + .5), "cue": [cues[j]],
                             "source": [sources[best]] if best < len(sources) else [],
                             "content": [sides[j, before] for before in (True, False) if (j, before) in sides]})
    return attributions


def on_text(words, attributions):
    """Word spans as code points of the text."""
    place = lambda span: [words[span[0]].start, words[span[1]].end]
    return [{role: [place(span) for span in a[role]] for role in ROLES} for a in attributions]
