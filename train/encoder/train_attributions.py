#!/usr/bin/env python3
"""Makes data/encoder/attributions.safetensors and its card: fine-tunes all-MiniLM-L6-v2 to find attributions.

usage: train_attributions.py DATA BASE OUT [--cache FOLDER] [--threads N] [--first FILE] [--set passes=7 ...]

DATA   PolNeAR's folder with train/ and dev/ (../shared/data/statements/polnear)
BASE   the base's folder with model.safetensors and vocab.txt
OUT    the folder that gets attributions.safetensors and attributions.md

Learns on train alone; the decoding's constants are chosen on one half of dev (drawn once), scores are printed for that
half, for the other and for all of dev, always with the program's int8 arithmetic. How attributions are decoded stands
in docs/decisions/attributions.md ("Heads").
"""
import argparse
import hashlib
import pickle
import time
from pathlib import Path

import torch

import augment
import corpus
import evaluate
import int8_model
import safetensors_file
from attribution_task import AttributionTask
from card import write_card
from pieces import CLASSIFY, SEPARATE, Cutter
from trainer import Trainer

DEFAULTS = dict(passes=7, turns=1, turn_passes=3, turn_rate=.5, batch=24, rate=2e-4, new_rate=1e-3, warm=.1,
                dropout=.1, links=.5, room=158, layers=6, seed=1, decay=.01, clip=1.0, change=1)


def load(folder, split, cutter, cache):
    path = cache and Path(cache, f"{split}.pickle")
    if path and path.exists():
        return pickle.load(open(path, "rb"))
    documents = corpus.load(Path(folder, split), cutter)
    if path:
        pickle.dump(documents, open(path, "wb"))
    return documents


def fine_tune(options, base, documents, markers, cutter, first):
    """Encoder and heads: trained once, then again from there in some shorter turns, and the mean of what comes out.
    The weights before the turns are kept in the file `first`, or taken from there."""
    change = augment.Changer(documents, cutter) if options["change"] else None
    trainer = Trainer(options, base, lambda: [AttributionTask(options, documents, markers, change)])
    if first and Path(first).exists():
        kept = torch.load(first, weights_only=True)
        trainer.encoder.load_state_dict(kept["encoder"])
        trainer.tasks[0].heads.load_state_dict(kept["heads"])
    else:
        trainer.train(options["passes"])
        if first:
            torch.save(dict(encoder=trainer.encoder.state_dict(), heads=trainer.tasks[0].heads.state_dict()), first)
    states = [trainer.state()]
    for turn in range(options["turns"]):
        trainer.seed(options["seed"] + 1 + turn)
        trainer.train(options["turn_passes"], options["turn_rate"])
        states.append(trainer.state())
    trainer.average(states)
    return trainer.encoder, trainer.tasks[0].heads


def finish(args, options, base, encoder, heads, dev, markers):
    """Chooses the constants, writes the file, scores what was written."""
    tool, folder = evaluate.scorer(args.data), Path(args.data, "dev")
    words = base["embeddings.word_embeddings.weight"]
    tensors = int8_model.tensors_of(encoder, heads, options["room"] + 2)
    heads = int8_model.heads_of(tensors)
    room = options["room"]
    read = lambda model, fast, group: [evaluate.read(model, heads, one, room, markers, fast) for one in group]
    first, second = corpus.halves(dev)
    int8 = int8_model.Int8Encoder(tensors, words)
    reads = read(int8, False, first), read(int8, False, second)
    constants = evaluate.choose_constants(tool, folder, heads, reads[0])
    digest = hashlib.sha256(Path(args.base, "model.safetensors").read_bytes()).hexdigest()
    description = int8_model.described(constants, digest, options["layers"], options["room"] + 2)
    safetensors_file.write(Path(args.out, "attributions.safetensors"), tensors, description)
    plain = read(encoder, False, first + second)
    same = total = 0
    for one, other in zip(reads[0] + reads[1], plain):
        same += int((one.log_tags.argmax(-1) == other.log_tags.argmax(-1)).sum())
        total += one.log_tags[:, :, 0].size
    scores = {}
    for name, group in (("half for choosing", reads[0]), ("other half", reads[1]), ("all of dev", reads[0] + reads[1]),
                        ("all of dev, fp32", plain)):
        count = evaluate.tally(tool, folder, heads, group, constants)
        tool.show(name, count)
        scores[name] = evaluate.figures(count)
    recall = evaluate.recall_by_quoting(tool, folder, heads, reads[0] + reads[1], constants)
    print("link50 recall:", ", ".join(f"{kind} {value:.1f}" for kind, value in recall.items()))
    print(f"tags as in fp32: {100 * same / total:.2f} %\nconstants: {constants}")
    return scores, recall, constants, same / total


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "base", "out"):
        parser.add_argument(name)
    parser.add_argument("--cache", help="keeps the cut corpus here")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--documents", type=int, help="trains on so many documents only")
    parser.add_argument("--first", help="file of the weights before the turns: written, or read where it exists")
    parser.add_argument("--set", nargs="*", default=[])
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    began, options = time.time(), dict(DEFAULTS)
    for item in args.set:
        key, value = item.split("=")
        options[key] = type(DEFAULTS[key])(value)
    cutter = Cutter(Path(args.base, "vocab.txt"))
    markers = cutter.numbers[CLASSIFY], cutter.numbers[SEPARATE]
    base, _ = safetensors_file.read(Path(args.base, "model.safetensors"))
    train, dev = (load(args.data, split, cutter, args.cache) for split in ("train", "dev"))
    encoder, heads = fine_tune(options, base, train[:args.documents], markers, cutter, args.first)
    scores, recall, constants, same = finish(args, options, base, encoder, heads, dev, markers)
    write_card(Path(args.out, "attributions.md"), options, constants, scores, recall, same)
    print(f"{time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
