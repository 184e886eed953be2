/** @file The events of a bar as tokens. */
import {
  compareDurations,
  type Duration,
  equalDurations,
  type Pitch,
  scaleDuration,
  subtractDurations,
  sumDurations,
  ZERO,
} from "@melodist/score";
import type { Token } from "../vocabulary/token.ts";
import { findId, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { chordTokens, degreeChord } from "./chord-tokens.ts";
import { type DegreeReader, degreeReader } from "./degree.ts";
import type { LineEvent } from "./melody-line.ts";
import type { TuneFrame } from "./tune-frame.ts";

/** Why a tune cannot be spelled. */
export type UnsupportedReason =
  | "no-notes"
  | "quarter-tones"
  | "remote-pitch"
  | "odd-length"
  | "odd-tuplet"
  | "odd-meter"
  | "odd-unit"
  | "odd-repeats";

/** Collects the tokens of a tune, and what could not be spelled. */
export interface EventSpeller {
  /** The tokens of a bar's events. */
  spell(events: readonly LineEvent[]): readonly number[];
  readonly reasons: ReadonlySet<UnsupportedReason>;
}

const ONE: Duration = { num: 1, den: 1 };

/** A speller for one tune. */
export function eventSpeller(vocabulary: Vocabulary, frame: TuneFrame): EventSpeller {
  const reasons = new Set<UnsupportedReason>();
  const degrees = degreeReader(frame);
  const toUnits = (length: Duration): Duration => scaleDuration(length, frame.unit.den, frame.unit.num);

  function put(row: number[], token: Token, otherwise: UnsupportedReason): void {
    const id = findId(vocabulary, token);
    if (id === undefined) reasons.add(otherwise);
    else row.push(id);
  }

  /** @param units its length in units, or inside a tuplet in the tuplet's own notes */
  function putEvent(row: number[], event: LineEvent, units: Duration): void {
    if (event.chord !== undefined) {
      for (const id of chordTokens(vocabulary, degreeChord(frame.key, event.chord))) row.push(id);
    }
    for (const name of event.ornaments) put(row, { kind: "ornament", name }, "remote-pitch");
    for (const pitch of event.grace) {
      put(row, { kind: "grace" }, "remote-pitch");
      putPitch(row, pitch);
    }
    const pieces = cutLength(vocabulary.lengths, units);
    if (pieces === undefined) reasons.add("odd-length");
    for (const [index, piece] of (pieces ?? []).entries()) {
      if (event.kind === "rest") put(row, { kind: "rest" }, "odd-length");
      else if (event.kind === "hold" || index > 0) put(row, { kind: "hold" }, "odd-length");
      else if (event.pitch !== undefined) putPitch(row, event.pitch);
      if (!equalDurations(piece, ONE)) put(row, { kind: "length", units: piece }, "odd-length");
    }
  }

  function putPitch(row: number[], pitch: Pitch): void {
    if (!Number.isInteger(pitch.alter)) reasons.add("quarter-tones");
    else put(row, noteToken(degrees, pitch), "remote-pitch");
  }

  /** @param group the events of one tuplet */
  function putTuplet(row: number[], group: readonly LineEvent[]): void {
    const place = group[0]?.tuplet;
    if (place === undefined || place.count !== group.length) {
      reasons.add("odd-tuplet");
      return;
    }
    const { actual, normal } = place;
    const span = toUnits(sumDurations(group.map(({ length }) => length)));
    put(row, { kind: "tuplet", actual, normal, span }, "odd-tuplet");
    for (const event of group) {
      // Sounding units, as notes of the tuplet: it has `actual` of them in its span.
      putEvent(row, event, scaleDuration(toUnits(event.length), actual * span.den, span.num));
    }
  }

  function spell(events: readonly LineEvent[]): readonly number[] {
    const row: number[] = [];
    for (let index = 0; index < events.length; index++) {
      const event = events[index];
      if (event === undefined) break;
      if (event.tuplet === undefined) {
        putEvent(row, event, toUnits(event.length));
        continue;
      }
      const group = tupletGroup(events, index);
      putTuplet(row, group);
      index += group.length - 1;
    }
    return row;
  }

  return { spell, reasons };
}

function noteToken(degrees: DegreeReader, pitch: Pitch): Token {
  return { kind: "note", ...degrees.toDegree(pitch) };
}

/** The events that stand in one tuplet, from its first. */
function tupletGroup(events: readonly LineEvent[], from: number): readonly LineEvent[] {
  let to = from + 1;
  while (to < events.length && (events[to]?.tuplet?.index ?? 0) === to - from) to++;
  return events.slice(from, to);
}

/** More pieces than this are no length that people write. */
const MOST_PIECES = 8;

/**
 * A length as a row of lengths that can be spelled.
 *
 * @param lengths those that can be spelled, longest first
 * @returns undefined when none, or too many, make it up
 */
export function cutLength(lengths: readonly Duration[], length: Duration): readonly Duration[] | undefined {
  const pieces: Duration[] = [];
  let rest = length;
  for (const piece of lengths) {
    while (pieces.length < MOST_PIECES && compareDurations(rest, piece) >= 0) {
      pieces.push(piece);
      rest = subtractDurations(rest, piece);
    }
  }
  return equalDurations(rest, ZERO) && pieces.length > 0 ? pieces : undefined;
}
