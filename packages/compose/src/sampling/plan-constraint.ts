/** @file Everything that is guaranteed about a planned tune, as one constraint. */
import { type Constraint, intersect, tuneConstraint, type Vocabulary } from "@melodist/tokens";
import type { Plan } from "../plan/plan.ts";
import { chordConstraint } from "./chord-constraint.ts";
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
    // Chords that are given stand as they were given.
    ...(typeof tune.chords === "object" ? [] : [chordConstraint(vocabulary)]),
    pickupConstraint(vocabulary),
  ]);
  return withThrift(vocabulary, all, room, barNeeds(tune));
}
