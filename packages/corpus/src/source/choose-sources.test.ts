import { describe, expect, it } from "vitest";
import { chooseSources, type SourceFolder } from "./choose-sources.ts";
import { ALL_TIERS, DEFAULT_TIERS } from "./tier.ts";

const MINE = JSON.stringify({ name: "Mine", origin: "my desk", licence: "my own", tier: "open" });

function folder(name: string, description?: string): SourceFolder {
  return { name, description };
}

function choose(folders: readonly SourceFolder[], tiers = DEFAULT_TIERS, allow: readonly string[] = []) {
  const { chosen, leftOut } = chooseSources(folders, { tiers, allow });
  return { chosen: chosen.map(({ slug }) => slug), leftOut: leftOut.map(({ source }) => source.slug) };
}

describe("choosing sources", () => {
  const folders = ["essen", "irishman", "mit-irish"].map((name) => folder(name));

  it.each([
    ["the default tiers", DEFAULT_TIERS, [], ["mit-irish"]],
    ["all tiers, but not what is for research only", ALL_TIERS, [], ["essen", "mit-irish"]],
    ["what is for research only, by name", DEFAULT_TIERS, ["irishman"], ["irishman", "mit-irish"]],
  ] as const)("takes %s", (_, tiers, allow, chosen) => {
    const choice = choose(folders, tiers, allow);
    expect(choice.chosen).toEqual(chosen);
    expect([...choice.chosen, ...choice.leftOut].sort()).toEqual(["essen", "irishman", "mit-irish"]);
  });

  it("takes a collection of one's own that says what it is", () => {
    expect(choose([folder("mine", MINE)]).chosen).toEqual(["mine"]);
  });

  it.each([
    ["the folder's name", folder("TheSession-data")],
    ["its description", folder("tunes", MINE.replace("my desk", "https://thesession.org/"))],
    ["its title", folder("tunes", MINE.replace("Mine", "The Session"))],
  ])("refuses The Session by %s, with the reason and a way out", (_, from) => {
    expect(() => choose([from])).toThrow(
      expect.objectContaining({
        code: "refused-source",
        message: expect.stringMatching(/2025-10-08.*语言模型/),
        hint: expect.stringContaining("O'Neill"),
      }),
    );
  });

  it("refuses it also when it is allowed by name", () => {
    expect(() => choose([], ALL_TIERS, ["the-session"])).toThrow(/The Session/);
  });

  it.each([
    ["of which nothing is known", folder("finds"), { code: "refused-source" }],
    ["whose description is no JSON", folder("finds", "{"), { code: "invalid-setting" }],
    ["without a licence", folder("finds", '{"name":"x","origin":"y","tier":"open"}'), { message: /licence/ }],
    ["with a tier that there is not", folder("finds", MINE.replace("open", "free")), { message: /tier/ }],
    ["with a misspelt field", folder("finds", MINE.replace("origin", "orogin")), { message: /orogin/ }],
  ])("refuses a folder %s, and shows what would do", (_, from, error) => {
    const wanted = "message" in error ? { message: expect.stringMatching(error.message) } : error;
    expect(() => choose([from])).toThrow(
      expect.objectContaining({ ...wanted, hint: expect.stringContaining('"licence"') }),
    );
  });

  it("says so when a source to allow is not there", () => {
    expect(() => choose([], DEFAULT_TIERS, ["irishman"])).toThrow(/irishman/);
  });
});
