/** @file What notes, rests and chords share: they take what waits for them, and take their place in the measure. */
import type { Duration, TieStyle } from "@melodist/score";
import { applyBroken } from "./joins.ts";
import { spanOf, type TuneReader } from "./reader.ts";
import { takeTuplet } from "./tuplet.ts";
import {
  addTimed,
  type OpenTimed,
  takeGrace,
  takeMarks,
  takeStart,
  type VoiceReader,
} from "./voice-reader.ts";

/** What every timed event takes from the voice: marks, grace notes, slurs, its place in the tuplet. */
export function timed(reader: TuneReader, voice: VoiceReader, start: number, length: Duration) {
  const from = takeStart(voice, start);
  return {
    length,
    beam: false,
    tuplet: takeTuplet(voice),
    slurs: takeSlurs(voice),
    grace: takeGrace(voice),
    marks: takeMarks(voice),
    span: spanOf(reader, from, reader.pos),
  };
}

/** Take the slurs that wait for a note. */
export function takeSlurs(voice: VoiceReader) {
  if (voice.slurs.length === 0) return undefined;
  const open: readonly TieStyle[] = voice.slurs;
  voice.slurs = [];
  return { open, close: 0 };
}

/** Append a timed event; the note before may have said `>` or `<`. */
export function placeTimed(reader: TuneReader, voice: VoiceReader, event: OpenTimed): void {
  if (voice.broken !== undefined) applyBroken(voice, event);
  addTimed(reader, voice, event);
}
