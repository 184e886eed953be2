"""An LSTM that is asked token by token, for bench/judges to draw from under the composer's constraints.

Run:  venv/bin/python bench/peers/lstm_serve.py RUN    (started by the study)

All numbers are little-endian and 32 bits wide. It begins by writing two integers: how many tokens there are (V) and how many
numbers a sequence is remembered by (W: cells and outputs of all layers). Then, as often as it is asked:
  in   rows R, longest T; R lengths; R x T tokens, padded; R x W f32 memories, zeros at a sequence's beginning
  out  R x V f32 logits behind the last token; R x W f32 memories
"""
import sys
import numpy as np
import torch
from torch.nn.utils.rnn import pack_padded_sequence
from lstm_network import open_network

torch.set_num_threads(1)
network, facts = open_network(sys.argv[1])
layers, hidden = facts["layers"], facts["hidden"]
width = 2 * layers * hidden
source, sink = sys.stdin.buffer, sys.stdout.buffer


def take(count, kind):
    """The next numbers; None when there are no more."""
    data = source.read(4 * count)
    return torch.from_numpy(np.frombuffer(data, dtype=kind).copy()) if len(data) == 4 * count else None


def give(*arrays):
    for array in arrays:
        sink.write(array.numpy().tobytes())
    sink.flush()


@torch.no_grad()
def read(lengths, ids, memories):
    """Logits behind the last token of each row, and its memory."""
    state = memories.view(-1, 2, layers, hidden).permute(1, 2, 0, 3).contiguous()
    packed = pack_padded_sequence(network.embed(ids), lengths, batch_first=True, enforce_sorted=False)
    _, (outputs, cells) = network.lstm(packed, (state[0], state[1]))
    after = torch.stack([outputs, cells]).permute(2, 0, 1, 3)
    return network.out(outputs[-1]), after.contiguous()


give(torch.tensor([facts["vocabulary"], width], dtype=torch.int32))
while (head := take(2, "<i4")) is not None:
    rows, longest = head.tolist()
    lengths, ids, memories = take(rows, "<i4"), take(rows * longest, "<i4"), take(rows * width, "<f4")
    give(*read(lengths.long(), ids.long().view(rows, longest), memories))
