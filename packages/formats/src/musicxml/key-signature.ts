/** @file Keys as MusicXML's `<key>`: fifths and a mode, or each altered letter on its own. */
import {
  type Key,
  keyAlterations,
  keyFifths,
  key as keyOf,
  LETTERS,
  type Mode,
  NO_KEY,
  nameAtFifths,
  type PitchName,
} from "@melodist/score";
import { readLetter } from "./letter.ts";
import {
  childNumber,
  childText,
  element,
  elementsOf,
  leaf,
  numberOf,
  type XmlElement,
} from "./xml/xml-node.ts";

/** Beyond this a signature is a mistake: C flat minor has ten flats. */
const MOST_FIFTHS = 14;

/** MusicXML's names of the modes that we call otherwise. */
const MODES: ReadonlyMap<string, Mode> = new Map([
  ["major", "major"],
  ["ionian", "major"],
  ["minor", "minor"],
  ["aeolian", "minor"],
  ["dorian", "dorian"],
  ["phrygian", "phrygian"],
  ["lydian", "lydian"],
  ["mixolydian", "mixolydian"],
  ["locrian", "locrian"],
]);

/** Fifths from the signature of a mode to its tonic: keyFifths of the mode on C, reversed. */
function tonicAt(fifths: number, mode: Mode): PitchName {
  return nameAtFifths(fifths - keyFifths(keyOf("C", 0, mode)));
}

/** Write a `<key>`. */
export function writeKey(key: Key): XmlElement {
  const plain = key.accidentals.length === 0 && !key.exact;
  if (plain && key.tonic !== undefined) {
    return element("key", [leaf("fifths", keyFifths(key)), leaf("mode", key.mode)]);
  }
  const letters = alteredLetters(key);
  if (letters.length === 0) return element("key", [leaf("fifths", 0), leaf("mode", "none")]);
  return element(
    "key",
    letters.flatMap(({ letter, alter }) => [leaf("key-step", letter), leaf("key-alter", alter)]),
  );
}

/** The letters a signature marks: as spelled when that is all of it, else whatever differs from C major. */
function alteredLetters(key: Key): readonly PitchName[] {
  if (key.exact) return key.accidentals;
  const alterations = keyAlterations(key);
  return LETTERS.map((letter, step) => ({ letter, alter: alterations[step] ?? 0 })).filter(
    ({ alter }) => alter !== 0,
  );
}

/** Read a `<key>`; a missing mode is major. */
export function readKey(of: XmlElement): Key {
  const steps = elementsOf(of, "key-step");
  if (steps.length > 0) return exactKey(of);
  const fifths = Math.round(childNumber(of, "fifths") ?? 0);
  const modeName = childText(of, "mode")?.trim().toLowerCase() ?? "major";
  const mode = MODES.get(modeName) ?? "major";
  if (Math.abs(fifths) > MOST_FIFTHS || (modeName === "none" && fifths === 0)) return NO_KEY;
  return { ...NO_KEY, tonic: tonicAt(fifths, mode), mode };
}

function exactKey(of: XmlElement): Key {
  const accidentals: PitchName[] = [];
  for (const child of elementsOf(of)) {
    const last = accidentals.at(-1);
    if (child.name === "key-step") accidentals.push({ letter: readLetter(child) ?? "C", alter: 0 });
    if (child.name === "key-alter" && last !== undefined) {
      accidentals[accidentals.length - 1] = { ...last, alter: numberOf(child) ?? 0 };
    }
  }
  return { ...NO_KEY, accidentals, exact: true };
}
