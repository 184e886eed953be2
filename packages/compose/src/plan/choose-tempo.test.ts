/** @file How fast a tune is: its kind, a word for the tempo and its moods together. */
import { meter } from "@melodist/score";
import { describe, expect, it } from "vitest";
import type { ComposeRequest } from "../request.ts";
import { chooseTempo } from "./choose-tempo.ts";
import { ANY_HABITS, RHYTHM_HABITS } from "./habits.data.ts";

const COMMON = meter(4, 4);

/** Crotchets a minute of a tune of the kind that was asked for, or of none. */
function perMinute(request: ComposeRequest): number {
  const habits = request.rhythm === undefined ? ANY_HABITS : RHYTHM_HABITS[request.rhythm];
  return chooseTempo(request, habits, COMMON).tempo.perMinute ?? 0;
}

describe("the tempo", () => {
  it("of a funeral march is half that of another", () => {
    expect(perMinute({ rhythm: "march", moods: ["sombre"] })).toBe(56);
    expect(perMinute({ rhythm: "march" })).toBe(108);
  });

  it("of a lullaby is that of a cradle, whatever kind is drawn for it", () => {
    expect(perMinute({ moods: ["tender"] })).toBe(70);
    const drawn = chooseTempo({ moods: ["tender"] }, RHYTHM_HABITS.waltz, meter(3, 4));
    expect(drawn.tempo.perMinute).toBe(70);
  });

  it("of a kind that was asked for is kept by moods", () => {
    expect(perMinute({ rhythm: "reel", moods: ["sombre"] })).toBe(160);
  });

  it("is slower still where a slow word and a slow mood come together", () => {
    const slow = perMinute({ rhythm: "air", tempo: "slow" });
    expect(perMinute({ rhythm: "air", tempo: "slow", moods: ["calm"] })).toBeLessThan(slow);
    expect(perMinute({ rhythm: "air", tempo: "slow", moods: ["lively"] })).toBe(slow);
  });

  it("is faster still where a fast word and a lively mood come together", () => {
    const fast = perMinute({ rhythm: "march", tempo: "fast" });
    expect(perMinute({ rhythm: "march", tempo: "fast", moods: ["lively"] })).toBeGreaterThan(fast);
    expect(perMinute({ rhythm: "march", tempo: "fast", moods: ["calm", "sombre"] })).toBe(fast);
  });

  it("is left alone by moods where it is said to be moderate", () => {
    expect(perMinute({ tempo: "moderate", moods: ["tender", "sombre"] })).toBe(112);
  });

  it("is never less than half of what is usual, nor more than half as much again", () => {
    expect(perMinute({ rhythm: "march", tempo: "very slow", moods: ["sombre", "calm", "solemn"] })).toBe(54);
    expect(perMinute({ rhythm: "march", tempo: "very fast", moods: ["lively", "playful"] })).toBe(162);
  });

  it("of a lively Chinese tune is lively, too", () => {
    const drawn = chooseTempo({ style: "chinese", moods: ["lively"] }, RHYTHM_HABITS.xiaodiao, COMMON);
    expect(drawn.tempo.perMinute).toBe(112);
  });

  it("is told with its reasons in both languages", () => {
    const { choices } = chooseTempo({ tempo: "slow", moods: ["calm"] }, ANY_HABITS, COMMON);
    expect(choices[0]?.why).toEqual({
      en: "slow for this kind of tune, changed for calm",
      zh: "按这类曲子折算，并按“平静”调整",
    });
  });
});
