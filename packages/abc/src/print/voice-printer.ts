/** @file The state of printing one voice: what is in force, and the line being filled. */
import type { Duration, Lyric, Meter, Score, Voice } from "@melodist/score";
import { type Accidentals, createAccidentals } from "../accidentals.ts";
import { octaveShift } from "../staff-octave.ts";

export interface VoicePrinter {
  meter: Meter;
  unit: Duration;
  octave: number;
  readonly accidentals: Accidentals;
  /** Finished lines. */
  readonly lines: string[];
  /** The line being filled. */
  line: string;
  /** The last note is beamed to the next: nothing may come between. */
  joined: boolean;
  /** The measure being printed is the last and has no bar line. */
  atEnd: boolean;
  /** Lyrics of each note of the line. */
  lyrics: (readonly (Lyric | null)[])[];
}

/** A printer at the start of a voice. */
export function createVoicePrinter(score: Score, voice: Voice): VoicePrinter {
  return {
    meter: score.meter,
    unit: score.unit,
    octave: octaveShift(voice.properties),
    accidentals: createAccidentals(score.key),
    lines: [],
    line: "",
    joined: false,
    atEnd: false,
    lyrics: [],
  };
}

/** Append to the line, with a space before unless a beam joins. */
export function put(printer: VoicePrinter, text: string): void {
  const space = printer.line !== "" && !printer.joined ? " " : "";
  printer.line += space + text;
}
