/** @file What requests say in text, read: note names, meters, lengths, pitches. */
import { chineseNote, MODE_WORDS } from "@melodist/analysis";
import {
  type Duration,
  duration,
  key,
  keyFifths,
  type Letter,
  type Meter,
  type Mode,
  nameAtFifths,
  type Pitch,
  type PitchName,
  printPitchName,
  tonicFifths,
} from "@melodist/score";
import type { Bilingual } from "../bilingual.ts";

/** @param text `F#`, `Bb`; the request's schema has seen to it */
export function readTonic(text: string): PitchName {
  return { letter: text.charAt(0) as Letter, alter: alterOf(text.slice(1)) };
}

function alterOf(sign: string): number {
  return sign === "#" ? 1 : sign === "b" ? -1 : 0;
}

/** @param text `C4`, `F#5` */
export function readPitch(text: string): Pitch {
  const [, letter = "C", sign = "", octave = "4"] = /^([A-G])([#b]?)(-?\d)$/u.exec(text) ?? [];
  return { letter: letter as Letter, alter: alterOf(sign), octave: Number(octave) };
}

/** @param text `6/8`, `2+3/8` */
export function readMeter(text: string): Meter {
  const [beats = "4", unit = "4"] = text.split("/");
  return { kind: "measured", beats: beats.split("+").map(Number), unit: Number(unit), symbol: undefined };
}

/** @param text whole notes: `1/8`, `0` */
export function readLength(text: string): Duration {
  const [num = "0", den = "1"] = text.split("/");
  return duration(Number(num), Math.max(1, Number(den)));
}

/** More sharps or flats than this have no signature. */
const MOST_FIFTHS = 7;

/** The same key under another name, where its signature would need more than seven signs; undefined when it exists. */
export function nearestKey(tonic: PitchName, mode: Mode): PitchName | undefined {
  const fifths = keyFifths(key(tonic.letter, tonic.alter, mode));
  if (Math.abs(fifths) <= MOST_FIFTHS) return undefined;
  return nameAtFifths(tonicFifths(tonic) - 12 * Math.sign(fifths));
}

/** A note by its name: Eb is 降E. */
export function noteWords(name: PitchName): Bilingual {
  return { en: printPitchName(name), zh: chineseNote(name) };
}

/** A key in words. @example keyWords({ letter: "B", alter: -1 }, "minor").en; // => "Bb minor" */
export function keyWords(tonic: PitchName, mode: Mode): Bilingual {
  return {
    en: `${printPitchName(tonic)} ${MODE_WORDS[mode].en}`,
    zh: chineseNote(tonic) + MODE_WORDS[mode].zh,
  };
}
