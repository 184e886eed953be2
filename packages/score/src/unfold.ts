/** @file A tune written out as it is played: repeats, numbered endings and the order of parts followed. */
import { MelodistError } from "@melodist/errors";
import { isTimed, type ScoreEvent } from "./event.ts";
import type { Key } from "./key.ts";
import type { Meter } from "./meter.ts";
import { partOrder } from "./part-order.ts";
import { MOST_MEASURES, partLabel, playingOrder } from "./playing-order.ts";
import type { BarLine, Measure, Score, Voice } from "./score.ts";
import type { Tempo } from "./tempo.ts";

/** A tune as played, and where each of its measures comes from. */
export interface UnfoldedScore {
  /** Without repeats, endings and order of parts. */
  readonly score: Score;
  /** For each voice and each of its unfolded measures, the index of the measure in the original voice. */
  readonly order: readonly (readonly number[])[];
}

/**
 * Write a tune out as it is played.
 *
 * Each voice follows its own signs. A key, meter or tempo that was in force where a measure is written
 * is in force again when it is repeated. `D.C.`, `D.S.` and *fine* are left to the player.
 *
 * @throws MelodistError `too-large` beyond 100,000 measures
 * @see ABC standard 2.1, sections 4.8 to 4.10
 */
export function unfold(score: Score): UnfoldedScore {
  let room = MOST_MEASURES;
  const order = score.voices.map((voice) => {
    const played = voiceOrder(voice, score.parts, room);
    room -= played.length;
    return played;
  });
  const voices = score.voices.map((voice, index) => unfoldVoice(score, voice, order[index] ?? []));
  return { score: { ...score, parts: undefined, voices }, order };
}

/** A part: its label (undefined for what stands before the first) and its row of measures. */
interface Part {
  readonly label: string | undefined;
  readonly from: number;
  readonly to: number;
}

function voiceOrder(voice: Voice, parts: string | undefined, room: number): readonly number[] {
  const follow = (row: { readonly from: number; readonly to: number }, left: number) =>
    playingOrder(voice.measures, voice.opening, row, left) ?? refuse();
  const written = readParts(voice.measures);
  const wanted = parts === undefined ? [] : partOrder(parts);
  if (!wanted.some((label) => written.some((part) => part.label === label))) {
    return follow({ from: 0, to: voice.measures.length }, room);
  }
  const order: number[] = [];
  for (const label of [undefined, ...wanted]) {
    const part = written.find((candidate) => candidate.label === label);
    if (part !== undefined) order.push(...follow(part, room - order.length));
  }
  return order;
}

function refuse(): never {
  throw new MelodistError("the tune is too long when its repeats are played", {
    code: "too-large",
    hint: `At most ${MOST_MEASURES} measures can be unfolded: look for a repeat or ending with a huge number.`,
  });
}

function readParts(measures: readonly Measure[]): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  let label: string | undefined;
  for (let index = 0; index <= measures.length; index++) {
    const next = partLabel(measures[index])?.trim().slice(0, 1);
    if (next === undefined && index < measures.length) continue;
    if (index > from) parts.push({ label, from, to: index });
    from = index;
    label = next;
  }
  return parts;
}

/** What is in force at a place of the tune and does not show in the notes. */
interface InForce {
  readonly meter: Meter;
  readonly key: Key;
  readonly tempo: Tempo | undefined;
}

function unfoldVoice(score: Score, voice: Voice, order: readonly number[]): Voice {
  const start: InForce = { meter: score.meter, key: score.key, tempo: score.tempo };
  const written = inForceAtMeasures(voice, start);
  let inForce = start;
  const measures = order.map((index, place): Measure => {
    const measure = voice.measures[index] ?? {
      ending: undefined,
      events: [],
      overlays: [],
      close: undefined,
    };
    const restored = restore(inForce, written[index] ?? start);
    inForce = afterEvents(measure.events, written[index] ?? start);
    const close = plainLine(measure.close, order[place + 1] === undefined);
    return { ...measure, ending: undefined, events: [...restored, ...measure.events], close };
  });
  return { ...voice, opening: voice.opening && plainLine(voice.opening, false), measures };
}

function inForceAtMeasures(voice: Voice, start: InForce): readonly InForce[] {
  let inForce = start;
  return voice.measures.map((measure) => {
    const here = inForce;
    inForce = afterEvents(measure.events, here);
    return here;
  });
}

function afterEvents(events: readonly ScoreEvent[], before: InForce): InForce {
  let inForce = before;
  for (const event of events) {
    if (isTimed(event)) continue;
    if (event.kind === "meter-change") inForce = { ...inForce, meter: event.meter };
    if (event.kind === "key-change") inForce = { ...inForce, key: event.key };
    if (event.kind === "tempo-change") inForce = { ...inForce, tempo: event.tempo };
  }
  return inForce;
}

/** The changes that lead from what is in force to what a measure was written under. */
function restore(now: InForce, wanted: InForce): readonly ScoreEvent[] {
  const events: ScoreEvent[] = [];
  const span = undefined;
  if (now.meter !== wanted.meter) events.push({ kind: "meter-change", meter: wanted.meter, span });
  if (now.key !== wanted.key) events.push({ kind: "key-change", key: wanted.key, span });
  if (now.tempo !== wanted.tempo && wanted.tempo !== undefined) {
    events.push({ kind: "tempo-change", tempo: wanted.tempo, span });
  }
  return events;
}

/** A line without repeats; the sections they divided stay visible by a double bar. */
function plainLine(line: BarLine | undefined, isLast: boolean): BarLine | undefined {
  if (line === undefined || line.style !== "repeat") return line;
  return { ...line, style: isLast ? "final" : "double", repeatEnd: 0, repeatStart: 0 };
}
