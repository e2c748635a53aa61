"""The tuned file, and a forward pass over it that counts as the program does: weights int8 by output, activations
int8 by piece, everything else in single precision.
"""
import dataclasses

import numpy as np
import torch
from torch.nn import functional

from decode import Constants
from heads import KEPT, LINK, AttributionHeads, Linker
from model import EPSILON, HEADS, NORMS, PARTS, WIDTH, EncoderModel

EMBEDDINGS = {"position": "position.weight", "type": "kind", "case": "case.weight", "break": "breaks.weight",
              "quote": "quote.weight", "embedding_norm.weight": "norm.weight", "embedding_norm.bias": "norm.bias"}
LINKERS = {"content_cue": ("content", "cue"), "cue_source": ("cue", "source")}


def quantised_rows(weight):
    """int8 rows and their scales: scale = largest / 127, rounded half to even."""
    scale = np.maximum(np.abs(weight).max(1), 1e-30).astype(np.float32) / np.float32(127)
    return np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8), scale


def encoder_tensors_of(encoder, max_pieces):
    """The tensors of a tuned file without any heads, by name."""
    state = {name: value.detach().float().numpy() for name, value in encoder.state_dict().items()}
    tensors = {ours: state[theirs] for ours, theirs in EMBEDDINGS.items()}
    tensors["position"] = tensors["position"][:max_pieces]
    for i in range(len(encoder.layers)):
        for part in PARTS:
            name = f"layer.{i}.{part}"
            tensors[name + ".weight"], tensors[name + ".scale"] = quantised_rows(state[f"layers.{i}.{part}.weight"])
            tensors[name + ".bias"] = state[f"layers.{i}.{part}.bias"]
        for norm in NORMS:
            for kind in ("weight", "bias"):
                tensors[f"layer.{i}.{norm}.{kind}"] = state[f"layers.{i}.{norm}.{kind}"]
    return tensors


def tensors_of(encoder, heads, max_pieces):
    """All tensors of the tuned file of attributions, by name."""
    tensors = encoder_tensors_of(encoder, max_pieces)
    state = {name: value.detach().float().numpy() for name, value in heads.state_dict().items()}
    for linker in LINKERS:
        state.update(narrowed(state, linker + "."))
    tensors.update({stored_name(name): value for name, value in state.items()})
    return tensors


def stored_name(name):
    """What the file calls a tensor of the heads."""
    for linker, (span, target) in LINKERS.items():
        name = name.replace(f"{linker}.span.", f"{linker}.{span}.").replace(f"{linker}.target.", f"{linker}.{target}.")
    return "attribution." + name


def narrowed(state, linker):
    """The bilinear score of a linker with fewer dimensions: the best that its singular values give, biases and the
    factor of the score taken in."""
    side = lambda name: np.hstack([state[linker + name + ".weight"], state[linker + name + ".bias"][:, None]])
    # M = span' target, of rank LINK: its singular vectors from those of the two small factors.
    (p, r), (q, s) = (np.linalg.qr(side(name).astype(np.float64).T) for name in ("span", "target"))
    u, values, v = np.linalg.svd(r @ s.T * LINK ** -.5)
    root = np.sqrt(values[:KEPT])
    found = {}
    for name, factor in (("span", (p @ u[:, :KEPT]) * root), ("target", (q @ v[:KEPT].T) * root)):
        found[linker + name + ".weight"] = factor.T[:, :-1].astype(np.float32)
        found[linker + name + ".bias"] = factor.T[:, -1].astype(np.float32)
    return found


def heads_of(tensors):
    """The heads of a tuned file."""
    heads = AttributionHeads()
    for linker in LINKERS:
        setattr(heads, linker, Linker(KEPT, 1.0))
    heads.load_state_dict({name: torch.from_numpy(tensors[stored_name(name)]) for name in heads.state_dict()})
    return heads.eval()


