#!/usr/bin/env python3
"""usage: base_reference.py BASE_FOLDER: numbers of the base's own activations in single precision, as the table in
rapporteur/encoder/encoder_reference_test.cpp has them: after each layer, a few numbers of a few pieces of one text."""
import sys
from pathlib import Path

import torch

import safetensors_file
from model import EncoderModel
from pieces import CLASSIFY, SEPARATE, Cutter, paragraphs_of
from windows import plain_windows, stack

TEXT = ("The minister of Vandalia, Ilse Moravec, said on Tuesday that her naïve critics “had not read” the accord.\n"
        "HARBOUR FEES will rise by 3.5% in spring; nobody at the café agreed.\n")
PLACES = [(1, 0), (2, 100), (9, 200), (14, 300), (22, 383), (30, 50), (36, 150), (42, 250)]  # (row, number)


def main():
    folder = Path(sys.argv[1])
    base, _ = safetensors_file.read(folder / "model.safetensors")
    encoder = EncoderModel(dropout=0.0)
    encoder.load_base(base)
    with torch.no_grad():
        for added in (encoder.case, encoder.breaks, encoder.quote):
            added.weight.zero_()
    cutter = Cutter(folder / "vocab.txt")
    words = cutter.words(TEXT, paragraphs_of(TEXT))
    (_, window), = plain_windows(words, 158, (cutter.numbers[CLASSIFY], cutter.numbers[SEPARATE]))
    batch = stack([window])
    print(f"// {len(window.pieces)} rows with the markers")
    with torch.no_grad():
        x = encoder.norm(encoder.embed(batch))
        for layer in encoder.layers:
            x = layer(x, torch.zeros(1, 1, 1, 1))
            print("{" + ", ".join(f"{x[0, row, number]:.4f}F" for row, number in PLACES) + "},")


if __name__ == "__main__":
    main()
