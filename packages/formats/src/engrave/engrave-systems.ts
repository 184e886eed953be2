/** @file A score as single systems of SVG that know what they show: for a page that points at notes and bars. */
import { MelodistError } from "@melodist/errors";
import { isTimed, type Score } from "@melodist/score";
import { writeNamedMusicXml } from "../musicxml/write/write-score.ts";
import { printInline } from "../musicxml/xml/print-xml.ts";
import { childOf, element, elementsOf, isElement, type XmlElement } from "../musicxml/xml/xml-node.ts";
import { drawLines } from "./layout/draw-lines.ts";
import { engravable } from "./layout/engravable.ts";
import { withLines } from "./layout/lines.ts";
import { type Naming, type System, systemsOf } from "./layout/systems.ts";
import { withLetters } from "./layout/written-signs.ts";

/** A measure of the first voice on its system, in the units of the system's view box. */
export interface DrawnMeasure {
  /** Index in the voice, as written. */
  readonly index: number;
  readonly left: number;
  readonly right: number;
  /** The top line of its staff and the lowest line of the lowest staff below it. */
  readonly top: number;
  readonly bottom: number;
}

/** One line of music. */
export interface DrawnSystem {
  /** An `<svg>` whose elements carry `data-at` (`v0-m3-s0-e2`; measures `v0-m3`); glyphs are used by name. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly measures: readonly DrawnMeasure[];
}

export interface SystemsDrawing {
  readonly systems: readonly DrawnSystem[];
  /** Every glyph that the systems use, by the id they use it by. */
  readonly glyphs: ReadonlyMap<string, string>;
}

export interface SystemsOptions {
  /** Hundredths of a millimetre; the music is always drawn at the same size. */
  readonly width: number;
  /** End lines where the score ends them, as long as they fit. Default true. */
  readonly keepsLines?: boolean;
  /** Make lines of like width where the score says nothing of use; otherwise each is filled before the next. Default true. */
  readonly isEven?: boolean;
  /** How many units a pixel is where it is shown: systems are cut so that staff lines lie on pixels. Default 1. */
  readonly pixel?: number;
}

/** Room around a system, so that strokes at its edge are whole. */
const EDGE = 40;

/**
 * Engrave a score line by line.
 *
 * @throws MelodistError `invalid-score` for a score without music
 */
export async function engraveSystems(score: Score, options: SystemsOptions): Promise<SystemsDrawing> {
  const wanted = engravable(options.keepsLines === false ? withLines(score, []) : score);
  const pages = await drawLines(
    wanted,
    { width: options.width, isEven: options.isEven ?? true },
    writeNamedMusicXml,
  );
  const { systems, definitions } = systemsOf(pages, placesIn(score));
  if (systems.length === 0)
    throw new MelodistError("the score has no music to engrave", {
      code: "invalid-score",
      hint: "A score needs at least one voice.",
    });
  const glyphs = new Map(definitions.map((glyph) => [glyphName(glyph), printInline(named(glyph))]));
  return { systems: systems.map((system) => toDrawn(system, options)), glyphs };
}

const PLACE = /^v(\d+)-m(\d+)(?:-s(\d+)-n(\d+))?$/;

/** Names as the score counts: its events, of which line breaks and the like are some that the drawing may not have. */
function placesIn({ voices }: Score): Naming {
  return (id) => {
    const place = PLACE.exec(id);
    if (place === null) return {};
    const [voice = 0, measure = 0, stream, count = 0] = place.slice(1).map(Number);
    if (stream === undefined || Number.isNaN(stream)) return { "data-at": id };
    const { events = [], overlays = [] } = voices[voice]?.measures[measure] ?? {};
    const row = stream === 0 ? events : (overlays[stream - 1] ?? []);
    const timed = [...row.entries()].filter(([, event]) => isTimed(event));
    return { "data-at": `v${voice}-m${measure}-s${stream}-e${timed[count]?.[0] ?? 0}` };
  };
}

/** Verovio ends the names of glyphs with a mark of the drawing: `E0A4-l19nj5e9`. */
function glyphName(glyph: XmlElement): string {
  return plainName(glyph.attributes["id"] ?? "");
}

function plainName(name: string): string {
  return name.replace(/-[^-]*$/, "");
}

function named(glyph: XmlElement): XmlElement {
  return { ...glyph, attributes: { ...glyph.attributes, id: glyphName(glyph) } };
}

function withPlainUses(of: XmlElement): XmlElement {
  const { href } = of.attributes;
  const attributes = href === undefined ? of.attributes : { ...of.attributes, href: plainName(href) };
  return {
    ...of,
    attributes,
    children: of.children.map((child) => (isElement(child) ? withPlainUses(child) : child)),
  };
}

function toDrawn({ drawing, top, bottom }: System, { width, pixel = 1 }: SystemsOptions): DrawnSystem {
  const line = topLine(drawing) ?? 0;
  const up = line - pixel * (Math.ceil((line - Math.floor(top) + EDGE) / pixel) + 0.5);
  const height = Math.ceil((bottom + EDGE - up) / pixel) * pixel;
  const content = element("g", [withLetters(withPlainUses(drawing))], {
    transform: `translate(0, ${-up})`,
    fill: "currentColor",
    stroke: "currentColor",
  });
  const svg = element("svg", [content], {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    "aria-hidden": "true",
  });
  return { svg: printInline(svg), width, height, measures: measuresOf(drawing, -up) };
}

function measuresOf(system: XmlElement, shift: number): readonly DrawnMeasure[] {
  return elementsOf(system, "g").flatMap((group) => {
    const place = /^v0-m(\d+)$/.exec(group.attributes["data-at"] ?? "");
    const lines = staffLines(group);
    const first = lines[0];
    if (place === null || first === undefined) return [];
    const heights = lines.map((line) => line.y + shift);
    return [
      {
        index: Number(place[1]),
        left: first.from,
        right: first.to,
        top: Math.min(...heights),
        bottom: Math.max(...heights),
      },
    ];
  });
}

/** Where the first staff line of a system lies. */
function topLine(system: XmlElement): number | undefined {
  return elementsOf(system, "g").flatMap(staffLines).at(0)?.y;
}

/** The lines of every staff: `M0 641 L2489 641`. */
function staffLines(measure: XmlElement): readonly { from: number; to: number; y: number }[] {
  const staves = elementsOf(measure, "g").filter((group) => group.attributes["class"] === "staff");
  return staves
    .filter((staff) => childOf(staff, "path") !== undefined)
    .flatMap((staff) => elementsOf(staff, "path"))
    .map((path) => {
      const [from = 0, y = 0, to = 0] =
        (path.attributes["d"] ?? "").match(/-?\d+(?:\.\d+)?/gu)?.map(Number) ?? [];
      return { from, to, y };
    });
}
