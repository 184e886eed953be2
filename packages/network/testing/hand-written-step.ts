/**
 * @file A training step written out by hand in float64 loops, knowing nothing of `tensor`: forward,
 * backward and AdamW for one sequence at a time. The judge of the compiled step in tests; nothing else uses it.
 */
import { headSize, type NetworkConfig } from "../src/config.ts";
import { EMBEDDINGS, FINAL_NORM, layerNames, networkParameters, OUTPUT } from "../src/parameters.ts";

/** A (rows, width) array of numbers. */
type Rows = Float64Array[];
type Store = Map<string, Float64Array>;

const zeros = (rows: number, width: number): Rows =>
  Array.from({ length: rows }, () => new Float64Array(width));
const get = (row: ArrayLike<number> | undefined, i: number): number => row?.[i] ?? 0;

/** y = x Wᵀ, W (out, in). */
function linear(x: Rows, w: Float64Array): Rows {
  return x.map((row) => {
    const out = new Float64Array(w.length / row.length);
    for (let o = 0; o < out.length; o++) {
      let sum = 0;
      for (let i = 0; i < row.length; i++) sum += get(row, i) * get(w, o * row.length + i);
      out[o] = sum;
    }
    return out;
  });
}

/** Adds to dW, returns dx. */
function linearBack(dy: Rows, x: Rows, w: Float64Array, dw: Float64Array): Rows {
  return dy.map((slope, t) => {
    const width = x[t]?.length ?? 0;
    const dx = new Float64Array(width);
    for (let o = 0; o < slope.length; o++) {
      for (let i = 0; i < width; i++) {
        dx[i] = get(dx, i) + get(slope, o) * get(w, o * width + i);
        dw[o * width + i] = get(dw, o * width + i) + get(slope, o) * get(x[t], i);
      }
    }
    return dx;
  });
}

const inverseRms = (row: Float64Array, epsilon: number): number =>
  1 / Math.sqrt(row.reduce((sum, v) => sum + v * v, 0) / row.length + epsilon);

const norm = (x: Rows, gain: Float64Array, epsilon: number): Rows =>
  x.map((row) => row.map((v, i) => v * inverseRms(row, epsilon) * get(gain, i)));

function normBack(dy: Rows, x: Rows, gain: Float64Array, dgain: Float64Array, epsilon: number): Rows {
  return dy.map((slope, t) => {
    const row = x[t] ?? new Float64Array(0);
    const r = inverseRms(row, epsilon);
    let along = 0;
    for (let i = 0; i < row.length; i++) {
      along += get(slope, i) * get(gain, i) * get(row, i);
      dgain[i] = get(dgain, i) + get(slope, i) * get(row, i) * r;
    }
    return row.map((v, i) => r * (get(slope, i) * get(gain, i) - (v * r * r * along) / row.length));
  });
}

/** Turn the halves of each head of D numbers by angle; `sign` -1 turns back. */
function turn(row: Float64Array, D: number, position: number, theta: number, sign: number): Float64Array {
  const out = row.slice();
  for (let head = 0; head < row.length; head += D) {
    for (let i = 0; i < D / 2; i++) {
      const angle = position * theta ** ((-2 * i) / D);
      const [c, s] = [Math.cos(angle), sign * Math.sin(angle)];
      const [a, b] = [get(row, head + i), get(row, head + i + D / 2)];
      out[head + i] = a * c - b * s;
      out[head + i + D / 2] = b * c + a * s;
    }
  }
  return out;
}

export interface HandSequence {
  readonly ids: readonly number[];
  readonly targets: readonly number[];
  readonly documents: readonly number[];
  readonly positions: readonly number[];
  readonly weights: readonly number[];
}

interface Heads {
  readonly q: Rows;
  readonly k: Rows;
  readonly v: Rows;
}

const asRow = (row: Float64Array | undefined) => row ?? new Float64Array(0);

/** Packed rows (by key/value head: queries, key, value) taken apart, queries and keys turned. */
function unpack(config: NetworkConfig, packed: Rows, positions: readonly number[]): Heads {
  const D = headSize(config);
  const group = config.num_attention_heads / config.num_key_value_heads;
  const take = (slots: (slot: number) => boolean, turned: boolean): Rows =>
    packed.map((row, t) => {
      const parts: number[] = [];
      for (let i = 0; i < row.length; i += D) {
        if (slots((i / D) % (group + 2))) parts.push(...row.subarray(i, i + D));
      }
      const flat = Float64Array.from(parts);
      return turned ? turn(flat, D, positions[t] ?? 0, config.rope_theta, 1) : flat;
    });
  return {
    q: take((slot) => slot < group, true),
    k: take((slot) => slot === group, true),
    v: take((slot) => slot === group + 1, false),
  };
}

