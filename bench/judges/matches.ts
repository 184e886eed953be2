/** @file Human tunes with the plans that others are composed by. */
import type { Composer, Plan } from "@melodist/compose";
import { composeQuestion } from "@melodist/tokens";
import { refuseLength } from "../../packages/compose/src/sampling/refuse-length.ts";
import type { SplitTune } from "../composing/split-tunes.ts";
import type { JudgedTune } from "./collection.ts";
import { hear } from "./heard-tune.ts";
import { matchedPlan } from "./matched-plan.ts";

/** A human tune, and its plan. */
export interface Match {
  readonly plan: Plan;
  readonly human: JudgedTune;
}

/** Those tunes that have a plan which the model's longest sequence holds. */
export function matchTunes({ vocabulary, decoder }: Composer, tunes: readonly SplitTune[]): readonly Match[] {
  return tunes.flatMap((tune, place): readonly Match[] => {
    const plan = matchedPlan(vocabulary, tune, 1 + place);
    const heard = plan && hear(vocabulary, tune.score);
    if (plan === undefined || heard === undefined) return [];
    const room = decoder.limit - composeQuestion(vocabulary, plan.controls).length;
    if (refuseLength(plan, room).length > 0) return [];
    return [{ plan, human: { id: tune.id, cluster: tune.cluster, heard } }];
  });
}
