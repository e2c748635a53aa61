"""Fine-tunes the encoder for one or more tasks at once. A task has heads of its own:

    heads                   a module, trained with the encoder
    batches(chance)         the lessons of one pass: a list of (windows, lesson)
    loss(vectors, lesson)   the loss of one of them, and its parts to print, from the encoder's output

Tasks take turns in random order within a pass.
"""
import random
import time

import numpy as np
import torch

from model import EncoderModel
from windows import stack

ADDED = ("case", "breaks", "quote")


class Trainer:
    def __init__(self, options, base, make_tasks):
        self.options = options
        self.seed(options["seed"])
        self.encoder = EncoderModel(options["layers"], options["dropout"])
        self.encoder.load_base(base)
        self.encoder.quantise_words()
        self.tasks = make_tasks()

    def seed(self, number):
        torch.manual_seed(number)
        self.chance = random.Random(number)

    def groups(self):
        """Weights by how they learn: new parts fast, biases and norms without decay."""
        new, old, plain = [], [], []
        for name, weight in self.encoder.named_parameters():
            if weight.requires_grad:
                (new if name.split(".")[0] in ADDED else old if weight.dim() > 1 else plain).append(weight)
        for task in self.tasks:
            new += task.heads.parameters()
        o = self.options
        return [dict(params=new, lr=o["new_rate"], weight_decay=0), dict(params=plain, lr=o["rate"], weight_decay=0),
                dict(params=old, lr=o["rate"], weight_decay=o["decay"])]

    def lessons(self):
        found = [(task, *lesson) for task in self.tasks for lesson in task.batches(self.chance)]
        if len(self.tasks) > 1:
            self.chance.shuffle(found)
        return found

    def average(self, states):
        """Takes the mean of several states of encoder and heads."""
        for module, kept in zip(self.modules(), zip(*states)):
            module.load_state_dict({name: torch.stack([state[name] for state in kept]).mean(0) for name in kept[0]})

    def modules(self):
        return [self.encoder, *(task.heads for task in self.tasks)]

    def state(self):
        return [{name: value.clone() for name, value in module.state_dict().items()} for module in self.modules()]

    def rate(self, step, steps):
        """Part of the full rate: up over the first steps, then down to nothing."""
        warm = self.options["warm"] * steps
        return min(step / warm, max(0, (steps - step) / (steps - warm)))

    def train(self, passes, part=1.0):
        """Passes from no rate to `part` of the full rates and down to nothing."""
        optimizer = torch.optim.AdamW(self.groups(), betas=(.9, .98), eps=1e-6)
        full = [group["lr"] * part for group in optimizer.param_groups]
        weights = [weight for group in optimizer.param_groups for weight in group["params"]]
        steps, step = passes * len(self.lessons()), 0
        for number in range(passes):
            began, parts = time.time(), []
            for module in self.modules():
                module.train()
            for task, windows, lesson in self.lessons():
                for group, rate in zip(optimizer.param_groups, full):
                    group["lr"] = rate * self.rate(step, steps)
                parts.append(self.learn(optimizer, weights, task, windows, lesson))
                step += 1
            print(f"pass {number + 1}: losses {np.mean(parts, 0).round(4)} {time.time() - began:.0f} s", flush=True)

    def learn(self, optimizer, weights, task, windows, lesson):
        """One step."""
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16):
            vectors = self.encoder(stack(windows))
        loss, shown = task.loss(vectors.float(), lesson)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, self.options["clip"])
        optimizer.step()
        return shown
