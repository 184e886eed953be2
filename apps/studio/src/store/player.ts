/** @file What playback is set to and where it is; the sound itself is in `sound/player.ts`. */
import { signal } from "@preact/signals";
import { kept, oneOf } from "./kept.ts";

export const isPlaying = signal(false);
export const isLoading = signal(false);
/** Seconds from the first beat, at the marked tempo. */
export const position = signal(0);
/** The names of the written notes that sound now. */
export const sounding = signal<readonly string[]>([]);

/** How fast, 1 being as marked. */
export const rate = signal(1);
export const isLooping = signal(false);
export const hasMetronome = signal(false);
export const isMuted = signal(false);

export const voice = kept("voice", oneOf("fiddle", "flute", "whistle", "piano", "guitar", "harp"), "fiddle");
/** Instruments of wishes that are played on something like them. */
const LIKE: Readonly<Record<string, typeof voice.value>> = {
  fiddle: "fiddle",
  flute: "flute",
  whistle: "whistle",
  recorder: "whistle",
  piano: "piano",
  accordion: "piano",
  guitar: "guitar",
  banjo: "guitar",
  mandolin: "guitar",
  pipa: "guitar",
  harp: "harp",
  guzheng: "harp",
  erhu: "fiddle",
  cello: "fiddle",
  dizi: "flute",
  xiao: "flute",
};

/** Play on what was asked for, where there is something like it. */
export function followWish(instrument: unknown): void {
  const found = typeof instrument === "string" ? LIKE[instrument] : undefined;
  if (found !== undefined) voice.value = found;
}

export const chordVoice = kept("chords", oneOf("guitar", "piano", "harp", "none"), "guitar");
