"""The recurrent network that folk-rnn used (3 layers of 512, Sturm et al. 2016), trained on our tokens: a baseline.

Install:  python3 -m venv venv && venv/bin/pip install torch numpy
Data:     npm run tokens -- --in CORPUS --out DIR     (tokens of the three splits, one file each)
Run:      venv/bin/python bench/peers/lstm.py DIR --dropouts 0.3 0.4 0.5 --out DIR/lstm [--hours 2]

Early-stopped on validation; of several dropouts the one with the best validation is kept. Prints one JSON line per
epoch, and at the end bits per note on the test split, which is read once.
"""
import argparse, json, math, os, time
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

parser = argparse.ArgumentParser()
parser.add_argument("data")
parser.add_argument("--dropouts", type=float, nargs="+", default=[0.3, 0.4, 0.5])
parser.add_argument("--hidden", type=int, default=512)
parser.add_argument("--layers", type=int, default=3)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--rate", type=float, default=2e-3)
parser.add_argument("--patience", type=int, default=4)
parser.add_argument("--epochs", type=int, default=60)
parser.add_argument("--hours", type=float, default=24, help="for all dropouts together")
parser.add_argument("--out", default="lstm")
args = parser.parse_args()
device = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(0)


def read(split):
    """Documents as (tokens, first token that counts, notes)."""
    rows = json.load(open(os.path.join(args.data, f"{split}.json")))
    tokens = np.fromfile(os.path.join(args.data, f"{split}.bin"), dtype="<u2")
    documents, at = [], 0
    for length, learn_from, notes in rows:
        documents.append((torch.from_numpy(tokens[at : at + length].astype(np.int64)), learn_from, notes))
        at += length
    return documents


V = json.load(open(os.path.join(args.data, "vocabulary.json")))["size"]


class Network(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.embed = nn.Embedding(V, args.hidden)
        self.lstm = nn.LSTM(args.hidden, args.hidden, args.layers, batch_first=True, dropout=dropout)
        self.drop = nn.Dropout(dropout)
        self.out = nn.Linear(args.hidden, V)

    def forward(self, ids):
        return self.out(self.drop(self.lstm(self.drop(self.embed(ids)))[0]))


def batches(documents, size, shuffle):
    """Documents of like length together, so that little is padding. Yields ids (B, T) and a mask (B, T - 1) of what counts."""
    order = np.argsort([len(d[0]) + (np.random.rand() * 30 if shuffle else 0) for d in documents])
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if shuffle:
        np.random.shuffle(groups)
    for group in groups:
        longest = max(len(documents[i][0]) for i in group)
        ids = torch.zeros(len(group), longest, dtype=torch.long)
        mask = torch.zeros(len(group), longest - 1)
        for row, i in enumerate(group):
            tokens, learn_from, _ = documents[i]
            ids[row, : len(tokens)] = tokens
            mask[row, learn_from - 1 : len(tokens) - 1] = 1
        yield ids.to(device), mask.to(device)


def loss_of(network, ids, mask):
    """Sum over what counts, in nats."""
    logits = network(ids[:, :-1])
    return (F.cross_entropy(logits.transpose(1, 2), ids[:, 1:], reduction="none") * mask).sum()


@torch.no_grad()
def bits_per_note(network, documents):
    network.eval()
    total = sum(loss_of(network, *batch).item() for batch in batches(documents, args.batch, False))
    network.train()
    return total / math.log(2) / sum(notes for _, _, notes in documents)


train, validation = read("train"), read("validation")
deadline = time.time() + args.hours * 3600
best = (math.inf, None, None)
for turn, dropout in enumerate(args.dropouts):
    network = Network(dropout).to(device)
    optimiser = torch.optim.Adam(network.parameters(), lr=args.rate)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(optimiser, factor=0.5, patience=1)
    ends = time.time() + (deadline - time.time()) / (len(args.dropouts) - turn)
    lowest, waited = math.inf, 0
    for epoch in range(args.epochs):
        started = time.time()
        for ids, mask in batches(train, args.batch, True):
            optimiser.zero_grad()
            (loss_of(network, ids, mask) / mask.sum()).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
        now = bits_per_note(network, validation)
        schedule.step(now)
        print(json.dumps({"dropout": dropout, "epoch": epoch, "validation": now, "seconds": time.time() - started}), flush=True)
        waited = 0 if now < lowest - 1e-4 else waited + 1
        lowest = min(lowest, now)
        if now < best[0]:
            best = (now, dropout, {name: tensor.cpu().clone() for name, tensor in network.state_dict().items()})
        if waited >= args.patience or time.time() > ends:
            break

os.makedirs(args.out, exist_ok=True)
torch.save(best[2], os.path.join(args.out, "weights.pt"))
network = Network(best[1]).to(device)
network.load_state_dict(best[2])
parameters = sum(p.numel() for p in network.parameters())
result = {"parameters": parameters, "dropout": best[1], "validation": best[0], "test": bits_per_note(network, read("test"))}
print(json.dumps(result), flush=True)
json.dump(result, open(os.path.join(args.out, "result.json"), "w"))
