"""Training tokens per second of the same network in PyTorch (fp32, CPU), for bench/training.ts.

Install:  python3 -m venv venv && venv/bin/pip install torch numpy
Run:      venv/bin/python bench/peers/pytorch_train.py '{"hidden_size": 256, ...}'  (one JSON argument)

The network is InternLM2's: RMSNorm, rotary positions, packed projections, SwiGLU, untied output.
Attention is scaled_dot_product_attention with is_causal (its fused CPU kernel), the optimiser the fused AdamW.
Prints one JSON line per measured round, after each line read from standard input, so that the two
programs can take turns on the same cores.
"""
import json, resource, sys, time
import torch
from torch import nn
import torch.nn.functional as F

c = json.loads(sys.argv[1])
torch.set_num_threads(c["threads"])
torch.manual_seed(0)
H, L, A, K = c["hidden_size"], c["num_hidden_layers"], c["num_attention_heads"], c["num_key_value_heads"]
D, T, B, V = H // A, c["length"], c["batch"], c["vocab_size"]

inv = 1.0 / (1e6 ** (torch.arange(0, D, 2).float() / D))
angle = torch.cat([torch.outer(torch.arange(T).float(), inv)] * 2, -1)
COS, SIN = angle.cos(), angle.sin()

def rotate(x):
    a, b = x.chunk(2, -1)
    return x * COS + torch.cat([-b, a], -1) * SIN

class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.n1, self.n2 = nn.RMSNorm(H, 1e-5), nn.RMSNorm(H, 1e-5)
        self.qkv = nn.Linear(H, (A + 2 * K) * D, bias=False)
        self.wo = nn.Linear(A * D, H, bias=False)
        self.w1 = nn.Linear(H, c["intermediate_size"], bias=False)
        self.w3 = nn.Linear(H, c["intermediate_size"], bias=False)
        self.w2 = nn.Linear(c["intermediate_size"], H, bias=False)

    def forward(self, x):
        q, k, v = self.qkv(self.n1(x)).split([A * D, K * D, K * D], -1)
        q, k, v = (t.view(B, T, -1, D).transpose(1, 2) for t in (q, k, v))
        o = F.scaled_dot_product_attention(rotate(q), rotate(k), v, is_causal=True, enable_gqa=A != K)
        x = x + self.wo(o.transpose(1, 2).reshape(B, T, A * D))
        h = self.n2(x)
        return x + self.w2(F.silu(self.w1(h)) * self.w3(h))

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(V, H)
        self.layers = nn.ModuleList(Layer() for _ in range(L))
        self.norm, self.out = nn.RMSNorm(H, 1e-5), nn.Linear(H, V, bias=False)

    def forward(self, x):
        h = self.emb(x)
        for layer in self.layers:
            h = layer(h)
        return self.out(self.norm(h))

net = Net()
optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3, fused=True)
ids = torch.randint(0, V, (B, T + 1))

def step():
    loss = F.cross_entropy(net(ids[:, :-1]).view(-1, V), ids[:, 1:].reshape(-1))
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return loss.item()

for _ in range(2):
    step()
print(json.dumps({"parameters": sum(p.numel() for p in net.parameters())}), flush=True)
for _line in sys.stdin:
    start = time.perf_counter()
    for _ in range(c["steps"]):
        loss = step()
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"tokensPerSecond": c["steps"] * B * T / seconds, "memoryMb": memory, "loss": loss}), flush=True)
