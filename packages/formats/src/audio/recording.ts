/** @file One recorded note: which one a pitch is played from, its silence cut off, its loudness measured. */
import type { Instrument } from "./instrument.data.ts";

export interface Sample {
  /** Mono, from the first sound on. */
  readonly waveform: Float32Array;
  /** Hz of `waveform`. */
  readonly sampleRate: number;
  /** Hz it really sounds, tuning counted in. */
  readonly frequency: number;
  /** Factor that brings its loudness near that of the instrument's other samples. */
  readonly gain: number;
  /** Seconds in which a note cut from it is faded in. */
  readonly fadeInSeconds: number;
}

/** Which recording a pitch is played from. */
export interface SampleChoice {
  readonly name: string;
  /** Hz it really sounds. */
  readonly frequency: number;
}

const A4_KEY = 69;
const A4_FREQUENCY = 440;

/** Bowed and blown notes begin where they reach this part of their steady loudness: slow swells would drag. */
const SWELL_THRESHOLD = 0.25;
/** Plucked and struck ones, where they reach this part of their peak. */
const PLUCK_THRESHOLD = 0.05;
/** What is kept before the threshold of a pluck. */
const PLUCK_LEAD_SECONDS = 0.002;

/** Root mean square that samples are brought towards, and how far: 1 would make all alike, 0 leave them. */
const COMMON_LOUDNESS = 0.18;
const EVENING = 0.6;

/** Hz of a key, fractions of keys allowed. @example keyFrequency(69); // => 440 */
export function keyFrequency(key: number): number {
  return A4_FREQUENCY * 2 ** ((key - A4_KEY) / 12);
}

/** The recording nearest to a frequency in Hz. */
export function chooseSample(instrument: Instrument, frequency: number): SampleChoice {
  let nearest: SampleChoice | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const [name, cents] of instrument.samples) {
    const sounding = keyFrequency(sampleKey(name) + cents / 100);
    const distance = Math.abs(Math.log2(frequency / sounding));
    if (distance >= shortest) continue;
    shortest = distance;
    nearest = { name, frequency: sounding };
  }
  if (nearest === undefined) throw new Error("an instrument has samples");
  return nearest;
}

/** The key of a sample's name: `As4` is 70. */
function sampleKey(name: string): number {
  const semitones: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };
  const letter = semitones[name.charAt(0)] ?? 0;
  return 12 * (Number(name.slice(-1)) + 1) + letter + (name.charAt(1) === "s" ? 1 : 0);
}

/** A recording made ready to be played, whatever decoded it. */
export function toSample(
  channels: readonly Float32Array[],
  sampleRate: number,
  instrument: Instrument,
  choice: SampleChoice,
): Sample {
  const recording = mixDown(channels);
  const { isSustained } = instrument;
  const start = isSustained ? swellStart(recording, sampleRate) : pluckStart(recording, sampleRate);
  const waveform = recording.subarray(start);
  return {
    waveform,
    sampleRate,
    frequency: choice.frequency,
    gain: (COMMON_LOUDNESS / loudness(waveform, 0, sampleRate * (isSustained ? 1 : 0.3))) ** EVENING,
    fadeInSeconds: isSustained ? 0.012 : PLUCK_LEAD_SECONDS,
  };
}

function mixDown(channels: readonly Float32Array[]): Float32Array {
  const [left = new Float32Array(), right = left] = channels;
  const mono = new Float32Array(left.length);
  for (let at = 0; at < left.length; at++) mono[at] = ((left[at] ?? 0) + (right[at] ?? 0)) / 2;
  return mono;
}

function swellStart(recording: Float32Array, sampleRate: number): number {
  const steady = loudness(recording, 0.3 * sampleRate, sampleRate);
  const window = Math.round(0.005 * sampleRate);
  for (let at = 0; at + window < recording.length; at += window) {
    if (loudness(recording, at, at + window) > SWELL_THRESHOLD * steady) return at;
  }
  return 0;
}

function pluckStart(recording: Float32Array, sampleRate: number): number {
  let peak = 0;
  for (let at = 0; at < recording.length; at++) peak = Math.max(peak, Math.abs(recording[at] ?? 0));
  let start = 0;
  while (start < recording.length && Math.abs(recording[start] ?? 0) < PLUCK_THRESHOLD * peak) start++;
  return Math.max(0, start - Math.round(PLUCK_LEAD_SECONDS * sampleRate));
}

/** Root mean square of a stretch. */
export function loudness(waveform: Float32Array, from: number, to: number): number {
  const first = Math.round(from);
  const last = Math.min(Math.round(to), waveform.length);
  let sum = 0;
  for (let at = first; at < last; at++) sum += (waveform[at] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, last - first)) || Number.MIN_VALUE;
}
