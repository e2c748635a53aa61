"""The encoder and the heads that find attributions, in torch, for training.

Encoder: BERT's layers (all-MiniLM-L6-v2) and three added embeddings of a piece: the case of its word as written,
whether it begins a paragraph, whether it stands between quotation marks. Heads: see heads.py.
"""
import torch
from torch import nn
from torch.nn import functional

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
CASES, BREAKS, QUOTES = 5, 2, 2
EPSILON = 1e-12
# Our names for a layer's parts, and the base's.
PARTS = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
         "attention_output": "attention.output.dense", "intermediate": "intermediate.dense", "output": "output.dense"}
NORMS = {"attention_norm": "attention.output.LayerNorm", "output_norm": "output.LayerNorm"}


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        for part in ("query", "key", "value", "attention_output"):
            setattr(self, part, nn.Linear(WIDTH, WIDTH))
        self.intermediate = nn.Linear(WIDTH, INNER)
        self.output = nn.Linear(INNER, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.output_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        rows, length, _ = x.shape
        split = lambda y: y.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        # Written out: torch's fused attention is many times slower to differentiate on a processor.
        scores = split(self.query(x) / (WIDTH // HEADS) ** .5) @ split(self.key(x)).transpose(2, 3)
        seen = torch.softmax(scores + mask, -1, dtype=scores.dtype) @ split(self.value(x))
        seen = seen.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.attention_norm(x + self.dropout(self.attention_output(seen)))
        inner = functional.gelu(self.intermediate(x))
        return self.output_norm(x + self.dropout(self.output(inner)))


class EncoderModel(nn.Module):
    def __init__(self, layers=LAYERS, dropout=.1):
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.words.weight.requires_grad = False
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.case = nn.Embedding(CASES, WIDTH)
        self.breaks = nn.Embedding(BREAKS, WIDTH)
        self.quote = nn.Embedding(QUOTES, WIDTH)
        for added in (self.case, self.breaks, self.quote):
            nn.init.normal_(added.weight, std=.01)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)

    def load_base(self, tensors):
        """Takes the base's weights (safetensors by name)."""
        take = lambda name: torch.from_numpy(tensors[name])
        with torch.no_grad():
            self.words.weight.copy_(take("embeddings.word_embeddings.weight"))
            self.position.weight.copy_(take("embeddings.position_embeddings.weight"))
            self.kind.copy_(take("embeddings.token_type_embeddings.weight")[0])
            self.norm.weight.copy_(take("embeddings.LayerNorm.weight"))
            self.norm.bias.copy_(take("embeddings.LayerNorm.bias"))
            for i, layer in enumerate(self.layers):
                for ours, theirs in {**PARTS, **NORMS}.items():
                    getattr(layer, ours).weight.copy_(take(f"encoder.layer.{i}.{theirs}.weight"))
                    getattr(layer, ours).bias.copy_(take(f"encoder.layer.{i}.{theirs}.bias"))

    def quantise_words(self):
        """The word table as the program holds it: int8 by row."""
        with torch.no_grad():
            scale = self.words.weight.abs().amax(1, keepdim=True) / 127
            self.words.weight.copy_(torch.round(self.words.weight / scale.clamp_min(1e-30)) * scale)

    def embed(self, batch):
        places = torch.arange(batch["piece"].shape[1])
        return (self.words(batch["piece"]) + self.position(places) + self.kind + self.case(batch["case"]) +
                self.breaks(batch["breaks"]) + self.quote(batch["quote"]))

    def forward(self, batch):
        x = self.dropout(self.norm(self.embed(batch)))
        mask = torch.where(batch["real"], 0.0, -1e4)[:, None, None, :]
        if torch.is_autocast_enabled("cpu"):
            mask = mask.to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, mask)
        return x
