/** @file Everything that is guaranteed about a planned tune, as one constraint. */
import { type Constraint, intersect, tuneConstraint, type Vocabulary } from "@melodist/tokens";
import type { Plan } from "../plan/plan.ts";
import { compassConstraint } from "./compass-constraint.ts";
import { barNeeds, withThrift } from "./thrift.ts";

/**
 * The constraint on a tune's body.
 *
 * @param room tokens that the body may have
 */
export function planConstraint(
  vocabulary: Vocabulary,
  { tune, frame, compass }: Plan,
  room: number,
): Constraint<readonly unknown[]> {
  const guaranteed = tuneConstraint(vocabulary, tune);
  const inside =
    compass === undefined
      ? guaranteed
      : intersect([guaranteed, compassConstraint(vocabulary, frame, compass)]);
  return withThrift(vocabulary, inside, room, barNeeds(tune));
}
