/** @file Which chords a scale has. */
import { SCALES, type ScaleName } from "@melodist/analysis";
import type { Mode } from "@melodist/score";
import { allowedTokens } from "@melodist/tokens";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../testing/composer.ts";
import { chordScaleConstraint } from "./chord-scale-constraint.ts";

/** Whether a chord may be spelled and a note follow it. */
function mayStand(mode: Mode, scale: ScaleName, chord: string): boolean {
  const constraint = chordScaleConstraint(vocabulary, mode, SCALES.get(scale)?.semitones ?? []);
  let state = constraint.start();
  return [...chord.split(" "), "note:1"].every((name) => {
    const id = vocabulary.ids.get(name) ?? -1;
    const mask = allowedTokens(constraint, state, vocabulary.size);
    state = constraint.advance(state, id);
    return mask[id] === 1;
  });
}

describe("a scale", () => {
  it.each<readonly [Mode, ScaleName, readonly string[], readonly string[]]>([
    [
      "phrygian",
      "freygish",
      ["chord:1", "chord:1 quality:dominant", "chord:b2", "chord:4 quality:minor", "chord:1 bass:5"],
      ["chord:1 quality:minor", "chord:b3", "chord:4", "chord:5", "chord:1 bass:2"],
    ],
    [
      "minor",
      "harmonic-minor",
      ["chord:1 quality:minor", "chord:5 quality:dominant", "chord:b6"],
      ["chord:1", "chord:5 quality:minor", "chord:b7"],
    ],
    // The second and the sixth, which it lacks, are those of the mode.
    [
      "minor",
      "yu",
      ["chord:1 quality:minor", "chord:b3", "chord:5 quality:minor", "chord:b6"],
      ["chord:5", "chord:4"],
    ],
    ["major", "chromatic", ["chord:1 quality:minor", "chord:b2", "chord:4 quality:dominant"], []],
  ])("of %s, %s, has %j and not %j", (mode, scale, chords, others) => {
    expect(chords.filter((chord) => !mayStand(mode, scale, chord))).toEqual([]);
    expect(others.filter((chord) => mayStand(mode, scale, chord))).toEqual([]);
  });

  it("leaves a chord that is the only way to go on", () => {
    const constraint = chordScaleConstraint(vocabulary, "phrygian", SCALES.get("freygish")?.semitones ?? []);
    const strange = vocabulary.ids.get("chord:3") ?? -1;
    const mask = new Uint8Array(vocabulary.size);
    mask[strange] = 1;
    constraint.restrict(constraint.start(), mask);
    expect(mask[strange]).toBe(1);
  });
});
