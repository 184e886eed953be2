/** @file A small XML tree: elements, instructions and text, in document order. Attributes keep their order too. */
import { toXmlText } from "./xml-text.ts";

/** Attributes by name; one that is undefined is not there. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** `children` may still be added to while a document is being built. */
export interface XmlElement {
  readonly kind: "element";
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: XmlNode[];
}

/** A processing instruction: `<?target body?>`. Other programs pass it by. The body may still change while building. */
export interface XmlInstruction {
  readonly kind: "instruction";
  readonly target: string;
  body: string;
}

/** Text stands for itself, with entities resolved. */
export type XmlNode = XmlElement | XmlInstruction | string;

/**
 * Build an element; children and attributes that are undefined are left out.
 *
 * @example
 * element("pitch", [leaf("step", "C"), undefined]).children.length; // => 1
 */
export function element(
  name: string,
  children: readonly (XmlNode | undefined)[] = [],
  attributes: Attributes = {},
): XmlElement {
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) given[key] = toXmlText(value);
  return {
    kind: "element",
    name,
    attributes: given,
    children: children.filter((child) => child !== undefined),
  };
}

/** An element that holds text alone; a character that XML cannot hold becomes U+FFFD. */
export function leaf(name: string, text: string | number, attributes: Attributes = {}): XmlElement {
  return element(name, text === "" ? [] : [toXmlText(String(text))], attributes);
}

/** Narrow a node to an element, of a certain name when one is given. */
export function isElement(node: XmlNode | undefined, name?: string): node is XmlElement {
  return typeof node === "object" && node.kind === "element" && (name === undefined || node.name === name);
}

/** The elements directly inside, of a certain name when one is given. */
export function elementsOf(parent: XmlElement | undefined, name?: string): readonly XmlElement[] {
  if (parent === undefined) return [];
  return parent.children.filter((child): child is XmlElement => isElement(child, name));
}

/** The first element of a name directly inside. */
export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((child): child is XmlElement => isElement(child, name));
}

/** The text directly inside an element; empty when there is none. */
export function textOf(of: XmlElement | undefined): string {
  if (of === undefined) return "";
  return of.children.filter((child) => typeof child === "string").join("");
}

/** The text of a child, or undefined when there is no such child. */
export function childText(parent: XmlElement | undefined, name: string): string | undefined {
  const child = childOf(parent, name);
  return child === undefined ? undefined : textOf(child);
}

/** The number an element holds, or undefined when it holds none. */
export function numberOf(of: XmlElement | undefined): number | undefined {
  const text = textOf(of).trim();
  const value = Number(text);
  return text !== "" && Number.isFinite(value) ? value : undefined;
}

/** The number a child holds, or undefined when there is none. */
export function childNumber(parent: XmlElement | undefined, name: string): number | undefined {
  return numberOf(childOf(parent, name));
}
