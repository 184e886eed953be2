/** @file Recordings fetched, decoded and made ready, each once. */
import { chooseSample, type Sample, type SampleChoice, toSample } from "@melodist/formats/browser";
import { recordingUrl, type Sound } from "./instrument.data.ts";

/** A recording that can be played at once. */
export interface Recording {
  readonly buffer: AudioBuffer;
  readonly sample: Sample;
}

/** Bytes that were fetched before they were needed, by the recording's name. */
const ahead = new Map<string, Promise<ArrayBuffer>>();
const loading = new Map<string, Promise<Recording>>();
const ready = new Map<string, Recording>();

function nameOf({ instrument }: Sound, { name }: Pick<SampleChoice, "name">): string {
  return `${instrument.packageName}/${name}`;
}

/** Fetch all recordings of an instrument quietly: from then on it plays at once, whether the server is there or not. */
export function fetchAhead(sound: Sound): void {
  for (const sample of sound.instrument.samples.keys()) {
    const name = nameOf(sound, { name: sample });
    if (ahead.has(name) || loading.has(name)) continue;
    const coming = fetchBytes(sound, sample, "low");
    ahead.set(name, coming);
    coming.catch(() => ahead.delete(name)); // so that it is tried again
  }
}

async function fetchBytes(
  { instrument }: Sound,
  name: string,
  priority: RequestPriority,
): Promise<ArrayBuffer> {
  const url = recordingUrl(instrument.packageName, name);
  if (url === undefined) throw new Error(`no recording ${name}`);
  const answer = await fetch(url, { priority });
  if (!answer.ok) throw new Error(`recording ${name}: ${answer.status}`);
  return answer.arrayBuffer();
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
  const bytes = ahead.get(name) ?? fetchBytes(sound, choice.name, "auto");
  ahead.delete(name);
  const coming = makeReady(audio, sound, choice, bytes).then((recording) => {
    ready.set(name, recording);
    return recording;
  });
  loading.set(name, coming);
  coming.catch(() => loading.delete(name)); // so that it is tried again
  return coming;
}

async function makeReady(
  audio: BaseAudioContext,
  { instrument }: Sound,
  choice: SampleChoice,
  bytes: Promise<ArrayBuffer>,
): Promise<Recording> {
  const decoded = await audio.decodeAudioData(await bytes);
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, channel) =>
    decoded.getChannelData(channel),
  );
  const sample = toSample(channels, decoded.sampleRate, instrument, choice);
  const buffer = audio.createBuffer(1, Math.max(1, sample.waveform.length), sample.sampleRate);
  buffer.copyToChannel(new Float32Array(sample.waveform), 0);
  return { buffer, sample };
}
