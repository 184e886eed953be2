/** @file Grace notes: `{gf}`, `{/a}`. */
import { duration, type GraceNote, type Pitch } from "@melodist/score";
import { readMultiplier } from "./length.ts";
import { isPitchStart, readWrittenPitch, resolvePitch } from "./pitch.ts";
import { report, type TuneReader } from "./reader.ts";
import { type VoiceReader, type Writable, wait } from "./voice-reader.ts";

const CLOSE = 125;
const SLASH = 47;

/** A grace note without figures is an eighth, whatever the unit: it takes no time of its own. */
const NOMINAL = duration(1, 8);

/** Read a group of grace notes; the reader stands on the brace. */
export function readGrace(reader: TuneReader, voice: VoiceReader): void {
  const { text } = reader;
  const start = reader.pos++;
  wait(voice, start);
  const slashed = text.charCodeAt(reader.pos) === SLASH;
  if (slashed) reader.pos++;
  const notes: Writable<GraceNote>[] = [];
  while (reader.pos < reader.end && text.charCodeAt(reader.pos) !== CLOSE)
    readGraceItem(reader, voice, notes);
  if (reader.pos < reader.end) reader.pos++;
  else report(reader, "unclosed-grace", start, reader.pos);
  if (notes.length === 0) report(reader, "empty-grace", start, reader.pos);
  else addGrace(voice, slashed, notes);
}

/** A second group before the same note goes on with the first. */
function addGrace(voice: VoiceReader, slashed: boolean, notes: readonly GraceNote[]): void {
  voice.grace ??= { slashed, notes: [] };
  voice.grace.slashed = slashed;
  for (const note of notes) voice.grace.notes.push(note);
}

function readGraceItem(reader: TuneReader, voice: VoiceReader, notes: Writable<GraceNote>[]): void {
  const start = reader.pos;
  const code = reader.text.charCodeAt(start);
  if (isPitchStart(code)) {
    const pitch = readGracePitch(reader, voice);
    if (pitch !== undefined) notes.push({ pitches: [pitch], length: graceLength(reader) });
    return;
  }
  if (code === 91) {
    const chord = readGraceChord(reader, voice);
    if (chord !== undefined) notes.push({ pitches: chord, length: graceLength(reader) });
    return;
  }
  reader.pos++;
  if (code !== 32) report(reader, "grace-content", start, start + 1);
}

function readGracePitch(reader: TuneReader, voice: VoiceReader): Pitch | undefined {
  const written = readWrittenPitch(reader);
  return written === undefined ? undefined : resolvePitch(reader, voice, written).pitch;
}

function readGraceChord(reader: TuneReader, voice: VoiceReader): [Pitch, ...Pitch[]] | undefined {
  const pitches: Pitch[] = [];
  for (reader.pos++; reader.pos < reader.end && isPitchStart(reader.text.charCodeAt(reader.pos)); ) {
    const pitch = readGracePitch(reader, voice);
    if (pitch !== undefined) pitches.push(pitch);
  }
  if (reader.text.charCodeAt(reader.pos) === 93) reader.pos++;
  const [first, ...rest] = pitches;
  return first === undefined ? undefined : [first, ...rest];
}

/** Nominal length of a grace note; absurd figures are passed over. */
function graceLength(reader: TuneReader) {
  const start = reader.pos;
  const { num, den } = readMultiplier(reader);
  if (num >= 1 && num <= 64 && den >= 1 && den <= 64) return duration(NOMINAL.num * num, NOMINAL.den * den);
  report(reader, "length-out-of-range", start, reader.pos);
  return NOMINAL;
}
