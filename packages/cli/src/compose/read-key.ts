/** @file A key as people type it: `D`, `Em`, `Bb major`, `F# dor`, `降B大调`. */
import { MODES } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import type { Mode } from "@melodist/score";

/** A note, and a mode where one is said. */
export interface TypedKey {
  readonly tonic: string;
  readonly mode: Mode | undefined;
}

/** Other names of modes; all may be cut to three letters. */
const OTHER_NAMES: Readonly<Record<string, Mode>> = {
  m: "minor",
  ionian: "major",
  aeolian: "minor",
  大调: "major",
  小调: "minor",
  多利亚: "dorian",
  混合利底亚: "mixolydian",
  利底亚: "lydian",
  弗里几亚: "phrygian",
};

/** @throws MelodistError `usage` when it is no key */
export function readKey(text: string): TypedKey {
  const western = text.replace(
    /([升降])\s*([A-G])/iu,
    (_, sign, letter) => letter + (sign === "升" ? "#" : "b"),
  );
  const match = /^\s*([A-Ga-g])\s*([#b♯♭]?)\s*(\S*)\s*$/u.exec(western);
  const [, letter = "", sign = "", word = ""] = match ?? [];
  const mode = word === "" ? undefined : modeNamed(word);
  if (match === null || (word !== "" && mode === undefined)) {
    throw new MelodistError(`--key: ${JSON.stringify(text)} is no key`, {
      code: "usage",
      hint: 'Say a note and a mode: "D", "Em", "Bb major", "F# dorian".',
    });
  }
  return { tonic: letter.toUpperCase() + sign.replace("♯", "#").replace("♭", "b"), mode };
}

function modeNamed(word: string): Mode | undefined {
  const small = word === "M" ? "major" : word.toLowerCase();
  const other = Object.entries(OTHER_NAMES).find(([name]) => isNamed(small, name))?.[1];
  return other ?? MODES.find((name) => isNamed(small, name));
}

function isNamed(word: string, name: string): boolean {
  return word === name || (word.length >= 3 && name.startsWith(word));
}
