import { describe, expect, it } from "vitest";
import { makeRecord } from "../../testing/folder.ts";
import { composerName, readHeader } from "./header.ts";

describe("a composer's name", () => {
  it.each([
    ["Schubert, Franz", "Franz Schubert"],
    ["Robert Schumann (1810-1856)", "Robert Schumann"],
    ["Music: 'Ellacombe' Gesangbuch der H. W. K. Hofkapelle, 1784", "Gesangbuch der H. W. K. Hofkapelle"],
    ["O'Carolan", "Turlough O'Carolan"],
    ["anon.", undefined],
    ["[Traditional]", undefined],
    ["Trad. Before 1820", undefined],
    ["Words: Martin Janus, 1661", undefined],
    ["copyright: public domain.", undefined],
    ["Schwäbisches Volkslied", undefined],
    ["A Welsh Air", undefined],
    ["SCOTCH", undefined],
    ["??", undefined],
  ])("of %j is %j", (line, name) => expect(composerName(line)).toBe(name));
});

describe("a header", () => {
  const { score } = makeRecord(
    "X:3\nT:Rakes of Mallow, The\nT:Sandy\nC:Trad.\nR:Polka\nZ:id:dc-polka-2\nK:G\nG2|\n",
  );

  it("is read as plain data", () => {
    expect(readHeader(score, { titlesAreIds: false })).toEqual({
      titles: ["The Rakes of Mallow", "Sandy"],
      composer: undefined,
      origin: undefined,
      rhythm: "Polka",
      ids: ["dc-polka-2"],
    });
  });

  it("gives no titles where they are names of files", () => {
    expect(readHeader(score, { titlesAreIds: true })).toMatchObject({
      titles: [],
      ids: ["Rakes of Mallow, The", "Sandy", "dc-polka-2"],
    });
  });
});
