/** @file Everything that is guaranteed about a planned tune, as one constraint. */
import { type Constraint, intersect, type TunePlan, tuneConstraint, type Vocabulary } from "@melodist/tokens";
import type { Plan } from "../plan/plan.ts";
import { chordConstraint } from "./chord-constraint.ts";
import { chordPaceConstraint } from "./chord-pace-constraint.ts";
import { chordScaleConstraint } from "./chord-scale-constraint.ts";
import { noteConstraint } from "./note-constraint.ts";
import { ornamentConstraint } from "./ornament-constraint.ts";
import { pickupConstraint } from "./pickup-constraint.ts";
import { barNeeds, withThrift } from "./thrift.ts";

/**
 * The constraint on a tune's body.
 *
 * @param room tokens that the body may have
 */
export function planConstraint(
  vocabulary: Vocabulary,
  { tune, frame, compass }: Pick<Plan, "tune" | "frame" | "compass">,
  room: number,
): Constraint<readonly unknown[]> {
  const notes = noteConstraint(vocabulary, frame, { compass, hasScale: tune.scale !== undefined });
  const all = intersect([
    tuneConstraint(vocabulary, tune),
    notes,
    ornamentConstraint(vocabulary),
    ...((tune.chords ?? "free") === "free" ? freeChords(vocabulary, tune) : []),
    pickupConstraint(vocabulary),
  ]);
  return withThrift(vocabulary, all, room, barNeeds(tune));
}

/** What holds for chords of the model's choice; those that are given stand as they were given. */
function freeChords(vocabulary: Vocabulary, { mode, scale }: TunePlan): readonly Constraint[] {
  const inScale =
    mode === undefined || scale === undefined ? [] : [chordScaleConstraint(vocabulary, mode, scale)];
  // How often they come is looked at last: it wants one of those that the others leave.
  return [...inScale, chordConstraint(vocabulary), chordPaceConstraint(vocabulary)];
}
