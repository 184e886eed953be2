/**
 * @file Reading an XML document into a tree, with bounds.
 *
 * `saxes` checks well-formedness, so a truncated file is an error and not half a tune. It knows no entities but the
 * five of XML itself and character numbers: a document type is skipped, never expanded, so nothing can blow up.
 */
import { MelodistError } from "@melodist/errors";
import { SaxesParser } from "saxes";
import { isElement, type XmlElement } from "./xml-node.ts";

/** Elements inside one another; MusicXML itself needs about twelve. */
const DEEPEST = 100;

/** Elements in a document: an orchestral movement has about a million. */
const MOST_ELEMENTS = 4_000_000;

/**
 * Read an XML document.
 *
 * Text between elements that is white space alone is dropped.
 *
 * @returns the outermost element
 * @throws MelodistError `bad-file` when the text is not well-formed, `too-large` beyond the bounds
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  parser.on("error", (error) => {
    throw new MelodistError(`not well-formed XML: ${error.message}`, {
      code: "bad-file",
      hint: "Export the file again; it may be cut short.",
      cause: error,
    });
  });
  parser.on("opentag", (tag) => {
    const node: XmlElement = { kind: "element", name: tag.name, attributes: tag.attributes, children: [] };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
    if (++count > MOST_ELEMENTS || open.length > DEEPEST) throw tooLarge();
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) dropIndentation(closed);
  });
  const addText = (value: string) => open.at(-1)?.children.push(value);
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("processinginstruction", ({ target, body }) => {
    open.at(-1)?.children.push({ kind: "instruction", target, body });
  });
  parser.write(text).close();
  if (root === undefined) throw new MelodistError("the XML document is empty", { code: "bad-file" });
  return root;
}

/** White space between elements is layout; in an element that holds text alone it is text. */
function dropIndentation({ children }: XmlElement): void {
  if (!children.some((child) => isElement(child))) return;
  let kept = 0;
  for (const child of children) {
    if (typeof child !== "string" || child.trim() !== "") children[kept++] = child;
  }
  children.length = kept;
}

function tooLarge(): MelodistError {
  return new MelodistError("the XML document has too many elements, or they are nested too deeply", {
    code: "too-large",
    hint: "Split the file; a single tune needs far less.",
  });
}
