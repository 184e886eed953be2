/** @file Something is being written: followed note by note, stopped at any time, with candidates to choose from at the end. */
import { batch, computed, signal } from "@preact/signals";
import type { Composition, Originality, Refusal, WritingEvent } from "../server/contract.ts";
import { follow } from "../server/follow.ts";
import { pick, say, sentence } from "../words/say.ts";
import { notify, spoken } from "./notice.ts";
import { followWish } from "./player.ts";
import { begin, type Change, change, sheet } from "./sheet.ts";
import { reading, readNow, request } from "./wish.ts";

export type Task = "compose" | "continue" | "rewrite" | "harmonize" | "vary";

export interface Writing {
  readonly task: Task;
  readonly stage: "begin" | "queued" | "writing" | "judging";
  /** Those before us in the queue. */
  readonly ahead: number;
  /** The bar that is being written, from 1. */
  readonly bar: number;
  /** Bars finished of each candidate, and how many there will be, where that is known. */
  readonly progress: ReadonlyMap<number, number>;
  readonly bars: number | undefined;
}

/** Tunes to choose from, and what is known of them. */
export interface Choice {
  readonly task: Task;
  /** Best first. */
  readonly candidates: readonly Composition[];
  readonly originality: Originality | undefined;
}

export const writing = signal<Writing | undefined>(undefined);
/** The tune as far as it is written. */
export const live = signal<string | undefined>(undefined);
export const choice = signal<Choice | undefined>(undefined);
export const refusals = signal<readonly Refusal[]>([]);

/** What the score shows. */
export const shown = computed(() => live.value ?? sheet.value.abc);

/** The candidate that is on the sheet; undefined once it has been changed. */
export const chosen = computed(() =>
  choice.value?.candidates.find(({ abc }) => abc.trim() === sheet.value.abc.trim()),
);

const WHY: Readonly<Record<Exclude<Task, "compose">, Change>> = {
  continue: "why.continue",
  rewrite: "why.rewrite",
  harmonize: "why.harmonize",
  vary: "why.vary",
};

/** Only the bars that were asked for may come from an answer. */
export type Fitting = (abc: string) => string;

let stopper: AbortController | undefined;

/** Write a tune from the wish. */
export async function compose(): Promise<void> {
  if (reading.value === undefined) await readNow();
  followWish(request.value["instrument"]);
  await write("compose", { request: request.value }, (abc) => abc);
}

/** Stop: what was composed stays on the sheet, a change that is not finished is let go. */
export function stopWriting(): void {
  stopper?.abort();
}

/** Have something written. @param fit what of an answer is put on the sheet */
export async function write(task: Task, body: object, fit: Fitting): Promise<void> {
  stopper?.abort();
  const stop = new AbortController();
  stopper = stop;
  batch(() => {
    refusals.value = [];
    writing.value = { task, stage: "begin", ahead: 0, bar: 0, progress: new Map(), bars: undefined };
  });
  spoken.value = say("writing.begin");
  while (await attempt(task, body, fit, stop));
  if (stopper === stop) finish(task, stop.signal.aborted);
}

/** @returns whether the server was too busy and is to be asked again */
async function attempt(task: Task, body: object, fit: Fitting, stop: AbortController): Promise<boolean> {
  for await (const event of follow(`/api/${task}`, { body, signal: stop.signal })) {
    if (stopper !== stop) return false;
    if (event.type === "error" && event.error.code === "busy")
      return waitFor(event.error.retryAfter ?? 2, stop.signal);
    take(task, event, fit);
  }
  return false;
}

async function waitFor(seconds: number, stop: AbortSignal): Promise<boolean> {
  notify(say("page.busy", seconds));
  await new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
    stop.addEventListener("abort", resolve, { once: true });
  });
  return !stop.aborted;
}

function finish(task: Task, isStopped: boolean): void {
  const rest = live.value;
  batch(() => {
    live.value = undefined;
    writing.value = undefined;
    if (isStopped && task === "compose" && rest !== undefined) {
      choice.value = undefined; // those were of another tune
      begin(rest, "why.composed");
    }
  });
  if (isStopped) notify(say("writing.stopped"));
}

function update(news: Partial<Writing>): void {
  if (writing.value !== undefined) writing.value = { ...writing.value, ...news };
}

function take(task: Task, event: WritingEvent, fit: Fitting): void {
  switch (event.type) {
    case "queued":
      update({ stage: event.ahead > 0 ? "queued" : "begin", ahead: event.ahead });
      break;
    case "reading-made":
      reading.value = event.reading;
      break;
    case "note-written":
      batch(() => {
        if (event.candidate === 0) live.value = event.abc;
        update({ stage: "writing", bar: event.bar + 1 });
      });
      break;
    case "bar-written": {
      const progress = new Map(writing.value?.progress).set(event.candidate, event.bar + 1);
      update({ stage: "writing", progress });
      break;
    }
    case "tune-end":
      update({ stage: "judging" });
      break;
    case "wishes-refused":
      if (task === "compose") {
        refusals.value = event.refusals; // each is a chip among the wishes
        notify(say("writing.none"), { isWarning: true });
      } else for (const { words } of event.refusals) notify(pick(words), { isWarning: true });
      break;
    case "answer":
      takeAnswer(task, event, fit);
      break;
    case "error":
      notify(
        [event.error.message, ...(event.error.hint === undefined ? [] : [event.error.hint])]
          .map((words) => sentence(pick(words)))
          .join(" "),
        {
          isWarning: true,
        },
      );
      break;
    case "plan-made":
      update({ bars: event.plan.bars });
      break;
    case "tune-start":
    case "tune-cut":
    case "done":
      break;
  }
}

/** The one that was watched stays on the sheet; the others wait to be chosen, and a better one is offered. */
function takeAnswer(task: Task, answer: Extract<WritingEvent, { type: "answer" }>, fit: Fitting): void {
  const candidates = [answer.best, ...answer.others].map((one) => ({ ...one, abc: fit(one.abc) }));
  const [best] = candidates;
  const watched = candidates.find(({ candidate }) => candidate === 0) ?? best;
  batch(() => {
    live.value = undefined;
    choice.value = { task, candidates, originality: answer.originality };
    if (watched === undefined) return;
    if (task === "compose") begin(watched.abc, "why.composed");
    else change(watched.abc, WHY[task]);
  });
  spoken.value = say("writing.done");
  if (best !== undefined && best !== watched)
    notify(say("writing.better"), { action: { name: say("writing.show"), run: () => choose(best) } });
}

/** Put another candidate on the sheet. */
export function choose(candidate: Composition): void {
  change(candidate.abc, "why.candidate");
}
