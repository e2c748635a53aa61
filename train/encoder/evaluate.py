"""Reads documents with an encoder and its heads, scores what is found, and chooses the decoding's constants."""
import dataclasses
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

import decode
from corpus import read_annotations
from windows import plain_windows, stack

# What is tried for each constant, one after the other, twice.
TRIED = dict(outside_cue=(1, 1.5, 2, 2.5), outside_source=(.5, 1, 1.5, 2), outside_content=(-.5, 0, .5),
             least_permille=(0, 50, 75, 100, 130), least_link=(-5, -3, -2, -1.2), none_cue=(-1, 0, 1),
             none_source=(-.75, 0, .75))


@dataclass
class Read:
    """A document as the heads see it."""
    document: object
    vectors: torch.Tensor
    log_tags: np.ndarray


def scorer(data):
    """The scoring tool that lies beside the data (tools/score_statements.py)."""
    sys.path.insert(0, str(Path(data).resolve().parents[2] / "tools"))
    import score_statements
    return score_statements


@torch.no_grad()
def read(encoder, heads, document, room, markers, fast=True):
    encoder.eval(), heads.eval()
    found = [window for _, window in plain_windows(document.words, room, markers)]
    parts = []
    for first in range(0, len(found), 16):
        group = found[first:first + 16]
        with torch.autocast("cpu", torch.bfloat16, enabled=fast):
            vectors = encoder(stack(group)).float()
        parts += [vectors[i][torch.tensor(window.heads)] for i, window in enumerate(group)]
    vectors = torch.cat(parts)
    log_tags = torch.log_softmax(heads.tag_scores(vectors), -1).numpy()
    return Read(document, vectors, decode.end_with_paragraphs(document.words, log_tags))


def attributions(heads, one, constants):
    """What is found in a document, in code points of its text."""
    words = one.document.words
    spans = decode.find_spans(words, one.log_tags, constants)
    return decode.on_text(words, decode.link(heads, one.vectors, one.document, spans, one.log_tags, constants))


def tally(tool, folder, heads, reads, constants):
    """The scoring tool's counts over some documents."""
    triples = []
    for one in reads:
        first = sorted(Path(folder, "attributions").glob(one.document.name + "_????.ann"))[0]
        triples.append((one.document.text, read_annotations(first), attributions(heads, one, constants)))
    return tool.tally(triples)


def figures(count):
    """F1 of the roles and of whole attributions, in per cent."""
    f1 = lambda right, found, gold: 200 * right / (found + gold)
    shown = {role: f1(count[role, "strict"], count[role, "pred"], count[role, "gold"]) for role in decode.ROLES}
    for key in ("all_strict", "content50", "link50"):
        shown[key] = f1(count[key], count["pred"], count["gold"])
    return shown


def recall_by_quoting(tool, folder, heads, reads, constants):
    """link50's recall in per cent where all, none or part of the content stands in quotation marks."""
    found, gold_count = dict(direct=0, indirect=0, mixed=0), dict(direct=0, indirect=0, mixed=0)
    for one in reads:
        document = one.document
        kinds = []
        for attribution in document.readings[0].attributions:
            flags = [word.quote for s, e in attribution["content"] for word in document.words[s:e + 1]]
            kinds.append(("mixed" if 0 in flags else "direct") if 1 in flags else "indirect")
        first = sorted(Path(folder, "attributions").glob(document.name + "_????.ann"))[0]
        gold = tool.token_sets(document.text, read_annotations(first))
        pred = tool.token_sets(document.text, attributions(heads, one, constants))
        kind_of = {id(attribution): kind for attribution, kind in zip(gold, kinds)}
        for kind in kinds:
            gold_count[kind] += 1
        for g, p in tool.match_contents(gold, pred):
            found[kind_of[id(g)]] += bool(g["source"] & p["source"]) or not (g["source"] or p["source"])
    return {kind: 100 * found[kind] / gold_count[kind] for kind in found}


def choose_constants(tool, folder, heads, reads, start=decode.Constants(1.5, 1.5, least_permille=75)):
    """The constants with the best sum of link50, all_strict and the roles on some documents."""
    def worth(constants):
        shown = figures(tally(tool, folder, heads, reads, constants))
        return shown["link50"] + .5 * shown["all_strict"] + .2 * sum(shown[role] for role in decode.ROLES)

    best, best_worth = start, worth(start)
    for name, values in [*TRIED.items()] * 2:
        for value in values:
            tried = dataclasses.replace(best, **{name: value})
            if tried != best and (now := worth(tried)) > best_worth:
                best, best_worth = tried, now
    return best