class Int8Encoder:
    """Takes a batch of windows as EncoderModel does."""

    def __init__(self, tensors, word_table, sums=torch.float32):
        self.tensors = {name: torch.from_numpy(value) for name, value in tensors.items()}
        rows, scale = quantised_rows(word_table)
        self.words = torch.from_numpy(rows.astype(np.float32) * scale[:, None])
        self.sums = sums  # double precision holds every sum exactly
        self.layers = 1 + max(int(name.split(".")[1]) for name in tensors if name.startswith("layer."))

    def eval(self):
        return self

    def product(self, x, name):
        scale = x.abs().amax(-1, keepdim=True) / 127
        rounded = torch.round(x / scale.clamp_min(1e-30))
        sums = rounded.to(self.sums) @ self.tensors[name + ".weight"].to(self.sums).T
        return sums.float() * (scale * self.tensors[name + ".scale"]) + self.tensors[name + ".bias"]

    def norm(self, x, name):
        return functional.layer_norm(x, (WIDTH,), self.tensors[name + ".weight"], self.tensors[name + ".bias"], EPSILON)

    def layer(self, x, i, mask):
        rows, length, _ = x.shape
        split = lambda y: y.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        query, key, value = (split(self.product(x, f"layer.{i}.{part}")) for part in ("query", "key", "value"))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm(x + self.product(seen, f"layer.{i}.attention_output"), f"layer.{i}.attention_norm")
        inner = functional.gelu(self.product(x, f"layer.{i}.intermediate"))
        return self.norm(x + self.product(inner, f"layer.{i}.output"), f"layer.{i}.output_norm")

    def outputs(self, batch):
        """What goes into the first layer, and what every layer puts out."""
        t = self.tensors
        places = torch.arange(batch["piece"].shape[1])
        x = (self.words[batch["piece"]] + t["position"][places] + t["type"] + t["case"][batch["case"]] +
             t["break"][batch["breaks"]] + t["quote"][batch["quote"]])
        mask = batch["real"][:, None, None, :].expand(-1, 1, x.shape[1], -1)
        found = [self.norm(x, "embedding_norm")]
        for i in range(self.layers):
            found.append(self.layer(found[-1], i, mask))
        return found

    @torch.no_grad()
    def __call__(self, batch):
        with torch.autocast("cpu", enabled=False):
            return self.outputs(batch)[-1]


def encoder_of(tensors, word_table):
    """A single-precision model with the file's values: what the int8 pass is compared with. The layers' weights are
    those of the file, so the difference is that of the activations alone."""
    layers = 1 + max(int(name.split(".")[1]) for name in tensors if name.startswith("layer."))
    encoder = EncoderModel(layers, 0.0)
    state = encoder.state_dict()
    for ours, theirs in EMBEDDINGS.items():
        value = torch.from_numpy(tensors[ours])
        state[theirs][:len(value)] = value
    for name, value in tensors.items():
        if name.startswith("layer.") and not name.endswith(".scale"):
            value = value * tensors[name[:-6] + "scale"][:, None] if value.dtype == np.int8 else value
            state["layers." + name[len("layer."):]] = torch.from_numpy(np.asarray(value, np.float32))
    state["words.weight"] = torch.from_numpy(word_table)
    encoder.load_state_dict(state)
    encoder.quantise_words()
    return encoder.eval()


def described(constants, base_sha256, layers, max_pieces):
    """The file's description."""
    return dict(format="rapporteur-encoder-1", base="all-MiniLM-L6-v2", base_sha256=base_sha256, layers=layers,
                max_pieces=max_pieces, **{f"attribution.{k}": v for k, v in dataclasses.asdict(constants).items()})


def constants_of(description):
    """The decoding's constants of a file."""
    kinds = {field.name: field.type for field in dataclasses.fields(Constants)}
    return Constants(**{name: kind(description["attribution." + name]) for name, kind in kinds.items()})
