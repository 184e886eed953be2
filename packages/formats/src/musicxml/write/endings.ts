/** @file How far numbered endings reach, and where repeats begin that the writer left unsaid. */
import { MelodistError } from "@melodist/errors";
import type { BarLine, Measure, Score, ScoreEvent } from "@melodist/score";
import { unfold } from "@melodist/score";

/** The measures of an ending, both included. */
export interface EndingReach {
  readonly from: number;
  readonly to: number;
}

/** The endings of a voice, by the measure they begin with and by the one they end with. */
export interface Endings {
  readonly beginning: ReadonlyMap<number, EndingReach>;
  readonly closing: ReadonlyMap<number, EndingReach>;
}

/** Find the endings of a voice. */
export function endingsOf(measures: readonly Measure[]): Endings {
  const endings = measures.flatMap((measure, from) =>
    measure.ending === undefined ? [] : [{ from, to: endingEnd(measures, from) }],
  );
  return {
    beginning: new Map(endings.map((ending) => [ending.from, ending])),
    closing: new Map(endings.map((ending) => [ending.to, ending])),
  };
}

/** An ending is over at the next repeat, ending, part or double bar; a double bar before its repeat sign is inside it. */
function endingEnd(measures: readonly Measure[], from: number): number {
  let goesOn: boolean | undefined;
  for (let index = from; index < measures.length; index++) {
    if (isRepeat(measures[index]?.close) || measures[index + 1]?.ending !== undefined) return index;
    if (!endsSection(measures, index)) continue;
    goesOn ??= leadsToEnding(measures, index + 1);
    if (!goesOn) return index;
  }
  return measures.length - 1;
}

function isRepeat(line: BarLine | undefined): boolean {
  return (line?.repeatEnd ?? 0) + (line?.repeatStart ?? 0) > 0;
}

function endsSection(measures: readonly Measure[], index: number): boolean {
  const style = measures[index]?.close?.style;
  return style === "double" || style === "final" || (measures[index + 1]?.events ?? []).some(isPart);
}

function isPart(event: ScoreEvent): boolean {
  return event.kind === "part";
}

function leadsToEnding(measures: readonly Measure[], from: number): boolean {
  for (let index = from; index < measures.length; index++) {
    const measure = measures[index];
    if (measure?.ending !== undefined || measure?.events.some(isPart)) return false;
    if ((measure?.close?.repeatEnd ?? 0) > 0) return measures[index + 1]?.ending !== undefined;
    if ((measure?.close?.repeatStart ?? 0) > 0) return false;
  }
  return false;
}

/** How a voice is played, as far as repeat signs have to say it. */
export interface Playback {
  /** Measures that are gone back to. */
  readonly starts: ReadonlySet<number>;
  /** Measure → how often one goes back behind it. */
  readonly returns: ReadonlyMap<number, number>;
  /** Measure → the passes of its section in which it is played, ascending. */
  readonly passes: ReadonlyMap<number, readonly number[]>;
}

/**
 * Where repeats of a voice begin and end as it is played.
 *
 * Writers of ABC leave signs out and put in ones that mean nothing: a repeat begins behind a double bar, a last ending
 * closes with a repeat sign. Readers of MusicXML do not know these habits, so they are given the signs that count.
 *
 * @returns undefined when there are too many repeats to follow
 */
export function playbackOf(score: Score, voice: number): Playback | undefined {
  const order = playedOrder(score, voice);
  if (order === undefined) return undefined;
  const starts = new Set<number>();
  const returns = new Map<number, number>();
  for (let place = 1; place < order.length; place++) {
    const from = order[place - 1] ?? 0;
    const to = order[place] ?? 0;
    if (to > from) continue;
    starts.add(to);
    returns.set(from, (returns.get(from) ?? 0) + 1);
  }
  return { starts, returns, passes: passesOf(order, starts) };
}

/** A section that is entered from before is in its first pass; each return begins the next. */
function passesOf(
  order: readonly number[],
  starts: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> {
  const passes = new Map<number, number[]>();
  let pass = 1;
  let before = -1;
  for (const measure of order) {
    if (measure <= before) pass++;
    else if (starts.has(measure)) pass = 1;
    before = measure;
    const known = passes.get(measure) ?? [];
    if (!known.includes(pass)) known.push(pass);
    passes.set(measure, known);
  }
  return passes;
}

/** Measures as they are played, the order of parts left aside. */
function playedOrder(score: Score, voice: number): readonly number[] | undefined {
  const voices = score.voices.slice(voice, voice + 1);
  try {
    return unfold({ ...score, voices, parts: undefined }).order[0];
  } catch (error) {
    if (MelodistError.is(error)) return undefined;
    throw error;
  }
}
