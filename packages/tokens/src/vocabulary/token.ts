/** @file One token as data, and its readable name: `note:#4+1`, `len:3/2`, `section:A'*2`. Names are what a bundle keeps. */
import { assertNever, MelodistError } from "@melodist/errors";
import { type ChordQuality, type Duration, duration, printDuration } from "@melodist/score";

/** What is wanted of the model. It is a sequence's first token. */
export type Task = "compose" | "continue" | "fill" | "harmonise" | "melodise" | "vary";

/** Controls whose values are plain names. */
export const LABELS = [
  "rhythm",
  "mode",
  "scale",
  "style",
  "composer",
  "density",
  "chords",
  "mood",
  "vocal",
] as const;

export type LabelName = (typeof LABELS)[number];

/** Signs that part a sequence; `end` closes it. */
export type Sign = "body" | "end" | "gap" | "fill" | "harmony" | "melody" | "variation";

/** Ornaments that are kept, in the order in which they are spelled. */
export type OrnamentName = "fermata" | "roll" | "trill";

/** Letters of sections. The seventh kind of section and all beyond are called F. */
export type SectionLetter = "A" | "B" | "C" | "D" | "E" | "F";

/** What a section is called, and whether it is played once or twice in a row. */
export interface SectionName {
  readonly letter: SectionLetter;
  /** It varies the section of the same letter without a prime. */
  readonly primed: boolean;
  readonly times: 1 | 2;
}

/** A pitch seen from the tonic: `degree` 1 to 7, `alter` semitones from the key's signature, `octave` from home. */
export interface DegreePitch {
  readonly degree: number;
  readonly alter: number;
  readonly octave: number;
}

/** One token. Lengths are in units (see `TuneFrame`), except the unit itself, which is in whole notes. */
export type Token =
  | { readonly kind: "task"; readonly task: Task }
  | { readonly kind: "label"; readonly label: LabelName; readonly value: string }
  /** Figures of a meter, or free; in the prefix and, behind a bar token, where the meter changes. */
  | { readonly kind: "meter"; readonly figures: string }
  | { readonly kind: "unit"; readonly length: Duration }
  | { readonly kind: "pickup"; readonly units: Duration }
  /** How many bars the section named before has; the vocabulary's highest stands for more, too. */
  | { readonly kind: "bars"; readonly count: number }
  /** The lowest or highest staff step, counted from the home tonic. */
  | { readonly kind: "range"; readonly end: "low" | "high"; readonly step: number }
  | { readonly kind: "sign"; readonly sign: Sign }
  | ({ readonly kind: "section" } & SectionName)
  /** A pick-up: inside the repeat (`upbeat`), or before it and played only once (`lead-in`). */
  | { readonly kind: "upbeat"; readonly once: boolean }
  /** A bar begins; with it, so many bars of the section remain. */
  | { readonly kind: "bar"; readonly remaining: number }
  | { readonly kind: "ending"; readonly number: 1 | 2 }
  | ({ readonly kind: "note" } & DegreePitch)
  | { readonly kind: "rest" }
  /** The note before goes on. */
  | { readonly kind: "hold" }
  | { readonly kind: "length"; readonly units: Duration }
  /** `actual` notes in the time of `normal`, sounding `span` units together. */
  | { readonly kind: "tuplet"; readonly actual: number; readonly normal: number; readonly span: Duration }
  /** The next note is a grace note. */
  | { readonly kind: "grace" }
  | { readonly kind: "ornament"; readonly name: OrnamentName }
  /** A chord, major unless a quality follows; its root is so many fifths above the tonic. */
  | { readonly kind: "root"; readonly fifths: number }
  | { readonly kind: "quality"; readonly quality: ChordQuality }
  | { readonly kind: "bass"; readonly fifths: number };

/** Degrees of the major scale on the line of fifths, from the fourth up. */
const FIFTHS_DEGREES: readonly number[] = [4, 1, 5, 2, 6, 3, 7];

/** A token's name; `readToken` gives the token back. */
export function printToken(token: Token): string {
  switch (token.kind) {
    case "task":
      return `task:${token.task}`;
    case "label":
      // Blanks part tokens, so names are kept without.
      return `${token.label}:${token.value.replaceAll(" ", "_")}`;
    case "meter":
      return `meter:${token.figures}`;
    case "unit":
      return `unit:${printDuration(token.length)}`;
    case "pickup":
      return `pickup:${printDuration(token.units)}`;
    case "bars":
    case "ending":
      return `${token.kind}:${token.kind === "bars" ? token.count : token.number}`;
    case "range":
      return `${token.end}:${printSteps(token.step)}`;
    case "sign":
      return token.sign;
    case "section":
      return `section:${printSectionName(token)}`;
    case "upbeat":
      return token.once ? "lead-in" : "upbeat";
    case "bar":
      return `bar:${token.remaining}`;
    case "note":
      return `note:${printDegree(token)}`;
    case "rest":
    case "hold":
    case "grace":
      return token.kind;
    case "length":
      return `len:${printDuration(token.units)}`;
    case "tuplet":
      return `tuplet:${token.actual}:${token.normal}:${printDuration(token.span)}`;
    case "ornament":
      return `ornament:${token.name}`;
    case "root":
    case "bass":
      return `${token.kind === "root" ? "chord" : "bass"}:${printFifths(token.fifths)}`;
    case "quality":
      return `quality:${token.quality}`;
    default:
      return assertNever(token);
  }
}

