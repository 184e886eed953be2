/** @file Notes: by far the most of what there is. */
import type { Note } from "@melodist/score";
import { readMultiplier, soundingLength } from "./length.ts";
import { readWrittenPitch, resolvePitch } from "./pitch.ts";
import { spanOf, type TuneReader } from "./reader.ts";
import { placeTimed, takeSlurs } from "./timed.ts";
import { takeTuplet } from "./tuplet.ts";
import {
  NO_LYRICS,
  takeGrace,
  takeMarks,
  takeStart,
  type VoiceReader,
  type Writable,
} from "./voice-reader.ts";

/** Read a note. */
export function readNote(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos;
  const written = readWrittenPitch(reader);
  if (written === undefined) return;
  const { pitch, courtesy } = resolvePitch(reader, voice, written);
  const length = soundingLength(reader, voice, readMultiplier(reader), start);
  const from = takeStart(voice, start);
  // Nearly all events are notes: one literal is twice as fast as spreading `timed`.
  const note: Writable<Note> = {
    kind: "note",
    pitch,
    courtesy,
    tie: undefined,
    lyrics: NO_LYRICS,
    length,
    beam: false,
    tuplet: takeTuplet(voice),
    slurs: takeSlurs(voice),
    grace: takeGrace(voice),
    marks: takeMarks(voice),
    span: spanOf(reader, from, reader.pos),
  };
  voice.line.push(note);
  placeTimed(reader, voice, note);
}
