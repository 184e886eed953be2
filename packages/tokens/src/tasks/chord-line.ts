/**
 * @file The chords of a tune without its melody, and a melody with other chords.
 *
 * A chord line is an outline like the tune's, with a bar's chords in place of its notes: `chord` (or `hold` where the
 * chord before goes on, `rest` where there is none yet), and a length in units unless it lasts to the end of the bar.
 */
import {
  addDurations,
  compareDurations,
  type Duration,
  equalDurations,
  subtractDurations,
  ZERO,
} from "@melodist/score";
import { chordTokens, type DegreeChord } from "../codec/chord-tokens.ts";
import {
  atomUnits,
  type BarAtoms,
  type EventAtom,
  readAtoms,
  soundingUnits,
  tupletsOf,
} from "../codec/event-atoms.ts";
import { cutLength } from "../codec/event-tokens.ts";
import { type BarOutline, outlineBars, type TuneOutline, withBars } from "../codec/outline.ts";
import { writeAtoms } from "../codec/write-atoms.ts";
import { findId, type Vocabulary } from "../vocabulary/vocabulary.ts";

/** A chord and where in its bar it begins, in units. */
export interface PlacedChord {
  readonly onset: Duration;
  readonly chord: DegreeChord;
}

/** The chords of a bar. */
export function chordsOf(vocabulary: Vocabulary, { tokens }: BarOutline): readonly PlacedChord[] {
  const { atoms } = readAtoms(vocabulary, tokens);
  return placeAtoms(atoms).flatMap(({ atom: { chord }, onset }) =>
    chord === undefined ? [] : [{ onset, chord }],
  );
}

interface PlacedAtom {
  readonly atom: EventAtom;
  readonly onset: Duration;
  readonly length: Duration;
  readonly inTuplet: boolean;
}

function placeAtoms(atoms: readonly EventAtom[]): readonly PlacedAtom[] {
  const tuplets = tupletsOf(atoms);
  let onset = ZERO;
  return atoms.map((atom, index) => {
    const length = atomUnits(atom, tuplets[index]);
    const placed = { atom, onset, length, inTuplet: tuplets[index] !== undefined };
    onset = addDurations(onset, length);
    return placed;
  });
}

/** The tune without its chords. */
export function withoutChords(vocabulary: Vocabulary, tune: TuneOutline): TuneOutline {
  const bars = outlineBars(tune).map((bar) => ({ ...bar, tokens: melodyTokens(vocabulary, bar.tokens) }));
  return withBars(tune, bars);
}

/** Tokens without those of chords. */
export function melodyTokens(vocabulary: Vocabulary, tokens: readonly number[]): readonly number[] {
  return tokens.filter((id) => {
    const kind = vocabulary.meanings[id]?.kind;
    return kind !== "root" && kind !== "quality" && kind !== "bass";
  });
}

/** The tune's chord line; undefined when a chord begins where no length leads (inside a tuplet). */
export function chordLine(vocabulary: Vocabulary, tune: TuneOutline): TuneOutline | undefined {
  let hasChord = false;
  const bars: BarOutline[] = [];
  for (const bar of outlineBars(tune)) {
    const chords = chordsOf(vocabulary, bar);
    const length = soundingUnits(readAtoms(vocabulary, bar.tokens).atoms);
    const tokens = spellChords(vocabulary, chords, length, hasChord);
    if (tokens === undefined) return undefined;
    hasChord ||= chords.length > 0;
    bars.push({ kind: bar.kind, tokens });
  }
  return withBars(tune, bars);
}

/**
 * A bar of a chord line.
 *
 * @param length of the bar, in units
 * @param goesOn a chord sounds when the bar begins
 */
export function spellChords(
  vocabulary: Vocabulary,
  chords: readonly PlacedChord[],
  length: Duration,
  goesOn: boolean,
): readonly number[] | undefined {
  const tokens: number[] = [];
  const [first] = chords;
  const hold = findId(vocabulary, { kind: "hold" }) ?? 0;
  const idle = goesOn ? hold : (findId(vocabulary, { kind: "rest" }) ?? 0);
  const put = (heads: readonly number[], from: Duration, to: Duration | undefined): boolean => {
    tokens.push(...heads);
    if (to === undefined) return true;
    const pieces = cutLength(lengthsWithToken(vocabulary), subtractDurations(to, from));
    for (const [index, units] of (pieces ?? []).entries()) {
      if (index > 0) tokens.push(hold);
      tokens.push(findId(vocabulary, { kind: "length", units }) ?? 0);
    }
    return pieces !== undefined;
  };
  if (first === undefined) return put([idle], ZERO, undefined) ? tokens : undefined;
  if (first.onset.num > 0 && !put([idle], ZERO, first.onset)) return undefined;
  for (const [index, { chord, onset }] of chords.entries()) {
    if (compareDurations(onset, length) >= 0) break;
    if (!put(chordTokens(vocabulary, chord), onset, chords[index + 1]?.onset)) return undefined;
  }
  return tokens;
}

