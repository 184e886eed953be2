/** @file A key of the keyboard spelled as music in a given key spells it. */
import { type Key, keyFifths, nameAtFifths, type Pitch, pitchClass } from "@melodist/score";

/**
 * How far below the signature, on the line of fifths, names are taken from. The window of twelve that
 * begins there holds in C: E flat, B flat, F … B, F sharp, C sharp, G sharp, and so leading notes of
 * minor keys are raised and lowered thirds and sevenths flattened.
 */
const WINDOW_BELOW = 3;

/**
 * The likely spelling of a key number.
 *
 * @example
 * spellPitch(66, key("G", 0, "major")); // => { letter: "F", alter: 1, octave: 4 }
 */
export function spellPitch(keyNumber: number, under: Key): Pitch {
  const lowest = keyFifths(under) - WINDOW_BELOW;
  // Seven fifths up are one semitone up, so multiplying by seven goes from semitones to fifths.
  const place = ((((keyNumber * 7 - lowest) % 12) + 12) % 12) + lowest;
  const name = nameAtFifths(place);
  const natural = keyNumber - name.alter;
  return { ...name, octave: Math.floor((natural - pitchClass({ letter: name.letter, alter: 0 })) / 12) - 1 };
}
