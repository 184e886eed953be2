/** @file Candidates for an answer drawn, finished and judged: what all tasks have in common. */
import { MelodistError } from "@melodist/errors";
import { type BarFinding, checkBars, type PitchName, type Score } from "@melodist/score";
import type { MelodyIndex } from "@melodist/search";
import type { Composer } from "./composer.ts";
import { judgeTune, type Verdict } from "./critics/judge-tune.ts";
import type { Verse } from "./lyrics/lyrics.ts";
import type { Compass } from "./plan/plan.ts";
import type { ReportLine } from "./report/report-line.ts";
import { DRAWING, type Draw, type DrawEvent, drawTunes, isUsual } from "./sampling/draw-tunes.ts";

/** One finished tune. */
export interface Answer {
  readonly candidate: number;
  /** What its notes were drawn by, see `candidateSeed`; what a request leaves open is drawn by the request's own seed. */
  readonly seed: number;
  readonly score: Score;
  /** What became of each wish; nothing where none was made. */
  readonly report: readonly ReportLine[];
  readonly verdict: Verdict;
  /** Bars that do not add up: none that the question did not bring with it. */
  readonly faults: readonly BarFinding[];
}

/** What happens while a question is answered, in order. */
export type AnswerEvent =
  | Exclude<DrawEvent, { readonly type: "tune-drawn" | "note-written" }>
  | NoteWritten
  | { readonly type: "tune-end"; readonly composition: Answer }
  /** The critics' choice, and the others, best first. */
  | { readonly type: "answer"; readonly best: Answer; readonly others: readonly Answer[] };

export interface NoteWritten extends Extract<DrawEvent, { readonly type: "note-written" }> {
  /** The tune with all that is written of it by now; put together when it is asked for. */
  soFar(): Score;
}

export interface AnswerOptions {
  readonly signal?: AbortSignal;
  /** Melodies that the model has seen: the originality critic's. */
  readonly index?: MelodyIndex | undefined;
}

/** Candidates for each tune, of which critics choose. */
export const USUAL_CANDIDATES = 4;

/** What is asked, and how an answer becomes a tune. */
export interface Question extends Omit<Draw, "signal"> {
  readonly tonic: PitchName;
  /** The compass that was asked for. */
  readonly compass?: Compass | undefined;
  /** Words that the tune is to be sung to. */
  readonly verse?: Verse;
  /** The tune that an answer's tokens make. */
  write(tokens: readonly number[]): Score;
  /** What became of the wishes in a finished tune. */
  report(score: Score): readonly ReportLine[];
}

/**
 * Answer a question.
 *
 * @throws MelodistError `too-large` when no candidate came to its end within the model's longest sequence
 * @throws the signal's reason, when it stops the work
 */
export async function* answerQuestion(
  composer: Composer,
  question: Question,
  { signal, index }: AnswerOptions,
): AsyncGenerator<AnswerEvent> {
  const finished: Answer[] = [];
  const written = Array.from({ length: question.candidates }, (): number[] => []);
  for await (const event of drawTunes(composer, { ...question, signal })) {
    if (event.type === "note-written") {
      const tokens = [...(written[event.candidate] ?? []), ...event.tokens];
      written[event.candidate] = tokens;
      yield { ...event, soFar: () => question.write(tokens) };
      continue;
    }
    if (event.type !== "tune-drawn") {
      yield event;
      continue;
    }
    const { candidate, seed, tokens, likelihood } = event.drawn;
    const score = question.write(tokens);
    const { tonic, compass, verse, temperature = DRAWING.temperature } = question;
    const report = question.report(score);
    const verdict = judgeTune(score, tonic, {
      index,
      compass,
      verse,
      report,
      ...(isUsual(temperature) ? { likelihood } : {}),
    });
    const composition: Answer = { candidate, seed, score, report, verdict, faults: checkBars(score) };
    finished.push(composition);
    yield { type: "tune-end", composition };
  }
  const [best, ...others] = finished.sort(
    (a, b) => b.verdict.total - a.verdict.total || a.candidate - b.candidate,
  );
  if (best === undefined) throw cutShort(composer.decoder.limit);
  yield { type: "answer", best, others };
}

function cutShort(limit: number): MelodistError {
  return new MelodistError(`no tune came to its end within ${limit} tokens`, {
    code: "too-large",
    hint: "Ask for fewer bars, or work on a part of the tune.",
  });
}
