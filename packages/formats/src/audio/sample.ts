/** @file One recorded note, found on disk and decoded. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { MPEGDecoder } from "mpg123-decoder";
import type { Instrument } from "./instrument.data.ts";
import { type Sample, type SampleChoice, toSample } from "./recording.ts";

/** Decode a sample. The packages are found as Node finds any import, wherever they are installed. */
export async function loadSample(
  instrument: Instrument,
  choice: SampleChoice,
  decoder: MPEGDecoder,
): Promise<Sample> {
  const require = createRequire(import.meta.url);
  const bytes = await readFile(require.resolve(`${instrument.packageName}/${choice.name}.mp3`));
  await decoder.reset();
  const { channelData, sampleRate } = decoder.decode(bytes);
  return toSample(channelData, sampleRate, instrument, choice);
}
