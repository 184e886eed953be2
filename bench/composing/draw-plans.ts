/** @file Many different plans carried out in one batch, one tune each: what `compose` does, for studies of thousands. */
import type { ComposeRequest, Composer, Plan } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import { type SequenceRequest, sampleSequences } from "@melodist/infer";
import type { Score } from "@melodist/score";
import { type Constraint, composeQuestion, idOf } from "@melodist/tokens";
import { planWithin, tuneSoFar } from "../../packages/compose/src/compose.ts";
import { playedBars } from "../../packages/compose/src/plan/sections.ts";
import { DRAWING } from "../../packages/compose/src/sampling/draw-tunes.ts";
import {
  type Likelihood,
  NOTHING_CHOSEN,
  withToken,
} from "../../packages/compose/src/sampling/likelihood.ts";
import { planConstraint } from "../../packages/compose/src/sampling/plan-constraint.ts";

/** A request with its plan. */
export interface PlannedRequest {
  readonly request: ComposeRequest;
  readonly plan: Plan;
}

/** What became of a plan. */
export interface DrawnPlan extends PlannedRequest {
  /** Undefined when no tune can be made of what was drawn. */
  readonly score: Score | undefined;
  readonly likelihood: Likelihood;
  /** `length`: the model's longest sequence was reached first. */
  readonly end: "complete" | "length" | "dead-end" | "no-tune";
}

export interface DrawingOptions {
  /** Tunes drawn together. */
  readonly batch: number;
  /** False lets the model write whatever it likes. */
  readonly isConstrained: boolean;
}

/** Plans for requests; those that are refused are left out. */
export function planAll(composer: Composer, requests: readonly ComposeRequest[]): readonly PlannedRequest[] {
  return requests.flatMap((request) => {
    const planned = planWithin(composer, request);
    return planned.kind === "planned" ? [{ request, plan: planned.plan }] : [];
  });
}

/** Carry out plans; those that will be about as long are drawn together. */
export async function drawPlans(
  composer: Composer,
  plans: readonly PlannedRequest[],
  { batch, isConstrained }: DrawingOptions,
): Promise<readonly DrawnPlan[]> {
  const sorted = plans.toSorted((a, b) => bars(a) - bars(b));
  const drawn: DrawnPlan[] = [];
  for (let from = 0; from < sorted.length; from += batch) {
    const together = sorted.slice(from, from + batch);
    drawn.push(...(await drawBatch(composer, together, isConstrained)));
  }
  return drawn;
}

const bars = ({ plan }: PlannedRequest): number => playedBars(plan.tune.sections);

async function drawBatch(
  composer: Composer,
  plans: readonly PlannedRequest[],
  isConstrained: boolean,
): Promise<readonly DrawnPlan[]> {
  try {
    return await drawTogether(composer, plans, isConstrained);
  } catch (error) {
    if (!(MelodistError.is(error) && error.code === "dead-end")) throw error;
    const [only, ...others] = plans;
    if (only !== undefined && others.length === 0) return [{ ...only, ...NOTHING }];
    // Whose it was shows when each is drawn alone.
    const alone: DrawnPlan[] = [];
    for (const plan of plans) alone.push(...(await drawBatch(composer, [plan], isConstrained)));
    return alone;
  }
}

const NOTHING = { score: undefined, likelihood: NOTHING_CHOSEN, end: "dead-end" } as const;

async function drawTogether(
  composer: Composer,
  plans: readonly PlannedRequest[],
  isConstrained: boolean,
): Promise<readonly DrawnPlan[]> {
  const { vocabulary, decoder } = composer;
  const end = idOf(vocabulary, { kind: "sign", sign: "end" });
  const requests = plans.map(({ plan }): SequenceRequest => {
    const prompt = composeQuestion(vocabulary, plan.controls);
    const room = decoder.limit - prompt.length;
    return {
      prompt,
      constraint: isConstrained ? planConstraint(vocabulary, plan, room) : FREE,
      seed: plan.seed,
    };
  });
  const tokens = plans.map((): number[] => []);
  const likelihoods = plans.map((): Likelihood => NOTHING_CHOSEN);
  const ends = plans.map((): "complete" | "length" => "length");
  for await (const event of sampleSequences(decoder, requests, { end, settings: DRAWING })) {
    if (event.type === "token") {
      tokens[event.row]?.push(event.token);
      const before = likelihoods[event.row] ?? NOTHING_CHOSEN;
      likelihoods[event.row] = withToken(before, vocabulary.meanings[event.token], event.logProbability);
    } else ends[event.row] = event.reason;
  }
  return plans.map((planned, row) => {
    const score = scoreOf(composer, planned.plan, tokens[row] ?? []);
    const end = score === undefined ? "no-tune" : (ends[row] ?? "length");
    return { ...planned, score, likelihood: likelihoods[row] ?? NOTHING_CHOSEN, end };
  });
}

/** Whatever a model likes. */
const FREE: Constraint = { start: () => undefined, restrict: () => undefined, advance: () => undefined };

/** Tokens that nobody held to anything need not make a tune. */
function scoreOf({ vocabulary }: Composer, plan: Plan, tokens: readonly number[]): Score | undefined {
  try {
    return tuneSoFar(vocabulary, plan, tokens);
  } catch {
    return undefined;
  }
}
