/**
 * @file What a MIDI file holds, read from bytes that nobody vouches for.
 *
 * The library `midi-file` writes our files but does not read them here: its parser believes every length
 * it meets, and a negative one sends it backwards without end. This reader only goes forward, takes what
 * notation needs and skips the rest.
 *
 * @see Standard MIDI Files 1.0, RP-001
 */
import { MelodistError } from "@melodist/errors";
import { type ByteReader, damaged, readByte, readBytes, readNumber, readVariable } from "./byte-reader.ts";

export interface MidiRecording {
  readonly ticksPerCrotchet: number;
  readonly tracks: readonly RecordedTrack[];
  /** In the order of the file, of all tracks together. */
  readonly tempos: readonly { readonly tick: number; readonly microsecondsPerCrotchet: number }[];
  readonly meters: readonly {
    readonly tick: number;
    readonly numerator: number;
    readonly denominator: number;
  }[];
  readonly keys: readonly { readonly tick: number; readonly fifths: number; readonly isMinor: boolean }[];
}

export interface RecordedTrack {
  readonly name: string | undefined;
  readonly notes: readonly RecordedNote[];
  readonly lyrics: readonly { readonly tick: number; readonly text: string }[];
}

/** A key pressed at `on` and released at `off`, in ticks; `off` is later than `on`. */
export interface RecordedNote {
  readonly on: number;
  readonly off: number;
  readonly key: number;
  readonly channel: number;
}

/** More notes than a symphony; a file of more is refused. */
const MOST_NOTES = 200_000;
/** Ticks are summed exactly up to here, and no music reaches it. */
const LAST_TICK = 2 ** 40;

/** Where frames are counted instead of beats, a crotchet is taken to last half a second. */
const CROTCHETS_PER_SECOND = 2;

const META = { trackName: 0x03, lyric: 0x05, tempo: 0x51, meter: 0x58, key: 0x59 } as const;

/**
 * Read the bytes of a Standard MIDI File.
 *
 * @throws MelodistError `bad-file` when they are none, or damaged
 * @throws MelodistError `too-large` beyond 200,000 notes
 */
export function readRecording(bytes: Uint8Array): MidiRecording {
  const reader: ByteReader = { bytes, at: 0, end: bytes.length };
  if (bytes.length < 14 || chunkName(reader) !== "MThd") {
    throw new MelodistError("these bytes are no MIDI file: they do not begin with MThd", {
      code: "bad-file",
      hint: "Give a Standard MIDI File (.mid), type 0 or 1.",
    });
  }
  const header = openChunk(reader);
  readNumber(header, 4); // format and number of tracks: the chunks themselves tell
  const tape: Tape = { tracks: [], tempos: [], meters: [], keys: [], noteCount: 0 };
  const ticksPerCrotchet = readDivision(header);
  while (reader.end - reader.at >= 8) {
    const name = chunkName(reader);
    const chunk = openChunk(reader);
    if (name === "MTrk") readTrack(chunk, tape);
  }
  return { ticksPerCrotchet, ...tape };
}

/** What has been read so far. */
interface Tape {
  readonly tracks: RecordedTrack[];
  readonly tempos: MidiRecording["tempos"][number][];
  readonly meters: MidiRecording["meters"][number][];
  readonly keys: MidiRecording["keys"][number][];
  noteCount: number;
}

function chunkName(reader: ByteReader): string {
  return String.fromCharCode(...readBytes(reader, 4));
}

/** The content of the chunk whose length is next; a chunk cut off by the end of the file is read as far as it goes. */
function openChunk(reader: ByteReader): ByteReader {
  const length = Math.min(readNumber(reader, 4), reader.end - reader.at);
  const at = reader.at;
  readBytes(reader, length);
  return { bytes: reader.bytes, at, end: at + length };
}

/** Ticks of a crotchet, from beats or from frames a second. */
function readDivision(reader: ByteReader): number {
  const high = readByte(reader);
  const low = readByte(reader);
  const ticks = high < 128 ? high * 256 + low : ((256 - high) * low) / CROTCHETS_PER_SECOND;
  if (ticks === 0) damaged(reader, "its crotchet has no ticks");
  return ticks;
}

