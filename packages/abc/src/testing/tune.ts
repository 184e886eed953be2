/** @file What the tests of reading look at: the notes of one line of ABC as short words. */
import { eventPitches, isTimed, type Pitch, printDuration, type ScoreEvent } from "@melodist/score";
import type { DiagnosticCode } from "../diagnostic.ts";
import { type ParsedTune, parseAbc } from "../parse-abc.ts";

/** The one tune of a text. */
export function readTune(abc: string): ParsedTune {
  const [tune] = parseAbc(abc).tunes;
  if (tune === undefined) throw new Error(`no tune in ${JSON.stringify(abc)}`);
  return tune;
}

/** A tune of one line of music, unit 1/8. */
export function readMusic(music: string, header = "K:C"): ParsedTune {
  return readTune(`X:1\nL:1/8\n${header}\n${music}\n`);
}

/** All events of the first voice, overlays apart. */
export function eventsOf({ score }: ParsedTune): readonly ScoreEvent[] {
  return score.voices[0]?.measures.flatMap((measure) => measure.events) ?? [];
}

/** `F#4`; quarter tones in semitones: `E+0.5`. */
export function spell({ letter, alter, octave }: Pitch): string {
  const sign = alter % 1 === 0 ? (alter < 0 ? "b" : "#").repeat(Math.abs(alter)) : `(${alter})`;
  return `${letter}${sign}${octave}`;
}

/** The pitches of all notes and chords, a word each. */
export function pitches(tune: ParsedTune): string {
  return eventsOf(tune)
    .filter((event) => event.kind === "note" || event.kind === "chord")
    .map((event) => eventPitches(event).map(spell).join("+"))
    .join(" ");
}

/** The sounding lengths of all notes, chords and rests, in whole notes. */
export function lengths(tune: ParsedTune): string {
  return eventsOf(tune)
    .filter(isTimed)
    .map((event) => printDuration(event.length))
    .join(" ");
}

/** The codes of what was found, in order. */
export function codes({ diagnostics }: ParsedTune): readonly DiagnosticCode[] {
  return diagnostics.map(({ code }) => code);
}
