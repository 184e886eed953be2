/** @file Fields go before words, and take along what they contradict. */
import { expect, it } from "vitest";
import { withSaid } from "./with-said.ts";

it.each([
  ["what is said goes first", { bars: 16, tonic: "D" }, { bars: 32 }, { bars: 32, tonic: "D" }],
  [
    "a scale takes the place of a mode",
    { mode: "dorian", tonic: "D" },
    { scale: "yu" },
    { scale: "yu", tonic: "D" },
  ],
  ["a mode takes the place of a scale", { scale: "yu" }, { mode: "dorian" }, { mode: "dorian" }],
  ["beats a minute take the place of a word", { tempo: "slow" }, { tempoBpm: 90 }, { tempoBpm: 90 }],
  ["a range takes the place of an instrument", { instrument: "whistle" }, { lowest: "C3" }, { lowest: "C3" }],
] as const)("%s", (_, read, said, both) => expect(withSaid(read, said)).toEqual(both));
