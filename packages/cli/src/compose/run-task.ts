/** @file The tasks about a tune at work: a file in, the tune with its new notes or chords out. */
import {
  type AnswerEvent,
  type AnswerOptions,
  type ComposeEvent,
  type ComposeRequest,
  type Composer,
  continueTune,
  harmonize,
  melodize,
  type Plan,
  rewriteBars,
  type TaskWishes,
  vary,
} from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import type { Score } from "@melodist/score";
import type { Surroundings } from "../command/command.ts";
import { type Made, madeData } from "./answer-data.ts";
import { refusalLines, reportLines, seedLine, verdictLines } from "./describe-plan.ts";
import { drawSeed } from "./draw-seed.ts";
import { openComposerFor } from "./open-composer.ts";
import type { OutputFlags } from "./output-flags.ts";
import { readTune } from "./read-tune.ts";
import type { RequestFlags } from "./request-flags.ts";
import type { TaskFlags } from "./task-flags.ts";
import { hasChords, hasVoices, hasWords, LOSSES } from "./task-losses.ts";
import { noChords, toRequest } from "./to-request.ts";
import { requireOutput, writeData, writeTunes } from "./write-tunes.ts";

/** What is asked of a tune. */
type Task = (composer: Composer, options: AnswerOptions) => AsyncGenerator<ComposeEvent | AnswerEvent>;

/** Write bars of a tune anew. */
export async function runRewrite(
  path: string,
  { bars, ...flags }: TaskFlags & { readonly bars: string },
  world: Surroundings,
): Promise<number> {
  const range = readBars(bars);
  return await onTune(
    path,
    flags,
    world,
    (score, wishes) => (composer, options) => rewriteBars(composer, score, range, wishes, options),
  );
}

export async function runHarmonize(path: string, flags: TaskFlags, world: Surroundings): Promise<number> {
  return await onTune(path, flags, world, (score, wishes) => {
    if (hasChords(score)) world.notice(LOSSES.chords[world.language]);
    return (composer, options) => harmonize(composer, score, wishes, options);
  });
}

export async function runVary(path: string, flags: TaskFlags, world: Surroundings): Promise<number> {
  return await onTune(path, flags, world, (score, wishes) => {
    if (hasVoices(score) || hasWords(score)) world.notice(LOSSES.besideMelody[world.language]);
    return (composer, options) => vary(composer, score, wishes, options);
  });
}

export async function runContinue(
  path: string,
  { bars, form, ...flags }: TaskFlags & Pick<ComposeRequest, "bars" | "form">,
  world: Surroundings,
): Promise<number> {
  const length = { ...(bars === undefined ? {} : { bars }), ...(form === undefined ? {} : { form }) };
  return await onTune(path, flags, world, (score, wishes) => {
    if (hasVoices(score)) world.notice(LOSSES.voicesRest[world.language]);
    return (composer, options) => continueTune(composer, score, { ...length, ...given(wishes) }, options);
  });
}

/** Wishes without those that were not made. */
function given(wishes: TaskWishes): ComposeRequest {
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
}

export async function runMelodize(
  words: readonly string[],
  { model, format, output, json, explain, ...asked }: RequestFlags & OutputFlags,
  world: Surroundings,
): Promise<number> {
  const text = words.join(" ");
  const { chords, ...request } = await toRequest({}, { ...asked, chords: text }, world, "melodize");
  if (!Array.isArray(chords)) throw noChords(text);
  const seed = request.seed ?? drawSeed();
  const flags = { model, format, output, json, explain, seed };
  await requireOutput(flags, 1);
  return await runTask(request, flags, world, (composer, options) =>
    melodize(composer, chords, { ...request, seed }, options),
  );
}

/** Bars as `5-8` or `5`. */
function readBars(text: string): { readonly from: number; readonly to: number } {
  const match = /^(\d+)(?:\s*[-–—~]\s*(\d+))?$/u.exec(text.trim());
  if (match === null) {
    throw new MelodistError(`--bars: ${JSON.stringify(text)} are no bars`, {
      code: "usage",
      hint: "Say the first and the last: --bars 5-8. A pick-up is bar 0.",
    });
  }
  return { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
}

async function onTune(
  path: string,
  flags: TaskFlags,
  world: Surroundings,
  taskOf: (score: Score, wishes: TaskWishes) => Task,
): Promise<number> {
  await requireOutput(flags, 1);
  const score = await readTune(path, world);
  const { candidates, temperature, style } = flags;
  const seed = flags.seed ?? drawSeed();
  return await runTask(
    { style },
    { ...flags, seed },
    world,
    taskOf(score, { seed, candidates, temperature, style }),
  );
}

type RunFlags = OutputFlags & { readonly seed: number };

/** @returns the exit code: 0, or 2 when wishes cannot be fulfilled */
async function runTask(
  request: ComposeRequest,
  flags: RunFlags,
  world: Surroundings,
  task: Task,
): Promise<number> {
  const { composer, index } = await openComposerFor(request, flags.model, world);
  let code = 2;
  let plan: Plan | undefined;
  try {
    for await (const event of task(composer, { index })) {
      if (event.type === "wishes-refused") world.notice(refusalLines(event.refusals, world.language));
      if (event.type === "plan-made") plan = event.plan;
      if (event.type !== "answer") continue;
      await tellAnswer({ plan, best: event.best, others: event.others }, flags, world);
      code = 0;
    }
  } finally {
    await composer.decoder[Symbol.asyncDispose]();
  }
  return code;
}

async function tellAnswer(
  made: Made,
  { json, explain, seed, ...flags }: RunFlags,
  world: Surroundings,
): Promise<void> {
  const { language } = world;
  const { best, others } = made;
  if (explain) for (const answer of [best, ...others]) world.notice(verdictLines(answer, language));
  world.notice(reportLines(best, language));
  world.notice(seedLine(seed, language));
  if (json) await writeData({ seed, ...madeData(made) }, flags.output, world);
  else await writeTunes([best.score], flags, world);
}
