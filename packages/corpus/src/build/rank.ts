/** @file Which of several copies of a tune is kept: the one with chords, then without repairs, then of the freer tier, then the first. */
import { TIERS } from "../source/tier.ts";
import type { LabelledTune } from "./tune.ts";

const CHORDS = { written: 0, machine: 1, none: 2 } as const;

/** The smaller, the better; below 64. */
export function rankOf({ labels, changes, tier }: Pick<LabelledTune, "labels" | "changes" | "tier">): number {
  const isRepaired = changes.some(({ code }) => code === "bar-repaired" || code === "meter");
  return CHORDS[labels.chords] * 16 + (isRepaired ? 8 : 0) + TIERS.indexOf(tier);
}
