/** @file Which key signature a scale is written under. */
import type { ScaleName } from "@melodist/analysis";
import type { Mode } from "@melodist/score";

/** The mode that most tunes of the corpora with this scale are written in, first; others that go with it after it. */
export const SCALE_MODES: Readonly<Partial<Record<ScaleName, readonly [Mode, ...Mode[]]>>> = {
  gong: ["major", "mixolydian", "lydian"],
  shang: ["dorian", "mixolydian", "minor"],
  jue: ["phrygian", "minor"],
  zhi: ["mixolydian", "major", "dorian"],
  yu: ["minor", "dorian", "phrygian"],
  "harmonic-minor": ["minor"],
  "melodic-minor": ["minor", "dorian"],
  freygish: ["phrygian", "minor"],
  misheberak: ["dorian", "minor"],
};
