/** @file Chord symbols as MusicXML's `<harmony>`: what is played, and in `text` how it was spelled. */
import {
  type ChordDegree,
  type ChordQuality,
  type ChordSymbol,
  type Mark,
  type PitchName,
  parseChordSymbol,
  printChordSymbol,
  printPitchName,
} from "@melodist/score";
import { readLetter } from "./letter.ts";
import {
  childNumber,
  childOf,
  childText,
  element,
  elementsOf,
  leaf,
  numberOf,
  type XmlElement,
} from "./xml/xml-node.ts";

/** The qualities of the score are named as MusicXML names its kinds; `satisfies` sees to it that none is forgotten. */
const KINDS: ReadonlyMap<string, ChordQuality> = new Map(
  Object.entries({
    major: "major",
    minor: "minor",
    augmented: "augmented",
    diminished: "diminished",
    dominant: "dominant",
    "major-seventh": "major-seventh",
    "minor-seventh": "minor-seventh",
    "diminished-seventh": "diminished-seventh",
    "augmented-seventh": "augmented-seventh",
    "half-diminished": "half-diminished",
    "major-minor": "major-minor",
    "major-sixth": "major-sixth",
    "minor-sixth": "minor-sixth",
    "dominant-ninth": "dominant-ninth",
    "major-ninth": "major-ninth",
    "minor-ninth": "minor-ninth",
    "dominant-11th": "dominant-11th",
    "major-11th": "major-11th",
    "minor-11th": "minor-11th",
    "dominant-13th": "dominant-13th",
    "major-13th": "major-13th",
    "minor-13th": "minor-13th",
    "suspended-second": "suspended-second",
    "suspended-fourth": "suspended-fourth",
    power: "power",
  } satisfies Record<ChordQuality, ChordQuality>),
);

const DEGREE_KINDS: ReadonlyMap<string, ChordDegree["kind"]> = new Map([
  ["add", "add"],
  ["alter", "alter"],
  ["subtract", "omit"],
]);

/** Write the `<harmony>` of a chord symbol. */
export function writeHarmony(chord: ChordSymbol): XmlElement {
  return element("harmony", [
    element("root", nameChildren("root", chord.root)),
    leaf("kind", chord.quality, { text: spelledKind(chord) }),
    chord.bass === undefined ? undefined : element("bass", nameChildren("bass", chord.bass)),
    ...chord.degrees.map(writeDegree),
  ]);
}

/** The sign that the accompaniment rests; MusicXML wants a root even here, shown as nothing. */
export function writeNoChord(text: string): XmlElement {
  return element("harmony", [
    element("root", [leaf("root-step", "C", { text: "" })]),
    leaf("kind", "none", { text }),
  ]);
}

function nameChildren(of: "root" | "bass", name: PitchName): readonly (XmlElement | undefined)[] {
  return [leaf(`${of}-step`, name.letter), name.alter === 0 ? undefined : leaf(`${of}-alter`, name.alter)];
}

/** Degrees are part of the spelled kind already, so they are not to be printed again. */
function writeDegree(of: ChordDegree): XmlElement {
  return element(
    "degree",
    [
      leaf("degree-value", of.degree),
      leaf("degree-alter", of.alter),
      leaf("degree-type", of.kind === "omit" ? "subtract" : of.kind),
    ],
    { "print-object": "no" },
  );
}

/** What stands between root and bass. */
function spelledKind(chord: ChordSymbol): string {
  const root = /^[A-G](?:##|bb|[#b♯♭𝄪𝄫])?/u.exec(chord.text)?.[0] ?? "";
  const bass = chord.bass === undefined ? "" : (/\/[A-Ga-g][#b♯♭+]*$/u.exec(chord.text)?.[0] ?? "");
  return chord.text.slice(root.length, chord.text.length - bass.length);
}

/** Read a `<harmony>` as the mark it stands for; undefined when it names no root. */
export function readHarmony(of: XmlElement): Mark | undefined {
  const kindElement = childOf(of, "kind");
  const kind = childText(of, "kind")?.trim() ?? "major";
  const text = kindElement?.attributes["text"];
  if (kind === "none") return { kind: "no-chord", text: text ?? "N.C." };
  const root = readName(of, "root");
  if (root === undefined) return undefined;
  const bass = readName(of, "bass");
  const quality = KINDS.get(kind);
  if (quality === undefined) {
    const spelled = `${printPitchName(root)}${text ?? kind}${bass === undefined ? "" : `/${printPitchName(bass)}`}`;
    return { kind: "annotation", place: "none", text: spelled };
  }
  const chord = { root, quality, degrees: elementsOf(of, "degree").map(readDegree), bass };
  return { kind: "chord-symbol", chord: { ...chord, text: spell(chord, text) } };
}

/** As it is spelled there; a kind without a text, or one whose text leaves the degrees out, is spelled our way. */
function spell(chord: Omit<ChordSymbol, "text">, kind: string | undefined): string {
  if (kind === undefined) return printChordSymbol(chord);
  const bass = chord.bass === undefined ? "" : `/${printPitchName(chord.bass)}`;
  const text = printPitchName(chord.root) + kind + bass;
  const isShort = chord.degrees.length > 0 && parseChordSymbol(text)?.degrees.length === 0;
  return isShort ? printChordSymbol(chord) : text;
}

function readName(of: XmlElement, name: "root" | "bass"): PitchName | undefined {
  const parent = childOf(of, name);
  const letter = readLetter(childOf(parent, `${name}-step`));
  if (letter === undefined) return undefined;
  return { letter, alter: Math.round(childNumber(parent, `${name}-alter`) ?? 0) };
}

function readDegree(of: XmlElement): ChordDegree {
  return {
    kind: DEGREE_KINDS.get(childText(of, "degree-type")?.trim() ?? "add") ?? "add",
    degree: Math.min(13, Math.max(2, Math.round(childNumber(of, "degree-value") ?? 2))),
    alter: Math.round(numberOf(childOf(of, "degree-alter")) ?? 0),
  };
}