/** The inverse of `unpack`, for gradients. */
function repack(config: NetworkConfig, { q, k, v }: Heads, positions: readonly number[]): Rows {
  const D = headSize(config);
  const group = config.num_attention_heads / config.num_key_value_heads;
  return q.map((row, t) => {
    const [dq, dk] = [row, asRow(k[t])].map((r) => turn(r, D, positions[t] ?? 0, config.rope_theta, -1));
    const parts: number[] = [];
    for (let h = 0; h < config.num_key_value_heads; h++) {
      parts.push(...asRow(dq).subarray(h * group * D, (h + 1) * group * D));
      parts.push(...asRow(dk).subarray(h * D, (h + 1) * D), ...asRow(v[t]).subarray(h * D, (h + 1) * D));
    }
    return Float64Array.from(parts);
  });
}

/** Shares that token t gives to each token s, per head. */
function attentionShares(config: NetworkConfig, { q, k }: Heads, documents: readonly number[]): Rows[] {
  const D = headSize(config);
  const group = config.num_attention_heads / config.num_key_value_heads;
  return Array.from({ length: config.num_attention_heads }, (_, head) =>
    q.map((row, t) => {
      const scores = k.map((key, s) => {
        if (s > t || documents[s] !== documents[t]) return Number.NEGATIVE_INFINITY;
        let dot = 0;
        for (let i = 0; i < D; i++)
          dot += get(row, head * D + i) * get(key, Math.floor(head / group) * D + i);
        return dot / Math.sqrt(D);
      });
      const top = Math.max(...scores);
      const exps = scores.map((score) => Math.exp(score - top));
      const total = exps.reduce((a, b) => a + b, 0);
      return Float64Array.from(exps, (e) => e / total);
    }),
  );
}

function attend(config: NetworkConfig, { v }: Heads, shares: readonly Rows[]): Rows {
  const D = headSize(config);
  const group = config.num_attention_heads / config.num_key_value_heads;
  return v.map((_, t) =>
    Float64Array.from({ length: config.num_attention_heads * D }, (__, i) => {
      const head = Math.floor(i / D);
      const at = Math.floor(head / group) * D + (i % D);
      return v.reduce((sum, value, s) => sum + get(shares[head]?.[t], s) * get(value, at), 0);
    }),
  );
}

function attendBack(config: NetworkConfig, dy: Rows, heads: Heads, shares: readonly Rows[]): Heads {
  const D = headSize(config);
  const group = config.num_attention_heads / config.num_key_value_heads;
  const T = dy.length;
  const grads = {
    q: zeros(T, heads.q[0]?.length ?? 0),
    k: zeros(T, heads.k[0]?.length ?? 0),
    v: zeros(T, heads.v[0]?.length ?? 0),
  };
  const bump = (rows: Rows, t: number, i: number, by: number) => {
    const row = asRow(rows[t]);
    row[i] = get(row, i) + by;
  };
  for (let head = 0; head < config.num_attention_heads; head++) {
    const kv = Math.floor(head / group) * D;
    for (let t = 0; t < T; t++) {
      const share = asRow(shares[head]?.[t]);
      const dshare = heads.v.map((value) => {
        let dot = 0;
        for (let i = 0; i < D; i++) dot += get(dy[t], head * D + i) * get(value, kv + i);
        return dot;
      });
      const mean = dshare.reduce((sum, d, s) => sum + d * get(share, s), 0);
      for (let s = 0; s <= t; s++) {
        const dscore = (get(share, s) * (get(dshare, s) - mean)) / Math.sqrt(D);
        for (let i = 0; i < D; i++) {
          bump(grads.q, t, head * D + i, dscore * get(heads.k[s], kv + i));
          bump(grads.k, s, kv + i, dscore * get(heads.q[t], head * D + i));
          bump(grads.v, s, kv + i, get(share, s) * get(dy[t], head * D + i));
        }
      }
    }
  }
  return grads;
}

