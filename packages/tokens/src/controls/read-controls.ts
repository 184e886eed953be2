/** @file The controls that an encoded tune shows by itself. */
import { addDurations, type Duration, scaleDuration, ZERO } from "@melodist/score";
import type { EncodedTune } from "../codec/encode-tune.ts";
import { readAtoms, soundingUnits } from "../codec/event-atoms.ts";
import { type BarOutline, outlineBars, sectionBars, type TuneOutline } from "../codec/outline.ts";
import type { TuneFrame } from "../codec/tune-frame.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Controls, SectionPlan } from "./controls.ts";
import { densityLevel } from "./density.ts";

/**
 * Meter, mode, unit, pick-up, form, range, density, and whether there are chords. Labels that no note shows (rhythm,
 * scale class, style, composer, moods, words) are the caller's to add.
 */
export function readControls(vocabulary: Vocabulary, { outline, frame }: EncodedTune): Controls {
  const bars = outlineBars(outline);
  const atoms = bars.flatMap(({ tokens }) => readAtoms(vocabulary, tokens).atoms);
  const steps = atoms.flatMap(({ pitch }) =>
    pitch === undefined ? [] : [pitch.octave * 7 + pitch.degree - 1],
  );
  const controls: Controls = {
    meter: frame.meter,
    mode: frame.key.mode,
    unit: frame.unit,
    pickup: pickupOf(vocabulary, bars, frame),
    form: planOf(outline),
    density: densityOf(vocabulary, bars, frame),
    chords: atoms.some(({ chord }) => chord !== undefined),
  };
  if (steps.length === 0) return controls;
  return { ...controls, lowest: Math.min(...steps), highest: Math.max(...steps) };
}

/** The form that an outline has. */
export function planOf(outline: TuneOutline): readonly SectionPlan[] {
  return outline.map((section) => ({ ...section.name, bars: sectionBars(section) }));
}

function pickupOf(vocabulary: Vocabulary, [first]: readonly BarOutline[], { unit }: TuneFrame): Duration {
  if (first === undefined || first.kind === "bar") return ZERO;
  return scaleDuration(soundingUnits(readAtoms(vocabulary, first.tokens).atoms), unit.num, unit.den);
}

function densityOf(vocabulary: Vocabulary, bars: readonly BarOutline[], { unit }: TuneFrame) {
  const rows = bars.map(({ tokens }) => readAtoms(vocabulary, tokens).atoms);
  const notes = rows.flat().filter(({ kind }) => kind === "note").length;
  const units = rows.map(soundingUnits).reduce(addDurations, ZERO);
  const wholes = (units.num / units.den) * (unit.num / unit.den);
  return densityLevel(wholes === 0 ? 0 : notes / wholes);
}
