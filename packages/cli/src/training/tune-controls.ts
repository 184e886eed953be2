/** @file What a tune of the corpus would have been asked for: its labels as controls. */
import { SCALES, type ScaleName } from "@melodist/analysis";
import type { CorpusTune, TuneLabels } from "@melodist/corpus";
import {
  type Controls,
  type EncodedTune,
  readControls,
  type TuneOutline,
  type Vocabulary,
} from "@melodist/tokens";

/** A tune spelled in tokens, with what it is. */
export interface EncodedCorpusTune {
  readonly id: string;
  readonly cluster: string;
  readonly controls: Controls;
  /** Whether it has chords, and somebody wrote them: those that a machine found teach no harmony. */
  readonly hasWrittenChords: boolean;
  readonly outline: TuneOutline;
}

/** The controls that a tune shows by itself, and those that the corpus labels it with. */
export function labelledControls(vocabulary: Vocabulary, encoded: EncodedTune, tune: CorpusTune): Controls {
  const { labels, composer } = tune;
  const scale = scaleClass(labels);
  const isKnown = composer !== null && vocabulary.ids.has(`composer:${composer.replaceAll(" ", "_")}`);
  return {
    ...readControls(vocabulary, encoded),
    ...(labels.rhythm === null ? {} : { rhythm: labels.rhythm.name }),
    ...(scale === undefined ? {} : { scale }),
    ...(labels.style === null ? {} : { style: labels.style }),
    ...(isKnown ? { composer } : {}),
    moods: labels.mood.map(({ mood }) => mood),
    vocal: labels.lyrics,
  };
}

/** Pentatonic and altered scales by name, the others by kind; undefined where too few notes tell. */
function scaleClass({ scale, scaleFamily }: Pick<TuneLabels, "scale" | "scaleFamily">): string | undefined {
  if (scaleFamily === "fragment") return undefined;
  const family = SCALES.get(scale as ScaleName)?.family;
  return family === "hexatonic" || family === "diatonic" ? family : scale;
}
