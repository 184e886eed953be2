/** @file Tests of decorations: each sign says by itself which one it is. */
import { describe, expect, it } from "vitest";
import { SIGNS } from "./sign.data.ts";
import { isDirectionSign, readJump, readSign, writeDirectionSign, writeNotationSigns } from "./sign.ts";
import { childOf, elementsOf, type XmlElement } from "./xml/xml-node.ts";

/** Two decorations with one sign: the second is read as the first. */
const SECOND: Readonly<Record<string, string>> = {
  "^": "marcato",
  dacapo: "D.C.",
  "diminuendo)": "crescendo)",
};

/** The innermost elements that stand for signs. */
function signsIn(of: XmlElement): readonly XmlElement[] {
  const inner = elementsOf(of);
  const isGroup = ["articulations", "ornaments", "technical", "dynamics", "direction-type"].includes(of.name);
  return isGroup ? inner.flatMap(signsIn) : [of];
}

describe("a decoration", () => {
  it.each(Object.keys(SIGNS).filter((name) => !isDirectionSign(name)))(
    "%s is read back from a note's notations",
    (name) => {
      expect(writeNotationSigns([name]).flatMap(signsIn).map(readSign)).toEqual([SECOND[name] ?? name]);
    },
  );

  it.each(Object.keys(SIGNS).filter(isDirectionSign))("%s is read back from a direction", (name) => {
    const direction = writeDirectionSign(name);
    const [sign] = elementsOf(direction, "direction-type").flatMap(signsIn);
    const jump = readJump(childOf(direction, "sound"));
    expect(jump ?? (sign === undefined ? undefined : readSign(sign))).toBe(SECOND[name] ?? name);
  });

  it("without a sign is named", () => {
    expect(writeNotationSigns(["roll"]).map(readSign)).toEqual(["roll"]);
  });

  it("shares an element with its neighbours of the same group, in order", () => {
    const written = writeNotationSigns(["staccato", "accent", "trill", "tenuto", "fermata"]);
    expect(written.map(({ name, children }) => [name, children.length])).toEqual([
      ["articulations", 2],
      ["ornaments", 1],
      ["articulations", 1],
      ["fermata", 0],
    ]);
  });
});
