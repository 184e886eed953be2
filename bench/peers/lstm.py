"""A recurrent baseline (lstm_network.py) trained on our tokens.

Install:  python3 -m venv venv && venv/bin/pip install torch numpy
Data:     npm run tokens -- --corpus CORPUS --model BUNDLE --out DATA    (the tokens of the three splits)
Train:    venv/bin/python bench/peers/lstm.py train DATA --dropout 0.1 --out RUN-0.1    (again for 0.25 and 0.4)
Measure:  venv/bin/python bench/peers/lstm.py measure DATA RUN-0.1 RUN-0.25 RUN-0.4

`train` makes `--turns` passes while its learning rate falls to nothing along half a cosine, which for a given number of
passes does better than to halve it where validation stands still; it keeps the weights that were best on validation, and
stops when that has not improved for `--patience` passes. A run that was interrupted goes on from its last checkpoint when
the same command is given again. It prints one JSON line a pass. `measure` takes the run that is best on
validation and prints its bits per note on the test split: the split is read by nothing else.

With `--precision bf16` products are taken in 16 bits and weights kept in 32, which pays where the processor has avx512_bf16.
"""
import argparse, json, math, os, time
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F
from lstm_network import Network, open_network, save_network, save_whole

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def read(data, split):
    """Documents as (tokens, first token that counts, notes)."""
    with open(os.path.join(data, f"{split}.json")) as file:
        rows = json.load(file)
    tokens = torch.from_numpy(np.fromfile(os.path.join(data, f"{split}.bin"), dtype="<u2").astype(np.int64))
    ends = np.cumsum([length for length, _, _ in rows])
    return [(tokens[end - length : end], learn_from, notes) for end, (length, learn_from, notes) in zip(ends, rows)]


def batches(documents, size, seed=None):
    """Documents of like length together, so that little is padding; in an order by chance where there is a seed."""
    chance = np.random.RandomState(seed or 0)
    order = np.argsort([len(tokens) + (chance.rand() * 30 if seed is not None else 0) for tokens, _, _ in documents])
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if seed is not None:
        chance.shuffle(groups)
    return groups


def pad(documents, group):
    """Tokens (B, T), and a mask (B, T - 1) of what counts."""
    longest = max(len(documents[i][0]) for i in group)
    ids = torch.zeros(len(group), longest, dtype=torch.long)
    mask = torch.zeros(len(group), longest - 1)
    for row, i in enumerate(group):
        tokens, learn_from, _ = documents[i]
        ids[row, : len(tokens)] = tokens
        mask[row, learn_from - 1 : len(tokens) - 1] = 1
    return ids.to(DEVICE), mask.to(DEVICE)


def loss_of(network, ids, mask):
    """Sum over what counts, in nats."""
    logits = network(ids[:, :-1]).float()
    return (F.cross_entropy(logits.transpose(1, 2), ids[:, 1:], reduction="none") * mask).sum()


@torch.no_grad()
def bits_per_note(network, documents):
    network.eval()
    nats = sum(loss_of(network, *pad(documents, group)).item() for group in batches(documents, 64))
    network.train()
    return nats / math.log(2) / sum(notes for _, _, notes in documents)


