/** @file From a request to tunes: plan, candidates drawn together, critics, the answer with its report. */
import { type Duration, duration, type Score } from "@melodist/score";
import { composeQuestion, decodeTune, idOf, type TuneHeader, type Vocabulary } from "@melodist/tokens";
import { type AnswerEvent, type AnswerOptions, answerQuestion, USUAL_CANDIDATES } from "./answer-question.ts";
import type { Composer } from "./composer.ts";
import { readLyrics } from "./lyrics/read-lyrics.ts";
import { setLyrics } from "./lyrics/set-lyrics.ts";
import { linesInOrder, placeStanzas, sectionKinds } from "./lyrics/stanza.ts";
import { makePlan, type Planned } from "./plan/make-plan.ts";
import type { Plan, Refusal } from "./plan/plan.ts";
import { subtitleOf, type TuneTitle } from "./plan/tune-title.ts";
import { reportOn } from "./report/report-on.ts";
import type { ComposeRequest } from "./request.ts";
import { planConstraint } from "./sampling/plan-constraint.ts";
import { refuseLength } from "./sampling/refuse-length.ts";

/** What happens while tunes are composed, in order. */
export type ComposeEvent =
  /** The request cannot be fulfilled; nothing follows. */
  | { readonly type: "wishes-refused"; readonly refusals: readonly Refusal[] }
  | { readonly type: "plan-made"; readonly plan: Plan }
  | AnswerEvent;

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
  options: AnswerOptions = {},
): AsyncGenerator<ComposeEvent> {
  const planned = planWithin(composer, request);
  if (planned.kind === "refused") {
    yield { type: "wishes-refused", refusals: planned.refusals };
    return;
  }
  const { plan } = planned;
  yield { type: "plan-made", plan };
  const question = composeQuestion(composer.vocabulary, plan.controls);
  yield* composePlanned(composer, { request, plan, question }, options);
}

/** A plan for a request that the model's longest sequence holds. */
export function planWithin({ vocabulary, decoder }: Composer, request: ComposeRequest): Planned {
  const planned = makePlan(vocabulary, request);
  if (planned.kind === "refused") return planned;
  const room = decoder.limit - composeQuestion(vocabulary, planned.plan.controls).length;
  const refusals = refuseLength(planned.plan, room);
  return refusals.length === 0 ? planned : { kind: "refused", refusals };
}

/** A plan, and the question that the model is asked by it. */
export interface PlannedTask {
  readonly request: ComposeRequest;
  readonly plan: Plan;
  readonly question: readonly number[];
}

/** Compose by a plan. */
export async function* composePlanned(
  composer: Composer,
  { request, plan, question }: PlannedTask,
  options: AnswerOptions,
): AsyncGenerator<AnswerEvent> {
  const { vocabulary, decoder } = composer;
  const { candidates = USUAL_CANDIDATES, temperature } = request;
  const stanzas = request.lyrics === undefined ? [] : await readLyrics(request.lyrics);
  const kinds = sectionKinds(request.form, plan.tune.sections);
  const asked = {
    question,
    constraint: planConstraint(vocabulary, plan, decoder.limit - question.length),
    candidates,
    seed: plan.seed,
    temperature,
    tonic: plan.frame.key.tonic,
    compass: plan.compass,
    ...(stanzas.length === 0 ? {} : { verse: linesInOrder(placeStanzas(stanzas, kinds)) }),
    write: (tokens: readonly number[]) =>
      setLyrics(titledTune(vocabulary, request, plan, tokens), stanzas, kinds),
    report: (score: Score) => reportOn(request, plan, score),
  };
  yield* answerQuestion(composer, asked, options);
}

/** The score of what has been written; a tune that has come to its end is named by what it has become. */
function titledTune(
  vocabulary: Vocabulary,
  request: ComposeRequest,
  plan: Plan,
  tokens: readonly number[],
): Score {
  const score = tuneSoFar(vocabulary, plan, tokens);
  const isFinished = tokens.at(-1) === idOf(vocabulary, { kind: "sign", sign: "end" });
  if (!isFinished) return score;
  return { ...score, titles: titlesOf({ ...plan, subtitle: subtitleOf(request, plan, score) }) };
}

/** The score of what has been written: of a whole tune, or of one that is still being drawn. */
export function tuneSoFar(vocabulary: Vocabulary, plan: Plan, tokens: readonly number[]): Score {
  const score = decodeTune(vocabulary, tokens, plan.frame, headerOf(plan));
  return { ...score, unit: printedUnit(score) };
}

/** Tunes in crotchets are written in quavers where the model counts semiquavers, as dotted dances mostly are. */
function printedUnit({ unit, meter }: Score): Duration {
  return unit.den === 16 && meter.kind === "measured" && meter.unit === 4 ? duration(1, 8) : unit;
}

/** What stands above a planned tune. */
function headerOf(plan: Plan): TuneHeader {
  const { tempo, rhythm } = plan;
  const fields = rhythm === undefined ? [] : [{ letter: "R", text: rhythm, span: undefined }];
  return { titles: titlesOf(plan), tempo, fields };
}

function titlesOf({ title, subtitle }: TuneTitle): readonly string[] {
  return subtitle === undefined ? [title] : [title, subtitle];
}
