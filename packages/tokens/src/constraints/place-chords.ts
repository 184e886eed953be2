/** @file Given chords in ticks, bar by bar. */
import { chordTokens } from "../codec/chord-tokens.ts";
import type { PlacedChord } from "../tasks/chord-line.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { ChordPlace } from "./bar-shape.ts";
import { toTicks } from "./ticks.ts";

/** The chords of a bar in ticks; undefined when one of them does not fit the bar. */
export function placeChords(
  vocabulary: Vocabulary,
  chords: readonly PlacedChord[],
  length: number,
): readonly ChordPlace[] | undefined {
  const places = chords.flatMap(({ onset, chord }): readonly ChordPlace[] => {
    const at = toTicks(onset);
    const tokens = chordTokens(vocabulary, chord);
    return at === undefined || at >= length || tokens.length === 0 ? [] : [{ at, tokens }];
  });
  return places.length === chords.length ? places : undefined;
}
