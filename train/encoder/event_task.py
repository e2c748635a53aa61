"""Roots of events as a task of the trainer, and the head that weighs them."""
import torch
from torch import nn
from torch.nn import functional

from events_corpus import ROOTS
from model import WIDTH


class EventHeads(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.roots = nn.Linear(3 * WIDTH, len(ROOTS))

    def forward(self, pooled):
        return self.roots(self.dropout(pooled))


def pooled(vectors, sentences):
    """For each sentence: the vectors of both masks, the sentence's mean in the place of one that is not there, and
    the mean of all pieces between the two markers."""
    rows = []
    for vector, one in zip(vectors, sentences):
        mean = vector[1:len(one.window.pieces) - 1].mean(0)
        rows.append(torch.cat([vector[one.marks[0]] if one.marks[0] else mean,
                               vector[one.marks[1]] if one.marks[1] else mean, mean]))
    return torch.stack(rows)


class EventTask:
    def __init__(self, options, corpus, fold):
        self.options, self.corpus, self.fold = options, corpus, fold
        self.heads = EventHeads(options["head_dropout"])

    def batches(self, chance):
        lessons, size = self.corpus.lessons(self.fold, self.options["least"], chance), self.options["batch"]
        return [([one.window for one in lessons[i:i + size]], lessons[i:i + size]) for i in range(0, len(lessons), size)]

    def loss(self, vectors, lesson):
        scores = self.heads(pooled(vectors, lesson))
        loss = functional.cross_entropy(scores, torch.tensor([one.root for one in lesson]),
                                        label_smoothing=self.options["smoothing"])
        return loss, [float(loss.detach())]
