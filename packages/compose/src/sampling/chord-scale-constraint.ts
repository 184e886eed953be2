/**
 * @file Chords of the scale that was asked for: D freygish has an F sharp, so its chords have no F. Where a scale has nothing of a
 * degree, as the pentatonic ones, chords may have the mode's.
 */
import { SCALES } from "@melodist/analysis";
import { type ChordQuality, chordIntervals, type Mode } from "@melodist/score";
import { type Constraint, fifthsSemitones, type Token, type Vocabulary } from "@melodist/tokens";

/** A chord that is being spelled, from its root on. */
interface SpelledChord {
  /** Semitones above the tonic. */
  readonly root: number;
  /** Major until another is read. */
  readonly quality: ChordQuality;
}

/**
 * Forbid chords with other tones, where chords are the model's choice and there is another way to go on.
 *
 * @param scale semitones above the tonic
 */
export function chordScaleConstraint(
  { meanings }: Vocabulary,
  mode: Mode,
  scale: readonly number[],
): Constraint<SpelledChord | undefined> {
  const tones = chordTonesOf(mode, scale);
  const fits = (root: number, quality: ChordQuality): boolean =>
    chordIntervals({ quality, degrees: [] }).every((interval) => tones.has((root + interval) % 12));
  const qualities: readonly ChordQuality[] = [
    "major",
    ...meanings.flatMap((token) => (token.kind === "quality" ? [token.quality] : [])),
  ];
  const strangeRoots = meanings.flatMap((token, id) => {
    if (token.kind !== "root") return [];
    return qualities.some((quality) => fits(fifthsSemitones(token.fifths), quality)) ? [] : [id];
  });
  const further = meanings.flatMap((token, id) =>
    token.kind === "quality" || token.kind === "bass" ? [{ token, id }] : [],
  );
  /** What may not stand behind a chord as far as it is spelled: anything but a fitting quality, where it does not fit as it is. */
  const strangeBehind = ({ root, quality }: SpelledChord): readonly number[] => {
    const stands = fits(root, quality);
    const mayFollow = (token: Token): boolean =>
      token.kind === "quality"
        ? fits(root, token.quality)
        : stands && (token.kind !== "bass" || tones.has(fifthsSemitones(token.fifths)));
    if (stands) return further.flatMap(({ token, id }) => (mayFollow(token) ? [] : [id]));
    return meanings.flatMap((token, id) => (mayFollow(token) ? [] : [id]));
  };
  return {
    start: () => undefined,
    restrict: (chord, mask) => forbid(mask, chord === undefined ? strangeRoots : strangeBehind(chord)),
    advance(chord, id) {
      const token = meanings[id];
      if (token?.kind === "root") return { root: fifthsSemitones(token.fifths), quality: "major" };
      return token?.kind === "quality" && chord !== undefined
        ? { ...chord, quality: token.quality }
        : undefined;
    },
  };
}

/** Forbid tokens, unless nothing were left. */
function forbid(mask: Uint8Array, tokens: readonly number[]): void {
  const others = Uint8Array.from(mask);
  for (const id of tokens) others[id] = 0;
  if (others.includes(1)) mask.set(others);
}

/** Semitones above the tonic that chords may have: the scale's, and those of the mode that no note of the scale stands for. */
function chordTonesOf(mode: Mode, scale: readonly number[]): ReadonlySet<number> {
  const usual = SCALES.get(mode)?.semitones ?? [];
  const altered = scale.filter((note) => !usual.includes(note));
  const untouched = usual.filter((note) => !altered.some((other) => Math.abs(other - note) === 1));
  return new Set([...scale, ...untouched]);
}
