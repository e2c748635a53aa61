#!/usr/bin/env python3
"""Makes data/encoder/events.safetensors: fine-tunes the encoder to weigh what one party does to another.

usage: train_events.py DATA BASE TUNED OUT [--folds 0 1 2 3 4] [--all] [--set passes=8 ...]

DATA   the folder of plv_train.tsv and ngec_synth.csv (../shared/data/events)
BASE   the base's folder with model.safetensors and vocab.txt
TUNED  data/encoder/attributions.safetensors, whose encoder is trained further
OUT    a folder: gets odds.FOLD.npz for each fold that is asked for (predicted with weights learned on the others, in the
       program's int8 arithmetic), and with --all events.safetensors, learned on all
"""
import argparse
import hashlib
import time
from pathlib import Path

import numpy as np
import torch

import int8_model
import safetensors_file
from event_task import EventTask, pooled
from events_corpus import FOLDS, MASKS, ROOTS, EventCorpus
from pieces import CLASSIFY, SEPARATE, Cutter
from trainer import Trainer
from windows import stack

DEFAULTS = dict(passes=7, batch=16, rate=2e-4, new_rate=1e-3, warm=.1, dropout=.1, head_dropout=.2, smoothing=.05, room=100,
                layers=6, seed=1, decay=.01, clip=1.0, least=50, tuned=1)


def learn(options, base, tuned, corpus, fold):
    trainer = Trainer(options, base, lambda: [EventTask(options, corpus, fold)])
    if options["tuned"]:
        words = base["embeddings.word_embeddings.weight"]
        state = int8_model.encoder_of(tuned, words).state_dict()
        own = trainer.encoder.state_dict()
        trainer.encoder.load_state_dict({name: state[name] for name in own})
    trainer.train(options["passes"])
    return trainer.encoder, trainer.tasks[0].heads


def int8_of(encoder, heads, words, options):
    """The tensors of the tuned file and what reads them as the program does."""
    tensors = int8_model.encoder_tensors_of(encoder, options["room"] + 2)
    state = heads.state_dict()
    tensors["event.roots.weight"], tensors["event.roots.bias"] = (state[f"roots.{name}"].numpy() for name in ("weight", "bias"))
    return tensors, int8_model.Int8Encoder(tensors, words)


@torch.no_grad()
def read(model, heads, sentences, size=32):
    """(log odds of roots, pooled vectors)"""
    heads.eval()
    found, vectors = [], []
    for i in range(0, len(sentences), size):
        part = sentences[i:i + size]
        vectors.append(pooled(model(stack([one.window for one in part])).float(), part))
        found.append(torch.log_softmax(heads(vectors[-1]), -1))
    return torch.cat(found).numpy(), torch.cat(vectors).numpy()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "base", "tuned", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--folds", nargs="*", type=int, default=[])
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--set", nargs="*", default=[])
    args = parser.parse_args()
    torch.set_num_threads(1)
    options = dict(DEFAULTS)
    for item in args.set:
        key, value = item.split("=")
        options[key] = type(DEFAULTS[key])(value)
    args.out.mkdir(parents=True, exist_ok=True)
    cutter = Cutter(args.base / "vocab.txt")
    markers = cutter.numbers[CLASSIFY], cutter.numbers[SEPARATE]
    base, _ = safetensors_file.read(args.base / "model.safetensors")
    tuned, _ = safetensors_file.read(args.tuned)
    words = base["embeddings.word_embeddings.weight"]
    corpus = EventCorpus(args.data, cutter, markers, options["room"])
    for fold in [FOLDS] * args.all + args.folds:
        began = time.time()
        encoder, heads = learn(options, base, tuned, corpus, fold)
        tensors, model = int8_of(encoder, heads, words, options)
        held = [one for one in corpus.news if one.fold == fold] or corpus.news[:16]
        odds, _ = read(model, heads, held)
        right = np.mean(odds.argmax(-1) == [one.root for one in held])
        print(f"fold {fold}: {len(held)} sentences, {100 * right:.1f} % right, {time.time() - began:.0f} s", flush=True)
        if fold < FOLDS:
            np.savez(args.out / f"odds.{fold}.npz", odds=odds, ids=np.array([one.id for one in held]))
            continue
        digest = hashlib.sha256((args.base / "model.safetensors").read_bytes()).hexdigest()
        description = dict(format="rapporteur-encoder-1", base="all-MiniLM-L6-v2", base_sha256=digest, layers=options["layers"],
                           max_pieces=options["room"] + 2, **{"event.roots": " ".join(ROOTS), "event.masks": " ".join(MASKS)})
        safetensors_file.write(args.out / "events.safetensors", tensors, description)


if __name__ == "__main__":
    main()
