"""Judges that tell composed tunes from human ones: the last step of bench/judges/study.ts, which writes what they read.

Install:  python3 -m venv venv && venv/bin/pip install torch numpy scikit-learn
Run:      venv/bin/python bench/peers/judges.py FOLDER [--folds 5]

FOLDER holds a file for each collection: tunes with their cluster, tokens and features. Each collection is judged against the
human one by (a) boosted trees on the features, (b) a convolutional network on the tokens. Both are cross-validated: all tunes of a
cluster (near-duplicates, and the tunes that were composed by their plans) lie in one fold. AUC is the share of pairs of a human
and a composed tune of the same fold that are told the right way round: 0.5 is chance, 1 certainty. Its interval is that of 1,000
resamples of whole clusters. For comparison, human clusters are divided into two halves by chance, and a judge tries to tell them
apart; the mean of several divisions is printed. Prints a Markdown table and writes FOLDER/judged.json.
"""
import argparse, glob, json, os

os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that wait yield their core
import numpy as np
import torch
from sklearn.ensemble import HistGradientBoostingClassifier
from torch import nn

RESAMPLES = 1000


class Collection:
    """Tunes that are to be told apart: label 1 is composed."""

    def __init__(self, tunes, labels):
        self.features = np.array([[np.nan if x is None else x for x in tune["features"].values()] for tune in tunes])
        self.tokens = [torch.tensor(tune["tokens"]) for tune in tunes]
        self.labels = np.array(labels)
        self.clusters = np.unique([tune["cluster"] for tune in tunes], return_inverse=True)[1]

    def folds(self, count):
        """The fold of each tune; clusters, biggest first, go where there are fewest tunes."""
        sizes = np.bincount(self.clusters)
        chance = np.random.RandomState(0).permutation(len(sizes))
        held, fold_of = np.zeros(count), np.zeros(len(sizes), dtype=int)
        for cluster in chance[np.argsort(-sizes[chance], kind="stable")]:
            fold_of[cluster] = held.argmin()
            held[fold_of[cluster]] += sizes[cluster]
        return fold_of[self.clusters]


def trees(tunes, train, test):
    """How composed each tested tune looks to boosted trees; the mean of three, each grown on other halves of the features."""
    scores = []
    for seed in range(3):
        model = HistGradientBoostingClassifier(
            max_iter=150, learning_rate=0.05, max_leaf_nodes=8, min_samples_leaf=10, max_features=0.5, random_state=seed
        )
        model.fit(tunes.features[train], tunes.labels[train])
        scores.append(model.decision_function(tunes.features[test]))
    return np.mean(scores, axis=0)


class Listener(nn.Module):
    """Rows of tokens to one figure each: convolutions that see further and further, some 60 tokens at last (five bars)."""

    def __init__(self, vocabulary, size=64):
        super().__init__()
        self.embed = nn.Embedding(vocabulary, size)
        self.layers = nn.ModuleList(nn.Conv1d(size, size, 3, padding=step, dilation=step) for step in (1, 2, 4, 8, 16))
        self.drop = nn.Dropout(0.3)
        self.judge = nn.Linear(2 * size, 1)

    def forward(self, rows):
        lengths = torch.tensor([len(row) for row in rows])
        ids = nn.utils.rnn.pad_sequence(rows, batch_first=True)
        is_there = (torch.arange(ids.shape[1]) < lengths[:, None])[:, None]
        heard = self.drop(self.embed(ids)).transpose(1, 2) * is_there
        for layer in self.layers:
            heard = heard + self.drop(nn.functional.gelu(layer(heard))) * is_there
        mean = heard.sum(2) / lengths[:, None]
        most = heard.masked_fill(~is_there, -torch.inf).max(2).values
        return self.judge(self.drop(torch.cat([mean, most], 1)))[:, 0]


def batches_of_like_length(tunes, order, batch, chance, pool=8):
    """Batches in an order by chance, of tunes of like length among a few batches' worth, so that little is padding."""
    pools = [sorted(order[at : at + pool * batch], key=lambda i: len(tunes.tokens[i])) for at in range(0, len(order), pool * batch)]
    batches = [group[at : at + batch] for group in pools for at in range(0, len(group), batch)]
    chance.shuffle(batches)
    return batches


