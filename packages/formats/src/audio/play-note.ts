/** @file One note played into the recording: its sample at its pitch, faded in and out, at its place between left and right. */

import type { Sample } from "./recording.ts";
import { resample } from "./resample.ts";
import { sustain } from "./sustain.ts";

/** A stereo recording being made. */
export interface Tape {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Hz */
  readonly sampleRate: number;
}

export interface NoteSound {
  /** Seconds from the beginning. */
  readonly start: number;
  /** Seconds until it is let go. */
  readonly length: number;
  /** Hz */
  readonly frequency: number;
  /** Amplitude as a factor. */
  readonly gain: number;
  /** -1 left to 1 right. */
  readonly pan: number;
  readonly isSustained: boolean;
  /** Seconds until it has faded once it is let go. */
  readonly releaseSeconds: number;
}

/** Add a note to what is on the tape already. */
export function playNote(tape: Tape, note: NoteSound, sample: Sample): void {
  const first = Math.round(note.start * tape.sampleRate);
  const held = Math.round(note.length * tape.sampleRate);
  const length = Math.min(held + Math.round(note.releaseSeconds * tape.sampleRate), tape.left.length - first);
  const speed = (note.frequency / sample.frequency) * (sample.sampleRate / tape.sampleRate);
  const source = note.isSustained ? sustain(sample, Math.ceil(length * speed) + 1) : sample.waveform;
  const sound = resample(source, speed, Math.max(0, length));
  const fadeIn = sample.fadeInSeconds * tape.sampleRate;
  const angle = ((note.pan + 1) * Math.PI) / 4; // equal power on the way from left to right
  const leftGain = note.gain * sample.gain * Math.cos(angle);
  const rightGain = note.gain * sample.gain * Math.sin(angle);
  for (let at = 0; at < sound.length; at++) {
    const value = (sound[at] ?? 0) * fade(at / fadeIn) * fade(1 - (at - held) / (length - held));
    tape.left[first + at] = (tape.left[first + at] ?? 0) + value * leftGain;
    tape.right[first + at] = (tape.right[first + at] ?? 0) + value * rightGain;
  }
}

/** From silence at 0 to full at 1 along half a cosine, which has no corners to click. */
function fade(progress: number): number {
  if (progress >= 1) return 1;
  return progress <= 0 ? 0 : 0.5 - 0.5 * Math.cos(Math.PI * progress);
}
