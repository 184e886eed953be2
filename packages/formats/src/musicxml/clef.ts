/** @file Clefs and transposition: staff properties as ABC names them, and MusicXML's `<clef>` and `<transpose>`. */
import { childNumber, childText, element, leaf, type XmlElement } from "./xml/xml-node.ts";

interface ClefShape {
  readonly sign: string;
  readonly line: number | undefined;
}

/** Name → sign and line. The names without a figure come first: they are the ones that are read back. */
const CLEFS: ReadonlyMap<string, ClefShape> = new Map([
  ["treble", { sign: "G", line: 2 }],
  ["alto", { sign: "C", line: 3 }],
  ["tenor", { sign: "C", line: 4 }],
  ["bass", { sign: "F", line: 4 }],
  ["soprano", { sign: "C", line: 1 }],
  ["mezzo", { sign: "C", line: 2 }],
  ["baritone", { sign: "C", line: 5 }],
  ["perc", { sign: "percussion", line: undefined }],
  ["none", { sign: "none", line: undefined }],
]);

const NAME = /^([a-zA-Z]+)([1-5])?(?:([+-])(8|15))?$/u;

/**
 * Write the `<clef>` of a name such as `bass` or `treble-8`.
 *
 * @param name undefined for the treble clef, which is what a staff has when nothing is said
 */
export function writeClef(name: string | undefined): XmlElement {
  const { sign, line, octave } = parseClef(name ?? "treble");
  return element("clef", [
    leaf("sign", sign),
    line === undefined ? undefined : leaf("line", line),
    octave === 0 ? undefined : leaf("clef-octave-change", octave),
  ]);
}

function parseClef(name: string): ClefShape & { readonly octave: number } {
  const [, word = "treble", line, direction, figure] = NAME.exec(name) ?? [];
  const octave = direction === undefined ? 0 : Number(`${direction}${figure === "15" ? 2 : 1}`);
  const known =
    CLEFS.get(word) ?? (/^[GCF]$/u.test(word) ? { sign: word, line: lineOf(word) } : CLEFS.get("treble"));
  return { sign: known?.sign ?? "G", line: line === undefined ? known?.line : Number(line), octave };
}

/** The line a sign stands on when nothing is said. */
function lineOf(sign: string): number {
  return { G: 2, C: 3, F: 4 }[sign] ?? 2;
}

/** Octaves that the small figure of a clef moves its notes: -1 for `treble-8`. */
export function clefOctave(name: string | undefined): number {
  return name === undefined ? 0 : parseClef(name).octave;
}

/** The name of a `<clef>`. */
export function readClef(of: XmlElement): string {
  const sign = childText(of, "sign")?.trim() ?? "G";
  const line = childNumber(of, "line") ?? (sign.length === 1 ? lineOf(sign) : undefined);
  const octave = childNumber(of, "clef-octave-change") ?? 0;
  const known = [...CLEFS].find(([, shape]) => shape.sign === sign && shape.line === line);
  const name = known?.[0] ?? (/^[GCF]$/u.test(sign) && line !== undefined ? sign + String(line) : "treble");
  const figure = { "-2": "-15", "-1": "-8", "1": "+8", "2": "+15" }[String(octave)] ?? "";
  return name + figure;
}

/** Write the `<transpose>` of a number of semitones, as ABC's `transpose=` gives it; undefined for what is no number. */
export function writeTransposition(semitones: string | undefined): XmlElement | undefined {
  const chromatic = Number(semitones ?? Number.NaN);
  return Number.isInteger(chromatic) ? element("transpose", [leaf("chromatic", chromatic)]) : undefined;
}

/** Semitones from written to sounding of a `<transpose>`, octaves included. */
export function readTransposition(of: XmlElement): string {
  return String((childNumber(of, "chromatic") ?? 0) + 12 * (childNumber(of, "octave-change") ?? 0));
}
