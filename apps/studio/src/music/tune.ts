/** @file The tune on the desk as music: read from the text whenever that changes. */
import { type ParsedTune, parseAbc } from "@melodist/abc";
import {
  type BarFinding,
  checkBars,
  numberBars,
  type PlacedMeasure,
  placeMeasures,
  type Score,
} from "@melodist/score";
import { computed } from "@preact/signals";
import { shown } from "../store/writing.ts";

const book = computed(() => parseAbc(shown.value));

/** How many tunes the text holds. */
export const tuneCount = computed(() => book.value.tunes.length);

/** The tune that is shown; undefined where the text has none. */
export const tune = computed<ParsedTune | undefined>(() => book.value.tunes[0]);

export const score = computed<Score | undefined>(() => tune.value?.score);

/** Bars that do not add up. */
export const findings = computed<readonly BarFinding[]>(() =>
  score.value === undefined ? [] : checkBars(score.value),
);

/** The measures of the first voice in their places. */
export const measures = computed<readonly PlacedMeasure[]>(() => {
  const [voice] = score.value?.voices ?? [];
  return score.value === undefined || voice === undefined ? [] : placeMeasures(score.value, voice);
});

/** The number of each measure's bar, as printed; a pick-up is 0. */
export const barNumbers = computed(() => numberBars(measures.value));
