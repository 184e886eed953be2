/** @file What kind of tune it is: a reel, a jig, a song; said by the collection, its title or id, else heard in its meter. */
import type { Rhythm } from "@melodist/analysis";
import { type Meter, printMeter, type Score } from "@melodist/score";
import type { TuneHeader } from "../clean/header.ts";
import { measuresOf } from "../clean/measures.ts";
import type { Source } from "../source/source.ts";
import { RHYTHM_NAMES } from "./rhythm.data.ts";

export interface RhythmLabel {
  readonly name: Rhythm;
  /** What says so. A title may speak of a dance that the tune is not; a meter is a guess. */
  readonly from: "field" | "title" | "id" | "source" | "meter";
}

/** Meters that a dance is never written in are no witness of it. */
const DANCE_METERS: Partial<Record<Rhythm, RegExp>> = {
  jig: /^(?:6|9|12)\/8$/,
  "slip jig": /^9\/8$/,
  slide: /^(?:12|6)\/8$/,
  reel: /^(?:2\/2|4\/4|2\/4)$/,
  hornpipe: /^(?:2\/2|4\/4|2\/4|3\/2|9\/4|6\/4)$/,
  polka: /^(?:2\/4|4\/4|2\/2)$/,
  waltz: /^3\/[48]$/,
  strathspey: /^(?:4\/4|2\/2)$/,
  march: /^(?:2\/4|4\/4|2\/2|6\/8|3\/4)$/,
  quickstep: /^(?:2\/4|4\/4|2\/2|6\/8)$/,
  minuet: /^3\/[48]$/,
};

/** Label a tune. */
export function labelRhythm(
  score: Score,
  { rhythm, titles, ids }: Pick<TuneHeader, "rhythm" | "titles" | "ids">,
  { repertoire, style }: Pick<Source, "repertoire" | "style">,
): RhythmLabel | undefined {
  const field = rhythm === undefined ? undefined : named(rhythm);
  if (field !== undefined && fits(field, score.meter)) return { name: field, from: "field" };
  const id = ids.map(named).find((name) => name !== undefined && fits(name, score.meter));
  if (id !== undefined) return { name: id, from: "id" };
  const title = titles.map(lastWord).find((name) => name !== undefined && fits(name, score.meter));
  if (title !== undefined && repertoire !== "song") return { name: title, from: "title" };
  const source = style === undefined ? undefined : named(style);
  if (source !== undefined) return { name: source, from: "source" };
  const heard = repertoire === "dance" ? danceOf(score) : undefined;
  return heard === undefined ? undefined : { name: heard, from: "meter" };
}

function named(text: string): Rhythm | undefined {
  const words = text.toLowerCase();
  return RHYTHM_NAMES.find(([pattern]) => pattern.test(words))?.[1];
}

/** A title names its dance at its end, before a number or what is in brackets: `Miss Hall's Reel`, `Quick Step. 25th Regt.` */
function lastWord(title: string): Rhythm | undefined {
  const words = title.toLowerCase().replace(/\(.*?\)/g, " ");
  const found = RHYTHM_NAMES.map(([pattern, name]) => ({ name, place: words.search(pattern) })).filter(
    ({ name, place }) => place >= 0 && DANCE_METERS[name] !== undefined,
  );
  return found.sort((a, b) => b.place - a.place)[0]?.name;
}

function fits(rhythm: Rhythm, meter: Meter): boolean {
  return DANCE_METERS[rhythm]?.test(printMeter(meter)) ?? true;
}

/** The dance that a meter stands for in books of dances; among those in common time, how dotted it is decides. */
function danceOf(score: Score): Rhythm | undefined {
  switch (printMeter(score.meter)) {
    case "6/8":
      return "jig";
    case "9/8":
      return "slip jig";
    case "12/8":
      return "slide";
    case "3/4":
      return "waltz";
    case "2/2":
    case "4/4":
      return dottedShare(score) > MOST_DOTTED
        ? "hornpipe"
        : runningShare(score) >= RUNNING
          ? "reel"
          : undefined;
    default:
      return undefined;
  }
}

/** With a larger share of dotted notes, a dance in common time is no reel. */
const MOST_DOTTED = 0.15;
/** A reel runs in quavers: at least this share of its notes. */
const RUNNING = 0.6;

function dottedShare(score: Score): number {
  return shareOf(score, (num) => num === 3);
}

function runningShare(score: Score): number {
  return shareOf(score, (num, den) => num === 1 && den === 8);
}

function shareOf(score: Score, counts: (num: number, den: number) => boolean): number {
  const notes = measuresOf(score).flatMap(({ events }) => events.filter((event) => event.kind === "note"));
  const hits = notes.filter(({ length }) => counts(length.num, length.den)).length;
  return hits / Math.max(1, notes.length);
}
