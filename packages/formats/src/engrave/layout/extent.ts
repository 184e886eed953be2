/**
 * @file How far up and down a drawing reaches.
 *
 * Curves are taken by their control points, which never lie inside the curve: the extent may be a little large, never
 * too small.
 */
import { elementsOf, type XmlElement } from "../../musicxml/xml/xml-node.ts";
import { IDENTITY, type Matrix, multiply, parseTransform } from "./transform.ts";

/** Smallest and largest y. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

const NOTHING: Extent = { top: Number.POSITIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY };

/** How far letters reach above and below their line, in parts of the font size. */
const ASCENT = 0.8;
const DESCENT = 0.25;

/** Elements of a drawing that can be used by name. */
export type Definitions = ReadonlyMap<string, XmlElement>;

/** The vertical extent of an element with all it holds. */
export function extentOf(of: XmlElement, definitions: Definitions): Extent {
  return walk(of, IDENTITY, definitions);
}

function walk(of: XmlElement, around: Matrix, definitions: Definitions): Extent {
  const matrix = multiply(around, parseTransform(of.attributes["transform"]));
  const used = of.name === "use" ? definitions.get((of.attributes["href"] ?? "").slice(1)) : undefined;
  const inside = [...(used === undefined ? [] : [used]), ...elementsOf(of)];
  const own = spread(pointsOf(of), matrix);
  return inside.map((child) => walk(child, matrix, definitions)).reduce(union, own);
}

function union(a: Extent, b: Extent): Extent {
  return { top: Math.min(a.top, b.top), bottom: Math.max(a.bottom, b.bottom) };
}

type Point = readonly [x: number, y: number];

function spread(points: readonly Point[], matrix: Matrix): Extent {
  let { top, bottom } = NOTHING;
  for (const [x, y] of points) {
    const at = matrix[1] * x + matrix[3] * y + matrix[5];
    top = Math.min(top, at);
    bottom = Math.max(bottom, at);
  }
  return { top, bottom };
}

function numberAt(of: XmlElement, name: string): number {
  return Number.parseFloat(of.attributes[name] ?? "0");
}

/** Points that the outline of an element lies between. */
function pointsOf(of: XmlElement): readonly Point[] {
  const [x, y] = [numberAt(of, "x"), numberAt(of, "y")];
  switch (of.name) {
    case "path":
      return pathPoints(of.attributes["d"] ?? "");
    case "polygon":
    case "polyline":
      return pairs((of.attributes["points"] ?? "").match(NUMBER)?.map(Number) ?? []);
    case "rect":
      return [
        [x, y],
        [x + numberAt(of, "width"), y + numberAt(of, "height")],
      ];
    case "ellipse":
      return ellipsePoints(of);
    case "text":
    case "tspan":
      return textPoints(of);
    default:
      return [];
  }
}

function ellipsePoints(of: XmlElement): readonly Point[] {
  const [x, y, radius] = [numberAt(of, "cx"), numberAt(of, "cy"), numberAt(of, "ry")];
  return [
    [x, y - radius],
    [x, y + radius],
  ];
}

/** Text by its line and the largest size in it. */
function textPoints(of: XmlElement): readonly Point[] {
  if (of.attributes["y"] === undefined) return [];
  const y = numberAt(of, "y");
  const size = largestSize(of);
  return [
    [0, y - ASCENT * size],
    [0, y + DESCENT * size],
  ];
}

function largestSize(of: XmlElement): number {
  return Math.max(numberAt(of, "font-size"), ...elementsOf(of).map(largestSize));
}

function pairs(numbers: readonly number[]): readonly Point[] {
  const points: Point[] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2)
    points.push([numbers[index] ?? 0, numbers[index + 1] ?? 0]);
  return points;
}

const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/gu;
const COMMAND = /([a-zA-Z])([^a-zA-Z]*)/gu;

/** Numbers that each command of a path takes at a time. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, Z: 0 };

/** End and control points of a path, relative ones made absolute. */
function pathPoints(d: string): readonly Point[] {
  const points: Point[] = [];
  let at: Point = [0, 0];
  for (const [, letter = "Z", values = ""] of d.matchAll(COMMAND)) {
    const command = letter.toUpperCase();
    const numbers = values.match(NUMBER)?.map(Number) ?? [];
    const takes = TAKES[command];
    if (takes === undefined) throw new Error(`a path command that drawings do not have: ${letter}`);
    const isRelative = letter !== command;
    for (let index = 0; takes > 0 && index + takes <= numbers.length; index += takes) {
      const step = stepPoints(command, numbers.slice(index, index + takes), at, isRelative);
      points.push(...step);
      at = step.at(-1) ?? at;
    }
  }
  return points;
}

function stepPoints(
  command: string,
  numbers: readonly number[],
  at: Point,
  isRelative: boolean,
): readonly Point[] {
  const [first = 0] = numbers;
  const [x, y] = isRelative ? at : [0, 0];
  if (command === "H") return [[x + first, at[1]]];
  if (command === "V") return [[at[0], y + first]];
  return pairs(numbers).map((point): Point => [x + point[0], y + point[1]]);
}
