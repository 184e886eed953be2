/** @file Keys moved by an interval, and the interval that leads to the handiest key. */
import { type Interval, intervalFifths, transposeName } from "./interval.ts";
import { type Key, keyAlterations, keyFifths } from "./key.ts";
import { LETTERS, type PitchName } from "./pitch.ts";

/** A signature holds at most this many sharps or flats. */
const LARGEST_SIGNATURE = 7;

/** Move a key: its tonic and whatever accidentals it spells out. A bagpipe key becomes an ordinary one. */
export function transposeKey(key: Key, by: Interval): Key {
  if (by.steps % 7 === 0 && by.semitones % 12 === 0) return key;
  return {
    tonic: key.tonic === undefined ? undefined : transposeName(key.tonic, by),
    mode: key.mode,
    accidentals: key.exact
      ? exactAccidentals(key, by)
      : key.accidentals.map((name) => transposeName(name, by)),
    exact: key.exact,
    pipes: undefined,
  };
}

/** All seven letters count in an exact signature: an F that was natural may have to become a G flat. */
function exactAccidentals(key: Key, by: Interval): readonly PitchName[] {
  const alterations = keyAlterations(key);
  return LETTERS.map((letter, step) => transposeName({ letter, alter: alterations[step] ?? 0 }, by)).filter(
    (name) => name.alter !== 0,
  );
}

/**
 * The spelling of a distance in semitones that gives a key the fewest sharps or flats.
 *
 * Of G flat and F sharp the one that stays on the side (sharps or flats) of the old key is taken.
 *
 * @example
 * handyInterval(key("D", 0, "major"), 1); // => { steps: 1, semitones: 1 }
 */
export function handyInterval(key: Key, semitones: number): Interval {
  const side = keyFifths(key) > 0 ? -1 : 1;
  const middle = Math.round((semitones * 7) / 12);
  const spellings = [middle - 1, middle, middle + 1].map((steps) => ({ steps, semitones }));
  const cost = (by: Interval) => Math.abs(signatureSize(key, by) + side / 4);
  return spellings.reduce((best, next) => (cost(next) < cost(best) ? next : best));
}

/**
 * The interval itself, or its enharmonic neighbour where it would lead to a signature nobody writes.
 *
 * Up a major third from F sharp major lies A sharp major, with ten sharps: B flat is meant.
 */
export function writableInterval(key: Key, by: Interval): Interval {
  const isWritable = (size: number) => Math.abs(size) <= LARGEST_SIGNATURE;
  if (key.tonic === undefined || isWritable(signatureSize(key, by)) || !isWritable(keyFifths(key))) return by;
  return handyInterval(key, by.semitones);
}

/** Sharps (positive) or flats (negative) of the key after moving it; without a tonic, those the interval adds. */
function signatureSize(key: Key, by: Interval): number {
  return keyFifths(key) + intervalFifths(by);
}
