/** @file Two notes of a dotted rhythm that read better as `A>B` than as `A3/2B/`. */
import { type Duration, duration, equalDurations, type TimedEvent } from "@melodist/score";
import { multiplierOf, printSuffix } from "./print-note.ts";
import type { VoicePrinter } from "./voice-printer.ts";

/** Multiples of the unit that two notes of broken rhythm are written in. */
const BASES: readonly Duration[] = [duration(1, 1), duration(1, 2)];

/** What both notes are written as, and the sign between them. */
export interface BrokenPair {
  readonly figures: Duration;
  readonly sign: ">" | "<";
}

/** The spelling of two notes as broken rhythm; undefined when they are no such pair. */
export function brokenPair(
  printer: VoicePrinter,
  first: TimedEvent,
  second: TimedEvent,
): BrokenPair | undefined {
  if (!first.beam || printSuffix(first) !== "" || !isPlain(first) || !isPlain(second)) return undefined;
  if (isRolled(second)) return undefined;
  const a = multiplierOf(printer, first.length, undefined);
  const b = multiplierOf(printer, second.length, undefined);
  for (const base of BASES) {
    const long = duration(base.num * 3, base.den * 2);
    const short = duration(base.num, base.den * 2);
    if (equalDurations(a, long) && equalDurations(b, short)) return { figures: base, sign: ">" };
    if (equalDurations(a, short) && equalDurations(b, long)) return { figures: base, sign: "<" };
  }
  return undefined;
}

/** Outside tuplets, no rest for a whole bar, and all notes of a chord as long as the chord. */
function isPlain(event: TimedEvent): boolean {
  if (event.tuplet !== undefined) return false;
  if (event.kind === "rest") return !event.wholeMeasure;
  return event.kind === "note" || event.notes.every((note) => equalDurations(note.length, event.length));
}

/** A roll behind `>`: abc2midi forgets what the sign did to the note's length. */
function isRolled({ marks }: TimedEvent): boolean {
  return marks.some((mark) => mark.kind === "decoration" && mark.name === "roll");
}
