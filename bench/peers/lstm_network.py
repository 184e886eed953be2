"""The recurrent network that folk-rnn used: 3 layers of 512 cells (Sturm et al. 2016), over our tokens."""
import json, os
import torch
from torch import nn


class Network(nn.Module):
    """Tokens (B, T) to logits (B, T, V)."""

    def __init__(self, vocabulary, hidden=512, layers=3, dropout=0.0):
        super().__init__()
        self.sizes = {"vocabulary": vocabulary, "hidden": hidden, "layers": layers}
        self.embed = nn.Embedding(vocabulary, hidden)
        self.lstm = nn.LSTM(hidden, hidden, layers, batch_first=True, dropout=dropout)
        self.drop = nn.Dropout(dropout)
        self.out = nn.Linear(hidden, vocabulary)
        self.initialise()

    @torch.no_grad()
    def initialise(self):
        """Normal weights of deviation 0.1; with PyTorch's own, a quarter as large, three layers begin far more slowly."""
        for name, values in self.lstm.named_parameters():
            if "weight" in name:
                values.normal_(0, 0.1)
            else:
                values.zero_()
                if "bias_ih" in name:
                    values.view(4, -1)[1] = 1  # what is remembered is kept at first (Jozefowicz et al. 2015)

    def forward(self, ids):
        return self.out(self.drop(self.lstm(self.drop(self.embed(ids)))[0]))


def save_network(network, folder, **facts):
    """The weights, and what is known of them; written whole or not at all."""
    save_whole({name: tensor.cpu() for name, tensor in network.state_dict().items()}, os.path.join(folder, "best.pt"))
    with open(os.path.join(folder, "best.json"), "w") as file:
        json.dump({**network.sizes, **facts}, file)


def open_network(folder):
    """The best network of a run, ready to be asked, and what is known of it."""
    with open(os.path.join(folder, "best.json")) as file:
        facts = json.load(file)
    network = Network(facts["vocabulary"], facts["hidden"], facts["layers"])
    network.load_state_dict(torch.load(os.path.join(folder, "best.pt"), weights_only=True))
    return network.eval(), facts


def save_whole(value, path):
    torch.save(value, path + ".part")
    os.replace(path + ".part", path)
