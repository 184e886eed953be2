/** @file How long a tune is where words say it. */
import { createVocabulary } from "@melodist/tokens";
import { describe, expect, it } from "vitest";
import type { ComposeRequest } from "../request.ts";
import { wordedSections } from "./choose-length.ts";
import { makePlan } from "./make-plan.ts";
import { printSections } from "./sections.ts";

const vocabulary = createVocabulary({ composers: [], moods: [] });
const LINES = "the river runs away to sea\nand never comes again to me\n".repeat(2);
const SONG = `[Verse]\n${LINES}[Chorus]\n${LINES.replaceAll("river", "water")}`;

function sectionsFor(request: ComposeRequest): string {
  const planned = makePlan(vocabulary, { rhythm: "song", meter: "4/4", ...request });
  return planned.kind === "planned" ? printSections(planned.plan.tune.sections) : "refused";
}

describe("a tune for words", () => {
  it("has in each section the bars that a stanza fills", () => {
    expect(sectionsFor({ form: "VC", lyrics: SONG })).toBe("A8 B8");
    expect(sectionsFor({ form: "VCVC", lyrics: SONG })).toBe("A8 B8 A8 B8");
    expect(sectionsFor({ form: "VC", lyrics: SONG, barsPerSection: 4 })).toBe("A4 B4");
    expect(sectionsFor({ form: "VC", lyrics: SONG, bars: 24 })).toBe("A12 B12");
    expect(sectionsFor({ form: "VCVCVC", lyrics: `Verse:\n${LINES.repeat(9)}Chorus:\nla` })).toBe(
      "A20 B22 A20 B22 A20 B22",
    );
  });

  it("is as long as before where stanzas have no sections of their own", () => {
    expect(sectionsFor({ form: "VC", lyrics: LINES })).toBe(sectionsFor({ form: "VC" }));
    expect(sectionsFor({ form: "ABA", lyrics: SONG })).toBe(sectionsFor({ form: "ABA" }));
  });

  it("has so many sections with words of their own", () => {
    expect(wordedSections({ form: "VCVC", lyrics: SONG })).toBe(4);
    expect(wordedSections({ form: "VCVC", lyrics: "la" })).toBeUndefined();
    expect(wordedSections({ lyrics: SONG })).toBeUndefined();
  });

  it("has as many notes as its stanzas, not as the first of them alone", () => {
    const densityOf = (form: string | undefined, lyrics: string, bars: number) => {
      const planned = makePlan(vocabulary, { rhythm: "song", meter: "4/4", form, lyrics, bars });
      return planned.kind === "planned" ? planned.plan.controls.density : undefined;
    };
    expect(densityOf("VC", SONG, 16)).toBe(densityOf("A", LINES, 8));
  });
});
