/** @file The constraint on the answer to `fill`: the missing bars of a tune, each as long as the bar that stood there. */
import { readAtoms, soundingUnits } from "../codec/event-atoms.ts";
import { type PlacedBar, placeBars, type TuneOutline } from "../codec/outline.ts";
import { chordsOf } from "../tasks/chord-line.ts";
import type { BarRange } from "../tasks/fill.ts";
import { signId } from "../tasks/task-sequence.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { layRow, type RowBar } from "./bar-row.ts";
import type { Constraint } from "./constraint.ts";
import { placeChords } from "./place-chords.ts";
import type { PlanFault } from "./plan-fault.ts";
import { toTicks, UNIT_TICKS } from "./ticks.ts";
import { tokenGroups } from "./token-groups.ts";
import { type Sound, trackConstraint } from "./track.ts";
import { beginsWithHold } from "./tune-constraint.ts";

export interface FillWish {
  readonly missing: BarRange;
  /** Chords where the model likes, or those that stood there. Default: those. */
  readonly chords?: "free" | "kept";
}

/**
 * The constraint on new bars for a tune, or what stands against it.
 *
 * Bar lengths, changes of meter, pick-ups and halves of bars stay as they were, so that the tune fits together as before.
 */
export function fillConstraint(
  vocabulary: Vocabulary,
  tune: TuneOutline,
  wish: FillWish,
): Constraint | { readonly faults: readonly PlanFault[] } {
  const groups = tokenGroups(vocabulary);
  const placed = placeBars(tune);
  const { from, to } = wish.missing;
  const rows = placed
    .slice(from, to)
    .map((bar, index) => fillRow(vocabulary, wish, bar, placed[from + index + 1]));
  const { steps, stuck } = layRow(
    groups,
    rows.map((row) => row.bar),
    [signId(vocabulary, "end")],
  );
  const bad = rows.flatMap(({ fits }, bar) => (fits ? [] : [bar]));
  const faults = [...new Set([...stuck, ...bad])].map(
    (bar) => ({ kind: "bar-cannot-be-filled", bar: from + bar }) as const,
  );
  if (faults.length > 0) return { faults };
  return trackConstraint(groups, steps, soundBehind(vocabulary, placed.slice(0, from)));
}

function fillRow(
  vocabulary: Vocabulary,
  { chords = "kept" }: FillWish,
  { bar, lead }: PlacedBar,
  next: PlacedBar | undefined,
): { readonly bar: RowBar; readonly fits: boolean } {
  const length = toTicks(soundingUnits(readAtoms(vocabulary, bar.tokens).atoms));
  const places =
    chords === "kept" ? placeChords(vocabulary, chordsOf(vocabulary, bar), length ?? 0) : undefined;
  const token = lead.at(-1);
  const row: RowBar = {
    lead: token === undefined ? [] : [idOf(vocabulary, token)],
    kept: undefined,
    wish: {
      length: length ?? 0,
      chords: places,
      chordPlaces: chords === "free" ? unitPlaces(length ?? 0) : [],
      cadence: undefined,
      endsSounding: beginsWithHold(vocabulary, next?.bar.tokens),
    },
    mayHold: lead.length === 1,
    opening: bar.tokens.filter((id) => vocabulary.meanings[id]?.kind === "meter"),
    repeats: undefined,
  };
  return { bar: row, fits: length !== undefined && (chords !== "kept" || places !== undefined) };
}

/** A bar's units: its meter may not be known, so that any may be a beat. */
function unitPlaces(length: number): readonly number[] {
  return Array.from({ length: Math.ceil(length / UNIT_TICKS) }, (_, index) => index * UNIT_TICKS);
}

/** What sounds when the bars before are over. */
function soundBehind(vocabulary: Vocabulary, before: readonly PlacedBar[]): Sound {
  const last = before.at(-1);
  const kind = last && readAtoms(vocabulary, last.bar.tokens).atoms.at(-1)?.kind;
  return kind === undefined || kind === "rest" ? "rest" : "note";
}
