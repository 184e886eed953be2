/** @file MusicXML text or bytes (plain or compressed) as a score. */
import { MelodistError } from "@melodist/errors";
import type { Score } from "@melodist/score";
import { isCompressed, uncompress } from "../compressed.ts";
import { createFindingLog, type MusicXmlFinding } from "../finding.ts";
import { decodeXml } from "../xml/decode-xml.ts";
import { parseXml } from "../xml/parse-xml.ts";
import { elementsOf, type XmlElement } from "../xml/xml-node.ts";
import { readScoreElement } from "./read-score.ts";

/** A score, and what of the file could not be read as it stands there. */
export interface MusicXmlReading {
  readonly score: Score;
  readonly findings: readonly MusicXmlFinding[];
}

/** Characters of XML; more is no score. */
const LONGEST = 256 * 1024 * 1024;

/**
 * Read MusicXML: partwise or timewise, `.musicxml`, `.xml` or compressed `.mxl`.
 *
 * Music never makes it throw: what a score has no place for is left out and listed in `findings`.
 *
 * @param source the text, or the bytes of a file
 * @throws MelodistError `bad-file` when it is not well-formed XML or not MusicXML, `too-large` beyond all bounds
 */
export function readMusicXml(source: string | Uint8Array): MusicXmlReading {
  const bytes = typeof source !== "string" && isCompressed(source) ? uncompress(source) : source;
  const text = typeof bytes === "string" ? bytes : decodeXml(bytes);
  if (text.length > LONGEST) {
    throw new MelodistError("the file is too large to be a score", {
      code: "too-large",
      hint: "Split the file.",
    });
  }
  const log = createFindingLog();
  const score = readScoreElement(partwise(parseXml(text)), log);
  return { score, findings: log.findings };
}

/** The document with measures inside parts, whichever way round it was written. */
function partwise(root: XmlElement): XmlElement {
  if (root.name === "score-partwise") return root;
  if (root.name === "score-timewise") return turnedAround(root);
  throw new MelodistError(`not MusicXML: the document is a <${root.name.slice(0, 40)}>`, {
    code: "bad-file",
    hint: "A MusicXML score begins with <score-partwise> or <score-timewise>.",
  });
}

function turnedAround(root: XmlElement): XmlElement {
  const parts = new Map<string, XmlElement>();
  for (const measure of elementsOf(root, "measure")) {
    for (const part of elementsOf(measure, "part")) {
      const id = part.attributes["id"] ?? "";
      const whole: XmlElement = parts.get(id) ?? { ...part, children: [] };
      parts.set(id, whole);
      whole.children.push({ ...measure, children: part.children });
    }
  }
  const head = elementsOf(root).filter((child) => child.name !== "measure");
  return { ...root, name: "score-partwise", children: [...head, ...parts.values()] };
}
