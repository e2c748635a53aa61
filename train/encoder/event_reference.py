#!/usr/bin/env python3
"""What the head of events says of sentences of our own, for rapporteur/event/event_head_reference_test.cpp.

usage: event_reference.py BASE EVENTS

Prints the odds of each sentence's likeliest root, its number, and the log odds of a real event, by the program's int8
arithmetic in torch. BASE is the base's folder, EVENTS data/encoder/events.safetensors.
"""
import sys
from pathlib import Path

import torch

import safetensors_file
from event_task import pooled
from events_corpus import MASKS, ROOTS, window_of
from int8_model import Int8Encoder
from pieces import CLASSIFY, SEPARATE, Cutter
from windows import stack

SENTENCES = (
    "aLPHA has condemned the decision of bETA to close the harbour of Sorvik.",
    "Officials of aLPHA and bETA met in Vandalia on Monday to discuss the fisheries accord.",
    "On Tuesday aLPHA imposed new sanctions on bETA over the naïve “harbour law”.",
    "The envoy said that aLPHA would send tents and blankets to bETA.",
    "aLPHA's gunmen killed three people near the bridge, witnesses said.",
    "Prices rose by 3.5% in spring.",
)


class Masked:
    def __init__(self, cutter, markers, room, text):
        places = [text.find(mask) if mask in text else None for mask in MASKS]
        self.window, self.marks = window_of(cutter, markers, room, text, places)


@torch.no_grad()
def main():
    base, events = map(Path, sys.argv[1:])
    tensors, _ = safetensors_file.read(events)
    words = safetensors_file.read(base / "model.safetensors")[0]["embeddings.word_embeddings.weight"]
    cutter = Cutter(base / "vocab.txt")
    markers = cutter.numbers[CLASSIFY], cutter.numbers[SEPARATE]
    model = Int8Encoder(tensors, words, torch.float64)
    take = lambda name: torch.from_numpy(tensors[f"event.{name}"])
    for text in SENTENCES:
        one = Masked(cutter, markers, len(tensors["position"]) - 2, text)
        vector = pooled(model(stack([one.window])), [one])[0]
        odds = torch.softmax(take("roots.weight") @ vector + take("roots.bias"), 0)
        real = float((take("real.weight") @ vector + take("real.bias"))[0])
        best = int(odds.argmax())
        print(f"{ROOTS[best]}  {odds[best]:.4f}  {real:.4f}")


if __name__ == "__main__":
    main()
