/** @file The scale of a tune: what it says about the mode, and whether the two agree. */
import { SCALES, type ScaleName } from "@melodist/analysis";
import type { Mode } from "@melodist/score";
import { MODE_NAMES } from "../reader/slot-words.data.ts";
import { MODES } from "../request.ts";
import type { Refusal } from "./plan.ts";
import { SCALE_MODES } from "./scale-modes.data.ts";

/** The modes that a scale can be written in, the most usual first. */
export function modesOfScale(scale: ScaleName): readonly Mode[] {
  const named = SCALE_MODES[scale];
  if (named !== undefined) return named;
  const notes = SCALES.get(scale)?.semitones ?? [];
  const own = MODES.filter((mode) => mode === scale || scale.startsWith(`${mode}-without`));
  const others = MODES.filter((mode) => notes.every((note) => SCALES.get(mode)?.semitones.includes(note)));
  return scale === "chromatic" ? MODES : [...new Set([...own, ...others])];
}

/** The scale's class, as corpora are labelled: hexatonic and diatonic scales by their kind, the others by name. */
export function scaleClass(scale: ScaleName): string {
  const family = SCALES.get(scale)?.family;
  return family === "hexatonic" || family === "diatonic" ? family : scale;
}

/** What speaks against a scale in a mode. */
export function refuseScale(scale: ScaleName, mode: Mode): Refusal | undefined {
  const modes = modesOfScale(scale);
  if (modes.includes(mode)) return undefined;
  const [nearest = "major"] = modes;
  const words = SCALES.get(scale);
  return {
    wish: "scale",
    asked: scale,
    reason: {
      en: `the scale ${words?.english} has notes that ${MODE_NAMES[mode].en} has not`,
      zh: `${words?.chinese}里有${MODE_NAMES[mode].zh}所没有的音`,
    },
    nearest: { en: `mode ${MODE_NAMES[nearest].en}`, zh: MODE_NAMES[nearest].zh },
  };
}
