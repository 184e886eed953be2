import { checkBars } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { makeRecord, makeTune, PLAIN_SOURCE } from "../../testing/folder.ts";
import { cleanTune } from "./clean-tune.ts";

const SCALE = "DEFG|AGFE|DEFG|A2A2|";

/** A tune whose header is all but fixed, cleaned. */
function clean(music: string, header = "M:2/4\nL:1/8\nK:D") {
  return cleanTune(makeRecord(`X:9\nT:Test\n${header}\n${music}\n`), PLAIN_SOURCE);
}

/** The music of a cleaned tune in one line, and what was changed. */
function told(music: string, header?: string) {
  const tune = clean(music, header);
  if ("dropped" in tune) return tune.dropped;
  const body = tune.abc
    .slice(tune.abc.indexOf("\nK:") + 1)
    .replace(/\s+/g, " ")
    .trim();
  return `${body} (${tune.changes.map(({ code }) => code).join(" ")})`;
}

describe("cleaning", () => {
  it.each([
    ["a tune without fault, which stays", SCALE, "K:D DEFG | AGFE | DEFG | A2A2 |] ()"],
    ["ornaments, which stay", `{g}DE~FG|A!trill!GFE|DEFG|A2A2|`, "K:D {g}DE~FG | ATGFE | DEFG | A2A2 |] ()"],
    [
      "chord symbols, which stay",
      `"D"DEFG|"A7"AGFE|DEFG|"D"A2A2|`,
      'K:D "D"DEFG | "A7"AGFE | DEFG | "D"A2A2 |] ()',
    ],
    [
      "bowings, slurs and remarks, which go",
      `v(DE)FG|"^slow"AGFE|.D.EFG|A2A2|`,
      "K:D DEFG | AGFE | DEFG | A2A2 |] ()",
    ],
    ["chords of notes", `[DA]EFG|AGFE|DEFG|[FA]2A2|`, "K:D AEFG | AGFE | DEFG | A2A2 |] (chords)"],
    ["words", `${SCALE}\nw:one two three`, "K:D DEFG | AGFE | DEFG | A2A2 |] (lyrics)"],
    [
      "a repeat that begins nowhere",
      "A|DEFG|AGFE|DEFG|A2A:|",
      "K:D |: A | DEFG | AGFE | DEFG | A2A :| (repeat-signs)",
    ],
    [
      "repeats of two sections",
      "DEFG|AGFE:|DEFG|A2A2|AGFE|D4:|",
      "K:D |: DEFG | AGFE :: DEFG | A2A2 | AGFE | D4 :| (repeat-signs)",
    ],
    ["heavy lines inside", "DEFG|]AGFE|DEFG|A2A2||", "K:D DEFG || AGFE | DEFG | A2A2 |] ()"],
    ["silent bars at the ends", `z4|z4|${SCALE}z4|z4|`, "K:D DEFG | AGFE | DEFG | A2A2 |] (silence)"],
    [
      "a last bar that is too short",
      "DEFG|AGFE|DEFG|AGFE|A3|",
      "K:D DEFG | AGFE | DEFG | AGFE | A4 |] (last-bar)",
    ],
    [
      "a last bar that forgets the pick-up",
      "A|DEFG|AGFE|DEFG|A2F2|D2|",
      "K:D A | DEFG | AGFE | DEFG | A2F2 | D3 |] (last-bar)",
    ],
    [
      "a first bar of which most is there",
      "FED|DEFG|AGFE|DEFG|A2A2|",
      "K:D z FED | DEFG | AGFE | DEFG | A2A2 |] (first-bar)",
    ],
  ])("takes %s", (_, music, result) => expect(told(music)).toBe(result));

  it.each([
    ["the melody's voice out of four", "V:1\nDEFG|AGFE|DEFG|A2A2|\nV:2\nD,4|D,4|D,4|D,4|", "voices"],
    [
      "semiquavers in quavers when most are",
      "D2E2F2G2|A2G2F2E2|D2E2F2G2|A4A4|",
      "unit",
      "M:2/4\nL:1/16\nK:D",
    ],
    ["the meter that all bars have", `${"DEFGAB|".repeat(8)}`, "meter", "M:4/4\nL:1/8\nK:D"],
    ["a meter where there was none", `${"DEFGAB|".repeat(8)}`, "meter", "M:none\nL:1/8\nK:D"],
    [
      "a key where there was none",
      "G2BG|d2Bd|c2A2|F2D2|G2BG|d2Bd|cAFA|G2G2|",
      "key-found",
      "M:2/4\nL:1/8\nK:none",
    ],
  ])("finds %s, and tells it", (_, music, code, header = "M:2/4\nL:1/8\nK:D") => {
    const tune = clean(music, header);
    expect(!("dropped" in tune) && tune.changes.map((change) => change.code)).toContain(code);
  });

  it.each([
    ["without notes", "z4|z4|z4|z4|", "no-notes"],
    ["of three bars", "DEFG|AGFE|DEFG|", "too-short"],
    ["of few notes", "D4|E4|F4|G4|", "too-short"],
    ["of 401 bars", "DEFG|".repeat(401), "too-long"],
    ["in quarter tones", "D^/EFG|AGFE|DEFG|A2A2|", "quarter-tones"],
    ["with a long bar nobody can mend", "DEFG|AGFEDEF|GFGB|A2A2|", "wrong-bars"],
  ])("drops a tune %s", (_, music, reason) => expect(told(music)).toBe(reason));

  it("drops a tune without meter whose bars are all different", () => {
    expect(told("DEFG|AGFEDEF|GFGBA|A2A2B4|DE|", "M:none\nL:1/8\nK:D")).toBe("free-meter");
  });

  it.each(["S:www.thesession.org/tunes/1", "Z:from the thesession.org site", "N:see http://TheSession.org"])(
    "drops a tune that says %j",
    (field) => expect(told(SCALE, `M:2/4\nL:1/8\n${field}\nK:D`)).toBe("refused-origin"),
  );

  it("leaves nothing to clean", () => {
    for (let seed = 1; seed < 30; seed++) {
      const first = cleanTune(makeRecord(makeTune(seed)), PLAIN_SOURCE);
      if ("dropped" in first) throw new Error(first.dropped);
      const second = cleanTune(makeRecord(first.abc), PLAIN_SOURCE);
      expect(second).toMatchObject({ abc: first.abc, changes: [] });
      expect(checkBars(first.score)).toEqual([]);
    }
  });
});
