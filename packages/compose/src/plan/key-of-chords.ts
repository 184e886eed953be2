/** @file The key that a progression of chords is in. */
import { modeFamily, SCALES } from "@melodist/analysis";
import { type ChordSymbol, chordIntervals, pitchClass, tonicFifths } from "@melodist/score";
import type { TuneKey } from "@melodist/tokens";
import type { ComposeRequest } from "../request.ts";
import { readTonic } from "./read-texts.ts";

const FAMILIES = ["major", "minor"] as const;
/** What it counts that a progression ends, or begins, on the tonic chord; each chord inside the key counts one. */
const LAST = 1.5;
const FIRST = 1;

/** The major or minor key that holds most of the chords; a tonic or mode that was asked for is kept. */
export function keyOfChords(
  chords: readonly ChordSymbol[],
  { tonic, mode }: ComposeRequest,
): TuneKey | undefined {
  let best: { readonly key: TuneKey; readonly score: number } | undefined;
  for (const root of tonic === undefined ? chords.map((chord) => chord.root) : [readTonic(tonic)]) {
    for (const family of mode === undefined ? FAMILIES : [mode]) {
      const score = chordsInKey(chords, { tonic: root, mode: family });
      if (score > (best?.score ?? 0)) best = { key: { tonic: root, mode: family }, score };
    }
  }
  return best?.key;
}

function chordsInKey(chords: readonly ChordSymbol[], { tonic, mode }: TuneKey): number {
  const notes = SCALES.get(mode)?.semitones ?? [];
  // A minor key has the leading note as well.
  const scale = new Set(mode === "minor" ? [...notes, 11] : notes);
  const home = pitchClass(tonic);
  const isInside = (chord: ChordSymbol): boolean =>
    chordIntervals(chord).every((interval) =>
      scale.has((pitchClass(chord.root) - home + interval + 24) % 12),
    );
  const isTonic = (chord: ChordSymbol | undefined): boolean =>
    chord !== undefined &&
    tonicFifths(chord.root) === tonicFifths(tonic) &&
    chordIntervals(chord).includes(modeFamily(mode) === "major" ? 4 : 3);
  const inside = chords.filter(isInside).length;
  return inside + (isTonic(chords.at(-1)) ? LAST : 0) + (isTonic(chords[0]) ? FIRST : 0);
}
