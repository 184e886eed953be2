/**
 * @file Bars as rows of numbers, so that hundreds of them can be compared quickly.
 *
 * Repairs are ranked by how well the repaired bar goes with the other bars of the tune. Times are whole
 * ticks here, fine enough for every note and tuplet up to seven; nothing that is written to a score
 * is computed from them.
 */
import type { Duration } from "../duration.ts";
import { isTimed, type ScoreEvent, type TimedEvent } from "../event.ts";
import { letterAt, type Pitch, staffStep } from "../pitch.ts";

/** Ticks in a whole note: 2^9 * 3 * 5 * 7. */
export const WHOLE_TICKS = 53_760;

/** Stands for a rest among pitches. */
const SILENCE = Number.NEGATIVE_INFINITY;

/** The notes and rests of one bar, in three rows of equal length. */
export interface BarShape {
  /** Ticks from the beginning of the bar. */
  readonly onsets: readonly number[];
  /** Ticks. */
  readonly lengths: readonly number[];
  /** The uppermost pitch of each, as staff step and alteration in one number; `SILENCE` for rests. */
  readonly pitches: readonly number[];
  /** Bars of the same rhythm have the same text. */
  readonly rhythm: string;
}

/** A length in ticks, rounded. */
export function ticks(length: Duration): number {
  return Math.round((length.num * WHOLE_TICKS) / length.den);
}

/**
 * The shape of a stream of events.
 *
 * @param offset ticks from the beginning of the bar to the first event: not 0 for a pick-up
 */
export function barShape(events: readonly ScoreEvent[], offset: number): BarShape {
  const onsets: number[] = [];
  const lengths: number[] = [];
  const pitches: number[] = [];
  let rhythm = "";
  let now = offset;
  for (const event of events) {
    if (!isTimed(event)) continue;
    const length = ticks(event.length);
    onsets.push(now);
    lengths.push(length);
    pitches.push(eventCode(event));
    rhythm += `${event.kind === "rest" ? "z" : ""}${now}:${length} `;
    now += length;
  }
  return { onsets, lengths, pitches, rhythm };
}

function eventCode(event: TimedEvent): number {
  if (event.kind === "rest") return SILENCE;
  if (event.kind === "note") return pitchCode(event.pitch);
  return event.notes.reduce((top, note) => Math.max(top, pitchCode(note.pitch)), SILENCE);
}

/** Staff step and alteration in one number: 16 apart for neighbouring steps, 2 a semitone. */
export function pitchCode(pitch: Pitch): number {
  return staffStep(pitch) * 16 + Math.round(pitch.alter * 2);
}

/** The pitch of a code. */
export function codePitch(code: number): Pitch {
  const step = codeStep(code);
  return { letter: letterAt(step), alter: (code - step * 16) / 2, octave: Math.floor(step / 7) };
}

/** True for the code of a pitch, false for a rest's. */
export function isPitch(code: number): boolean {
  return code !== SILENCE;
}

/** The staff step of a code. */
export function codeStep(code: number): number {
  return Math.round(code / 16);
}

/**
 * How alike two bars are, 0 to 1: the share of notes that begin together on the same pitch, where equal
 * length counts a third of each.
 *
 * @param shift staff steps that the second bar is taken to lie higher; alterations then do not count
 */
export function likeness(a: BarShape, b: BarShape, shift?: number): number {
  const most = Math.max(a.onsets.length, b.onsets.length);
  if (most === 0) return 1;
  let alike = 0;
  let i = 0;
  let j = 0;
  while (i < a.onsets.length && j < b.onsets.length) {
    const gap = (a.onsets[i] ?? 0) - (b.onsets[j] ?? 0);
    if (gap === 0) alike += noteLikeness(a, i, b, j, shift);
    if (gap <= 0) i++;
    if (gap >= 0) j++;
  }
  return alike / most;
}

/** How alike two notes are that begin together: not at all unless the pitch agrees. */
function noteLikeness(a: BarShape, i: number, b: BarShape, j: number, shift: number | undefined): number {
  if (!samePitch(a.pitches[i] ?? SILENCE, b.pitches[j] ?? SILENCE, shift)) return 0;
  return a.lengths[i] === b.lengths[j] ? 1 : 2 / 3;
}

function samePitch(a: number, b: number, shift: number | undefined): boolean {
  if (shift === undefined || a === SILENCE || b === SILENCE) return a === b;
  return codeStep(b) - codeStep(a) === shift;
}

/** The most alike two bars are when one may be moved up or down the staff; the first notes' distance is tried, and the last's. */
export function shiftedLikeness(a: BarShape, b: BarShape): number {
  const shifts = new Set([shiftAt(a, b, 0), shiftAt(a, b, -1)]);
  let best = 0;
  for (const shift of shifts) if (shift !== undefined) best = Math.max(best, likeness(a, b, shift));
  return best;
}

function shiftAt(a: BarShape, b: BarShape, index: number): number | undefined {
  const from = a.pitches.at(index);
  const to = b.pitches.at(index);
  if (from === undefined || to === undefined || from === SILENCE || to === SILENCE) return undefined;
  return codeStep(to) - codeStep(from);
}
