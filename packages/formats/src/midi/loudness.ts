/** @file How loud a note is struck: the dynamic in force, its place in the bar, its accents. */
import { type Duration, isCompound, type Mark, type Meter } from "@melodist/score";

/** MIDI velocity of an unstressed note under each dynamic. */
const DYNAMICS: ReadonlyMap<string, number> = new Map([
  ["pppp", 20],
  ["ppp", 28],
  ["pp", 38],
  ["p", 50],
  ["mp", 62],
  ["mf", 76],
  ["f", 90],
  ["ff", 102],
  ["fff", 110],
  ["ffff", 114],
]);

/** Where nothing is marked. */
export const USUAL_LOUDNESS = 76;

const ACCENTS: ReadonlySet<string> = new Set(["accent", "emphasis", ">", "marcato", "sfz", "^"]);
const ACCENT = 16;

/** What the first beat of a bar, the middle beat of an even bar, and the other beats add. */
const DOWNBEAT = 14;
const MIDDLE_BEAT = 9;
const BEAT = 5;

/** The dynamic that an event's marks set, if they set one. */
export function markedLoudness(marks: readonly Mark[]): number | undefined {
  let loudness: number | undefined;
  for (const mark of marks) {
    if (mark.kind === "decoration") loudness = DYNAMICS.get(mark.name) ?? loudness;
  }
  return loudness;
}

/** True when an accent of any sort is written on an event. */
export function isAccented(marks: readonly Mark[]): boolean {
  return marks.some((mark) => mark.kind === "decoration" && ACCENTS.has(mark.name));
}

/**
 * The velocity of a note, 1 to 127.
 *
 * @param loudness velocity of an unstressed note
 * @param position whole notes from the beginning of its bar
 */
export function strikeVelocity(
  loudness: number,
  position: Duration,
  under: Meter,
  accented: boolean,
): number {
  const velocity = loudness + metricStress(position, under) + (accented ? ACCENT : 0);
  return Math.min(127, Math.max(1, velocity));
}

function metricStress(position: Duration, under: Meter): number {
  if (under.kind === "free") return 0;
  if (position.num === 0) return DOWNBEAT;
  if (under.beats.length > 1) return isGroupStart(position, under.beats, under.unit) ? BEAT : 0;
  const units = under.beats[0] ?? 1;
  const unitsPerBeat = isCompound(under) ? 3 : 1;
  const beat = (position.num * under.unit) / (position.den * unitsPerBeat);
  if (!Number.isInteger(beat)) return 0;
  const beats = units / unitsPerBeat;
  return beats % 2 === 0 && beat === beats / 2 ? MIDDLE_BEAT : BEAT;
}

/** Whether an additive meter (2+3/8) has a group that begins at a position. */
function isGroupStart(position: Duration, beats: readonly number[], unit: number): boolean {
  let units = 0;
  for (const group of beats) {
    if (position.num * unit === units * position.den) return true;
    units += group;
  }
  return false;
}
