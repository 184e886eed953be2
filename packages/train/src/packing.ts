/**
 * @file Documents of any length laid into sequences of one length, in an order that a seed decides: the same
 * seed gives the same sequences, so a resumed run reads what the broken one would have read.
 */
import { createRandom } from "@melodist/random";

/** A document: tokens, and which of them are to be learnt. */
export interface TrainingDocument {
  readonly tokens: ArrayLike<number>;
  /** One for each token: 0 if it is only read (a question), 1 if it is learnt; all are, if left out. */
  readonly learn?: ArrayLike<number>;
}

/** One packed sequence, as the graph takes it; padding has weight 0. */
export interface PackedSequence {
  readonly ids: Int32Array;
  readonly targets: Int32Array;
  readonly documents: Int32Array;
  readonly positions: Int32Array;
  /** 1 for each target that is learnt. */
  readonly weights: Float32Array;
}

/** A stretch of a document that fits a sequence: `length` steps from token to next token. */
interface Piece {
  readonly document: number;
  readonly start: number;
  readonly length: number;
}

/** Sequences that wait for a piece that fits. */
const MAX_OPEN = 32;

/** Where one epoch's sequences take their tokens from; cheap, so it is made anew rather than saved. */
export function planEpoch(
  documents: readonly TrainingDocument[],
  length: number,
  seed: number,
  epoch: number,
): readonly (readonly Piece[])[] {
  const order = shuffled(documents.length, createRandom(seed ^ Math.imul(epoch + 1, 0x9e3779b1)));
  const full: Piece[][] = [];
  let open: { room: number; pieces: Piece[] }[] = [];
  for (const piece of order.flatMap((document) => cutDocument(documents, document, length))) {
    // The fullest sequence that still has room.
    const fitting = open.filter(({ room }) => room >= piece.length);
    let row = fitting.reduce<(typeof open)[number] | undefined>(
      (best, one) => (best && best.room <= one.room ? best : one),
      undefined,
    );
    if (row === undefined) {
      row = { room: length, pieces: [] };
      open.push(row);
    }
    row.pieces.push(piece);
    row.room -= piece.length;
    const done = open.filter(({ room }, index) => room < 2 || (open.length > MAX_OPEN && index === 0));
    for (const { pieces } of done) full.push(pieces);
    if (done.length > 0) open = open.filter((one) => !done.includes(one));
  }
  return [...full, ...open.map(({ pieces }) => pieces)];
}

/** A document's steps, cut where it is longer than a sequence. */
function cutDocument(
  documents: readonly TrainingDocument[],
  document: number,
  length: number,
): readonly Piece[] {
  const steps = (documents[document]?.tokens.length ?? 0) - 1;
  const pieces: Piece[] = [];
  for (let start = 0; start < steps; start += length)
    pieces.push({ document, start, length: Math.min(length, steps - start) });
  return pieces;
}

/** 0 … count - 1 in any order (Fisher and Yates). */
function shuffled(count: number, random: () => number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}

/** Fill a planned sequence with its tokens. */
export function packSequence(
  documents: readonly TrainingDocument[],
  pieces: readonly Piece[],
  length: number,
): PackedSequence {
  const packed: PackedSequence = {
    ids: new Int32Array(length),
    targets: new Int32Array(length),
    documents: new Int32Array(length).fill(-1),
    positions: new Int32Array(length),
    weights: new Float32Array(length),
  };
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const { tokens = [], learn } = documents[piece.document] ?? {};
    for (let t = 0; t < piece.length; t++, at++) {
      packed.ids[at] = tokens[piece.start + t] ?? 0;
      packed.targets[at] = tokens[piece.start + t + 1] ?? 0;
      packed.documents[at] = index;
      packed.positions[at] = t;
      packed.weights[at] = learn === undefined ? 1 : (learn[piece.start + t + 1] ?? 0);
    }
  }
  return packed;
}

/** Where a run stands in its data. */
export interface DataPosition {
  readonly epoch: number;
  /** Sequences of the epoch that were read. */
  readonly offset: number;
}

/** Sequence after sequence, epoch after epoch, from any position. */
export class DataStream {
  readonly #documents: readonly TrainingDocument[];
  readonly #length: number;
  readonly #seed: number;
  #position: DataPosition;
  #plan: readonly (readonly Piece[])[];

  constructor(
    documents: readonly TrainingDocument[],
    length: number,
    seed: number,
    position: DataPosition = { epoch: 0, offset: 0 },
  ) {
    this.#documents = documents;
    this.#length = length;
    this.#seed = seed;
    this.#position = position;
    this.#plan = planEpoch(documents, length, seed, position.epoch);
  }

  get position(): DataPosition {
    return this.#position;
  }

  /** The next sequences. */
  take(count: number): readonly PackedSequence[] {
    return Array.from({ length: count }, () => this.#next());
  }

  #next(): PackedSequence {
    let { epoch, offset } = this.#position;
    if (offset >= this.#plan.length) {
      epoch++;
      offset = 0;
      this.#plan = planEpoch(this.#documents, this.#length, this.#seed, epoch);
    }
    this.#position = { epoch, offset: offset + 1 };
    return packSequence(this.#documents, this.#plan[offset] ?? [], this.#length);
  }
}
