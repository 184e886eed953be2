/** @file Recordings fetched, decoded and made ready, each once. */
import { chooseSample, type Sample, type SampleChoice, toSample } from "@melodist/formats/browser";
import { recordingUrl, type Sound } from "./instrument.data.ts";

/** A recording that can be played at once. */
export interface Recording {
  readonly buffer: AudioBuffer;
  readonly sample: Sample;
}

const loading = new Map<string, Promise<Recording>>();
const ready = new Map<string, Recording>();

function nameOf({ instrument }: Sound, choice: SampleChoice): string {
  return `${instrument.packageName}/${choice.name}`;
}

/** Have everything ready that these frequencies (Hz) need. @throws when a recording cannot be had */
export async function prepare(
  audio: BaseAudioContext,
  sound: Sound,
  frequencies: Iterable<number>,
): Promise<void> {
  const wanted = new Map<string, SampleChoice>();
  for (const frequency of frequencies) {
    const choice = chooseSample(sound.instrument, frequency);
    wanted.set(nameOf(sound, choice), choice);
  }
  await Promise.all([...wanted].map(([name, choice]) => load(audio, sound, name, choice)));
}

/** The recording for a frequency, if it is ready. */
export function recordingFor(sound: Sound, frequency: number): Recording | undefined {
  return ready.get(nameOf(sound, chooseSample(sound.instrument, frequency)));
}

function load(audio: BaseAudioContext, sound: Sound, name: string, choice: SampleChoice): Promise<Recording> {
  const known = loading.get(name);
  if (known !== undefined) return known;
  const coming = fetchRecording(audio, sound, choice).then((recording) => {
    ready.set(name, recording);
    return recording;
  });
  loading.set(name, coming);
  coming.catch(() => loading.delete(name)); // so that it is tried again
  return coming;
}

async function fetchRecording(
  audio: BaseAudioContext,
  { instrument }: Sound,
  choice: SampleChoice,
): Promise<Recording> {
  const url = recordingUrl(instrument.packageName, choice.name);
  if (url === undefined) throw new Error(`no recording ${choice.name}`);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`recording ${choice.name}: ${answer.status}`);
  const decoded = await audio.decodeAudioData(await answer.arrayBuffer());
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, channel) =>
    decoded.getChannelData(channel),
  );
  const sample = toSample(channels, decoded.sampleRate, instrument, choice);
  const buffer = audio.createBuffer(1, Math.max(1, sample.waveform.length), sample.sampleRate);
  buffer.copyToChannel(new Float32Array(sample.waveform), 0);
  return { buffer, sample };
}
