/**
 * @file A Standard MIDI File as a score.
 *
 * A MIDI file says which keys were pressed when; what is written must be found out. Each track and
 * channel with notes becomes a voice. Notes are moved to a grid (`quantise.ts`), bars come from the time
 * signatures (4/4 where there are none), names of notes from the key signatures (where there are none,
 * the key is estimated). Drums are left out, and a field of the score says so. Loudness and pedals are not read.
 */
import { MelodistError } from "@melodist/errors";
import {
  duration,
  type Field,
  type Key,
  type Measure,
  type Score,
  type ScoreEvent,
  type Tempo,
  type Voice,
} from "@melodist/score";
import { type GridMeasure, measureGrid, STEPS_PER_CROTCHET, tickToSteps } from "./measure-grid.ts";
import { type MidiRecording, readRecording } from "./midi-recording.ts";
import { notateMeasure } from "./notate.ts";
import { quantise } from "./quantise.ts";
import { measureKeys, measureTempos } from "./recorded-signs.ts";
import { type RecordedVoice, recordedVoices } from "./recorded-voices.ts";
import { type GridChord, toStreams } from "./streams.ts";

/** Voices whose notes lie below this on the average (E3) are given a bass clef. */
const BASS_CLEF_BELOW = 52;

/** How far a note may reach over the last bar line and not open another bar, in steps. */
const LAST_BAR_TOLERANCE = STEPS_PER_CROTCHET / 64;

/**
 * Read a Standard MIDI File, type 0 or 1, as a score.
 *
 * Any bytes are answered in bounded time: with a score, or with an error.
 *
 * @throws MelodistError `bad-file` when the bytes are no MIDI file, are damaged, or hold no melody
 * @throws MelodistError `too-large` beyond 200,000 notes, 256 voices, or 100,000 bars in all voices
 */
export function readMidi(bytes: Uint8Array): Score {
  const recording = readRecording(bytes);
  const { voices, hasDrums } = recordedVoices(recording);
  if (voices.length === 0) refuseSilence();
  const measures = measureGrid(recording, lastStep(recording, voices), voices.length);
  const signs = {
    keys: measureKeys(recording, voices, measures),
    tempos: measureTempos(recording, measures),
  };
  const title = titleOf(recording);
  const first = measures[0];
  const firstKey = signs.keys[0];
  if (first === undefined || firstKey === undefined) throw new Error("a grid has at least one measure");
  return {
    number: 1,
    titles: title === undefined ? [] : [title],
    fields: hasDrums ? [DRUMS_LEFT_OUT] : [],
    parts: undefined,
    unit: duration(1, 8),
    meter: first.meter,
    tempo: signs.tempos[0],
    key: firstKey,
    voices: voices.map((voice, index) =>
      writeVoice(voice, index, { recording, voices, measures, ...signs, title }),
    ),
    words: [],
  };
}

const DRUMS_LEFT_OUT: Field = {
  letter: "N",
  text: "The drums of the MIDI file are left out.",
  span: undefined,
};

function refuseSilence(): never {
  throw new MelodistError("the MIDI file holds no notes that could be written down", {
    code: "bad-file",
    hint: "Drums (channel 10) are not read: give a file with at least one melodic note.",
  });
}

function lastStep({ ticksPerCrotchet }: MidiRecording, voices: readonly RecordedVoice[]): number {
  let last = 1;
  for (const { notes } of voices) {
    for (const { on, off } of notes) {
      const end = tickToSteps(off, ticksPerCrotchet) - LAST_BAR_TOLERANCE;
      last = Math.max(last, end, tickToSteps(on, ticksPerCrotchet) + 1);
    }
  }
  return last;
}

/** The name of the first track, when it plays nothing itself or is the only one. */
function titleOf({ tracks }: MidiRecording): string | undefined {
  const [first] = tracks;
  const isHeading = first !== undefined && (first.notes.length === 0 || tracks.length === 1);
  return (isHeading && first.name?.trim()) || undefined;
}

/** What all voices of a file have in common. */
interface Common {
  readonly recording: MidiRecording;
  readonly voices: readonly RecordedVoice[];
  readonly measures: readonly GridMeasure[];
  readonly keys: readonly Key[];
  readonly tempos: readonly Tempo[];
  readonly title: string | undefined;
}

function writeVoice(voice: RecordedVoice, index: number, common: Common): Voice {
  const { measures, recording } = common;
  const streams = toStreams(quantise(voice.notes, measures, recording.ticksPerCrotchet)).map((stream) =>
    chordsByMeasure(stream, measures),
  );
  const averageKey = voice.notes.reduce((sum, note) => sum + note.key, 0) / voice.notes.length;
  return {
    id: common.voices.length === 1 ? "" : String(index + 1),
    properties: {
      ...(voice.name === undefined || voice.name === common.title ? {} : { name: voice.name }),
      ...(averageKey < BASS_CLEF_BELOW ? { clef: "bass" } : {}),
    },
    opening: undefined,
    measures: measures.map((measure, place) => {
      const chords = streams.map((stream) => stream.get(place) ?? []);
      return writeMeasure(chords, measure, place, index === 0, common);
    }),
  };
}

/** For each measure with sound, by index, the chords that sound in it. */
function chordsByMeasure(
  stream: readonly GridChord[],
  measures: readonly GridMeasure[],
): ReadonlyMap<number, readonly GridChord[]> {
  const sorted = new Map<number, GridChord[]>();
  let place = 0;
  for (const chord of stream) {
    while ((measures[place]?.end ?? Number.POSITIVE_INFINITY) <= chord.start) place++;
    for (let at = place; (measures[at]?.start ?? Number.POSITIVE_INFINITY) < chord.end; at++) {
      const inside = sorted.get(at);
      if (inside === undefined) sorted.set(at, [chord]);
      else inside.push(chord);
    }
  }
  return sorted;
}

/** @param chords what each stream plays in the measure */
function writeMeasure(
  chords: readonly (readonly GridChord[])[],
  measure: GridMeasure,
  place: number,
  isFirstVoice: boolean,
  { measures, keys, tempos }: Common,
): Measure {
  const key = keys[place];
  const tempo = tempos[place];
  const before = place - 1;
  if (key === undefined || tempo === undefined) throw new Error("each measure has a key and a tempo");
  const changes: ScoreEvent[] = [];
  if (place > 0) {
    const span = undefined;
    if (measures[before]?.meter !== measure.meter)
      changes.push({ kind: "meter-change", meter: measure.meter, span });
    if (keys[before] !== key) changes.push({ kind: "key-change", key, span });
    if (isFirstVoice && tempos[before]?.perMinute !== tempo.perMinute) {
      changes.push({ kind: "tempo-change", tempo, span });
    }
  }
  const [main = [], ...overlays] = chords;
  return {
    ending: undefined,
    events: [...changes, ...notateMeasure(main, measure, key, true)],
    overlays: overlays
      .filter((inside) => inside.length > 0)
      .map((inside) => notateMeasure(inside, measure, key, false)),
    close: {
      style: place === measures.length - 1 ? "final" : "single",
      repeatEnd: 0,
      repeatStart: 0,
      marks: [],
      span: undefined,
    },
  };
}
