/** @file The events of a bar as tokens. */
import {
  compareDurations,
  type Duration,
  equalDurations,
  type Pitch,
  scaleDuration,
  subtractDurations,
  sumDurations,
  type TupletPlace,
  ZERO,
} from "@melodist/score";
import type { Token } from "../vocabulary/token.ts";
import { findId, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { chordTokens, degreeChord } from "./chord-tokens.ts";
import { type DegreeReader, degreeReader } from "./degree.ts";
import { ONE_UNIT } from "./event-atoms.ts";
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

/** Spells the events of one tune, and collects what cannot be spelled. */
export interface EventSpeller {
  readonly vocabulary: Vocabulary;
  readonly frame: TuneFrame;
  readonly degrees: DegreeReader;
  readonly reasons: Set<UnsupportedReason>;
}

/** A speller for one tune. */
export function eventSpeller(vocabulary: Vocabulary, frame: TuneFrame): EventSpeller {
  return { vocabulary, frame, degrees: degreeReader(frame), reasons: new Set() };
}

/** The tokens of a bar's events. */
export function spellEvents(speller: EventSpeller, events: readonly LineEvent[]): readonly number[] {
  return groupTuplets(events).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    if (first.tuplet !== undefined) return spellTuplet(speller, first.tuplet, group);
    return spellEvent(speller, first, toUnits(speller, first.length));
  });
}

function toUnits({ frame: { unit } }: EventSpeller, length: Duration): Duration {
  return scaleDuration(length, unit.den, unit.num);
}

/** The events of each tuplet together, all others alone. */
function groupTuplets(events: readonly LineEvent[]): readonly (readonly LineEvent[])[] {
  const groups: LineEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    const goesOn =
      event.tuplet !== undefined && event.tuplet.index > 0 && event.tuplet.index === last?.length;
    if (goesOn) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

function spellTuplet(
  speller: EventSpeller,
  { actual, normal, count }: TupletPlace,
  group: readonly LineEvent[],
): readonly number[] {
  if (count !== group.length) {
    speller.reasons.add("odd-tuplet");
    return [];
  }
  const span = toUnits(speller, sumDurations(group.map(({ length }) => length)));
  return [
    ...spellToken(speller, { kind: "tuplet", actual, normal, span }, "odd-tuplet"),
    // Sounding units, as notes of the tuplet: it has `actual` of them in its span.
    ...group.flatMap((event) => {
      const notes = scaleDuration(toUnits(speller, event.length), actual * span.den, span.num);
      return spellEvent(speller, event, notes);
    }),
  ];
}

/** @param units its length in units, or inside a tuplet in the tuplet's own notes */
function spellEvent(speller: EventSpeller, event: LineEvent, units: Duration): readonly number[] {
  const { vocabulary, frame } = speller;
  const chord = event.chord && chordTokens(vocabulary, degreeChord(frame.key, event.chord));
  const pieces = cutLength(vocabulary.lengths, units);
  if (pieces === undefined) speller.reasons.add("odd-length");
  return [
    ...(chord ?? []),
    ...event.ornaments.flatMap((name) => spellToken(speller, { kind: "ornament", name }, "remote-pitch")),
    ...event.grace.flatMap((pitch) => [
      ...spellToken(speller, { kind: "grace" }, "remote-pitch"),
      ...spellPitch(speller, pitch),
    ]),
    ...(pieces ?? []).flatMap((piece, index) => [
      ...spellSound(speller, event, index > 0),
      ...(equalDurations(piece, ONE_UNIT)
        ? []
        : spellToken(speller, { kind: "length", units: piece }, "odd-length")),
    ]),
  ];
}

/** @param goesOn it is a further piece of an event that one length cannot spell */
function spellSound(speller: EventSpeller, { kind, pitch }: LineEvent, goesOn: boolean): readonly number[] {
  if (kind === "rest" || pitch === undefined) return spellToken(speller, { kind: "rest" }, "odd-length");
  if (kind === "hold" || goesOn) return spellToken(speller, { kind: "hold" }, "odd-length");
  return spellPitch(speller, pitch);
}

function spellPitch(speller: EventSpeller, pitch: Pitch): readonly number[] {
  const isWhole = Number.isInteger(pitch.alter);
  if (!isWhole) speller.reasons.add("quarter-tones");
  return isWhole ? spellToken(speller, noteToken(speller.degrees, pitch), "remote-pitch") : [];
}

/** @param otherwise why the tune cannot be spelled if there is no such token */
function spellToken(
  { vocabulary, reasons }: EventSpeller,
  token: Token,
  otherwise: UnsupportedReason,
): readonly number[] {
  const id = findId(vocabulary, token);
  if (id === undefined) reasons.add(otherwise);
  return id === undefined ? [] : [id];
}

function noteToken(degrees: DegreeReader, pitch: Pitch): Token {
  return { kind: "note", ...degrees.toDegree(pitch) };
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
