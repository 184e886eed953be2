/** @file The tasks between a melody and its chords: harmonise and melodise. */
import { printOutline, readOutline, type TuneOutline } from "../codec/outline.ts";
import type { Controls } from "../controls/controls.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { chordLine, withChords, withoutChords } from "./chord-line.ts";
import { beginQuestion, signId, type TaskSequence, withAnswer } from "./task-sequence.ts";

/** [controls `body` melody `harmony`] → chord line. Chords that the tune has are not shown. */
export function harmoniseQuestion(
  vocabulary: Vocabulary,
  controls: Controls,
  tune: TuneOutline,
): readonly number[] {
  const melody = printOutline(vocabulary, withoutChords(vocabulary, tune));
  return [...beginQuestion(vocabulary, "harmonise", controls), ...melody, signId(vocabulary, "harmony")];
}

/** @returns undefined for a tune whose chords no chord line can tell */
export function harmoniseSequence(
  vocabulary: Vocabulary,
  controls: Controls,
  tune: TuneOutline,
): TaskSequence | undefined {
  const line = chordLine(vocabulary, tune);
  if (line === undefined) return undefined;
  const question = harmoniseQuestion(vocabulary, controls, tune);
  return withAnswer(vocabulary, question, printOutline(vocabulary, line));
}

/** The tune with the chords of the answer. */
export function harmoniseAnswer(
  vocabulary: Vocabulary,
  tune: TuneOutline,
  answer: readonly number[],
): TuneOutline {
  return withChords(vocabulary, tune, readOutline(vocabulary, answer));
}

/** [controls `body` chord line `melody`] → tune, its chords included: that keeps notes and chords side by side. */
export function melodiseQuestion(
  vocabulary: Vocabulary,
  controls: Controls,
  line: TuneOutline,
): readonly number[] {
  const chords = printOutline(vocabulary, line);
  return [...beginQuestion(vocabulary, "melodise", controls), ...chords, signId(vocabulary, "melody")];
}

/** @returns undefined for a tune whose chords no chord line can tell */
export function melodiseSequence(
  vocabulary: Vocabulary,
  controls: Controls,
  tune: TuneOutline,
): TaskSequence | undefined {
  const line = chordLine(vocabulary, tune);
  if (line === undefined) return undefined;
  const question = melodiseQuestion(vocabulary, controls, line);
  return withAnswer(vocabulary, question, printOutline(vocabulary, tune));
}
