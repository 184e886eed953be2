import { describe, expect, it } from "vitest";
import { run } from "../testing/run.ts";

const WALTZ = 'X:3\nT:Waltz\nM:3/4\nL:1/4\nQ:1/4=120\nK:Em\n|:"Em"EGB|"D"F3:|\nw:la la la loo\n';

describe("melodist info", () => {
  it("tells what a tune is in one line", async () => {
    const { code, out } = await run(["info", "-"], { input: WALTZ });
    expect([code, out]).toEqual([0, "X:3 Waltz, Em, 3/4, 2 bars, 4 notes, E4–B4, chords, words, 0:06\n"]);
  });

  it("tells it in Chinese", async () => {
    const { out } = await run(["info", "-"], { input: WALTZ, language: "zh" });
    expect(out).toBe("X:3 Waltz，Em，3/4，2 小节，4 个音，E4–B4，有和弦，有歌词，0:06\n");
  });

  it("tells it to programs", async () => {
    const { out } = await run(["info", "--json", "-"], { input: WALTZ });
    expect(JSON.parse(out)).toMatchObject({
      number: 3,
      notes: 4,
      sounding: 8,
      seconds: 6,
      range: ["E4", "B4"],
    });
  });

  it("has a line for each tune of a book", async () => {
    const { out } = await run(["info", "-"], { input: `${WALTZ}\n${WALTZ}` });
    expect(out.trimEnd().split("\n")).toHaveLength(2);
  });

  it("says nothing of an empty tune but that it is there", async () => {
    const { code, out } = await run(["info", "-"], { input: "X:1\nT:Silence\nM:C\nK:C\n" });
    expect([code, out]).toEqual([0, "X:1 Silence, C, C, 0 bars, 0 notes, 0:00\n"]);
  });
});
