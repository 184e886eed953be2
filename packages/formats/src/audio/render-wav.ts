/**
 * @file A score rendered as sound, without a sound card: sampled instruments, a small room, a WAV file.
 *
 * The samples come from npm packages and are decoded by `mpg123-decoder`, so nothing is fetched and no
 * program is started. The same score always gives the same bytes on a machine.
 */
import { MelodistError } from "@melodist/errors";
import { addDurations, type Score } from "@melodist/score";
import { MPEGDecoder } from "mpg123-decoder";
import { type PerformOptions, perform } from "../midi/perform.ts";
import type { Performance, PerformedNote } from "../midi/performance.ts";
import { secondsAt } from "../midi/tempo-map.ts";
import { INSTRUMENTS, type Instrument, type InstrumentName } from "./instrument.data.ts";
import { type NoteSound, playNote, type Tape } from "./play-note.ts";
import { chooseSample, keyFrequency, type Sample } from "./recording.ts";
import { addReverb } from "./reverb.ts";
import { loadSample } from "./sample.ts";
import { encodeWav } from "./wav.ts";

export interface RenderOptions extends Omit<PerformOptions, "melodyProgram" | "accompanimentProgram"> {
  /** What the voices are played on; default "violin". */
  readonly instrument?: InstrumentName;
  /** What the chords are played on; default "guitar". */
  readonly accompanimentInstrument?: "guitar" | "piano";
  /** Add the sound of a small room; default true. */
  readonly reverb?: boolean;
}

/** Hz */
export const SAMPLE_RATE = 44_100;
/** What follows the last beat, for the last note to fade and the room to die away. */
export const TAIL_SECONDS = 1.5;

const LONGEST_MINUTES = 30;
/** All notes' lengths together may be so many times the longest recording. */
const MOST_AT_ONCE = 12;
/** No bow and no breath is longer; a note held on dies away. */
const LONGEST_NOTE_SECONDS = 60;

/** The loudest moment: -1 dB below full scale. */
const PEAK = 10 ** (-1 / 20);

/** Loudness of the accompaniment beside the melody. */
const ACCOMPANIMENT_GAIN = 0.6;
const ACCOMPANIMENT_PAN = 0.25;
/** Where the voices stand: the first a little to the left, the others spread. */
const VOICE_PANS = [-0.12, 0.12, -0.3, 0.3];

/**
 * Render a score as a WAV file: 44.1 kHz, 16 bits, stereo.
 *
 * Quarter tones sound as quarter tones. The loudest moment is at -1 dBFS. Memory is about 32 MB a minute.
 *
 * @throws MelodistError `too-large` beyond 30 minutes
 */
export async function renderWav(score: Score, options: RenderOptions = {}): Promise<Uint8Array> {
  const performance = perform(score, options);
  const end = secondsAt(performance.tempos, performance.length);
  const sounds = performance.notes.map((note) => toSound(performance, note, options));
  refuseTooLong(end, sounds);
  const frames = Math.round((end + TAIL_SECONDS) * SAMPLE_RATE);
  const tape = { left: new Float32Array(frames), right: new Float32Array(frames), sampleRate: SAMPLE_RATE };
  await playAll(tape, sounds);
  if (options.reverb !== false) addReverb(tape.left, tape.right, SAMPLE_RATE);
  normalise(tape);
  return encodeWav(tape.left, tape.right, SAMPLE_RATE);
}

/** A note and what it is played on. */
interface InstrumentSound extends NoteSound {
  readonly instrument: Instrument;
}

function toSound(performance: Performance, note: PerformedNote, options: RenderOptions): InstrumentSound {
  const isVoice = performance.parts[note.part]?.kind === "voice";
  const name = isVoice ? (options.instrument ?? "violin") : (options.accompanimentInstrument ?? "guitar");
  const instrument = INSTRUMENTS[name];
  const start = secondsAt(performance.tempos, note.onset);
  const end = secondsAt(performance.tempos, addDurations(note.onset, note.length));
  return {
    instrument,
    start,
    length: Math.min(end - start, LONGEST_NOTE_SECONDS),
    frequency: keyFrequency(note.key + note.cents / 100),
    gain: (note.velocity / 100) ** 1.5 * (isVoice ? 1 : ACCOMPANIMENT_GAIN),
    pan: isVoice ? (VOICE_PANS[note.part % VOICE_PANS.length] ?? 0) : ACCOMPANIMENT_PAN,
    isSustained: instrument.isSustained,
    releaseSeconds: instrument.releaseSeconds,
  };
}

function refuseTooLong(end: number, sounds: readonly NoteSound[]): void {
  const sounding = sounds.reduce((sum, sound) => sum + sound.length, 0);
  const longest = LONGEST_MINUTES * 60;
  if (end <= longest && sounding <= MOST_AT_ONCE * longest) return;
  throw new MelodistError(`the tune lasts ${Math.round(end / 60)} minutes, too long to render`, {
    code: "too-large",
    hint: `At most ${LONGEST_MINUTES} minutes can be rendered: play it faster, or without its repeats.`,
  });
}

/** Play the notes sample by sample, so that each recording is decoded once and only one is held. */
async function playAll(tape: Tape, sounds: readonly InstrumentSound[]): Promise<void> {
  const bySample = new Map<
    string,
    { readonly load: (decoder: MPEGDecoder) => Promise<Sample>; readonly sounds: NoteSound[] }
  >();
  for (const sound of sounds) {
    const { instrument } = sound;
    const choice = chooseSample(instrument, sound.frequency);
    const name = `${instrument.packageName}/${choice.name}`;
    const known = bySample.get(name);
    if (known !== undefined) known.sounds.push(sound);
    else bySample.set(name, { load: (decoder) => loadSample(instrument, choice, decoder), sounds: [sound] });
  }
  const decoder = new MPEGDecoder();
  try {
    await decoder.ready;
    for (const { load, sounds: played } of bySample.values()) {
      const sample = await load(decoder);
      for (const sound of played) playNote(tape, sound, sample);
    }
  } finally {
    decoder.free();
  }
}

/** Bring the loudest moment to the peak; silence stays silence. */
function normalise({ left, right }: Tape): void {
  let highest = 0;
  for (let at = 0; at < left.length; at++) {
    highest = Math.max(highest, Math.abs(left[at] ?? 0), Math.abs(right[at] ?? 0));
  }
  if (highest === 0) return;
  const gain = PEAK / highest;
  for (let at = 0; at < left.length; at++) {
    left[at] = (left[at] ?? 0) * gain;
    right[at] = (right[at] ?? 0) * gain;
  }
}
