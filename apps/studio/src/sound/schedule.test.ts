import { parseAbc } from "@melodist/abc";
import { perform } from "@melodist/formats/browser";
import { describe, expect, it } from "vitest";
import { type Schedule, schedule, stretchOf } from "./schedule.ts";

function scheduleOf(header: string, music: string): Schedule {
  const [tune] = parseAbc(`X:1\nL:1/8\n${header}\nK:G\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("a tune was expected");
  return schedule(perform(tune.score), tune.score.meter);
}

const startsOf = ({ cues }: Schedule, kind: string) =>
  cues.filter((cue) => cue.kind === kind).map((cue) => Math.round(cue.start * 1000) / 1000);

describe("a tune as cues in time", () => {
  it("has its notes at their seconds, named by their places", () => {
    const plan = scheduleOf("M:4/4\nQ:1/4=60", "G2 A2 B4 |]");
    expect(startsOf(plan, "melody")).toEqual([0, 1, 2]);
    expect(plan.cues.filter(({ kind }) => kind === "melody").map(({ at }) => at)).toEqual([
      "v0-m0-s0-e0",
      "v0-m0-s0-e1",
      "v0-m0-s0-e2",
    ]);
    expect(plan.length).toBe(4);
    expect(plan.beatsPerMinute).toBe(60);
  });

  it.each([
    ["M:3/4\nQ:1/4=60", "G6 |]", [0, 1, 2]],
    ["M:6/8\nQ:3/8=60", "G6 |]", [0, 1]],
    ["M:4/4\nQ:1/4=60", "G2 | G8 |]", [0, 1, 2, 3, 4]],
  ])("clicks on the beats of %s", (header, music, starts) => {
    expect(startsOf(scheduleOf(header, music), "click")).toEqual(starts);
  });

  it("plays chords beside the melody", () => {
    const plan = scheduleOf("M:4/4\nQ:1/4=60", '"G"G8 |]');
    expect(startsOf(plan, "chord").length).toBeGreaterThan(2);
  });
});

describe("the stretch of some bars", () => {
  const plan = scheduleOf("M:4/4\nQ:1/4=240", "|: G8 | A8 | B8 :| c8 |]");

  it("is the first time they are passed through", () => {
    expect(stretchOf(plan, { from: 1, to: 2 })).toEqual({ from: 1, to: 3 });
  });

  it("is the whole tune without a selection", () => {
    expect(stretchOf(plan, undefined)).toEqual({ from: 0, to: 7 });
  });
});
