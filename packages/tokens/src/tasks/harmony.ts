/** @file The tasks between a melody and its chords: harmonise and melodise. */
import {
  type BarOutline,
  outlineBars,
  placeBars,
  printOutline,
  type TuneOutline,
  withBars,
} from "../codec/outline.ts";
import type { Controls } from "../controls/controls.ts";
import type { Token } from "../vocabulary/token.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { chordLine, melodyTokens, withChords } from "./chord-line.ts";
import { beginQuestion, signId, type TaskSequence, withAnswer } from "./task-sequence.ts";

/** [controls `body`] → the tune bar by bar, and with each bar the chords of the one before. */
export function harmoniseQuestion(vocabulary: Vocabulary, controls: Controls): readonly number[] {
  return beginQuestion(vocabulary, "harmonise", controls);
}

/** @returns undefined for a tune whose chords no chord line can tell */
export function harmoniseSequence(
  vocabulary: Vocabulary,
  controls: Controls,
  tune: TuneOutline,
): TaskSequence | undefined {
  const line = chordLine(vocabulary, tune);
  if (line === undefined) return undefined;
  const chords = outlineBars(line);
  const question = harmoniseQuestion(vocabulary, controls);
  const answer = melodySteps(vocabulary, tune).flatMap((melody, bar) => [
    // That a bar has no more chords is a choice, too, and what comes next says so.
    ...melody.map((token, place) => ({ token, isGiven: bar === 0 || place > 0 })),
    ...(chords[bar]?.tokens ?? []).map((token) => ({ token, isGiven: false })),
  ]);
  const given = answer.flatMap(({ isGiven }, index) => (isGiven ? [question.length + index] : []));
  const tokens = answer.map(({ token }) => token);
  return { ...withAnswer(vocabulary, question, tokens), given: new Set(given) };
}

/**
 * The melody as it stands in an answer to `harmonise`, by bar: what is given before the bar's chords. It is one bar ahead of them, so
 * that each chord is chosen in sight of the bar that it sounds in and of the one that it leads to, and ends with `harmony`.
 */
export function melodySteps(vocabulary: Vocabulary, tune: TuneOutline): readonly (readonly number[])[] {
  const harmony = signId(vocabulary, "harmony");
  const bars = placeBars(tune).map(({ bar, lead }) => {
    return [...lead.map((token) => idOf(vocabulary, token)), ...melodyTokens(vocabulary, bar.tokens)];
  });
  return bars.map((bar, index) => {
    const opening = index === 0 ? bar : [];
    return [...opening, ...(bars[index + 1] ?? []), harmony];
  });
}

/** What stands before the music of a bar, or behind that of the last. */
const LEADS: ReadonlySet<Token["kind"]> = new Set(["section", "ending", "bar", "upbeat", "sign"]);

/** The tune with the chords of the answer, as far as it goes. */
export function harmoniseAnswer(
  vocabulary: Vocabulary,
  tune: TuneOutline,
  answer: readonly number[],
): TuneOutline {
  const rows: number[][] = [];
  let row: number[] | undefined;
  for (const id of answer) {
    const token = vocabulary.meanings[id];
    if (token?.kind === "sign" && token.sign === "harmony") {
      row = [];
      rows.push(row);
    } else if (token !== undefined && LEADS.has(token.kind)) row = undefined;
    else row?.push(id);
  }
  const line = outlineBars(tune).map((bar, index): BarOutline => ({ ...bar, tokens: rows[index] ?? [] }));
  return withChords(vocabulary, tune, withBars(tune, line));
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
