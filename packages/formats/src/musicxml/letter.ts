/** @file Note letters in MusicXML: `<step>C</step>`, `<root-step>`, `<key-step>`. */
import { LETTERS, type Letter } from "@melodist/score";
import { textOf, type XmlElement } from "./xml/xml-node.ts";

/** The letter an element holds, or undefined when it is none. */
export function readLetter(of: XmlElement | undefined): Letter | undefined {
  const text = textOf(of).trim().toUpperCase();
  return LETTERS.find((letter) => letter === text);
}
