/** @file Every wish that can be reported on, in the order of the report. */
import { RHYTHMS, STYLES } from "@melodist/analysis";
import {
  measureDensity,
  measureMoods,
  measureReference,
  measureTold,
  wordsOf,
} from "./measures/character.ts";
import { measureChords, measureLyrics, measureMotif } from "./measures/material.ts";
import type { Measure } from "./measures/measure.ts";
import { measureAmbitus, measureKey, measureRange, measureScale } from "./measures/pitch.ts";
import {
  measureBars,
  measureForm,
  measureMeter,
  measurePickup,
  measureSectionBars,
  measureTempo,
} from "./measures/time.ts";
import { same } from "./report-line.ts";

export const MEASURES: readonly Measure[] = [
  measureTold("rhythm", wordsOf(RHYTHMS)),
  measureTold("style", wordsOf(STYLES)),
  measureTold("after", same),
  measureReference,
  measureKey,
  measureScale,
  measureMeter,
  measureTempo,
  measureForm,
  measureBars,
  measureSectionBars,
  measurePickup,
  measureChords,
  measureMotif,
  measureRange,
  measureAmbitus,
  measureDensity,
  measureMoods,
  measureLyrics,
];