/** A section as musicians would write it. @example printSectionName({ letter: "A", primed: true, times: 2 }); // => "A'*2" */
export function printSectionName({ letter, primed, times }: SectionName): string {
  return `${letter}${primed ? "'" : ""}${times === 2 ? "*2" : ""}`;
}

/** @example printDegree({ degree: 4, alter: 1, octave: 1 }); // => "#4+1" */
function printDegree({ degree, alter, octave }: DegreePitch): string {
  const sign = alter < 0 ? "b".repeat(-alter) : "#".repeat(alter);
  return `${sign}${degree}${octave === 0 ? "" : octave > 0 ? `+${octave}` : octave}`;
}

function printSteps(step: number): string {
  return printDegree({ degree: (((step % 7) + 7) % 7) + 1, alter: 0, octave: Math.floor(step / 7) });
}

/** A place on the line of fifths as a degree of the major scale. @example printFifths(-2); // => "b7" */
function printFifths(fifths: number): string {
  const alter = Math.floor((fifths + 1) / 7);
  const degree = FIFTHS_DEGREES[(((fifths + 1) % 7) + 7) % 7] ?? 1;
  return printDegree({ degree, alter, octave: 0 });
}

/**
 * Read a token's name.
 *
 * @throws MelodistError `bad-file` when it is no token's
 */
export function readToken(name: string): Token {
  const colon = name.indexOf(":");
  const token = colon < 0 ? readWord(name) : readValue(name.slice(0, colon), name.slice(colon + 1));
  if (token !== undefined && printToken(token) === name) return token;
  throw new MelodistError(`${JSON.stringify(name)} is no token of tunes`, {
    code: "bad-file",
    hint: "The vocabulary may belong to another program or to a newer version.",
  });
}

const SIGNS: readonly Sign[] = ["body", "end", "gap", "fill", "harmony", "melody", "variation"];

function readWord(name: string): Token | undefined {
  if (name === "rest" || name === "hold" || name === "grace") return { kind: name };
  if (name === "upbeat" || name === "lead-in") return { kind: "upbeat", once: name === "lead-in" };
  const sign = SIGNS.find((candidate) => candidate === name);
  return sign && { kind: "sign", sign };
}

/** Every kind of token that has a value behind a colon, by what stands before it. */
const READERS: Readonly<Record<string, (value: string) => Token | undefined>> = {
  task: (value) => ({ kind: "task", task: value as Task }),
  meter: (figures) => ({ kind: "meter", figures }),
  unit: (value) => withLength(value, (length) => ({ kind: "unit", length })),
  pickup: (value) => withLength(value, (units) => ({ kind: "pickup", units })),
  bars: (value) => ({ kind: "bars", count: Number(value) }),
  bar: (value) => ({ kind: "bar", remaining: Number(value) }),
  ending: (value) => ({ kind: "ending", number: value === "1" ? 1 : 2 }),
  low: (value) => readRange("low", value),
  high: (value) => readRange("high", value),
  section: readSection,
  note: (value) => {
    const pitch = readDegree(value);
    return pitch && { kind: "note", ...pitch };
  },
  len: (value) => withLength(value, (units) => ({ kind: "length", units })),
  tuplet: (value) => {
    const [actual = "", normal = "", span = ""] = value.split(":");
    return withLength(span, (length) => {
      return { kind: "tuplet", actual: Number(actual), normal: Number(normal), span: length };
    });
  },
  ornament: (value) => ({ kind: "ornament", name: value as OrnamentName }),
  chord: (value) => ({ kind: "root", fifths: readFifths(value) }),
  bass: (value) => ({ kind: "bass", fifths: readFifths(value) }),
  quality: (value) => ({ kind: "quality", quality: value as ChordQuality }),
};

function readValue(head: string, value: string): Token | undefined {
  if (Object.hasOwn(READERS, head)) return READERS[head]?.(value);
  const label = LABELS.find((candidate) => candidate === head);
  return label && { kind: "label", label, value: value.replaceAll("_", " ") };
}

function withLength(text: string, make: (length: Duration) => Token): Token | undefined {
  const match = /^(\d+)(?:\/([1-9]\d*))?$/u.exec(text);
  return match === null ? undefined : make(duration(Number(match[1]), Number(match[2] ?? 1)));
}

function readDegree(text: string): DegreePitch | undefined {
  const match = /^(b*|#*)([1-7])([+-]\d)?$/u.exec(text);
  if (match === null) return undefined;
  const [, sign = "", degree, octave = "0"] = match;
  const alter = sign.startsWith("b") ? -sign.length : sign.length;
  return { degree: Number(degree), alter, octave: Number(octave) };
}

function readRange(end: "low" | "high", value: string): Token | undefined {
  const pitch = readDegree(value);
  return pitch && { kind: "range", end, step: pitch.octave * 7 + pitch.degree - 1 };
}

function readFifths(value: string): number {
  const pitch = readDegree(value);
  return pitch === undefined ? Number.NaN : FIFTHS_DEGREES.indexOf(pitch.degree) - 1 + 7 * pitch.alter;
}

function readSection(value: string): Token | undefined {
  const match = /^([A-F])('?)(\*2)?$/u.exec(value);
  if (match === null) return undefined;
  const [, letter, prime, twice] = match;
  return { kind: "section", letter: letter as SectionLetter, primed: prime === "'", times: twice ? 2 : 1 };
}
