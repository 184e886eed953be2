/**
 * @file The key/value cache of a batch of sequences of any lengths, in plain memory. It doubles as it fills,
 * so a step costs what the longest sequence needs, not what could ever be.
 */

/** Sizes of a cache, apart from its sequences. */
export interface CacheShape {
  readonly layers: number;
  readonly heads: number;
  /** Width of a head. */
  readonly size: number;
  /** Longest sequence, in tokens. */
  readonly limit: number;
}

/** A position past every sequence: the slot is empty. */
const EMPTY = 1 << 30;
const FIRST_CAPACITY = 64;

/** Keys and values by layer, each f32 (sequences, heads, capacity, size). */
export class Cache {
  readonly shape: CacheShape;
  #lengths: readonly number[];
  #capacity: number;
  #arrays: Float32Array[];

  constructor(shape: CacheShape, sequences: number) {
    this.shape = shape;
    this.#lengths = new Array<number>(sequences).fill(0);
    this.#capacity = Math.min(FIRST_CAPACITY, shape.limit);
    this.#arrays = this.#allocate(this.#capacity, sequences);
  }

  /** Tokens read so far, by sequence. */
  get lengths(): readonly number[] {
    return this.#lengths;
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** Keys of layer 0, values of layer 0, keys of layer 1, … */
  get arrays(): readonly Float32Array[] {
    return this.#arrays;
  }

  /** i32 (sequences, capacity): the position in each slot. */
  positions(): Int32Array {
    const capacity = this.#capacity;
    const positions = new Int32Array(this.#lengths.length * capacity).fill(EMPTY);
    for (const [sequence, length] of this.#lengths.entries()) {
      for (let slot = 0; slot < length; slot++) positions[sequence * capacity + slot] = slot;
    }
    return positions;
  }

  /**
   * Add what new tokens yielded.
   *
   * @param added f32 (sequences, heads, layers, tokens, size), keys and values
   * @param counts how many of the tokens count, by sequence; the rest is padding
   */
  append(
    [keys, values]: readonly [Float32Array, Float32Array],
    tokens: number,
    counts: readonly number[],
  ): void {
    const { layers, heads, size } = this.shape;
    const lengths = this.#lengths.map((length, sequence) => length + (counts[sequence] ?? 0));
    this.#reserve(Math.max(...lengths));
    for (const [sequence, count] of counts.entries()) {
      for (let head = 0; head < heads; head++) {
        const row = sequence * heads + head;
        const to = (row * this.#capacity + (this.#lengths[sequence] ?? 0)) * size;
        for (let layer = 0; layer < layers; layer++) {
          const from = (row * layers + layer) * tokens * size;
          this.#arrays[2 * layer]?.set(keys.subarray(from, from + count * size), to);
          this.#arrays[2 * layer + 1]?.set(values.subarray(from, from + count * size), to);
        }
      }
    }
    this.#lengths = lengths;
  }

  /** A cache of chosen sequences, in this order; one may be taken several times, to go different ways. */
  select(sequences: readonly number[]): Cache {
    const chosen = new Cache(this.shape, sequences.length);
    chosen.#capacity = this.#capacity;
    const step = this.shape.heads * this.#capacity * this.shape.size;
    chosen.#arrays = this.#arrays.map((array) => {
      const copy = new Float32Array(sequences.length * step);
      for (const [to, from] of sequences.entries())
        copy.set(array.subarray(from * step, (from + 1) * step), to * step);
      return copy;
    });
    chosen.#lengths = sequences.map((sequence) => this.#lengths[sequence] ?? 0);
    return chosen;
  }

  #allocate(capacity: number, sequences: number): Float32Array[] {
    const { layers, heads, size } = this.shape;
    return Array.from({ length: 2 * layers }, () => new Float32Array(sequences * heads * capacity * size));
  }

  /** Make room, by doubling. */
  #reserve(length: number): void {
    if (length <= this.#capacity) return;
    let capacity = this.#capacity;
    while (capacity < length) capacity *= 2;
    capacity = Math.min(capacity, this.shape.limit);
    const { heads, size } = this.shape;
    const [before, after] = [this.#capacity * size, capacity * size];
    const grown = this.#allocate(capacity, this.#lengths.length);
    for (const [index, array] of this.#arrays.entries()) {
      for (let row = 0; row < this.#lengths.length * heads; row++)
        grown[index]?.set(array.subarray(row * before, (row + 1) * before), row * after);
    }
    this.#arrays = grown;
    this.#capacity = capacity;
  }
}
