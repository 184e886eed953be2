/** @file One pitch as ABC writes it: accidental, letter, octave marks; resolved by bar and key. */
import { LETTERS, type Letter, type Pitch } from "@melodist/score";
import { expectedAlteration, HIGHEST_OCTAVE, LOWEST_OCTAVE, writeAlteration } from "../accidentals.ts";
import { report, type TuneReader } from "./reader.ts";
import type { VoiceReader } from "./voice-reader.ts";

const CARET = 94;
const UNDERSCORE = 95;
const EQUALS = 61;
const COMMA = 44;
const APOSTROPHE = 39;
const SLASH = 47;

/** What was written, before key and bar have their say. */
export interface WrittenPitch {
  /** From C = 0 to B = 6. */
  readonly step: number;
  readonly octave: number;
  /** Semitones, or undefined when no accidental is written. */
  readonly accidental: number | undefined;
}

/** Steps from C of the letters `A` to `G`, by character code from 65. */
const STEP_OF_LETTER = [5, 6, 0, 1, 2, 3, 4];

/** True for `A`-`G` and `a`-`g`. */
export function isNoteLetter(code: number): boolean {
  return (code >= 65 && code <= 71) || (code >= 97 && code <= 103);
}

/** True for characters that may begin a pitch. */
export function isPitchStart(code: number): boolean {
  return isNoteLetter(code) || code === CARET || code === UNDERSCORE || code === EQUALS;
}

/** Read the accidental at the reader: `^`, `^^`, `=`, `_`, `__`, and quarter tones `^/`, `_3/2`. */
function readAccidental(reader: TuneReader): number | undefined {
  const { text } = reader;
  const code = text.charCodeAt(reader.pos);
  if (code === EQUALS) {
    reader.pos++;
    return 0;
  }
  if (code !== CARET && code !== UNDERSCORE) return undefined;
  const sign = code === CARET ? 1 : -1;
  reader.pos++;
  if (text.charCodeAt(reader.pos) === code) {
    reader.pos++;
    return 2 * sign;
  }
  if (text.startsWith("3/2", reader.pos)) {
    reader.pos += 3;
    return 1.5 * sign;
  }
  if (text.charCodeAt(reader.pos) === SLASH) {
    reader.pos += text.startsWith("/2", reader.pos) ? 2 : 1;
    return 0.5 * sign;
  }
  return sign;
}

/**
 * Read a pitch at the reader.
 *
 * @returns undefined (and the reader behind the accidental) when no letter follows
 * @see ABC standard 2.1, sections 4.1 "Pitch" and 4.2 "Accidentals"
 */
export function readWrittenPitch(reader: TuneReader): WrittenPitch | undefined {
  const start = reader.pos;
  const accidental = readAccidental(reader);
  const code = reader.text.charCodeAt(reader.pos);
  if (!isNoteLetter(code) || reader.pos >= reader.end) {
    report(reader, "note-expected", start, Math.max(reader.pos, start + 1));
    return undefined;
  }
  const low = code <= 71;
  reader.pos++;
  let octave = (low ? 4 : 5) + readOctaveMarks(reader);
  if (octave > HIGHEST_OCTAVE || octave < LOWEST_OCTAVE) {
    report(reader, "pitch-out-of-range", start, reader.pos);
    octave = low ? 4 : 5;
  }
  return { step: STEP_OF_LETTER[code - (low ? 65 : 97)] ?? 0, octave, accidental };
}

/** Octaves that the commas and apostrophes at the reader add. */
function readOctaveMarks(reader: TuneReader): number {
  let octaves = 0;
  for (; reader.pos < reader.end; reader.pos++) {
    const mark = reader.text.charCodeAt(reader.pos);
    if (mark === APOSTROPHE) octaves++;
    else if (mark === COMMA) octaves--;
    else break;
  }
  return octaves;
}

/** Each pitch, made once. */
const shared = new Map<number, Pitch>();

function pitchAt(step: number, alter: number, octave: number): Pitch {
  const slot = ((octave + 8) * 7 + step) * 16 + alter * 2 + 8;
  let pitch = shared.get(slot);
  if (pitch === undefined) {
    pitch = Object.freeze({ letter: LETTERS[step] as Letter, alter, octave });
    shared.set(slot, pitch);
  }
  return pitch;
}

/** A pitch as it sounds, and whether its accidental only says what was in force already. */
export interface ResolvedPitch {
  readonly pitch: Pitch;
  readonly courtesy: boolean;
}

/** Resolve a pitch by tie, bar and key, and remember its accidental for the rest of the bar. */
export function resolvePitch(reader: TuneReader, voice: VoiceReader, written: WrittenPitch): ResolvedPitch {
  const { step, octave, accidental } = written;
  const sounding = octave + voice.octave;
  const { reach } = reader.header;
  const expected = expectedAlteration(voice.accidentals, reach, step, octave);
  if (accidental === undefined) return { pitch: pitchAt(step, expected, sounding), courtesy: false };
  writeAlteration(voice.accidentals, reach, step, octave, accidental);
  return { pitch: pitchAt(step, accidental, sounding), courtesy: expected === accidental };
}