/** When a key went down, the earliest first; before `released` it is up again. The same key may be down twice. */
interface KeyDown {
  readonly ticks: number[];
  released: number;
}

/** A track while it is read. */
interface TrackDraft {
  name: string | undefined;
  readonly notes: RecordedNote[];
  readonly lyrics: { tick: number; text: string }[];
  /** Keys that are down, by channel and key. */
  readonly down: Map<number, KeyDown>;
  tick: number;
  status: number;
}

function readTrack(reader: ByteReader, tape: Tape): void {
  const draft: TrackDraft = { name: undefined, notes: [], lyrics: [], down: new Map(), tick: 0, status: 0 };
  while (reader.at < reader.end) {
    draft.tick += readVariable(reader);
    if (draft.tick > LAST_TICK) damaged(reader, "it lasts for ever");
    const first = readByte(reader);
    if (first === 0xff) readMeta(reader, draft, tape);
    else if (first === 0xf0 || first === 0xf7) readBytes(reader, readVariable(reader));
    else if (first > 0xf0) damaged(reader, "an event of no known kind");
    else readChannelEvent(reader, first, draft, tape);
  }
  for (const sounding of draft.down.keys()) releaseAll(draft, sounding);
  const { name, notes, lyrics } = draft;
  tape.tracks.push({ name, notes, lyrics });
}

function readChannelEvent(reader: ByteReader, first: number, draft: TrackDraft, tape: Tape): void {
  if (first >= 128) draft.status = first;
  if (draft.status === 0) damaged(reader, "an event has no kind");
  const data = first >= 128 ? readByte(reader) : first;
  const kind = draft.status >> 4;
  if (kind === 0xc || kind === 0xd) return;
  const value = readByte(reader);
  if (data > 127 || value > 127) damaged(reader, "a value is too large");
  if (kind !== 8 && kind !== 9) return;
  const sounding = (draft.status & 15) * 128 + data;
  if (kind === 9 && value > 0) pressKey(draft, sounding, tape);
  else releaseKey(draft, sounding);
}

function pressKey(draft: TrackDraft, sounding: number, tape: Tape): void {
  if (++tape.noteCount > MOST_NOTES) {
    throw new MelodistError(`the MIDI file has more than ${MOST_NOTES} notes`, {
      code: "too-large",
      hint: "Cut the file into pieces.",
    });
  }
  const down = draft.down.get(sounding);
  if (down === undefined) draft.down.set(sounding, { ticks: [draft.tick], released: 0 });
  else down.ticks.push(draft.tick);
}

/** The key that went down first goes up first. @returns false when it was not down */
function releaseKey(draft: TrackDraft, sounding: number): boolean {
  const down = draft.down.get(sounding);
  const on = down?.ticks[down.released];
  if (down === undefined || on === undefined) return false;
  down.released++;
  const note = { on, off: draft.tick, key: sounding % 128, channel: Math.floor(sounding / 128) };
  if (note.off > note.on) draft.notes.push(note);
  return true;
}

/** Keys that are never let go sound to the end of their track. */
function releaseAll(draft: TrackDraft, sounding: number): void {
  while (releaseKey(draft, sounding));
}

function readMeta(reader: ByteReader, draft: TrackDraft, tape: Tape): void {
  const kind = readByte(reader);
  const data = readBytes(reader, readVariable(reader));
  const [first = 0, second = 0, third = 0] = data;
  const { tick } = draft;
  if (kind === META.trackName) draft.name ??= decodeText(data);
  if (kind === META.lyric) draft.lyrics.push({ tick, text: decodeText(data) });
  if (kind === META.tempo && data.length === 3) {
    tape.tempos.push({ tick, microsecondsPerCrotchet: first * 65_536 + second * 256 + third });
  }
  if (kind === META.meter && data.length >= 2) {
    tape.meters.push({ tick, numerator: first, denominator: 2 ** second });
  }
  if (kind === META.key && data.length === 2) {
    tape.keys.push({ tick, fifths: first < 128 ? first : first - 256, isMinor: second === 1 });
  }
}

/** UTF-8 where it is valid, else Latin-1, which older programs wrote. */
function decodeText(data: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch {
    return new TextDecoder("latin1").decode(data);
  }
}
