/** @file Major-like and minor-like modes. */
import type { Mode } from "@melodist/score";

/** By the third above the tonic. */
export type ModeFamily = "major" | "minor";

/** @example modeFamily("dorian"); // => "minor" */
export function modeFamily(mode: Mode): ModeFamily {
  return mode === "major" || mode === "mixolydian" || mode === "lydian" ? "major" : "minor";
}