/** Chord lines spell every length: without one a chord lasts to the end of its bar. */
function lengthsWithToken(vocabulary: Vocabulary): readonly Duration[] {
  return vocabulary.lengths.filter(({ num, den }) => num !== 1 || den !== 1);
}

/** The chords that a bar of a chord line spells. */
export function readChordBar(vocabulary: Vocabulary, { tokens }: BarOutline): readonly PlacedChord[] {
  const placed: PlacedChord[] = [];
  let onset = ZERO;
  let chord: DegreeChord | undefined;
  for (const id of tokens) {
    const token = vocabulary.meanings[id];
    if (token?.kind === "root") {
      chord = { root: token.fifths, quality: "major", bass: undefined };
      placed.push({ onset, chord });
    } else if (token?.kind === "quality" || token?.kind === "bass") {
      const last = placed.at(-1);
      if (last === undefined) continue;
      const more = token.kind === "quality" ? { quality: token.quality } : { bass: token.fifths };
      placed[placed.length - 1] = { ...last, chord: { ...last.chord, ...more } };
    } else if (token?.kind === "length") onset = addDurations(onset, token.units);
  }
  return placed;
}

/** The tune with the chords of a chord line instead of its own. A note that a chord begins in is held on. */
export function withChords(vocabulary: Vocabulary, tune: TuneOutline, line: TuneOutline): TuneOutline {
  const chordBars = outlineBars(line);
  const bars = outlineBars(withoutChords(vocabulary, tune)).map((bar, index): BarOutline => {
    const chordBar = chordBars[index];
    const chords = chordBar === undefined ? [] : readChordBar(vocabulary, chordBar);
    return { ...bar, tokens: setChords(vocabulary, bar.tokens, chords) };
  });
  return withBars(tune, bars);
}

/** Set chords over the events of a bar that has none; those that begin behind its last event find no place. */
export function setChords(
  vocabulary: Vocabulary,
  tokens: readonly number[],
  chords: readonly PlacedChord[],
): readonly number[] {
  const read = readAtoms(vocabulary, tokens);
  const atoms = chords.reduce((row, chord) => placeChord(vocabulary, row, chord), read.atoms);
  return writeAtoms(vocabulary, { ...read, atoms } satisfies BarAtoms);
}

/** Set one chord over the event that begins with it, or divide the event that it begins in. */
function placeChord(
  vocabulary: Vocabulary,
  atoms: readonly EventAtom[],
  { onset, chord }: PlacedChord,
): readonly EventAtom[] {
  const placed = placeAtoms(atoms);
  const at = placed.findLastIndex((candidate) => compareDurations(candidate.onset, onset) <= 0);
  const here = placed[at];
  if (here === undefined) return atoms;
  const set = (row: readonly EventAtom[]) => [...atoms.slice(0, at), ...row, ...atoms.slice(at + 1)];
  if (equalDurations(here.onset, onset)) return set([{ ...here.atom, chord }]);
  const end = addDurations(here.onset, here.length);
  if (here.inTuplet || compareDurations(onset, end) >= 0) return atoms;
  const before = cutLength(vocabulary.lengths, subtractDurations(onset, here.onset));
  const after = cutLength(vocabulary.lengths, subtractDurations(end, onset));
  if (before === undefined || after === undefined) return atoms;
  const kind = here.atom.kind === "rest" ? "rest" : "hold";
  const goingOn = (units: Duration): EventAtom => {
    return { kind, pitch: undefined, units, chord: undefined, ornaments: [], grace: [], opens: undefined };
  };
  const [first = here.length, ...others] = before;
  const [next = here.length, ...last] = after;
  return set([
    { ...here.atom, units: first },
    ...others.map(goingOn),
    { ...goingOn(next), chord },
    ...last.map(goingOn),
  ]);
}
