/** @file From a score to what is heard of it. */
import { compareDurations, type Duration, type Score, unfold, ZERO } from "@melodist/score";
import { accompany, type ChordMark } from "./accompany.ts";
import { chooseTempo } from "./choose-tempo.ts";
import { performVoice, type VoicePerformance } from "./perform-voice.ts";
import type { Performance, PerformedNote, PerformedPart } from "./performance.ts";
import { type ProgramName, programNumber } from "./program.data.ts";
import { type TempoChange, toTempoMap } from "./tempo-map.ts";

export interface PerformOptions {
  /** Play the chord symbols; default true. */
  readonly accompaniment?: boolean;
  /** Play grace notes, which shorten the note they stand before; default true. */
  readonly graces?: boolean;
  /** Follow repeats, endings and the order of parts; default true. When false every measure is played once. */
  readonly repeats?: boolean;
  /** Crotchets a minute throughout, > 0, instead of what the score says or its rhythm suggests. */
  readonly tempoBpm?: number;
  /** What the voices are played on; default "violin". */
  readonly melodyProgram?: ProgramName;
  /** What the chords are played on; default "steel-guitar". */
  readonly accompanimentProgram?: ProgramName;
}

/**
 * Play a score.
 *
 * @throws MelodistError `too-large` when the repeats make more than 100,000 measures
 */
export function perform(score: Score, options: PerformOptions = {}): Performance {
  const { score: played, order } =
    options.repeats === false
      ? { score, order: score.voices.map((voice) => voice.measures.map((_, index) => index)) }
      : unfold(score);
  const voices = score.voices.map((written, part) =>
    performVoice(score, played.voices[part] ?? written, {
      part,
      written,
      order: order[part] ?? [],
      graces: options.graces !== false,
    }),
  );
  const length = longest(voices.map((voice) => voice.length));
  const chords = options.accompaniment === false ? [] : playChords(voices);
  const leader = voices[0];
  return {
    title: score.titles[0],
    parts: nameParts(score, chords.length > 0, options),
    notes: [...voices.flatMap((voice) => voice.notes), ...chords].sort(inPlayingOrder),
    tempos: toTempoMap(temposOf(score, voices, options.tempoBpm)),
    keys: leader?.keys ?? [{ onset: ZERO, key: score.key }],
    measures: leader?.measures ?? [],
    length,
  };
}

/** The first voice that has chord symbols is the one the accompanist reads. */
function playChords(voices: readonly VoicePerformance[]): readonly PerformedNote[] {
  const read = voices.find((voice) => voice.chords.some((mark: ChordMark) => mark.chord !== undefined));
  if (read === undefined) return [];
  const marks = read.chords.toSorted((a, b) => compareDurations(a.onset, b.onset));
  return accompany(read.measures, marks, read.length, voices.length);
}

function nameParts(score: Score, hasChords: boolean, options: PerformOptions): readonly PerformedPart[] {
  const program = programNumber(options.melodyProgram ?? "violin");
  const parts: PerformedPart[] = score.voices.map(({ id, properties }) => ({
    kind: "voice",
    name: properties["name"] ?? id,
    program,
  }));
  if (!hasChords) return parts;
  const guitar = programNumber(options.accompanimentProgram ?? "steel-guitar");
  return [...parts, { kind: "accompaniment", name: "Chords", program: guitar }];
}

function temposOf(
  score: Score,
  voices: readonly VoicePerformance[],
  tempoBpm: number | undefined,
): readonly TempoChange[] {
  if (tempoBpm !== undefined) return [{ onset: ZERO, wholesPerMinute: tempoBpm / 4 }];
  return [{ onset: ZERO, wholesPerMinute: chooseTempo(score) }, ...voices.flatMap((voice) => voice.tempos)];
}

function longest(lengths: readonly Duration[]): Duration {
  return lengths.reduce((a, b) => (compareDurations(a, b) < 0 ? b : a), ZERO);
}

function inPlayingOrder(a: PerformedNote, b: PerformedNote): number {
  return compareDurations(a.onset, b.onset) || a.part - b.part || a.key - b.key;
}
