/** @file `melodist compose` at work: words and flags into a request, a request into tunes. */
import { printAbc } from "@melodist/abc";
import {
  type Answer,
  type ComposeRequest,
  compose,
  describeReading,
  type Plan,
  type Reading,
  readWish,
} from "@melodist/compose";
import type { Surroundings } from "../command/command.ts";
import { choiceLines, refusalLines, reportLines, seedLine, verdictLines } from "./describe-plan.ts";
import { drawSeed } from "./draw-seed.ts";
import { type OpenComposer, openComposerFor } from "./open-composer.ts";
import type { OutputFlags } from "./output-flags.ts";
import type { RequestFlags } from "./request-flags.ts";
import { toRequest } from "./to-request.ts";
import { writeTunes } from "./write-tunes.ts";

export type ComposeFlags = RequestFlags & OutputFlags & { readonly count?: number | undefined };

/**
 * Compose tunes.
 *
 * @returns the exit code: 0, or 2 when wishes cannot be fulfilled
 */
export async function runCompose(words: string, flags: ComposeFlags, world: Surroundings): Promise<number> {
  const { model, format, output, json, explain, count, ...asked } = flags;
  const reading = words === "" ? undefined : readWish(words);
  const said = await toRequest(reading?.request ?? {}, asked, world);
  const request = { ...said, seed: said.seed ?? drawSeed() };
  if (reading !== undefined) world.notice(`${describeReading(reading, world.language)}\n`);
  const open = await openComposerFor(request, model, world);
  const wanted = count ?? request.count ?? 1;
  const made: Made[] = [];
  for (let tune = 0; tune < wanted; tune++) {
    const one = await composeOne(open, { ...request, seed: (request.seed + tune) >>> 0 }, { explain, world });
    if (one === undefined) return 2;
    made.push(one);
  }
  await open.composer.decoder[Symbol.asyncDispose]();
  if (json) world.write(`${JSON.stringify(asData(reading, request, made), null, 2)}\n`);
  else
    await writeTunes(
      made.map(({ best }) => best.score),
      { format, output },
      world,
    );
  return 0;
}

interface Made {
  readonly plan: Plan;
  readonly best: Answer;
  readonly others: readonly Answer[];
}

interface Telling {
  readonly explain: boolean;
  readonly world: Surroundings;
}

/** One tune, told on standard error; undefined when wishes were refused. */
async function composeOne(
  { composer, index }: Pick<OpenComposer, "composer" | "index">,
  request: ComposeRequest,
  telling: Telling,
): Promise<Made | undefined> {
  const { world } = telling;
  let plan: Plan | undefined;
  for await (const event of compose(composer, request, { index })) {
    if (event.type === "wishes-refused") world.notice(refusalLines(event.refusals, world.language));
    else if (event.type === "plan-made") plan = event.plan;
    else if (event.type === "answer" && plan !== undefined) {
      const { best, others } = event;
      const made = { plan, best, others };
      tell(made, telling);
      return made;
    }
  }
  return undefined;
}

function tell({ plan, best, others }: Made, { explain, world }: Telling): void {
  const { language } = world;
  if (explain) {
    world.notice(choiceLines(plan.choices, language));
    for (const composition of [best, ...others]) world.notice(verdictLines(composition, language));
  }
  world.notice(reportLines(best, language));
  world.notice(seedLine(plan.seed, language));
}

function asData(reading: Reading | undefined, request: ComposeRequest, made: readonly Made[]) {
  return {
    ...(reading === undefined ? {} : { reading }),
    request,
    tunes: made.map(({ plan, best, others }) => ({
      title: plan.title,
      choices: plan.choices,
      best: compositionData(best),
      others: others.map(compositionData),
    })),
  };
}

function compositionData({ candidate, seed, score, verdict, report }: Answer) {
  return { candidate, seed, abc: printAbc(score), verdict, report };
}
