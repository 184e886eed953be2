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
import { chordTokens, type DegreeChord, extendChord } from "../codec/chord-tokens.ts";
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
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";

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
 * @returns undefined when a chord lasts as long as no length can spell
 */
export function spellChords(
  vocabulary: Vocabulary,
  chords: readonly PlacedChord[],
  length: Duration,
  goesOn: boolean,
): readonly number[] | undefined {
  const idle = [idOf(vocabulary, { kind: goesOn ? "hold" : "rest" })];
  const inside = chords.filter(({ onset }) => compareDurations(onset, length) < 0);
  const heads = inside.map(({ onset, chord }) => ({ onset, tokens: chordTokens(vocabulary, chord) }));
  const row = heads[0]?.onset.num === 0 ? heads : [{ onset: ZERO, tokens: idle }, ...heads];
  const spelled = row.map(({ onset, tokens }, index) => {
    const next = row[index + 1];
    const lasts = next === undefined ? [] : spellLasting(vocabulary, subtractDurations(next.onset, onset));
    return lasts && [...tokens, ...lasts];
  });
  const told = spelled.flatMap((tokens) => tokens ?? []);
  return spelled.includes(undefined) ? undefined : told;
}

/** How long a chord lasts that does not last to the end of its bar: lengths, joined by holds. */
function spellLasting(vocabulary: Vocabulary, length: Duration): readonly number[] | undefined {
  const hold = idOf(vocabulary, { kind: "hold" });
  const pieces = cutLength(lengthsWithToken(vocabulary), length);
  return pieces?.flatMap((units, index) => {
    const token = idOf(vocabulary, { kind: "length", units });
    return index === 0 ? [token] : [hold, token];
  });
}

/** Chord lines spell every length: without one a chord lasts to the end of its bar. */
function lengthsWithToken(vocabulary: Vocabulary): readonly Duration[] {
  return vocabulary.lengths.filter(({ num, den }) => num !== 1 || den !== 1);
}

/** The chords that a bar of a chord line spells. */
function readChordBar(vocabulary: Vocabulary, { tokens }: BarOutline): readonly PlacedChord[] {
  const placed: PlacedChord[] = [];
  let onset = ZERO;
  for (const id of tokens) {
    const token = vocabulary.meanings[id];
    if (token?.kind === "length") onset = addDurations(onset, token.units);
    if (token?.kind !== "root" && token?.kind !== "quality" && token?.kind !== "bass") continue;
    const last = token.kind === "root" ? undefined : placed.pop();
    const chord = extendChord(last?.chord, token);
    if (chord !== undefined) placed.push({ onset: last?.onset ?? onset, chord });
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
