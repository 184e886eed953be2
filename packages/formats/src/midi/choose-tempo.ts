/** @file How fast to play: what `Q:` says in figures or words, else what the rhythm or the meter suggests. */
import {
  isCompound,
  type Meter,
  measureLength,
  type Score,
  type Tempo,
  wholesPerMinute,
} from "@melodist/score";
import { RHYTHM_TEMPOS } from "./rhythm-tempo.data.ts";
import { TEMPO_WORDS } from "./tempo-words.data.ts";

/** Crotchets a minute when nothing else is known, as in MIDI. */
const DEFAULT_CROTCHETS = 120;

/** What a tempo may be, in whole notes a minute: beyond it is a slip of the pen. */
const SLOWEST = 1;
const FASTEST = 400;

/**
 * The tempo a tune begins with, in whole notes a minute.
 *
 * @example
 * chooseTempo({ tempo: undefined, meter: meter(6, 8), fields: [] }); // => 37.5
 */
export function chooseTempo(score: Pick<Score, "tempo" | "meter" | "fields">): number {
  const marked = score.tempo === undefined ? undefined : tempoSpeed(score.tempo, score.meter);
  if (marked !== undefined) return marked;
  const rhythms = score.fields.filter((field) => field.letter === "R");
  const named = rhythms
    .map((field) => rhythmSpeed(field.text, score.meter))
    .find((speed) => speed !== undefined);
  return named ?? meterSpeed(score.meter);
}

/** Whole notes a minute that a tempo asks for; undefined when it only has words and none is known. */
export function tempoSpeed(tempo: Tempo, under: Meter): number | undefined {
  if (tempo.perMinute !== undefined && tempo.perMinute > 0) {
    const wholes = tempo.beats.length === 0 ? tempo.perMinute / 4 : wholesPerMinute(tempo);
    if (wholes !== undefined && wholes > 0) return clampSpeed(wholes);
  }
  const beats = tempo.text === undefined ? undefined : wordsToBeats(tempo.text);
  return beats === undefined ? undefined : beats * beatLength(under);
}

/** The longest phrase of the table found in the text decides. */
function wordsToBeats(text: string): number | undefined {
  const lower = text.toLowerCase();
  let longest = "";
  for (const phrase of TEMPO_WORDS.keys()) {
    if (phrase.length > longest.length && lower.includes(phrase)) longest = phrase;
  }
  return TEMPO_WORDS.get(longest);
}

function rhythmSpeed(text: string, under: Meter): number | undefined {
  const words = text.toLowerCase();
  const rhythm = RHYTHM_TEMPOS.find(([name]) => words.includes(name))?.[1];
  if (rhythm === undefined) return undefined;
  const bar = measureLength(under);
  if (bar === undefined || isCompound(under)) return rhythm.beatsPerMinute * beatLength(under);
  return (rhythm.beatsPerMinute / rhythm.beatsPerBar) * (bar.num / bar.den);
}

function meterSpeed(under: Meter): number {
  if (isCompound(under)) return 100 * beatLength(under);
  if (under.kind === "measured" && under.unit === 2) return 160 / 4;
  return DEFAULT_CROTCHETS * beatLength(under);
}

/** The note that words of tempo count, in whole notes: the dotted beat, or a crotchet, or a quaver in 3/8. */
function beatLength(under: Meter): number {
  if (under.kind === "free") return 1 / 4;
  if (isCompound(under)) return 3 / under.unit;
  return 1 / Math.max(4, under.unit);
}

function clampSpeed(wholes: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, wholes));
}
