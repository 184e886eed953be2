/** @file From a request to tunes: plan, candidates drawn together, critics, the answer with its report. */
import { MelodistError } from "@melodist/errors";
import { type BarFinding, checkBars, type Score } from "@melodist/score";
import type { MelodyIndex } from "@melodist/search";
import { composeQuestion, decodeTune, type TuneHeader, type Vocabulary } from "@melodist/tokens";
import type { Composer } from "./composer.ts";
import { judgeTune, type Verdict } from "./critics/judge-tune.ts";
import { makePlan } from "./plan/make-plan.ts";
import type { Plan, Refusal } from "./plan/plan.ts";
import type { ReportLine } from "./report/report-line.ts";
import { reportOn } from "./report/report-on.ts";
import type { ComposeRequest } from "./request.ts";
import { type DrawEvent, type DrawnTune, drawTunes } from "./sampling/draw-tunes.ts";
import { planConstraint } from "./sampling/plan-constraint.ts";

/** One finished tune. */
export interface Composition {
  readonly candidate: number;
  /** A request with this seed and one candidate gives this tune again. */
  readonly seed: number;
  readonly score: Score;
  readonly verdict: Verdict;
  readonly report: readonly ReportLine[];
  /** Bars that do not add up: none, if the constraints keep their word. */
  readonly faults: readonly BarFinding[];
}

/** What happens while tunes are composed, in order. */
export type ComposeEvent =
  /** The request cannot be fulfilled; nothing follows. */
  | { readonly type: "wishes-refused"; readonly refusals: readonly Refusal[] }
  | { readonly type: "plan-made"; readonly plan: Plan }
  | Exclude<DrawEvent, { readonly type: "tune-drawn" }>
  | { readonly type: "tune-end"; readonly composition: Composition }
  /** The critics' choice, and the others, best first. */
  | { readonly type: "answer"; readonly best: Composition; readonly others: readonly Composition[] };

export interface ComposeOptions {
  readonly signal?: AbortSignal;
  /** Melodies that the model has seen: the originality critic's. */
  readonly index?: MelodyIndex | undefined;
}

/** Candidates for each tune, of which critics choose. */
export const USUAL_CANDIDATES = 4;

/**
 * Compose one tune (and the candidates beside it).
 *
 * The same request with the same seed gives the same tune on the same model, runtime and threads.
 *
 * @throws MelodistError `too-large` when no candidate came to its end within the model's longest sequence
 * @throws the signal's reason, when it stops the work
 */
export async function* compose(
  composer: Composer,
  request: ComposeRequest,
  { signal, index }: ComposeOptions = {},
): AsyncGenerator<ComposeEvent> {
  const { vocabulary, decoder } = composer;
  const planned = makePlan(vocabulary, request);
  if (planned.kind === "refused") {
    yield { type: "wishes-refused", refusals: planned.refusals };
    return;
  }
  const { plan } = planned;
  yield { type: "plan-made", plan };
  const question = composeQuestion(vocabulary, plan.controls);
  const constraint = planConstraint(vocabulary, plan, decoder.limit - question.length);
  const { candidates = USUAL_CANDIDATES, temperature } = request;
  const finished: Composition[] = [];
  for await (const event of drawTunes(composer, {
    question,
    constraint,
    candidates,
    seed: plan.seed,
    temperature,
    signal,
  })) {
    if (event.type !== "tune-drawn") {
      yield event;
      continue;
    }
    const composition = finish(vocabulary, plan, request, event.drawn, index);
    finished.push(composition);
    yield { type: "tune-end", composition };
  }
  const [best, ...others] = finished.sort(
    (a, b) => b.verdict.total - a.verdict.total || a.candidate - b.candidate,
  );
  if (best === undefined) throw cutShort(decoder.limit);
  yield { type: "answer", best, others };
}

function cutShort(limit: number): MelodistError {
  return new MelodistError(`no tune came to its end within ${limit} tokens`, {
    code: "too-large",
    hint: "Ask for fewer bars.",
  });
}

function finish(
  vocabulary: Vocabulary,
  plan: Plan,
  request: ComposeRequest,
  { candidate, seed, tokens, logProbability }: DrawnTune,
  index: MelodyIndex | undefined,
): Composition {
  const score = tuneSoFar(vocabulary, plan, tokens);
  const verdict = judgeTune(score, plan.frame.key.tonic, { logProbability, index });
  return {
    candidate,
    seed,
    score,
    verdict,
    report: reportOn(request, plan, score),
    faults: checkBars(score),
  };
}

/** The score of what has been written: of a whole tune, or of one that is still being drawn. */
export function tuneSoFar(vocabulary: Vocabulary, plan: Plan, tokens: readonly number[]): Score {
  return decodeTune(vocabulary, tokens, plan.frame, headerOf(plan));
}

/** What stands above a planned tune. */
export function headerOf({ title, tempo, rhythm }: Plan): TuneHeader {
  const fields = rhythm === undefined ? [] : [{ letter: "R", text: rhythm, span: undefined }];
  return { titles: [title], tempo, fields };
}
