import { type Key, key, NO_KEY } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { findKey } from "./find-key.ts";
import { tune } from "./testing/tune.ts";
import { settleKey, verifyKey } from "./verify-key.ts";

const PART = "G2B2 d2B2 | c2A2 ^F2D2 | G2B2 d2g2 | ^f2e2 d4 | G2B2 d2B2 | c2A2 ^F2D2 | G2A2 B2A2 | G8";
const IN_G = `|: ${PART} :| ${PART} |]`;
/** The same with accidentals for every F and C, so that it sounds in G whatever the signature. */
const inG = (stated: Key) =>
  tune(IN_G.replaceAll(/\^?([Ff])/gu, "^$1").replaceAll(/([CcBb])/gu, "=$1"), { key: stated });

describe("checking the notated key", () => {
  it.each([
    [key("G", 0, "major"), "agrees"],
    [key("G", 0, "minor"), "other-mode"],
    [key("E", 0, "minor"), "relative"],
    [key("D", 0, "mixolydian"), "relative"],
    [key("B", -1, "major"), "disagrees"],
  ])("%#: says that it %s", (stated, verdict) => {
    expect(verifyKey(inG(stated))?.verdict).toBe(verdict);
  });

  it("holds its tongue about a few notes", () => {
    expect(verifyKey(tune("G2 B2 d4 |]", { key: key("E", 0, "minor") }))?.verdict).toBe("agrees");
  });

  it("has nothing to say without a key, or without notes", () => {
    expect(verifyKey(tune(IN_G, { key: NO_KEY }))).toBeUndefined();
    expect(verifyKey(tune("z8 |]", { key: key("G", 0, "major") }))).toBeUndefined();
  });
});

describe("settling on a key", () => {
  it("keeps the stated one where it is tenable", () => {
    const stated = key("G", 0, "major");
    expect(settleKey(verifyKey(inG(stated)), findKey(inG(stated)))).toEqual({
      tonic: stated.tonic,
      mode: "major",
    });
  });

  it("takes what is heard where it is not", () => {
    const score = inG(key("B", -1, "major"));
    expect(settleKey(verifyKey(score), findKey(score))).toEqual({
      tonic: { letter: "G", alter: 0 },
      mode: "major",
    });
  });

  it("is undefined when there is neither", () => {
    expect(settleKey(undefined, undefined)).toBeUndefined();
  });
});
