/** @file Where a gram stands among millions: places sorted by a few bits of their hash. */
import { NO_GRAM } from "./note-grams.ts";

/** P places in S slots. */
export interface GramLookup {
  /** (S + 1) where the places of each slot begin. */
  readonly slots: Int32Array;
  /** (P) ascending within a slot. */
  readonly places: Int32Array;
}

const SLOT_BITS = 17;
/** The slot of a place where nothing can be looked up. */
const NOWHERE = -1;

/** The grams ahead of a place that make a seed with it. */
export interface SeedKind {
  /** How far ahead the last one stands: 0 for a seed of four steps (five notes), 4 for one of eight (nine notes). */
  readonly reach: number;
}

export const SHORT_SEED: SeedKind = { reach: 0 };
export const LONG_SEED: SeedKind = { reach: 4 };

/** The slot of the seed at a place; negative where a melody ends before the seed does. */
export function seedSlot(steps: Uint32Array, place: number, { reach }: SeedKind): number {
  let all = 0; // has the bit of NO_GRAM when any of them is that
  for (let ahead = 0; ahead <= reach; ahead++) all |= steps[place + ahead] ?? NO_GRAM;
  if (all >= NO_GRAM) return NOWHERE;
  const first = steps[place] ?? 0;
  // Grams are hashes already: mixing the two ends of a long seed needs no more than this.
  return (reach === 0 ? first : first ^ ((steps[place + reach] ?? 0) >> 3)) % 2 ** SLOT_BITS;
}

/** The places of a row of grams, sorted by the slot of the seed at each (counting sort). */
export function createLookup(steps: Uint32Array, kind: SeedKind): GramLookup {
  const slots = new Int32Array(2 ** SLOT_BITS + 1);
  const slotOf = new Int32Array(steps.length);
  for (let place = 0; place < steps.length; place++) {
    const slot = seedSlot(steps, place, kind);
    slotOf[place] = slot;
    if (slot !== NOWHERE) slots[slot + 1] = (slots[slot + 1] ?? 0) + 1;
  }
  for (let slot = 1; slot < slots.length; slot++) slots[slot] = (slots[slot] ?? 0) + (slots[slot - 1] ?? 0);
  return { slots, places: placesBySlot(slotOf, slots) };
}

function placesBySlot(slotOf: Int32Array, slots: Int32Array): Int32Array {
  const ends = slots.slice();
  const places = new Int32Array(slots.at(-1) ?? 0);
  for (let place = 0; place < slotOf.length; place++) {
    const slot = slotOf[place] ?? NOWHERE;
    if (slot === NOWHERE) continue;
    const at = ends[slot] ?? 0;
    places[at] = place;
    ends[slot] = at + 1;
  }
  return places;
}
