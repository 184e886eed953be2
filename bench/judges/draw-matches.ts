/** @file Tunes composed by the plans of human ones, several candidates each. */
import { type Composer, candidateSeed, judgeTune } from "@melodist/compose";
import type { Score } from "@melodist/score";
import type { MelodyIndex } from "@melodist/search";
import type { Likelihood } from "../../packages/compose/src/sampling/likelihood.ts";
import { drawPlans } from "../composing/draw-plans.ts";
import type { JudgedTune } from "./collection.ts";
import { hear } from "./heard-tune.ts";
import type { Match } from "./matches.ts";

/** Sequences drawn together. */
const BATCH = 16;

interface Candidate {
  readonly score: Score;
  readonly likelihood: Likelihood;
}

/** What was composed by a plan. */
export interface DrawnMatch extends Match {
  /** In the order of their seeds; those that came to no end are left out. */
  readonly candidates: readonly Candidate[];
}

export async function drawMatches(
  by: Composer,
  matches: readonly Match[],
  candidates: number,
): Promise<readonly DrawnMatch[]> {
  const seedsOf = ({ plan: { seed } }: Match) =>
    Array.from({ length: candidates }, (_, candidate) => candidateSeed(seed, candidate));
  const plans = matches.flatMap((match) =>
    seedsOf(match).map((seed) => ({ request: {}, plan: { ...match.plan, seed } })),
  );
  const drawn = await drawPlans(by, plans, { batch: BATCH, isConstrained: true });
  const bySeed = new Map(drawn.map((tune) => [tune.plan.seed, tune]));
  return matches.map((match): DrawnMatch => {
    const tunes = seedsOf(match).map((seed) => bySeed.get(seed));
    const finished = tunes.flatMap((tune): readonly Candidate[] => {
      if (tune?.end !== "complete" || tune.score === undefined) return [];
      return [{ score: tune.score, likelihood: tune.likelihood }];
    });
    return { ...match, candidates: finished };
  });
}

/** The first candidates, as if there were no critics. */
export function firstTunes(by: Composer, drawn: readonly DrawnMatch[]): readonly JudgedTune[] {
  return drawn.flatMap((match) => heardAs(by, match, match.candidates[0]));
}

/** The critics' choice. @param index melodies that the model has seen, for the critic of originality */
export function bestTunes(
  by: Composer,
  drawn: readonly DrawnMatch[],
  index: MelodyIndex | undefined,
): readonly JudgedTune[] {
  return drawn.flatMap((match) => {
    const { tonic } = match.plan.frame.key;
    const totals = match.candidates.map(({ score, likelihood }) => {
      return judgeTune(score, tonic, { likelihood, index }).total;
    });
    return heardAs(by, match, match.candidates[totals.indexOf(Math.max(...totals))]);
  });
}

function heardAs(
  { vocabulary }: Composer,
  { human }: Match,
  tune: Candidate | undefined,
): readonly JudgedTune[] {
  const heard = tune && hear(vocabulary, tune.score);
  return heard === undefined ? [] : [{ ...human, heard }];
}
