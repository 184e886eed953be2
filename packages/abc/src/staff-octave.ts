/** @file The octaves between what a voice writes and what it sounds. Reading and printing share it. */
import type { StaffProperties } from "@melodist/score";

/** Octaves that the property `octave=` adds to written notes; 0 when absent or absurd. */
export function octaveShift(properties: StaffProperties): number {
  const octaves = Number(properties["octave"] ?? 0);
  return Number.isInteger(octaves) && Math.abs(octaves) <= 4 ? octaves : 0;
}
