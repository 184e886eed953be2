/** @file Everything that is done to one tune, in order: one melody line, in its meter and key, whose bars add up. */
import { breakLines, printAbc } from "@melodist/abc";
import { MelodistError } from "@melodist/errors";
import { type Field, isTimed, type Score } from "@melodist/score";
import type { TuneRecord } from "../read/record.ts";
import { refusedByTune } from "../source/find-refusal.ts";
import type { Source } from "../source/source.ts";
import { settleBars } from "./bars.ts";
import type { Change, Draft, Refusal } from "./draft.ts";
import { refuseTune } from "./draft.ts";
import { readHeader, type TuneHeader } from "./header.ts";
import { correctKey } from "./key.ts";
import { checkLength } from "./length.ts";
import { closeTune, dropEmptyMeasures, dropSilence, measuresOf, withMeasures } from "./measures.ts";
import { takeMelodyLine } from "./melody-line.ts";
import { verifyMeter } from "./meter.ts";
import { writeRepeatSigns } from "./repeat-signs.ts";
import { chooseUnit } from "./unit-length.ts";

/** A tune as the corpus keeps it. */
export interface CleanTune {
  /** One voice; its header says what `header` says. */
  readonly score: Score;
  readonly header: TuneHeader;
  /** Canonical ABC of the score. */
  readonly abc: string;
  /** Words stood under the notes. */
  readonly hasLyrics: boolean;
  readonly changes: readonly Change[];
}

type Step = (draft: Draft) => Draft | Refusal;

/** Steps in the order in which each makes the next one's work easier. */
function stepsFor(isSignature: boolean): readonly Step[] {
  return [
    takeMelodyLine,
    dropEmptyMeasures,
    dropSilence,
    checkLength,
    verifyMeter,
    settleBars,
    closeLast,
    writeRepeatSigns,
    (draft) => correctKey(draft, isSignature),
    chooseUnit,
  ];
}

const BARS_A_LINE = 4;

/** Clean one tune. */
export function cleanTune(record: TuneRecord, source: Source): CleanTune | Refusal {
  const refused = refusedByTune(record.score);
  if (refused !== undefined) return refuseTune("refused-origin", refused.name);
  const header = readHeader(record.score, source);
  let draft: Draft = { score: record.score, changes: [] };
  for (const step of stepsFor(source.signatureKeys.includes(record.file))) {
    const next = runStep(step, draft);
    if ("dropped" in next) return next;
    draft = next;
  }
  const score = breakLines({ ...draft.score, ...headerOf(header) }, BARS_A_LINE);
  const hasLyrics = draft.changes.some(({ code }) => code === "lyrics");
  return { score, header, abc: printAbc(score), hasLyrics, changes: draft.changes };
}

/** A tune that a step finds too large is too long. */
function runStep(step: Step, draft: Draft): Draft | Refusal {
  try {
    return step(draft);
  } catch (error) {
    if (MelodistError.is(error) && error.code === "too-large") return refuseTune("too-long", error.message);
    throw error;
  }
}

function closeLast(draft: Draft): Draft {
  return { ...draft, score: withMeasures(draft.score, closeTune(measuresOf(draft.score))) };
}

/** What of the header is printed: names and origin, nothing of the layout. */
function headerOf({
  titles,
  composer,
  origin,
  rhythm,
}: TuneHeader): Pick<Score, "number" | "titles" | "fields"> {
  const told: readonly (readonly [string, string | undefined])[] = [
    ["C", composer],
    ["O", origin],
    ["R", rhythm],
  ];
  const fields = told.flatMap(([letter, text]): Field[] =>
    text === undefined ? [] : [{ letter, text, span: undefined }],
  );
  return { number: 1, titles, fields };
}

/** Bars with notes or rests in them. */
export function barCount(score: Score): number {
  return measuresOf(score).filter(({ events }) => events.some(isTimed)).length;
}
