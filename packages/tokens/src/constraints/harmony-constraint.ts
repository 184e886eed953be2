/** @file The constraint on the answer to `harmonise`: a chord line as long as the tune, whose chords begin on beats. */
import { measureLength } from "@melodist/score";
import { readAtoms, soundingUnits } from "../codec/event-atoms.ts";
import { feltBeat } from "../codec/felt-beat.ts";
import { type PlacedBar, placeBars, type TuneOutline } from "../codec/outline.ts";
import { readFigures, type TuneFrame } from "../codec/tune-frame.ts";
import { signId } from "../tasks/task-sequence.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Constraint } from "./constraint.ts";
import { createHarmonyBar } from "./harmony-bar.ts";
import { toTicks, wholesToTicks } from "./ticks.ts";
import { tokenGroups } from "./token-groups.ts";
import { type TrackState, type TrackStep, trackConstraint } from "./track.ts";

/** The constraint on a chord line for a tune. Pick-ups may be without a chord. */
export function harmonyConstraint(
  vocabulary: Vocabulary,
  tune: TuneOutline,
  frame: TuneFrame,
): Constraint<TrackState> {
  const groups = tokenGroups(vocabulary);
  let { meter } = frame;
  const steps = placeBars(tune).flatMap(({ bar, lead }: PlacedBar): readonly TrackStep[] => {
    const { figures, atoms } = readAtoms(vocabulary, bar.tokens);
    if (figures !== undefined) meter = readFigures(figures);
    // A bar between the ticks (or without music) has one chord.
    const length = toTicks(soundingUnits(atoms)) ?? 0;
    const beat = wholesToTicks(feltBeat(meter), frame.unit) ?? length;
    const full = measureLength(meter);
    const whole = full && wholesToTicks(full, frame.unit);
    const isPickup = bar.kind !== "bar";
    // The beats of a pick-up are those of the bar that it is the end of.
    const first = isPickup && whole !== undefined ? (((length - whole) % beat) + beat) % beat : 0;
    const beats = [0, ...beatsFrom(first, beat, length)];
    const automaton = createHarmonyBar(groups, { length, beats, mayRest: isPickup });
    return [
      { kind: "given", tokens: lead.map((token) => idOf(vocabulary, token)) },
      { kind: "free", bar: automaton, opening: [], repeats: undefined, isModel: false },
    ];
  });
  return trackConstraint(groups, [...steps, { kind: "given", tokens: [signId(vocabulary, "end")] }]);
}

function beatsFrom(first: number, beat: number, length: number): readonly number[] {
  const beats: number[] = [];
  for (let at = first; beat > 0 && at < length; at += beat) beats.push(at);
  return beats;
}
