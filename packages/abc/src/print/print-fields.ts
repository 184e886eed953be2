/** @file What header and inline fields say: key, meter, unit, tempo, staff. */
import {
  type Key,
  type Mode,
  type PitchName,
  printDuration,
  type StaffProperties,
  type Tempo,
} from "@melodist/score";
import { quoteText } from "../text/decode-text.ts";

const MODE_SUFFIX: Readonly<Record<Mode, string>> = {
  major: "",
  minor: "m",
  dorian: "dor",
  phrygian: "phr",
  lydian: "lyd",
  mixolydian: "mix",
  locrian: "loc",
};

const SIGNS: ReadonlyMap<number, string> = new Map([
  [-2, "__"],
  [-1.5, "_3/2"],
  [-1, "_"],
  [-0.5, "_/"],
  [0, "="],
  [0.5, "^/"],
  [1, "^"],
  [1.5, "^3/2"],
  [2, "^^"],
]);

/** An alteration as ABC's sign. @example printAccidental(-1); // => "_" */
export function printAccidental(alter: number): string {
  return SIGNS.get(alter) ?? "=";
}

/** The value of `K:` without staff properties. */
export function printKey(key: Key): string {
  if (key.pipes !== undefined) return key.pipes;
  const tonic = key.tonic === undefined ? "none" : `${printTonic(key.tonic)}${MODE_SUFFIX[key.mode]}`;
  const accidentals = key.accidentals.map(
    ({ letter, alter }) => ` ${printAccidental(alter)}${letter.toLowerCase()}`,
  );
  return `${tonic}${key.exact ? " exp" : ""}${accidentals.join("")}`;
}

function printTonic({ letter, alter }: PitchName): string {
  return letter + (alter > 0 ? "#" : alter < 0 ? "b" : "");
}

/** The value of `Q:`. */
export function printTempo({ beats, perMinute, text }: Tempo): string {
  const words = text === undefined ? "" : quoteText(text);
  if (perMinute === undefined) return words;
  const figures = `${beats.map((beat) => (beat.den === 1 ? `${beat.num}/1` : printDuration(beat))).join(" ")}=${perMinute}`;
  return words === "" ? figures : `${words} ${figures}`;
}

/** Staff properties, names in alphabetical order. */
export function printProperties(properties: StaffProperties): string {
  return Object.entries(properties)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${quoteIfNeeded(value)}`)
    .join(" ");
}

function quoteIfNeeded(value: string): string {
  return /^[^\s"\]%\\=]+$/.test(value) ? value : quoteText(value);
}

/** `1/8`, and `1/1` for a whole note. */
export function printUnit(unit: { readonly num: number; readonly den: number }): string {
  return `${unit.num}/${unit.den}`;
}
