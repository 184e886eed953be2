import { parseAbc } from "@melodist/abc";
import type { Score } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { engraveSystems } from "./engrave-systems.ts";

function scoreOf(music: string): Score {
  const [tune] = parseAbc(`X:1\nL:1/8\nM:4/4\nK:G\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("a tune was expected");
  return tune.score;
}

describe("a score drawn line by line", () => {
  it("says of every note and measure where in the score it stands", async () => {
    const { systems, glyphs } = await engraveSystems(
      scoreOf("GABc d2ef | [GB]4 z4 | GABc d2ef |\nGABc dcBA | gfed cBAG | G8 |]"),
      {
        width: 18_000,
      },
    );
    expect(systems).toHaveLength(2);
    expect(systems[1]?.svg).toContain('data-at="v0-m3-s0-e1"');
    expect(systems.flatMap((system) => system.measures.map((measure) => measure.index))).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
    expect(systems[0]?.svg).toContain('data-at="v0-m0-s0-e4"');
    expect(systems[0]?.svg).toContain('data-at="v0-m1-s0-e0"');
    expect(systems[1]?.svg).toContain('data-at="v0-m5-s0-e');
    const used = systems.flatMap(({ svg }) => [...svg.matchAll(/href="#([^"]+)"/gu)].map(([, name]) => name));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !glyphs.has(name ?? ""))).toEqual([]);
  });

  it("ends lines sooner on a narrow page, and the music keeps its size", async () => {
    const score = scoreOf("GABc d2ef | gfed cBAG | GABc d2ef | gfed cBAG |]");
    const { systems } = await engraveSystems(score, { width: 7_000 });
    expect(systems.length).toBeGreaterThan(1);
    const gaps = systems.map(({ measures: [first] }) => (first === undefined ? 0 : first.bottom - first.top));
    expect(new Set(gaps)).toEqual(new Set([720]));
  });

  it("writes the accidentals of chords as letters, which a page has a typeface for", async () => {
    const { systems } = await engraveSystems(scoreOf('"B7/F#"G4 "Bb"G4 |]'), { width: 18_000 });
    const texts = [...(systems[0]?.svg ?? "").matchAll(/<text[\s\S]*?<\/text>/gu)].map(([text]) =>
      text.replace(/<[^>]*>/gu, ""),
    );
    expect(texts).toEqual(["B7/F♯", "B♭"]);
  });

  it("has lines of like width, and a new one for a section", async () => {
    const { systems } = await engraveSystems(
      scoreOf("GABc d2ef | gfed cBAG | GABc d2ef | gfed cBAG | G8 || GABc d2ef | gfed cBAG |]"),
      { width: 14_000 },
    );
    expect(systems.map(({ measures }) => measures.length)).toEqual([2, 3, 2]);
  });

  it("carries no markup from the tune", async () => {
    const { systems } = await engraveSystems(scoreOf('"^<img src=x onerror=1>"G8 |]\nw:<script>x</script>'), {
      width: 18_000,
    });
    expect(systems.map(({ svg }) => svg).join("")).not.toMatch(/<(?:img|script)/u);
  });
});