const plus = (a: Rows, b: Rows): Rows => a.map((row, t) => row.map((v, i) => v + get(b[t], i)));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Loss of one sequence; its gradients are added to `grads`. */
export function handLoss(
  config: NetworkConfig,
  weights: Store,
  grads: Store,
  sequence: HandSequence,
): number {
  const { ids, targets, documents, positions } = sequence;
  const w = (name: string) => asRow(weights.get(name));
  const d = (name: string) => asRow(grads.get(name));
  const { rms_norm_eps: epsilon, hidden_size: H } = config;

  let x: Rows = ids.map((id) => w(EMBEDDINGS).slice(id * H, (id + 1) * H));
  const layers = Array.from({ length: config.num_hidden_layers }, (_, layer) => {
    const names = layerNames(layer);
    const before = x;
    const a = norm(before, w(names.attentionNorm), epsilon);
    const heads = unpack(config, linear(a, w(names.wqkv)), positions);
    const shares = attentionShares(config, heads, documents);
    const heard = attend(config, heads, shares);
    const middle = plus(before, linear(heard, w(names.wo)));
    const f = norm(middle, w(names.ffnNorm), epsilon);
    const [gate, up] = [linear(f, w(names.w1)), linear(f, w(names.w3))];
    const gated = gate.map((row, t) => row.map((g, i) => g * sigmoid(g) * get(up[t], i)));
    x = plus(middle, linear(gated, w(names.w2)));
    return { names, before, a, heads, shares, heard, middle, f, gate, up, gated };
  });
  const last = x;
  const normed = norm(last, w(FINAL_NORM), epsilon);
  const logits = linear(normed, w(OUTPUT));

  let loss = 0;
  const dlogits = logits.map((row, t) => {
    const top = Math.max(...row);
    const total = row.reduce((sum, v) => sum + Math.exp(v - top), 0);
    const weight = sequence.weights[t] ?? 0;
    loss += weight * (top + Math.log(total) - get(row, targets[t] ?? 0));
    return row.map((v, i) => weight * (Math.exp(v - top) / total - (i === targets[t] ? 1 : 0)));
  });

  let dx = normBack(
    linearBack(dlogits, normed, w(OUTPUT), d(OUTPUT)),
    last,
    w(FINAL_NORM),
    d(FINAL_NORM),
    epsilon,
  );
  for (const layer of layers.toReversed()) {
    const { names, gate, up } = layer;
    const dgated = linearBack(dx, layer.gated, w(names.w2), d(names.w2));
    const dup = dgated.map((row, t) => row.map((v, i) => v * get(gate[t], i) * sigmoid(get(gate[t], i))));
    const dgate = dgated.map((row, t) =>
      row.map((v, i) => {
        const s = sigmoid(get(gate[t], i));
        return v * get(up[t], i) * s * (1 + get(gate[t], i) * (1 - s));
      }),
    );
    const df = plus(
      linearBack(dgate, layer.f, w(names.w1), d(names.w1)),
      linearBack(dup, layer.f, w(names.w3), d(names.w3)),
    );
    dx = plus(dx, normBack(df, layer.middle, w(names.ffnNorm), d(names.ffnNorm), epsilon));
    const dheard = linearBack(dx, layer.heard, w(names.wo), d(names.wo));
    const dpacked = repack(config, attendBack(config, dheard, layer.heads, layer.shares), positions);
    const da = linearBack(dpacked, layer.a, w(names.wqkv), d(names.wqkv));
    dx = plus(dx, normBack(da, layer.before, w(names.attentionNorm), d(names.attentionNorm), epsilon));
  }
  const dembeddings = d(EMBEDDINGS);
  for (const [t, id] of ids.entries()) {
    for (let i = 0; i < H; i++) dembeddings[id * H + i] = get(dembeddings, id * H + i) + get(dx[t], i);
  }
  return loss;
}

export interface HandAdamW {
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly clipNorm: number;
}

/** AdamW on every parameter, in place; `step` counts from 1. Returns the norm of all gradients. */
export function handUpdate(
  config: NetworkConfig,
  [weights, grads, first, second]: readonly [Store, Store, Store, Store],
  o: HandAdamW,
  step: number,
): number {
  const norm = Math.sqrt(
    [...grads.values()].reduce((sum, grad) => sum + grad.reduce((s, g) => s + g * g, 0), 0),
  );
  const scale = Math.min(1, o.clipNorm / norm);
  for (const { name, kind } of networkParameters(config)) {
    const [w, grad, m, v] = [weights, grads, first, second].map((store) => asRow(store.get(name)));
    if (w === undefined || m === undefined || v === undefined) continue;
    for (let i = 0; i < w.length; i++) {
      const g = get(grad, i) * scale;
      m[i] = o.beta1 * get(m, i) + (1 - o.beta1) * g;
      v[i] = o.beta2 * get(v, i) + (1 - o.beta2) * g * g;
      const direction =
        get(m, i) / (1 - o.beta1 ** step) / (Math.sqrt(get(v, i) / (1 - o.beta2 ** step)) + o.epsilon);
      const decay = kind === "gain" ? 0 : o.weightDecay;
      w[i] = get(w, i) - o.rate * (direction + decay * get(w, i));
    }
  }
  return norm;
}
