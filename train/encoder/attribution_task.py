"""Attributions as a task of the trainer: PolNeAR's windows, the loss of tags and links."""
import torch
from torch.nn import functional

import heads as h
from windows import batches, training_windows


class AttributionTask:
    def __init__(self, options, documents, markers, change):
        self.options, self.documents, self.markers, self.change = options, documents, markers, change
        self.heads = h.AttributionHeads(options["dropout"])

    def batches(self, chance):
        found = []
        for document in self.documents:
            found += training_windows(document, self.options["room"], self.markers, chance, self.change)
        return [(group, group) for group in batches(found, self.options["batch"], chance)]

    def loss(self, vectors, windows):
        rows = [vectors[i][torch.tensor(window.heads)] for i, window in enumerate(windows)]
        gold = torch.tensor([tag for window in windows for tag in zip(*window.tags)])
        scores = self.heads.tag_scores(torch.cat(rows))
        tags = sum(functional.cross_entropy(scores[:, i], gold[:, i]) for i in range(3))
        likeliest, place = scores.detach().argmax(-1).T.tolist(), 0
        total, count = 0, 0
        for window, row in zip(windows, rows):
            found = [h.rough_spans(tags_of_role[place:place + len(row)]) for tags_of_role in likeliest]
            place += len(row)
            for linker, links, targets in self.lessons_of_links(window, *found):
                part, n = h.link_loss(linker, row, links, targets, window.paragraph_of)
                total, count = total + part, count + n
        links = total / max(count, 1)
        return tags + self.options["links"] * links, (float(tags), float(links))

    def lessons_of_links(self, window, cues, sources, contents):
        """What either linker is taught on a window, given the spans that the tags would find now."""
        asking = [cue for cue in cues if any(h.overlap(cue, gold) for gold in window.spans["cue"])]
        yield self.heads.content_cue, *h.widen(window.content_links, window.spans["cue"], contents, cues)
        yield self.heads.cue_source, *h.widen(window.cue_links, window.spans["source"], asking, sources)
