/** @file One task made of one tune: which one, with which controls left, and cut where. */
import { assertNever } from "@melodist/errors";
import type { RandomSource } from "@melodist/random";
import {
  type BarRange,
  composeSequence,
  continueSequence,
  dropControls,
  fillSequence,
  harmoniseSequence,
  melodiseSequence,
  outlineBars,
  type Task,
  type TaskSequence,
  type Vocabulary,
  varySequence,
} from "@melodist/tokens";
import type { EncodedCorpusTune } from "./tune-controls.ts";

/** How often each task is set, relative to the others; never where left out. */
export type TaskShares = Readonly<Partial<Record<Task, number | undefined>>>;

/** How often each task is set; never where left out. */
export type TaskTimes = Readonly<Partial<Record<Task, number | undefined>>>;

interface TuneOptions {
  /** Tunes of the same cluster, itself included. */
  readonly renderings: readonly EncodedCorpusTune[];
  /** Tokens that a task may have; a tune too long for its task is set as `compose`, and cut there. */
  readonly longest: number;
  readonly random: RandomSource;
}

export interface TaskOptions extends TuneOptions {
  readonly shares: TaskShares;
}

export interface BesidesOptions extends TuneOptions {
  readonly times: TaskTimes;
}

const TASKS: readonly Task[] = ["compose", "continue", "fill", "harmonise", "melodise", "vary"];

/** Fewer bars are not worth cutting. */
const FEWEST_BARS = 4;

/** Set a tune as a task. */
export function taskSequence(
  vocabulary: Vocabulary,
  tune: EncodedCorpusTune,
  options: TaskOptions,
): TaskSequence {
  const task = chooseTask(tune, options);
  const sequence = setTask(vocabulary, tune, task, options);
  if (sequence !== undefined && sequence.tokens.length <= options.longest) return sequence;
  const whole = compose(vocabulary, tune, options.random);
  return { ...whole, tokens: whole.tokens.slice(0, options.longest) };
}

/** Set a tune as tasks that it suits, those that would be too long left out. */
export function tasksBesides(
  vocabulary: Vocabulary,
  tune: EncodedCorpusTune,
  options: BesidesOptions,
): readonly TaskSequence[] {
  const tasks = TASKS.filter((task) => suits(tune, task, options)).flatMap((task) =>
    Array.from({ length: options.times[task] ?? 0 }, () => task),
  );
  return tasks.flatMap((task) => {
    const sequence = setTask(vocabulary, tune, task, options);
    return sequence !== undefined && sequence.tokens.length <= options.longest ? [sequence] : [];
  });
}

function compose(vocabulary: Vocabulary, { controls, outline }: EncodedCorpusTune, random: RandomSource) {
  return composeSequence(vocabulary, dropControls(controls, random), outline);
}

function chooseTask(tune: EncodedCorpusTune, options: TaskOptions): Task {
  const { shares, random } = options;
  const choices = TASKS.flatMap((task) =>
    suits(tune, task, options) ? [[task, shares[task] ?? 0] as const] : [],
  );
  let place = random() * choices.reduce((sum, [, share]) => sum + share, 0);
  for (const [task, share] of choices) {
    place -= share;
    if (place < 0) return task;
  }
  return "compose";
}

function suits(
  { outline, hasWrittenChords }: EncodedCorpusTune,
  task: Task,
  { renderings }: TuneOptions,
): boolean {
  switch (task) {
    case "compose":
      return true;
    case "continue":
    case "fill":
      return outlineBars(outline).length >= FEWEST_BARS;
    case "harmonise":
    case "melodise":
      return hasWrittenChords;
    case "vary":
      return renderings.length > 1;
    default:
      return assertNever(task);
  }
}

/** The task, or undefined when the tune has not what it takes. */
function setTask(
  vocabulary: Vocabulary,
  tune: EncodedCorpusTune,
  task: Task,
  { renderings, random }: TuneOptions,
): TaskSequence | undefined {
  const { outline } = tune;
  const controls = dropControls(tune.controls, random);
  const bars = outlineBars(outline).length;
  switch (task) {
    case "compose":
      return composeSequence(vocabulary, controls, outline);
    case "continue":
      return continueSequence(vocabulary, controls, outline, 1 + Math.floor(random() * (bars - 1)));
    case "fill":
      return fillSequence(vocabulary, controls, outline, chooseBars(bars, random));
    case "harmonise":
      return harmoniseSequence(vocabulary, controls, outline);
    case "melodise":
      return melodiseSequence(vocabulary, controls, outline);
    case "vary": {
      const others = renderings.filter(({ id }) => id !== tune.id);
      const other = others[Math.floor(random() * others.length)];
      return other && varySequence(vocabulary, controls, other.outline, outline);
    }
    default:
      return assertNever(task);
  }
}

/** From one bar to half of them, anywhere. */
function chooseBars(bars: number, random: RandomSource): BarRange {
  const length = 1 + Math.floor(random() * (bars / 2));
  const from = Math.floor(random() * (bars - length + 1));
  return { from, to: from + length };
}