def network(tunes, train, test, epochs=12, batch=32):
    """How composed each tested tune sounds to a convolutional network."""
    torch.manual_seed(0)
    chance = np.random.RandomState(0)
    model = Listener(1 + max(int(row.max()) for row in tunes.tokens))
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01)
    steps = epochs * -(-len(train) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps)
    labels = torch.tensor(tunes.labels, dtype=torch.float32)
    for _ in range(epochs):
        for rows in batches_of_like_length(tunes, chance.permutation(train), batch, chance):
            optimiser.zero_grad()
            nn.functional.binary_cross_entropy_with_logits(model([tunes.tokens[i] for i in rows]), labels[rows]).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    model.eval()
    with torch.no_grad():
        return np.concatenate([model([tunes.tokens[i] for i in test[at : at + 64]]).numpy() for at in range(0, len(test), 64)])


def auc(scores, labels, folds, weights):
    """The share of pairs within a fold that are told the right way round; a tie counts half."""
    right, all_pairs = 0.0, 0.0
    for fold in np.unique(folds):
        composed, human = (folds == fold) & (labels == 1), (folds == fold) & (labels == 0)
        apart = np.sign(scores[composed][:, None] - scores[human][None, :])
        weight = weights[composed][:, None] * weights[human][None, :]
        right += (weight * (apart + 1) / 2).sum()
        all_pairs += weight.sum()
    return right / all_pairs if all_pairs > 0 else 0.5


def judge(tunes, judges, count):
    """AUC with its interval, by judge."""
    folds = tunes.folds(count)
    chance = np.random.RandomState(0)
    clusters = tunes.clusters.max() + 1
    found = {}
    for name, listen in judges.items():
        scores = np.zeros(len(folds))
        for fold in range(count):
            train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
            scores[test] = listen(tunes, train, test)
        times = [np.bincount(chance.randint(clusters, size=clusters), minlength=clusters) for _ in range(RESAMPLES)]
        resampled = [auc(scores, tunes.labels, folds, drawn[tunes.clusters]) for drawn in times]
        whole = auc(scores, tunes.labels, folds, np.ones(len(folds)))
        found[name] = [whole, *np.quantile(resampled, [0.025, 0.975])]
    return found


def human_halves(human, judges, count, divisions):
    """AUC between two halves of the human clusters: the mean over several divisions, of its interval's ends, too."""
    found = []
    for division in range(divisions):
        clusters = sorted({tune["cluster"] for tune in human})
        half = set(np.random.RandomState(division).permutation(clusters)[: len(clusters) // 2])
        tunes = Collection(human, [int(tune["cluster"] in half) for tune in human])
        found.append(judge(tunes, judges, count))
    return {name: np.mean([each[name] for each in found], axis=0).tolist() for name in judges}


parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--folds", type=int, default=5)
parser.add_argument("--divisions", type=int, default=4, help="of the human tunes into halves")
options = parser.parse_args()
collections = {}
for path in glob.glob(os.path.join(options.folder, "*.json")):
    if not path.endswith("judged.json"):
        with open(path) as file:
            collection = json.load(file)
        collections[collection["name"]] = collection["tunes"]
human = collections.pop("human")
JUDGES = {"trees": trees, "network": network}
table = {"human (other half)": (len(human), human_halves(human, JUDGES, options.folds, options.divisions))}
for name, composed in collections.items():
    tunes = Collection(human + composed, [0] * len(human) + [1] * len(composed))
    table[name] = (len(composed), judge(tunes, JUDGES, options.folds))
print(f"{len(human)} human tunes, {options.folds} folds; AUC (95 % interval)\n\n| tunes | | trees | network |\n| --- | --: | --- | --- |")
for name, (count, found) in sorted(table.items(), key=lambda row: row[1][1]["trees"][0]):
    print(f"| {name} | {count} | " + " | ".join("{:.3f} ({:.3f} to {:.3f})".format(*found[judge]) for judge in JUDGES) + " |")
with open(os.path.join(options.folder, "judged.json"), "w") as file:
    json.dump({name: found for name, (_, found) in table.items()}, file)
