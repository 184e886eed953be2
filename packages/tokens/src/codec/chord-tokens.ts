/** @file Chord symbols as tokens, and back: root as a degree, quality unless major, bass where written. */
import {
  type ChordQuality,
  type ChordSymbol,
  nameAtFifths,
  type PitchName,
  printChordSymbol,
  tonicFifths,
} from "@melodist/score";
import { FIFTHS, NEAREST_QUALITY } from "../vocabulary/inventory.data.ts";
import type { Token } from "../vocabulary/token.ts";
import { findId, type Vocabulary } from "../vocabulary/vocabulary.ts";
import type { TuneKey } from "./tune-frame.ts";

/** A chord seen from the tonic: places on the line of fifths. */
export interface DegreeChord {
  readonly root: number;
  readonly quality: ChordQuality;
  readonly bass: number | undefined;
}

/** Semitones above the tonic of a place on the line of fifths, 0 to 11. */
export function fifthsSemitones(fifths: number): number {
  return (((7 * fifths) % 12) + 12) % 12;
}

/**
 * A chord symbol seen from the tonic. Rare qualities become the nearest triad or seventh, further degrees
 * (`b9`, `no3`) are left out, and remote roots are taken for their enharmonic neighbours.
 */
export function degreeChord({ tonic }: TuneKey, chord: ChordSymbol): DegreeChord {
  const home = tonicFifths(tonic);
  return {
    root: nearFifths(tonicFifths(chord.root) - home),
    quality: NEAREST_QUALITY[chord.quality] ?? chord.quality,
    bass: chord.bass && nearFifths(tonicFifths(chord.bass) - home),
  };
}

function nearFifths(fifths: number): number {
  let near = fifths;
  while (near < FIFTHS.from) near += 12;
  while (near > FIFTHS.to) near -= 12;
  return near;
}

/** The chord in a key, spelled anew. */
export function symbolOf({ tonic }: TuneKey, { root, quality, bass }: DegreeChord): ChordSymbol {
  const home = tonicFifths(tonic);
  const name = (fifths: number): PitchName => nameAtFifths(home + fifths);
  const chord = {
    root: name(root),
    quality,
    degrees: [],
    bass: bass === undefined ? undefined : name(bass),
  };
  return { ...chord, text: printChordSymbol(chord) };
}

/** The tokens of a chord: one to three. */
export function chordTokens(vocabulary: Vocabulary, { root, quality, bass }: DegreeChord): readonly number[] {
  const tokens: Token[] = [{ kind: "root", fifths: root }];
  if (quality !== "major") tokens.push({ kind: "quality", quality });
  if (bass !== undefined) tokens.push({ kind: "bass", fifths: bass });
  return tokens.flatMap((token) => findId(vocabulary, token) ?? []);
}

/** The chord with one more of its tokens read. */
export function extendChord(
  chord: DegreeChord | undefined,
  token: Extract<Token, { readonly kind: "root" | "quality" | "bass" }>,
): DegreeChord | undefined {
  if (token.kind === "root") return { root: token.fifths, quality: "major", bass: undefined };
  if (chord === undefined) return undefined;
  return token.kind === "quality" ? { ...chord, quality: token.quality } : { ...chord, bass: token.fifths };
}
