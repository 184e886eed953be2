/** @file Signs that stand before a note: chord symbols, words, dynamics and the like. */
import type { Mark } from "@melodist/score";
import { writeHarmony, writeNoChord } from "../harmony.ts";
import { isDirectionSign, writeDirectionSign } from "../sign.ts";
import { element, leaf, type XmlElement } from "../xml/xml-node.ts";

/** Write the marks of a note that are not part of it. */
export function marksBefore(marks: readonly Mark[]): readonly XmlElement[] {
  return marks.filter((mark) => mark.kind !== "decoration" || isDirectionSign(mark.name)).map(writeMark);
}

/** Write all marks as elements of their own, for what has no note. */
export function writeMark(mark: Mark): XmlElement {
  switch (mark.kind) {
    case "chord-symbol":
      return writeHarmony(mark.chord);
    case "no-chord":
      return writeNoChord(mark.text);
    case "annotation":
      return writeWords(mark);
    case "decoration":
      return writeDirectionSign(mark.name);
  }
}

function writeWords({ place, text }: Extract<Mark, { kind: "annotation" }>): XmlElement {
  return element("direction", [element("direction-type", [leaf("words", text)])], {
    placement: place === "below" ? "below" : place === "free" ? undefined : "above",
  });
}