class Training:
    """A network, its optimiser, and where its run stands."""

    def __init__(self, vocabulary, options):
        self.options = options
        self.network = Network(vocabulary, options.hidden, options.layers, options.dropout).to(DEVICE)
        # Products in 16 bits are taken by a copy; the weights that learn have 32.
        self.worker = self.network
        if options.precision == "bf16":
            self.worker = Network(vocabulary, options.hidden, options.layers, options.dropout).to(DEVICE).bfloat16()
        self.optimiser = torch.optim.Adam(self.network.parameters(), lr=options.rate)
        self.place = {"turn": 0, "group": 0, "lowest": math.inf, "waited": 0, "seconds": 0.0}
        self.checkpoint = os.path.join(options.out, "checkpoint.pt")

    def save(self):
        states = [self.network.state_dict(), self.optimiser.state_dict()]
        save_whole([*states, self.place, torch.get_rng_state()], self.checkpoint)

    def resume(self):
        if not os.path.exists(self.checkpoint):
            return
        network, optimiser, self.place, chance = torch.load(self.checkpoint, weights_only=False)
        self.network.load_state_dict(network)
        self.optimiser.load_state_dict(optimiser)
        torch.set_rng_state(chance)

    def set_rate(self, done):
        """Half a cosine, from the rate asked for to nothing. done: share of the run, 0 to 1"""
        for group in self.optimiser.param_groups:
            group["lr"] = self.options.rate * (1 + math.cos(math.pi * done)) / 2

    def step(self, ids, mask):
        if self.worker is not self.network:
            with torch.no_grad():
                for mine, theirs in zip(self.worker.parameters(), self.network.parameters()):
                    mine.copy_(theirs)
                    mine.grad = None
        self.optimiser.zero_grad()
        (loss_of(self.worker, ids, mask) / mask.sum()).backward()
        if self.worker is not self.network:
            for mine, theirs in zip(self.worker.parameters(), self.network.parameters()):
                theirs.grad = mine.grad.float()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()

    def run_turn(self, documents):
        """The rest of one pass over the tunes."""
        groups = batches(documents, self.options.batch, seed=self.place["turn"])
        started = saved = time.time()
        for at in range(self.place["group"], len(groups)):
            self.set_rate((self.place["turn"] + at / len(groups)) / self.options.turns)
            self.step(*pad(documents, groups[at]))
            now = time.time()
            if now - saved > self.options.save_every:
                self.place.update(group=at + 1, seconds=self.place["seconds"] + now - started)
                self.save()
                started = saved = now
        self.place["seconds"] += time.time() - started


def train(options):
    os.makedirs(options.out, exist_ok=True)
    with open(os.path.join(options.data, "vocabulary.json")) as file:
        facts = json.load(file)
    documents, validation = read(options.data, "train"), read(options.data, "validation")
    tunes = len(documents) // facts["passes"]
    torch.manual_seed(0)
    training = Training(facts["size"], options)
    training.resume()
    place = training.place
    while place["turn"] < options.turns and place["waited"] < options.patience:
        # The tunes stand there several times, each time with other controls left out.
        start = place["turn"] % facts["passes"] * tunes
        ours = documents[start : start + tunes]
        training.run_turn(ours)
        now = bits_per_note(training.network, validation)
        rate = sum(len(tokens) for tokens, _, _ in ours) / place["seconds"]
        line = {"dropout": options.dropout, "turn": place["turn"], "validation": now, "seconds": place["seconds"]}
        print(json.dumps({**line, "tokensPerSecond": rate}), flush=True)
        if now < place["lowest"]:
            save_network(training.network, options.out, dropout=options.dropout, validation=now, turn=place["turn"])
        improved = now < place["lowest"] - 1e-4
        place.update(turn=place["turn"] + 1, group=0, seconds=0.0, lowest=min(place["lowest"], now))
        place["waited"] = 0 if improved else place["waited"] + 1
        training.save()


def measure(options):
    opened = [(folder, *open_network(folder)) for folder in options.runs]
    folder, network, facts = min(opened, key=lambda run: run[2]["validation"])
    parameters = sum(weights.numel() for weights in network.parameters())
    test = bits_per_note(network.to(DEVICE), read(options.data, "test"))
    print(json.dumps({"run": folder, **facts, "parameters": parameters, "test": test}))


parser = argparse.ArgumentParser()
commands = parser.add_subparsers(required=True)
training = commands.add_parser("train")
training.set_defaults(do=train)
training.add_argument("data")
training.add_argument("--out", required=True)
training.add_argument("--dropout", type=float, required=True)
training.add_argument("--precision", choices=["f32", "bf16"], default="f32")
training.add_argument("--hidden", type=int, default=512)
training.add_argument("--layers", type=int, default=3)
training.add_argument("--batch", type=int, default=32)
training.add_argument("--rate", type=float, default=2e-3)
training.add_argument("--patience", type=int, default=4, help="passes without improvement")
training.add_argument("--turns", type=int, default=10, help="passes over the tunes, at most")
training.add_argument("--save-every", type=float, default=300, help="seconds between checkpoints")
training.add_argument("--threads", type=int, default=0)
measuring = commands.add_parser("measure")
measuring.set_defaults(do=measure, threads=0)
measuring.add_argument("data")
measuring.add_argument("runs", nargs="+")
options = parser.parse_args()
if options.threads > 0:
    torch.set_num_threads(options.threads)
options.do(options)
