/**
 * @file Renderings of a tune that a musician would still call the same tune: what an audit plants in a collection to
 * see whether near-duplicates are found.
 */
import { assertNever } from "@melodist/errors";
import type { RandomSource } from "@melodist/random";
import {
  compareDurations,
  isCompound,
  type Key,
  keyAlterations,
  type Letter,
  letterStep,
  type Meter,
  meter,
  type Pitch,
  type Score,
  subtractDurations,
  sumDurations,
  transposeSemitones,
} from "@melodist/score";
import { draw, pick } from "./chance.ts";
import { changePhrase } from "./change-phrase.ts";
import { excerpt } from "./excerpt.ts";
import { ornament } from "./ornament.ts";
import { rebar } from "./rebar.ts";
import { readRow, type Sound, type SungRow, writeRow } from "./sung-row.ts";

/** The ways a tune comes back unrecognised. */
export const DISGUISES = [
  "transposed",
  "octave-shifted",
  "re-barred",
  "ornamented",
  "phrase-changed",
  "excerpt",
  "mode-changed",
  "repeats-written-out",
] as const;

export type Disguise = (typeof DISGUISES)[number];

/**
 * Another rendering of a tune.
 *
 * - `transposed`: to any other key.
 * - `octave-shifted`: an octave up or down, or some phrases of four bars only.
 * - `re-barred`: all lengths halved or doubled (with bars to match, or twice or half as many), the bar lines moved by
 *   half a bar, or begun at a later phrase; half of the time without its pick-up.
 * - `ornamented`: a third of the notes decorated (`ornament.ts`).
 * - `phrase-changed`: 4 bars of 16 or more replaced by new notes.
 * - `excerpt`: 8 bars of 12 or more.
 * - `mode-changed`: a sharp more or less in the signature.
 * - `repeats-written-out`: as it is played.
 *
 * @returns one plain voice with the header of the original; undefined where the tune is too short for the disguise,
 * has no notes, or would come out as it is
 */
export function disguise(score: Score, kind: Disguise, random: RandomSource): Score | undefined {
  if (kind === "transposed")
    return transposeSemitones(score, (draw(random, 11) + 1) * (random() < 0.5 ? -1 : 1));
  const row = readRow(score, kind === "repeats-written-out");
  if (!row.sounds.some(({ pitch }) => pitch !== undefined)) return undefined;
  switch (kind) {
    case "octave-shifted":
      return writeRow(score, { ...row, sounds: shiftOctaves(row, random) });
    case "re-barred":
      return inNewBars(score, rebar(row, beatCount(score.meter), random));
    case "ornamented":
      return writeRow(score, { ...row, sounds: ornament(row.sounds, score.key, random) });
    case "phrase-changed":
      return written(score, changePhrase(row, random));
    case "excerpt":
      return written(score, excerpt(row, random));
    case "mode-changed":
      return withSounds(score, row, misreadSignature(row.sounds, score.key, random));
    case "repeats-written-out":
      return row.bars.length > readRow(score).bars.length ? writeRow(score, row) : undefined;
    default:
      return assertNever(kind);
  }
}

function withSounds(score: Score, row: SungRow, sounds: readonly Sound[] | undefined): Score | undefined {
  return sounds === undefined ? undefined : writeRow(score, { ...row, sounds });
}

function written(score: Score, row: SungRow | undefined): Score | undefined {
  return row === undefined ? undefined : writeRow(score, row);
}

/** Beats of a bar as they are felt: 2 of 6/8. */
function beatCount(of: Meter): number {
  if (of.kind === "free") return 1;
  const count = of.beats.reduce((sum, group) => sum + group, 0);
  return isCompound(of) ? count / 3 : count;
}

function inNewBars(score: Score, row: SungRow): Score {
  const bar = row.bars[1] ?? row.bars[0];
  const changed = writeRow(score, row);
  return bar === undefined ? changed : { ...changed, meter: meter(bar.num, bar.den) };
}

function shiftOctaves({ sounds, bars }: SungRow, random: RandomSource): readonly Sound[] {
  const by = random() < 0.5 ? 1 : -1;
  if (random() < 0.5) return sounds.map((sound) => withPitch(sound, (pitch) => upOctaves(pitch, by)));
  const phrase = sumDurations(bars.slice(0, 4));
  const shifts = bars.map(() => (random() < 0.5 ? by : 0));
  let index = 0;
  let room = phrase;
  return sounds.map((sound) => {
    const shifted = withPitch(sound, (pitch) => upOctaves(pitch, shifts[index] ?? 0));
    if (compareDurations(room, sound.length) > 0) {
      room = subtractDurations(room, sound.length);
    } else {
      room = phrase;
      index++;
    }
    return shifted;
  });
}

function upOctaves(pitch: Pitch, octaves: number): Pitch {
  return { ...pitch, octave: pitch.octave + octaves };
}

function withPitch(sound: Sound, change: (pitch: Pitch) => Pitch): Sound {
  return sound.pitch === undefined ? sound : { ...sound, pitch: change(sound.pitch) };
}

/** The order in which sharps enter a signature; flats leave it the same way. */
const SHARPS_ORDER = ["F", "C", "G", "D", "A", "E", "B"] as const;

/** The same staff positions read in a signature of a sharp more or less, whichever of the two changes a note. */
function misreadSignature(
  sounds: readonly Sound[],
  key: Key,
  random: RandomSource,
): readonly Sound[] | undefined {
  const alterations = keyAlterations(key);
  const alterOf = (letter: Letter) => alterations[letterStep(letter)] ?? 0;
  const [least, most] = [Math.min(...alterations), Math.max(...alterations)];
  const changes = [
    { letter: SHARPS_ORDER.find((letter) => alterOf(letter) === least), by: 1 },
    { letter: SHARPS_ORDER.findLast((letter) => alterOf(letter) === most), by: -1 },
  ];
  const isMeant = (pitch: Pitch | undefined, letter: Letter | undefined) =>
    pitch !== undefined && pitch.letter === letter && pitch.alter === alterOf(letter);
  const change = pick(
    random,
    changes.filter(({ letter }) => sounds.some(({ pitch }) => isMeant(pitch, letter))),
  );
  if (change === undefined) return undefined;
  return sounds.map((sound) =>
    withPitch(sound, (pitch) =>
      isMeant(pitch, change.letter) ? { ...pitch, alter: pitch.alter + change.by } : pitch,
    ),
  );
}
