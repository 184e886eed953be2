/**
 * @file A score as a Standard MIDI File: what a sequencer, a phone or a teacher's keyboard can play.
 *
 * Format 1, 480 ticks a crotchet. The first track has the title, tempi, meters and keys; each voice has its
 * track, and so has the accompaniment. Ticks are rounded from exact onsets and ends, never added up,
 * so a tune of septuplets ends on the very tick it should. Texts are UTF-8. Quarter tones sound on the key
 * below. The bytes are put together by the library `midi-file`.
 */
import { MelodistError } from "@melodist/errors";
import {
  addDurations,
  type Duration,
  keyFifths,
  type MidiKey,
  type Mode,
  type Score,
  ZERO,
} from "@melodist/score";
import { type MidiEvent, writeMidi as toBytes } from "midi-file";
import { type PerformOptions, perform } from "./perform.ts";
import type { Performance, PerformedNote, PerformedPart } from "./performance.ts";
import { signatureMarks } from "./signature-marks.ts";

/** Ticks of a crotchet; a whole note has four times as many. */
export const TICKS_PER_CROTCHET = 480;
const TICKS_PER_WHOLE = 4 * TICKS_PER_CROTCHET;

/** Ticks of the MIDI clock, which the metronome of a time signature is counted in. */
const CLOCKS_PER_WHOLE = 96;

/** The longest crotchet that the file format can say, in microseconds. */
const SLOWEST_CROTCHET = 0xff_ff_ff;

/** The longest wait between two events that the file format can say, and so the longest file we write. */
const LAST_TICK = 0x0f_ff_ff_ff;

/** Channels go round; 9 is left out, for it is the drums'. */
const CHANNELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15] as const;

/** Modes whose third is minor are written as minor keys. */
const MINOR_MODES: ReadonlySet<Mode> = new Set(["minor", "dorian", "phrygian", "locrian"]);

/** An event at its tick; at one tick, lower ranks come first. */
interface PlacedEvent {
  readonly tick: number;
  readonly rank: number;
  readonly event: Unplaced<MidiEvent>;
}

type Unplaced<Event> = Event extends MidiEvent ? Omit<Event, "deltaTime"> : never;

const RANK = { noteOff: 0, meta: 1, noteOn: 2 } as const;

/**
 * Write a score as a Standard MIDI File.
 *
 * @throws MelodistError `too-large` when the repeats make more than 100,000 measures, or the tune lasts
 *   longer than 139,000 whole notes
 */
export function writeMidi(score: Score, options: PerformOptions = {}): Uint8Array {
  return encodePerformance(perform(score, options));
}

/**
 * Write what is played as a Standard MIDI File.
 *
 * @throws MelodistError `too-large` when it lasts longer than 139,000 whole notes
 */
export function encodePerformance(performance: Performance): Uint8Array {
  const end = toTick(performance.length);
  if (end > LAST_TICK) {
    throw new MelodistError("the tune is too long for a MIDI file", {
      code: "too-large",
      hint: "Look for a note of an absurd length.",
    });
  }
  const tracks = [
    toTrack(conduct(performance), end),
    ...performance.parts.map((part, index) => {
      const notes = performance.notes.filter((note) => note.part === index);
      return toTrack(playPart(part, CHANNELS[index % CHANNELS.length] ?? 0, notes), end);
    }),
  ];
  const header = { format: 1, numTracks: tracks.length, ticksPerBeat: TICKS_PER_CROTCHET } as const;
  return Uint8Array.from(toBytes({ header, tracks }));
}

function toTick(time: Duration): number {
  return Math.round((time.num * TICKS_PER_WHOLE) / time.den);
}

/** The events of the first track. */
function conduct({ title, tempos, keys, measures }: Performance): readonly PlacedEvent[] {
  return [
    ...(title === undefined ? [] : [meta(ZERO, { type: "trackName", text: toUtf8(title) })]),
    ...tempos.map(({ onset, wholesPerMinute }) => {
      const microseconds = Math.round(60e6 / (wholesPerMinute * 4));
      const microsecondsPerBeat = Math.min(SLOWEST_CROTCHET, Math.max(1, microseconds));
      return meta(onset, { type: "setTempo", microsecondsPerBeat });
    }),
    ...keys
      .filter(({ key }) => key.tonic !== undefined)
      .map(({ onset, key }) => {
        const fifths = Math.min(7, Math.max(-7, keyFifths(key)));
        return meta(onset, { type: "keySignature", key: fifths, scale: MINOR_MODES.has(key.mode) ? 1 : 0 });
      }),
    ...signatureMarks(measures).map(({ onset, numerator, denominator, isCompound }) => {
      const metronome = (CLOCKS_PER_WHOLE / denominator) * (isCompound ? 3 : 1);
      return meta(onset, { type: "timeSignature", numerator, denominator, metronome, thirtyseconds: 8 });
    }),
  ];
}

/** The events of a part's track. */
function playPart(
  part: PerformedPart,
  channel: number,
  notes: readonly PerformedNote[],
): readonly PlacedEvent[] {
  return [
    meta(ZERO, { type: "trackName", text: toUtf8(part.name) }),
    { tick: 0, rank: RANK.meta, event: { type: "programChange", channel, programNumber: part.program } },
    ...notes.flatMap(({ onset, syllable }) =>
      syllable === undefined ? [] : [meta(onset, { type: "lyrics", text: toUtf8(syllable) })],
    ),
    ...pressKeys(notes).flatMap(({ on, off, key: noteNumber, velocity }): PlacedEvent[] => [
      { tick: on, rank: RANK.noteOn, event: { type: "noteOn", channel, noteNumber, velocity } },
      { tick: off, rank: RANK.noteOff, event: { type: "noteOff", channel, noteNumber, velocity: 0 } },
    ]),
  ];
}

/** A key going down and up again. */
interface KeyPress {
  readonly key: MidiKey;
  readonly velocity: number;
  readonly on: number;
  off: number;
}

/** A key can only be down once: a note struck while its key is still down ends the one before. */
function pressKeys(notes: readonly PerformedNote[]): readonly KeyPress[] {
  const presses: KeyPress[] = [];
  const down = new Map<MidiKey, KeyPress>();
  for (const { onset, length, key, velocity } of notes) {
    const on = toTick(onset);
    const off = Math.max(on + 1, toTick(addDurations(onset, length)));
    const before = down.get(key);
    if (before?.on === on) {
      before.off = Math.max(before.off, off);
      continue;
    }
    if (before !== undefined) before.off = Math.min(before.off, on);
    const press = { key, velocity, on, off };
    presses.push(press);
    down.set(key, press);
  }
  return presses;
}

function meta(onset: Duration, event: Unplaced<MidiEvent>): PlacedEvent {
  return { tick: toTick(onset), rank: RANK.meta, event };
}

/** Events in order, each with the time since the one before. */
function toTrack(events: readonly PlacedEvent[], end: number): MidiEvent[] {
  const ordered = events.toSorted((a, b) => a.tick - b.tick || a.rank - b.rank);
  let tick = 0;
  const track = ordered.map(({ tick: at, event }): MidiEvent => {
    const deltaTime = at - tick;
    tick = at;
    return { deltaTime, ...event };
  });
  return [...track, { deltaTime: Math.max(0, end - tick), type: "endOfTrack" }];
}

/** The library writes each character as one byte, so a text's UTF-8 bytes are handed to it as characters. */
function toUtf8(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
