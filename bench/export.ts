/**
 * @file Does the LLaMA-layout export mean the same in Hugging Face transformers? Largest difference in logits.
 *
 * npx tsx --conditions melodist-source bench/export.ts --peer venv/bin/python
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { initialWeights, networkParameters, parseNetworkConfig, publishedFiles } from "@melodist/network";
import { openTeacher } from "@melodist/train";
import { option } from "./networks.ts";

const network = parseNetworkConfig({
  vocab_size: 101,
  hidden_size: 64,
  num_hidden_layers: 3,
  num_attention_heads: 8,
  num_key_value_heads: 2,
  intermediate_size: 96,
  max_position_embeddings: 64,
});
const quiet = initialWeights(network, networkParameters(network), 1);
const weights = new Map(
  [...quiet].map(([name, values]) => [name, values.map((v, i) => (v === 1 ? 1 + Math.sin(i) / 2 : v * 5))]),
);

const folder = mkdtempSync(join(tmpdir(), "melodist-export-"));
for (const [file, bytes] of publishedFiles(network, weights, "llama"))
  writeFileSync(join(folder, file), bytes);

const [batch, length] = [2, 48];
const rows = Array.from({ length: batch }, (_, row) =>
  Array.from({ length }, (__, t) => (t * t * 7 + row * 13 + t) % network.vocab_size),
);
const sequences = rows.map((ids) => ({
  ids: Int32Array.from(ids),
  targets: Int32Array.from(ids),
  documents: new Int32Array(length),
  positions: Int32Array.from(ids, (_, t) => t),
  weights: new Float32Array(length).fill(1),
}));
await using scorer = await openTeacher(network, weights, { batch, length });
const ours = await scorer.logits(sequences);

const peer = fileURLToPath(new URL("peers/transformers_logits.py", import.meta.url));
const answer = JSON.parse(
  execFileSync(option("peer") ?? "python3", [peer, folder, JSON.stringify(rows)], {
    stdio: ["ignore", "pipe", "ignore"],
  }).toString(),
);
const theirs: readonly number[] = answer.logits;
const worst = theirs.reduce((most, value, i) => Math.max(most, Math.abs(value - (ours[i] ?? Number.NaN))), 0);
const spread = Math.sqrt(theirs.reduce((sum, value) => sum + value * value, 0) / theirs.length);
console.log(
  `${answer.class}: ${theirs.length} logits, root mean square ${spread.toFixed(2)}, largest difference ${worst.toExponential(1)}`,
);
if (theirs.length !== ours.length || worst > 1e-3) throw new Error("the export does not mean the same");
