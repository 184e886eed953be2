/**
 * @file The constraint on the answer to `harmonise`: a chord line as long as the tune, whose chords begin on beats, and
 * that comes home with the melody: a last note of the tonic chord is heard with the tonic chord.
 */
import { modeFamily } from "@melodist/analysis";
import { measureLength } from "@melodist/score";
import { type EventAtom, readAtoms, soundingUnits } from "../codec/event-atoms.ts";
import { feltBeat } from "../codec/felt-beat.ts";
import { type PlacedBar, placeBars, type TuneOutline } from "../codec/outline.ts";
import { readFigures, type TuneFrame } from "../codec/tune-frame.ts";
import { signId } from "../tasks/task-sequence.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Constraint } from "./constraint.ts";
import { createHarmonyBar, type HomeChord } from "./harmony-bar.ts";
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
  const placed = placeBars(tune);
  const steps = placed.flatMap(({ bar, lead }: PlacedBar, index): readonly TrackStep[] => {
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
    const home = index === placed.length - 1 ? homeChord(vocabulary, atoms, frame, beats) : undefined;
    const automaton = createHarmonyBar(groups, { length, beats, mayRest: isPickup, home });
    return [
      { kind: "given", tokens: lead.map((token) => idOf(vocabulary, token)) },
      { kind: "free", bar: automaton, opening: [], repeats: undefined, isModel: false },
    ];
  });
  return trackConstraint(groups, [...steps, { kind: "given", tokens: [signId(vocabulary, "end")] }]);
}

/** Steps of the tonic chord, which a melody comes home to. */
const HOME_DEGREES: ReadonlySet<number> = new Set([1, 3, 5]);

/** The tonic chord from the beat of the last note on; undefined where the melody does not come home. */
function homeChord(
  vocabulary: Vocabulary,
  atoms: readonly EventAtom[],
  { key: { mode } }: TuneFrame,
  beats: readonly number[],
): HomeChord | undefined {
  const last = atoms.findLastIndex(({ kind }) => kind === "note");
  const pitch = atoms[last]?.pitch;
  if (pitch === undefined || pitch.alter !== 0 || !HOME_DEGREES.has(pitch.degree) || mode === "locrian")
    return;
  const onset = toTicks(soundingUnits(atoms.slice(0, last))) ?? 0;
  return {
    at: Math.max(...beats.filter((beat) => beat <= onset)),
    root: idOf(vocabulary, { kind: "root", fifths: 0 }),
    quality:
      modeFamily(mode) === "minor" ? idOf(vocabulary, { kind: "quality", quality: "minor" }) : undefined,
  };
}

function beatsFrom(first: number, beat: number, length: number): readonly number[] {
  const beats: number[] = [];
  for (let at = first; beat > 0 && at < length; at += beat) beats.push(at);
  return beats;
}
