/** @file Events of the composer as letters to a client. */
import { printAbc } from "@melodist/abc";
import { type AnswerEvent, type ComposeEvent, findSources, type NoteWritten } from "@melodist/compose";
import { assertNever } from "@melodist/errors";
import type { MelodyIndex } from "@melodist/search";
import { toComposition } from "../wire/composition.ts";
import type { ToldEvent } from "../wire/event.ts";
import { toOriginality } from "../wire/originality.ts";
import { toPlan, toRefusal } from "../wire/plan.ts";
import type { Letter } from "./mailbox.ts";

/** Whatever composes: a tune, or a task about one. */
export type TaskEvent = ComposeEvent | AnswerEvent;

/** Whose notes are told while they are written. */
export type Watch = "first" | "all" | "none";

export interface Teller {
  /** Which of the tunes that were asked for. */
  readonly tune: number;
  readonly watch: Watch;
  readonly index: MelodyIndex | undefined;
  now(): number;
}

/** Notes of one candidate are told at most so often, in milliseconds: as fast as an eye follows. */
const NOTE_INTERVAL_MS = 40;

/** Turns events into letters; undefined for those that are not told. */
export function createTeller(teller: Teller): (event: TaskEvent) => Letter<ToldEvent> | undefined {
  const told = new Map<number, number>();
  function noteLetter(event: NoteWritten): Letter<ToldEvent> | undefined {
    const { candidate, bar } = event;
    const isWatched = teller.watch === "all" || (teller.watch === "first" && candidate === 0);
    const last = told.get(candidate) ?? Number.NEGATIVE_INFINITY;
    if (!isWatched || teller.now() - last < NOTE_INTERVAL_MS) return undefined;
    told.set(candidate, teller.now());
    const { tune } = teller;
    return {
      topic: `note ${tune} ${candidate}`,
      open: () => ({ type: "note-written", tune, candidate, bar, abc: printAbc(event.soFar()) }),
    };
  }
  return (event) => (event.type === "note-written" ? noteLetter(event) : letterOf(event, teller));
}

function letterOf(event: Exclude<TaskEvent, NoteWritten>, { tune, index }: Teller): Letter<ToldEvent> {
  switch (event.type) {
    case "wishes-refused":
      return { open: () => ({ type: event.type, tune, refusals: event.refusals.map(toRefusal) }) };
    case "plan-made":
      return { open: () => ({ type: event.type, tune, plan: toPlan(event.plan) }) };
    case "tune-start":
      return { open: () => ({ ...event, tune }) };
    case "bar-written": {
      const { type, candidate, bar } = event;
      return { topic: `bar ${tune} ${candidate}`, open: () => ({ type, tune, candidate, bar }) };
    }
    case "tune-cut":
      return { open: () => ({ ...event, tune }) };
    case "tune-end":
      return { open: () => ({ type: event.type, tune, composition: toComposition(event.composition) }) };
    case "answer":
      return { open: () => ({ ...answerOf(event, index), tune }) };
    default:
      return assertNever(event);
  }
}

function answerOf(
  { best, others }: Extract<TaskEvent, { readonly type: "answer" }>,
  index: MelodyIndex | undefined,
) {
  return {
    type: "answer" as const,
    best: toComposition(best),
    others: others.map(toComposition),
    ...(index === undefined ? {} : { originality: toOriginality(findSources(index, best.score)) }),
  };
}
