"""Writes the card of the tuned file."""
import dataclasses
from pathlib import Path

TEXT = """# attributions.safetensors
The fine-tuned part of the encoder and the heads that find who says what: int8 layers, added embeddings, tags and linkers, made by
`train/encoder/train_attributions.py`. The word table is the base's and is not in here. No text of anybody is in it.

Base: all-MiniLM-L6-v2 (Apache-2.0, nreimers and the sentence-transformers project), whose weights were changed here: all layers were
trained further, then rounded to int8. Data: PolNeAR 1.0.0, train part (Newell, Margolin and Ruths, LREC 2018; 840 articles on the American election
of 2016). PolNeAR states no licence; it was used to learn from and nothing of it is passed on. Whoever doubts makes the weights anew with
the script. Licence of the weights: Apache-2.0.

## How made
{options}.
Windows of at most {pieces} pieces, cut elsewhere in each pass; where several people annotated an article, one of them is drawn in each pass. In
each pass, some articles get other names for theirs, other quotation marks, or paragraphs in capitals or without any.
Decoding, chosen on one half of dev: {constants}.

## Scores
PolNeAR dev (84 articles, never trained on), F1 in per cent, the scoring tool beside the data, int8 arithmetic as in the program, no rules:

| part | cue strict | speaker strict | content strict | all strict | content50 | link50 |
|---|---|---|---|---|---|---|
{scores}

Recall of link50 where the content stands in quotation marks as a whole {recall[direct]:.1f}, not at all {recall[indirect]:.1f}, in part {recall[mixed]:.1f}.
{same:.2f} % of all tags are those of the unrounded weights in single precision.
"""


def write_card(path, options, constants, scores, recall, same):
    rows = [f"| {name} | " + " | ".join(f"{value:.1f}" for value in figures.values()) + " |"
            for name, figures in scores.items()]
    shown = lambda pairs: ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in pairs)
    Path(path).write_text(TEXT.format(
        options=shown(options.items()).capitalize(), pieces=options["room"] + 2, same=100 * same,
        constants=shown(dataclasses.asdict(constants).items()), scores="\n".join(rows), recall=recall), encoding="utf-8")
