/** @file Everything that is guaranteed about a planned tune, as one constraint. */

import { SCALES } from "@melodist/analysis";
import type { Mode } from "@melodist/score";
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

/** Modes whose chords are their own: of people's chords in dorian 96 in a hundred, in major 86 (`bench/composing/usual-chords.ts`). */
const MODAL: ReadonlySet<Mode> = new Set<Mode>(["dorian", "phrygian", "lydian", "mixolydian", "locrian"]);

/** What holds for chords of the model's choice; those that are given stand as they were given. */
function freeChords(vocabulary: Vocabulary, { mode, scale }: TunePlan): readonly Constraint[] {
  const notes = scale ?? (mode !== undefined && MODAL.has(mode) ? SCALES.get(mode)?.semitones : undefined);
  const inScale =
    mode === undefined || notes === undefined ? [] : [chordScaleConstraint(vocabulary, mode, notes)];
  // How often they come is looked at last: it wants one of those that the others leave.
  return [...inScale, chordConstraint(vocabulary), chordPaceConstraint(vocabulary)];
}
