/** @file One note sounded through Web Audio, and the click of the metronome. */
import type { Sound } from "./instrument.data.ts";
import type { Recording } from "./recordings.ts";

export interface Strike {
  /** Seconds on the audio clock. */
  readonly at: number;
  /** Seconds until it is let go. */
  readonly length: number;
  /** Hz */
  readonly frequency: number;
  readonly gain: number;
}

/** Where in a recording a long bowed or blown note goes back to, and from where, as parts of it. */
const LOOP_FROM = 0.3;
const LOOP_TO = 0.75;

/** Sound a note. @returns what can be stopped */
export function strike(
  out: AudioNode,
  sound: Sound,
  { buffer, sample }: Recording,
  note: Strike,
): AudioBufferSourceNode {
  const { context } = out;
  const { instrument } = sound;
  const source = new AudioBufferSourceNode(context, {
    buffer,
    playbackRate: note.frequency / sample.frequency,
    loop: instrument.isSustained,
    loopStart: buffer.duration * LOOP_FROM,
    loopEnd: buffer.duration * LOOP_TO,
  });
  const envelope = new GainNode(context, { gain: 0 });
  const loudness = note.gain * sample.gain;
  const release = note.at + note.length;
  envelope.gain.setValueAtTime(0, note.at);
  envelope.gain.linearRampToValueAtTime(loudness, note.at + Math.min(sample.fadeInSeconds, note.length));
  envelope.gain.setValueAtTime(loudness, release);
  envelope.gain.setTargetAtTime(0, release, instrument.releaseSeconds / 3);
  source.connect(envelope).connect(out);
  source.start(note.at);
  source.stop(release + instrument.releaseSeconds * 2);
  return source;
}

/** A short knock: higher on the first beat. */
export function click(out: AudioNode, at: number, isFirst: boolean): OscillatorNode {
  const { context } = out;
  const source = new OscillatorNode(context, { type: "triangle", frequency: isFirst ? 1_600 : 1_100 });
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0.5, at);
  envelope.gain.exponentialRampToValueAtTime(0.001, at + 0.05);
  source.connect(envelope).connect(out);
  source.start(at);
  source.stop(at + 0.06);
  return source;
}

/** The sound of a small room: noise that dies away within a second. */
export function createRoom(audio: AudioContext): AudioNode {
  const seconds = 0.9;
  const buffer = audio.createBuffer(2, Math.round(audio.sampleRate * seconds), audio.sampleRate);
  for (const channel of [0, 1]) {
    const wave = buffer.getChannelData(channel);
    for (let at = 0; at < wave.length; at++) wave[at] = (Math.random() * 2 - 1) * (1 - at / wave.length) ** 4;
  }
  return new ConvolverNode(audio, { buffer });
}
