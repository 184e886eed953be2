/**
 * @file The key of a tune from its notes alone; what the notation says is not asked.
 *
 * Every tonic and mode is scored by the evidence of `key-evidence.ts`, weighted as `key-weights.data.ts` says, and
 * the scores become probabilities (a conditional logit). Folk tunes show their tonic where they come to rest
 * more than in what they use, so places count beside the usual pitch-class profile.
 *
 * @see Krumhansl & Kessler 1982 for profiles, Temperley 2007 for keys as probabilities
 */
import {
  type Mode,
  nameAtFifths,
  type PitchName,
  pitchClass,
  type Score,
  tonicFifths,
} from "@melodist/score";
import { wholes } from "./beats.ts";
import { ASPECTS, type Aspect, type KeyEvidence, keyEvidence } from "./key-evidence.ts";
import { type FittedMode, KEY_WEIGHTS, MODE_PRIORS } from "./key-weights.data.ts";
import { type Melody, readMelody } from "./melody.ts";
import { type ModeFamily, modeFamily } from "./mode-family.ts";

/** One key that could be meant. */
export interface KeyCandidate {
  readonly tonic: PitchName;
  readonly mode: Mode;
  /** 0 to 1; those of all 72 candidates sum to 1. */
  readonly probability: number;
}

/** The key that the notes speak for. */
export interface KeyFinding {
  readonly tonic: PitchName;
  readonly mode: Mode;
  readonly family: ModeFamily;
  /** How likely tonic and family are right, 0 to 1. The mode within the family is less certain. */
  readonly confidence: number;
  /** The likeliest keys, best first, at most eight; the finding itself is the first. */
  readonly candidates: readonly KeyCandidate[];
}

/** Locrian is left out: no tune of the corpora is. */
const MODES = ["major", "minor", "dorian", "mixolydian", "phrygian", "lydian"] as const;

/** A mode for which weights were not fitted takes those of another with two neighbouring degrees exchanged. */
const DERIVED = {
  lydian: { from: "major", swap: [5, 6], prior: -2.5 },
  phrygian: { from: "minor", swap: [1, 2], prior: -2.5 },
} as const satisfies Partial<Record<Mode, { from: FittedMode; swap: readonly number[]; prior: number }>>;

/** The weights of one aspect by semitone above the tonic; twelve. */
interface AspectRow {
  readonly aspect: Aspect;
  readonly row: readonly number[];
}

/** The weights of one mode. */
interface ModeWeights {
  readonly mode: Mode;
  readonly prior: number;
  readonly rows: readonly AspectRow[];
}

const WEIGHTS: readonly ModeWeights[] = MODES.map((mode) => {
  if (mode === "lydian" || mode === "phrygian") {
    const { from, swap, prior } = DERIVED[mode];
    return {
      mode,
      prior,
      rows: fittedRows(from).map(({ aspect, row }) => ({ aspect, row: swapped(row, swap) })),
    };
  }
  return { mode, prior: MODE_PRIORS[mode], rows: fittedRows(mode) };
});

function fittedRows(mode: FittedMode): readonly AspectRow[] {
  return ASPECTS.map((aspect) => ({
    aspect,
    row: KEY_WEIGHTS[aspect][mode] ?? KEY_WEIGHTS[aspect][modeFamily(mode)],
  }));
}

function swapped(row: readonly number[], [a, b]: readonly [number, number]): readonly number[] {
  return row.map((weight, place) => (place === a ? row[b] : place === b ? row[a] : weight) ?? 0);
}

/** With fewer notes than this, every claim is made more cautiously. */
const ENOUGH_NOTES = 24;
const MOST_CANDIDATES = 8;

/**
 * Find the key of a melody, or of a score's melody.
 *
 * @returns undefined when there are no notes
 * @example
 * findKey(score)?.mode; // => "dorian"
 */
export function findKey(of: Melody | Score): KeyFinding | undefined {
  const melody = "voices" in of ? readMelody(of) : of;
  if (melody.notes.length === 0) return undefined;
  const caution = Math.min(1, melody.notes.length / ENOUGH_NOTES);
  const ranked = rankKeys(keyEvidence(melody), caution);
  const best = ranked[0];
  if (best === undefined) return undefined;
  const spell = speller(melody);
  const candidates = ranked
    .slice(0, MOST_CANDIDATES)
    .map(({ place, mode, probability }) => ({ tonic: spell(place), mode, probability }));
  const family = modeFamily(best.mode);
  const confidence = ranked
    .filter((key) => key.place === best.place && modeFamily(key.mode) === family)
    .reduce((sum, key) => sum + key.probability, 0);
  return {
    tonic: spell(best.place),
    mode: best.mode,
    family,
    confidence: Math.min(1, confidence),
    candidates,
  };
}

/** A key before its tonic is spelled. */
interface RankedKey {
  /** Pitch class of the tonic. */
  readonly place: number;
  readonly mode: Mode;
  readonly probability: number;
}

function rankKeys(evidence: KeyEvidence, caution: number): readonly RankedKey[] {
  const scored: { place: number; mode: Mode; score: number }[] = [];
  for (const weights of WEIGHTS) {
    for (let place = 0; place < 12; place++) {
      scored.push({ place, mode: weights.mode, score: caution * scoreKey(evidence, weights, place) });
    }
  }
  const top = Math.max(...scored.map(({ score }) => score));
  const odds = scored.map(({ place, mode, score }) => ({ place, mode, probability: Math.exp(score - top) }));
  const total = odds.reduce((sum, { probability }) => sum + probability, 0);
  return odds
    .map((key) => ({ ...key, probability: key.probability / total }))
    .sort((a, b) => b.probability - a.probability);
}

function scoreKey(evidence: KeyEvidence, { prior, rows }: ModeWeights, tonic: number): number {
  let score = prior;
  for (const { aspect, row } of rows) {
    const shares = evidence[aspect];
    for (let place = 0; place < 12; place++) {
      const share = shares[place] ?? 0;
      if (share !== 0) score += share * (row[(place - tonic + 12) % 12] ?? 0);
    }
  }
  return score;
}

/** Name pitch classes as the melody does; those it lacks by the nearest name on the line of fifths. */
function speller({ notes }: Melody): (place: number) => PitchName {
  const names = new Map<number, { fifths: number; time: number }>();
  let sum = 0;
  let total = 0;
  for (const note of notes) {
    const fifths = tonicFifths({ ...note.pitch, alter: Math.floor(note.pitch.alter) });
    const time = wholes(note.length);
    sum += fifths * time;
    total += time;
    const known = names.get(fifths);
    if (known === undefined) names.set(fifths, { fifths, time });
    else known.time += time;
  }
  const middle = total === 0 ? 0 : sum / total;
  return (place) => {
    const written = [...names.values()].filter(({ fifths }) => pitchClass(nameAtFifths(fifths)) === place);
    const [best] = written.sort((a, b) => b.time - a.time);
    return nameAtFifths(best?.fifths ?? nearestFifths(place, middle));
  };
}

function nearestFifths(place: number, middle: number): number {
  const near = (place * 7) % 12;
  return near + 12 * Math.round((middle - near) / 12);
}
