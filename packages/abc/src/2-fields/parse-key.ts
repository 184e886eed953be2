/** @file `K:`: tonic, mode, accidentals, and the clef words that may follow. */
import {
  type Key,
  type Letter,
  type Mode,
  NO_KEY,
  type PitchName,
  type StaffProperties,
} from "@melodist/score";
import { parseStaffProperties } from "./parse-staff.ts";

export interface KeyField {
  readonly key: Key;
  /** True when the field names a key at all (`K: clef=bass` changes the clef only). */
  readonly stated: boolean;
  readonly properties: StaffProperties;
  /** Words that were not understood; undefined when all were. */
  readonly odd: string | undefined;
  /** True when the tonic itself was not understood. */
  readonly bad: boolean;
}

/** Modes by their first three letters, and the short forms. */
const MODES: ReadonlyMap<string, Mode> = new Map([
  ["", "major"],
  ["m", "minor"],
  ["min", "minor"],
  ["aeo", "minor"],
  ["maj", "major"],
  ["ion", "major"],
  ["dor", "dorian"],
  ["phr", "phrygian"],
  ["lyd", "lydian"],
  ["mix", "mixolydian"],
  ["loc", "locrian"],
]);

const TONIC = /^([A-G])(#|b|♯|♭)?(?:\s*([A-Za-z]+))?/;
const ACCIDENTALS: Readonly<Record<string, number>> = {
  "^": 1,
  "^^": 2,
  _: -1,
  __: -2,
  "=": 0,
  "^/": 0.5,
  "_/": -0.5,
};
const ACCIDENTAL = /^(\^\^|\^\/|\^|__|_\/|_|=)([a-gA-G])/;

/** Signature of the Highland pipes: F and C sharp, G natural. */
const PIPE_ACCIDENTALS: readonly PitchName[] = [
  { letter: "F", alter: 1 },
  { letter: "C", alter: 1 },
  { letter: "G", alter: 0 },
];

/**
 * Read the value of a `K:` field.
 *
 * @see ABC standard 2.1, sections 3.1.14 "K: - key" and 4.6 "Clefs and transposition"
 * @example
 * parseKey("D mix").key.mode; // => "mixolydian"
 */
export function parseKey(value: string): KeyField {
  const tonic = readTonic(value);
  const accidentals: PitchName[] = [];
  let exact = tonic.key.exact;
  let rest = value.slice(tonic.used).trim();
  const staffWords: string[] = [];
  while (rest !== "") {
    const accidental = ACCIDENTAL.exec(rest);
    if (accidental !== null) {
      accidentals.push(readAccidental(accidental));
      rest = rest.slice(accidental[0].length).trimStart();
      continue;
    }
    const word = /^(?:[^\s"]+"[^"]*"|\S+)/.exec(rest)?.[0] ?? rest;
    if (word === "exp") exact = true;
    else staffWords.push(word);
    rest = rest.slice(word.length).trimStart();
  }
  const staff = parseStaffProperties(staffWords.join(" "));
  const plain = accidentals.length === 0 && exact === tonic.key.exact;
  return {
    key: plain ? tonic.key : { ...tonic.key, accidentals: [...tonic.key.accidentals, ...accidentals], exact },
    stated: tonic.used > 0 || accidentals.length > 0,
    properties: staff.properties,
    odd: staff.odd,
    bad: tonic.used === 0 && accidentals.length === 0 && value.trim() !== "" && isEmpty(staff.properties),
  };
}

function isEmpty(properties: StaffProperties): boolean {
  return Object.keys(properties).length === 0;
}

function readAccidental(match: RegExpExecArray): PitchName {
  return { letter: (match[2] ?? "C").toUpperCase() as Letter, alter: ACCIDENTALS[match[1] ?? "="] ?? 0 };
}

/** The tonic and mode at the front of the value, and how many characters they took. */
function readTonic(value: string): { readonly key: Key; readonly used: number } {
  const special = /^(HP|Hp|none)(?![\w])/.exec(value);
  if (special?.[1] === "none") return { key: NO_KEY, used: 4 };
  if (special?.[1] === "HP") return { key: { ...NO_KEY, exact: true, pipes: "HP" }, used: 2 };
  if (special?.[1] === "Hp") {
    return { key: { ...NO_KEY, exact: true, pipes: "Hp", accidentals: PIPE_ACCIDENTALS }, used: 2 };
  }
  const match = TONIC.exec(value);
  if (match === null) return { key: NO_KEY, used: 0 };
  const alter = match[2] === undefined ? 0 : match[2] === "#" || match[2] === "♯" ? 1 : -1;
  const word = match[3] ?? "";
  const mode = modeOf(word);
  const wordStart = match[0].length - word.length;
  return {
    key: { ...NO_KEY, tonic: { letter: match[1] as Letter, alter }, mode: mode ?? "major" },
    used: mode === undefined ? wordStart : match[0].length,
  };
}

/** The first three letters decide, whatever their case; minor may be a single m. */
function modeOf(word: string): Mode | undefined {
  const name = word.toLowerCase();
  return MODES.get(name.length < 3 ? name : name.slice(0, 3));
}
