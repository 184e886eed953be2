/** @file `melodist compose` at work: words and flags into a request, a request into tunes. */
import {
  type ComposeRequest,
  compose,
  describeReading,
  describeWish,
  type Plan,
  type Reading,
  readWish,
  type UnderstoodWish,
} from "@melodist/compose";
import type { Surroundings } from "../command/command.ts";
import { type Made, madeData } from "./answer-data.ts";
import { choiceLines, refusalLines, reportLines, seedLine, verdictLines } from "./describe-plan.ts";
import { drawSeed } from "./draw-seed.ts";
import { type OpenComposer, openComposerFor } from "./open-composer.ts";
import type { OutputFlags } from "./output-flags.ts";
import type { RequestFlags } from "./request-flags.ts";
import { toRequest } from "./to-request.ts";
import { requireOutput, writeData, writeTunes } from "./write-tunes.ts";

export type ComposeFlags = RequestFlags & OutputFlags & { readonly count?: number | undefined };

/**
 * Compose tunes. What was finished is written, also when one that follows is refused or fails.
 *
 * @returns the exit code: 0, or 2 when wishes cannot be fulfilled
 */
export async function runCompose(words: string, flags: ComposeFlags, world: Surroundings): Promise<number> {
  const { model, format, output, json, explain, count, ...asked } = flags;
  const reading = words === "" ? undefined : readWish(words);
  const said = await toRequest(reading?.request ?? {}, asked, world);
  const request = { ...said, seed: said.seed ?? drawSeed() };
  if (reading !== undefined) tellReading(reading, request, world);
  const wanted = count ?? request.count ?? 1;
  await requireOutput({ format, output, json }, wanted);
  const open = await openComposerFor(request, model, world);
  const made: Made[] = [];
  try {
    for await (const one of composeEach(open, request, wanted, { explain, world })) made.push(one);
  } finally {
    await open.composer.decoder[Symbol.asyncDispose]();
    if (made.length > 0) await writeMade({ reading, request, made }, { format, output, json }, world);
  }
  return made.length === wanted ? 0 : 2;
}

/** All that is there to be written. */
interface Composed {
  readonly reading: Reading | undefined;
  readonly request: ComposeRequest;
  readonly made: readonly Made[];
}

async function writeMade(
  { reading, request, made }: Composed,
  { json, ...place }: Pick<OutputFlags, "format" | "output" | "json">,
  world: Surroundings,
): Promise<void> {
  const scores = made.map(({ best }) => best.score);
  if (!json) return await writeTunes(scores, place, world);
  const data = { ...(reading === undefined ? {} : { reading }), request, tunes: made.map(madeData) };
  await writeData(data, place.output, world);
}

/** Tune after tune, each with the next seed, up to one that is refused. */
async function* composeEach(
  open: OpenComposer,
  request: ComposeRequest & { readonly seed: number },
  wanted: number,
  telling: Telling,
): AsyncGenerator<Made> {
  for (let tune = 0; tune < wanted; tune++) {
    const one = await composeOne(open, { ...request, seed: (request.seed + tune) >>> 0 }, telling);
    if (one === undefined) return;
    yield one;
  }
}

/** What was understood of the words, and what of it flags took the place of. */
function tellReading(reading: Reading, request: ComposeRequest, { language, notice }: Surroundings): void {
  notice(`${describeReading(reading, language)}\n`);
  const isReplaced = ({ slot, value }: UnderstoodWish): boolean =>
    JSON.stringify(reading.request[slot]) === JSON.stringify(value) &&
    JSON.stringify(request[slot]) !== JSON.stringify(value);
  const replaced = reading.understood.filter(isReplaced).map((wish) => describeWish(wish, language));
  if (replaced.length === 0) return;
  const said = {
    en: `Flags go before words; left out: ${replaced.join("; ")}.`,
    zh: `选项优先于文字，未采用：${replaced.join("；")}。`,
  };
  notice(`${said[language]}\n`);
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

function tell({ plan, best, others }: Made & { readonly plan: Plan }, { explain, world }: Telling): void {
  const { language } = world;
  if (explain) {
    world.notice(choiceLines(plan.choices, language));
    for (const composition of [best, ...others]) world.notice(verdictLines(composition, language));
  }
  world.notice(reportLines(best, language));
  world.notice(seedLine(plan.seed, language));
}
