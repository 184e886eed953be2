"""Logits of an exported model in Hugging Face transformers, for bench/export.ts.

Install:  python3 -m venv venv && venv/bin/pip install torch transformers safetensors
Run:      venv/bin/python bench/peers/transformers_logits.py FOLDER '[[1, 2, 3]]'
Prints one JSON list of logits, (rows, tokens, vocabulary), flattened.
"""
import json, sys
import torch
from transformers import AutoModelForCausalLM

model = AutoModelForCausalLM.from_pretrained(sys.argv[1], torch_dtype=torch.float32)
with torch.no_grad():
    logits = model(torch.tensor(json.loads(sys.argv[2]))).logits
print(json.dumps({"class": type(model).__name__, "logits": logits.flatten().tolist()}))
