/** @file The chord line that a plan gives: the question of `melodise` when chords are asked for before there is a tune. */
import { duration } from "@melodist/score";
import { readOutline, type TuneOutline } from "../codec/outline.ts";
import { spellChords } from "../tasks/chord-line.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { layOut } from "./lay-out.ts";
import { UNIT_TICKS } from "./ticks.ts";
import type { TunePlan } from "./tune-plan.ts";

/** The chord line of a plan; undefined when its chords are not given, or it cannot be carried out. */
export function planChordLine(vocabulary: Vocabulary, plan: TunePlan): TuneOutline | undefined {
  const { chords } = plan;
  const layout = layOut(plan);
  if (typeof chords !== "object" || "kind" in layout) return undefined;
  const rows = layout.bars.map(({ lead, length }, bar) => {
    const goesOn = chords.slice(0, bar).some((row) => row.length > 0);
    const spelled = spellChords(vocabulary, chords[bar] ?? [], duration(length, UNIT_TICKS), goesOn);
    return spelled && [...lead.map((token) => idOf(vocabulary, token)), ...spelled];
  });
  if (rows.includes(undefined)) return undefined;
  return readOutline(
    vocabulary,
    rows.flatMap((row) => row ?? []),
  );
}
