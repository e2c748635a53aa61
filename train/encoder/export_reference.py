#!/usr/bin/env python3
"""Writes what the C++ side is compared with, for a few paragraphs of our own.

usage: export_reference.py BASE_FOLDER TUNED.safetensors OUT

OUT.tsv and OUT.txt, where OUT is named so: the text, and a line for each attribution before any rule, with its sureness and the bytes
of cue, speaker and contents (tests/cases/statement/reference.tsv). Else OUT.npz and OUT.json: pieces, windows, layers' outputs, tag
scores and attributions.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch

import decode
import int8_model
import safetensors_file
from corpus import Document
from pieces import CLASSIFY, SEPARATE, Cutter, paragraphs_of
from windows import plain_windows, stack

TEXT = """Harbour fees to rise in spring, minister warns

The island's transport minister, Ada Lindqvist, said on Monday that harbour fees would rise by a tenth in spring. “We have waited long enough,” she told reporters in Tallmere. “The piers are older than the people who repair them.”

Fishermen disagree. "Nobody asked us," said Oren Vask, who leads the boat owners' union, adding that half of his members could not pay.

According to a report by the audit office, the fund is short of 4.2 million crowns.

Mr Vask also accused the ministry of hiding the figures, a charge that it denies. He believes a court will have to decide.

The opposition's Júlia Szőke called the plan «a tax on the sea» and urged the council to vote against it; the council's chairman declined to comment.

Snow is expected in the north on Thursday.

“If they close the harbour,” Vask warned, “we will sail to the capital — all 300 of us.”

WARNING: STORM APPROACHES COAST, SAYS WEATHER OFFICE

The office's spokeswoman, who asked not to be named, doubts that the ferry will run before the weekend.

A café owner wasn't worried. It's only wind, she thought.

“Rain, rain and rain again.” – Tomas Hale, ferry captain

Lindqvist promised to meet the union’s delegates, and they say they will come. Whether the two sides can agree is unclear, analysts at the Brookhaven Institute noted in a paper published last week.

In 1998, the same quarrel ended after a strike of eleven weeks, which cost the port about a fifth of its trade.

"I don't think," the mayor said, "that anyone wants that again."

She added: "We remember."

The chairman doubts it. Hale continued:

"The ferry is not the trouble. The piers are.

"And nobody pays for either."

PM: we will not pay

Poll: most islanders oppose fees
"""


def main():
    base_folder, tuned, path = sys.argv[1:]
    tensors, description = safetensors_file.read(tuned)
    table = safetensors_file.read(Path(base_folder, "model.safetensors"))[0]["embeddings.word_embeddings.weight"]
    int8_encoder = int8_model.Int8Encoder(tensors, table, torch.float64)
    plain_encoder, heads = int8_model.encoder_of(tensors, table), int8_model.heads_of(tensors)
    constants = int8_model.constants_of(description)
    cutter = Cutter(Path(base_folder, "vocab.txt"))
    markers = cutter.numbers[CLASSIFY], cutter.numbers[SEPARATE]
    write(path, int(description["max_pieces"]) - 2, (int8_encoder, plain_encoder, heads), (cutter, markers), constants)


def write(path, room, models, cutting, constants):
    (int8_encoder, plain_encoder, heads), (cutter, markers) = models, cutting
    words = cutter.words(TEXT, paragraphs_of(TEXT))
    byte_of = lambda place: len(TEXT[:place].encode())
    found, parts, arrays = [], [], {}
    for number, (first, window) in enumerate(plain_windows(words, room, markers)):
        batch = stack([window])
        with torch.no_grad():
            layers = int8_encoder.outputs(batch)
            plain = plain_encoder(batch)[0]
        for i, output in enumerate(layers):
            arrays[f"window{number}.layer{i}"] = output[0].numpy()  # layer 0: what goes into the first layer
        arrays[f"window{number}.fp32"] = plain.numpy()
        parts.append(layers[-1][0][torch.tensor(window.heads)])
        found.append(dict(first_word=first, words=len(window.heads), pieces=window.pieces, case=window.case,
                          breaks=window.breaks, quote=window.quote, heads=window.heads))
    vectors = torch.cat(parts)
    log_tags = torch.log_softmax(heads.tag_scores(vectors), -1).detach().numpy()
    log_tags = decode.end_with_paragraphs(words, log_tags)
    arrays["log_tags"] = log_tags
    spans = decode.find_spans(words, log_tags, constants)
    linked = decode.link(heads, vectors, Document("own", TEXT, words), spans, log_tags, constants)
    in_bytes = [{role: [[byte_of(s), byte_of(e)] for s, e in a[role]] for role in decode.ROLES}
                for a in decode.on_text(words, linked)]
    for a, ours in zip(in_bytes, linked):
        a["permille"] = ours["permille"]
        a["read"] = {role: [TEXT.encode()[s:e].decode() for s, e in a[role]] for role in decode.ROLES}
    if path.endswith(".tsv"):
        written = lambda spans: " ".join(f"{begin}-{end}" for begin, end in spans)
        rows = (f"{a['permille']}\t{written(a['cue'])}\t{written(a['source'])}\t{written(a['content'])}\n" for a in in_bytes)
        Path(path).write_text("".join(rows), encoding="utf-8")
        Path(path).with_suffix(".txt").write_text(TEXT, encoding="utf-8")
        return
    pieces = [[piece[0], byte_of(piece[1]), byte_of(piece[2]), int(i > 0), int(word.breaks and i == 0)]
              for word in words for i, piece in enumerate(word.pieces)]
    np.savez_compressed(path + ".npz", **arrays)
    json.dump(dict(text=TEXT, paragraphs=[[byte_of(s), byte_of(e)] for s, e in paragraphs_of(TEXT)],
                   pieces=pieces, pieces_are="number, first byte, behind last byte, continues word, starts paragraph",
                   windows=found, spans_in_words=spans, attributions=in_bytes), open(path + ".json", "w"), indent=1)


if __name__ == "__main__":
    main()
