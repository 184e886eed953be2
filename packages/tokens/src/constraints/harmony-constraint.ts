/**
 * @file The constraint on the answer to `harmonise`: the tune's own melody, and chords for each bar that begin on beats, and
 * that comes home with the melody: a last note of the tonic chord is heard with the tonic chord.
 */
import { modeFamily } from "@melodist/analysis";
import type { Mode } from "@melodist/score";
import { type EventAtom, readAtoms, soundingUnits } from "../codec/event-atoms.ts";
import { outlineBars, type TuneOutline } from "../codec/outline.ts";
import { readFigures, type TuneFrame } from "../codec/tune-frame.ts";
import { melodySteps } from "../tasks/harmony.ts";
import { signId } from "../tasks/task-sequence.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { barBeats } from "./bar-beats.ts";
import type { Constraint } from "./constraint.ts";
import { beatsTo, createHarmonyBar, type HomeChord } from "./harmony-bar.ts";
import { toTicks } from "./ticks.ts";
import { type TokenGroups, tokenGroups } from "./token-groups.ts";
import { type BarAutomaton, type TrackState, type TrackStep, trackConstraint } from "./track.ts";

/** The constraint on chords for a tune. Pick-ups may be without a chord. */
export function harmonyConstraint(
  vocabulary: Vocabulary,
  tune: TuneOutline,
  frame: TuneFrame,
): Constraint<TrackState> {
  const groups = tokenGroups(vocabulary);
  const bars = harmonyBars(vocabulary, tune, frame, groups);
  const steps = melodySteps(vocabulary, tune).flatMap((given, index): readonly TrackStep[] => {
    const bar = bars[index];
    const melody = { kind: "given", tokens: given, isAside: true } as const;
    return bar === undefined
      ? [melody]
      : [melody, { kind: "free", bar, opening: [], repeats: undefined, isModel: false }];
  });
  return trackConstraint(groups, [...steps, { kind: "given", tokens: [signId(vocabulary, "end")] }]);
}

function harmonyBars(
  vocabulary: Vocabulary,
  tune: TuneOutline,
  frame: TuneFrame,
  groups: TokenGroups,
): readonly BarAutomaton[] {
  let { meter } = frame;
  const bars = outlineBars(tune);
  const isMajor = endsMajor(vocabulary, tune, frame.key.mode);
  return bars.map((bar, index) => {
    const { figures, atoms } = readAtoms(vocabulary, bar.tokens);
    if (figures !== undefined) meter = readFigures(figures);
    // A bar between the ticks (or without music) has one chord.
    const length = toTicks(soundingUnits(atoms)) ?? 0;
    const isPickup = bar.kind !== "bar";
    const beats = barBeats({ length, meter, unit: frame.unit, isPickup });
    const home =
      index === bars.length - 1 ? homeChord(vocabulary, atoms, { ...frame.key, isMajor }, beats) : undefined;
    return createHarmonyBar(groups, { length, beats, mayRest: isPickup, home });
  });
}

/** The third that a melody has most is that of the chord it comes home to: freygish, written in phrygian, ends in major. */
function endsMajor(vocabulary: Vocabulary, tune: TuneOutline, mode: Mode): boolean {
  const atoms = outlineBars(tune).flatMap((bar) => readAtoms(vocabulary, bar.tokens).atoms);
  const thirds = atoms.flatMap(({ pitch }) => (pitch?.degree === 3 ? [pitch.alter] : []));
  const isMajor = modeFamily(mode) === "major";
  const other = isMajor ? -1 : 1;
  const others = thirds.filter((alter) => alter === other).length;
  return others > thirds.filter((alter) => alter === 0).length ? !isMajor : isMajor;
}

/** Steps of the tonic chord, which a melody comes home to. */
const HOME_DEGREES: ReadonlySet<number> = new Set([1, 3, 5]);

/**
 * The tonic chord from the beat of the last note on, or from the nearest before it that chords lead to; undefined where the melody
 * does not come home.
 */
function homeChord(
  vocabulary: Vocabulary,
  atoms: readonly EventAtom[],
  { mode, isMajor }: { readonly mode: Mode; readonly isMajor: boolean },
  beats: readonly number[],
): HomeChord | undefined {
  const last = atoms.findLastIndex(({ kind }) => kind === "note");
  const pitch = atoms[last]?.pitch;
  if (pitch === undefined || pitch.alter !== 0 || !HOME_DEGREES.has(pitch.degree) || mode === "locrian")
    return;
  const onset = toTicks(soundingUnits(atoms.slice(0, last))) ?? 0;
  const groups = tokenGroups(vocabulary);
  const ends = beats.filter((beat) => beat <= onset).map((at) => ({ at, ways: beatsTo(groups, beats, at) }));
  const end = ends.findLast(({ ways }) => ways.has(0));
  return {
    ...(end ?? { at: 0, ways: new Set([0]) }),
    root: idOf(vocabulary, { kind: "root", fifths: 0 }),
    quality: isMajor ? undefined : idOf(vocabulary, { kind: "quality", quality: "minor" }),
  };
}
