/** @file A page with its text as outlines: all of it, or only what needs the music font. */
import { isElement, type XmlElement, type XmlNode } from "../musicxml/xml/xml-node.ts";
import type { EngravingFinding } from "./finding.ts";
import { MUSIC_SIGN } from "./text/fonts.ts";
import { outlineChunk } from "./text/outline-text.ts";
import { chunksOf, type Inherited, inherit, PLAIN, type TextChunk } from "./text/text-chunk.ts";

/** Outline every text, or those that hold signs of music, which few readers have a font for. */
export type OutlineChoice = "all" | "music";

/** The page with text replaced by groups of paths. */
export function outlinePage(
  page: XmlElement,
  choice: OutlineChoice,
  findings: EngravingFinding[],
): Promise<XmlElement> {
  return outline(page, PLAIN, choice, findings);
}

async function outline(
  of: XmlElement,
  around: Inherited,
  choice: OutlineChoice,
  findings: EngravingFinding[],
): Promise<XmlElement> {
  const own = inherit(of, around);
  const children: XmlNode[] = [];
  for (const child of of.children) {
    if (!isElement(child)) children.push(child);
    else if (!isElement(child, "text")) children.push(await outline(child, own, choice, findings));
    else children.push(...(await outlineText(child, own, choice, findings)));
  }
  return { ...of, children };
}

async function outlineText(
  text: XmlElement,
  around: Inherited,
  choice: OutlineChoice,
  findings: EngravingFinding[],
): Promise<readonly XmlElement[]> {
  const chunks = chunksOf(text, around);
  if (choice === "music" && !chunks.some(needsMusicFont)) return [text];
  return Promise.all(chunks.map((chunk) => outlineChunk(chunk, findings)));
}

function needsMusicFont(chunk: TextChunk): boolean {
  return chunk.runs.some((run) => run.style.isMusic || MUSIC_SIGN.test(run.text));
}
