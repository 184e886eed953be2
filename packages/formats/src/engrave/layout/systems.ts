/** @file The systems of a drawing, each with its height, taken off the pages they were drawn on. */
import {
  childOf,
  elementsOf,
  isElement,
  type XmlElement,
  type XmlNode,
} from "../../musicxml/xml/xml-node.ts";
import { type Definitions, extentOf } from "./extent.ts";
import { systemGroups } from "./lines.ts";

/** One line of music. */
export interface System {
  readonly drawing: XmlElement;
  /** In the drawing's own coordinates, hundredths of a millimetre. */
  readonly top: number;
  readonly bottom: number;
  /** What separates it from the system before. */
  readonly gap: number;
}

/** Between the last system of one of Verovio's pages and the first of the next. */
const USUAL_GAP = 900;

/** Systems never come closer, however they were drawn. */
const SMALLEST_GAP = 400;

export interface Systems {
  readonly systems: readonly System[];
  /** Glyphs that the systems use by name. */
  readonly definitions: readonly XmlElement[];
}

/** How an element's id is given on; nothing where it is to be left out. */
export type Naming = (id: string) => Readonly<Record<string, string>>;

/** A drawing that is looked at as a whole needs no names. */
const UNNAMED: Naming = () => ({});

/** Take the systems off Verovio's pages. */
export function systemsOf(pages: readonly XmlElement[], naming: Naming = UNNAMED): Systems {
  const definitions = new Map<string, XmlElement>();
  const systems: System[] = [];
  for (const page of pages) {
    for (const glyph of elementsOf(childOf(page, "defs")))
      definitions.set(glyph.attributes["id"] ?? "", glyph);
    systems.push(...systemsOfPage(page, definitions, naming));
  }
  return { systems, definitions: [...definitions.values()] };
}

function systemsOfPage(page: XmlElement, definitions: Definitions, naming: Naming): readonly System[] {
  const systems: System[] = [];
  for (const group of systemGroups(page)) {
    const drawing = cleaned(group, naming);
    const extent = extentOf(drawing, definitions);
    if (extent.top > extent.bottom) continue;
    const before = systems.at(-1);
    const gap = before === undefined ? USUAL_GAP : Math.max(SMALLEST_GAP, extent.top - before.bottom);
    systems.push({ drawing, ...extent, gap });
  }
  return systems;
}

/** Without Verovio's ids, without tool tips, without groups that draw nothing; letters have no stroke. */
function cleaned(of: XmlElement, naming: Naming): XmlElement {
  const { id, ...rest } = of.attributes;
  const kept = id === undefined ? rest : { ...naming(id), ...rest };
  const attributes = of.name === "text" ? { ...kept, stroke: "none" } : kept;
  const children = of.children.map((child): XmlNode => (isElement(child) ? cleaned(child, naming) : child));
  return { ...of, attributes, children: children.filter((child) => !isElement(child) || isDrawn(child)) };
}

function isDrawn(of: XmlElement): boolean {
  if (of.name === "title" || of.name === "desc") return false;
  return of.children.length > 0 || !GROUPS.has(of.name);
}

/** Elements that draw nothing by themselves. */
const GROUPS: ReadonlySet<string> = new Set(["g", "text", "tspan"]);
