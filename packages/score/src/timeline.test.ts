import { describe, expect, it } from "vitest";
import { duration, ZERO } from "./duration.ts";
import { key } from "./key.ts";
import { meter } from "./meter.ts";
import { tune } from "./testing/tune.ts";
import { measureDuration, placeEvents, placeMeasures } from "./timeline.ts";

const score = tune("d2 e2 | [M:3/4] [K:D] (3def d4 [K:G] | [M:2/4] | d");
const voice = score.voices[0];
const placed = voice === undefined ? [] : placeMeasures(score, voice);

describe("a voice laid out in time", () => {
  it("gives every measure its onset and exact length", () => {
    expect(placed.map(({ onset, length }) => [onset, length])).toEqual([
      [ZERO, duration(1, 2)],
      [duration(1, 2), duration(3, 4)],
      [duration(5, 4), ZERO],
      [duration(5, 4), duration(1, 8)],
    ]);
  });

  it("gives every measure the meter and key at its first note, and later changes to the next", () => {
    expect(placed.map((measure) => measure.meter)).toEqual([
      meter(4, 4),
      meter(3, 4),
      meter(2, 4),
      meter(2, 4),
    ]);
    expect(placed.map((measure) => measure.key.tonic?.letter)).toEqual(["C", "D", "G", "G"]);
    expect(placed[1]?.key).toEqual(key("D", 0, "major"));
  });

  it("gives every event its onset in the measure; what takes no time stands where it takes effect", () => {
    const events = voice?.measures[1]?.events ?? [];
    expect(placeEvents(events).map(({ event, onset }) => [event.kind, onset.num / onset.den])).toEqual([
      ["meter-change", 0],
      ["key-change", 0],
      ["note", 0],
      ["note", 1 / 12],
      ["note", 1 / 6],
      ["note", 1 / 4],
      ["key-change", 3 / 4],
    ]);
    expect(measureDuration(events)).toEqual(duration(3, 4));
  });
});
