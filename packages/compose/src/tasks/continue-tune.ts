/** @file A tune that has begun, gone on with: to the end of its form, or by further sections. */
import { isTimed, printMeter, printPitchName, type Score } from "@melodist/score";
import {
  beginningLength,
  type Constraint,
  checkPlan,
  composeQuestion,
  continueAnswer,
  continueQuestion,
  decodeOutline,
  givenTokens,
  outlineBars,
  type PlannedSection,
  planOfTune,
  type SectionPlan,
  type TunePlan,
  type Vocabulary,
} from "@melodist/tokens";
import { type AnswerOptions, answerQuestion, USUAL_CANDIDATES } from "../answer-question.ts";
import { type ComposeEvent, planWithin } from "../compose.ts";
import type { Composer } from "../composer.ts";
import { explainFault } from "../plan/explain-fault.ts";
import type { Plan, Refusal } from "../plan/plan.ts";
import { playedBars } from "../plan/sections.ts";
import { reportOn } from "../report/report-on.ts";
import type { ComposeRequest } from "../request.ts";
import { planConstraint } from "../sampling/plan-constraint.ts";
import { withEdge } from "./edge-constraint.ts";
import { type SpelledTune, spellTune } from "./spelled-tune.ts";

/**
 * Go on with a tune. What is there stays as it is: a beginning without repeats is gone on with to the end of its form,
 * finished sections are followed by new ones.
 *
 * @param request `bars` and `form` say how long the whole is to be; key, meter and pick-up are the tune's own
 * @throws MelodistError `bad-file` when the tune cannot be spelled; otherwise as `compose`
 */
export async function* continueTune(
  composer: Composer,
  score: Score,
  request: ComposeRequest = {},
  options: AnswerOptions = {},
): AsyncGenerator<ComposeEvent> {
  const { vocabulary, decoder } = composer;
  const tune = spellTune(vocabulary, score, { style: request.style });
  const asked = requestOf(tune, request);
  const planned = planWithin(composer, asked);
  const own = planOfTune(vocabulary, tune);
  const refusals = [...(planned.kind === "refused" ? planned.refusals : []), ...refuseNothing(own, request)];
  const plan =
    planned.kind === "refused" || refusals.length > 0
      ? undefined
      : withBeginning(vocabulary, planned.plan, { tune, own }, request);
  const faults = plan === undefined ? [] : checkPlan(vocabulary, plan.tune);
  if (plan === undefined || faults.length > 0) {
    yield {
      type: "wishes-refused",
      refusals: [...refusals, ...faults.map((fault) => explainFault(vocabulary, fault, asked))],
    };
    return;
  }
  yield { type: "plan-made", plan };
  const room = decoder.limit - composeQuestion(vocabulary, plan.controls).length;
  const whole = planConstraint(vocabulary, plan, room);
  const beginning = beginningOf(vocabulary, whole, plan.tune);
  const question = {
    question: continueQuestion(vocabulary, plan.controls, beginning),
    constraint: behind(vocabulary, whole, beginning, tune),
    candidates: request.candidates ?? USUAL_CANDIDATES,
    seed: plan.seed,
    temperature: request.temperature,
    tonic: plan.frame.key.tonic,
    write: (tokens: readonly number[]): Score => {
      const outline = continueAnswer(vocabulary, beginning, tokens);
      return withOwnBars(decodeOutline(vocabulary, outline, plan.frame), tune, plan.tune.kept?.size ?? 0);
    },
    report: (score: Score) => reportOn(request, plan, score),
  };
  yield* answerQuestion(composer, question, options);
}

/** The request with what the tune is already. */
function requestOf({ frame, controls, score }: SpelledTune, request: ComposeRequest): ComposeRequest {
  const { key, meter } = frame;
  const { pickup } = controls;
  return {
    ...request,
    tonic: printPitchName(key.tonic),
    mode: key.mode,
    ...(meter.kind === "free" ? {} : { meter: printMeter({ ...meter, symbol: undefined }) }),
    pickup: pickup === undefined || pickup.num === 0 ? false : `${pickup.num}/${pickup.den}`,
    chords: request.chords ?? controls.chords ?? false,
    title: score.titles[0] ?? "",
  };
}

/** One section that is not repeated is taken to be unfinished. */
function isBeginning({ sections }: TunePlan): boolean {
  return sections.length === 1 && sections[0]?.times === 1;
}

/** A finished tune that is to be no longer than it is leaves nothing to write. */
function refuseNothing(own: TunePlan, { bars }: ComposeRequest): readonly Refusal[] {
  if (bars === undefined || isBeginning(own) || furtherSections(own.sections, { bars }).length > 0) return [];
  const there = playedBars(own.sections);
  const nearest = playedBars([...own.sections, ...furtherSections(own.sections, {})]);
  return [
    {
      wish: "bars",
      asked: String(bars),
      reason: {
        en: `the tune has ${there} bars already, and the wish is for the whole`,
        zh: `这首曲子已有 ${there} 小节，而这里要求的是全曲的小节数`,
      },
      nearest: { en: `${nearest} bars`, zh: `${nearest} 小节` },
    },
  ];
}

interface Beginning {
  readonly tune: SpelledTune;
  /** The plan that it follows. */
  readonly own: TunePlan;
}

/** The plan whose first bars are the tune's. */
function withBeginning(
  vocabulary: Vocabulary,
  plan: Plan,
  { tune, own }: Beginning,
  request: ComposeRequest,
): Plan {
  const sections = isBeginning(own)
    ? plan.tune.sections
    : [...own.sections, ...furtherSections(own.sections, request)];
  const { lowest = 0, highest = 0 } = tune.controls;
  const kept: TunePlan = {
    ...plan.tune,
    meter: tune.frame.meter,
    unit: tune.frame.unit,
    sections,
    lowest: Math.min(plan.tune.lowest ?? lowest, lowest),
    highest: Math.max(plan.tune.highest ?? highest, highest),
    returns: "free",
    ...(own.kept === undefined ? {} : { kept: own.kept }),
  };
  const controls = { ...plan.controls, unit: tune.frame.unit, form: sections, ...rhythmOf(tune) };
  return { ...plan, frame: tune.frame, tune: withLastBarOpen(vocabulary, kept, tune), controls };
}

function rhythmOf({ controls: { rhythm } }: SpelledTune) {
  return rhythm === undefined ? {} : { rhythm };
}

/** A last bar that is not full is how the next one begins. */
function withLastBarOpen(vocabulary: Vocabulary, plan: TunePlan, { outline }: SpelledTune): TunePlan {
  const bars = outlineBars(outline);
  const last = bars.length - 1;
  const isShort = checkPlan(vocabulary, plan).some(
    (fault) => fault.kind === "kept-bar-does-not-fit" && fault.bar === last,
  );
  if (!isShort) return plan;
  const kept = new Map([...(plan.kept ?? [])].filter(([bar]) => bar !== last));
  const motif = bars.map(({ tokens }, bar) => (bar === last ? tokens : []));
  return { ...plan, kept, motif };
}

const LETTERS: readonly SectionPlan["letter"][] = ["A", "B", "C", "D", "E", "F"];

/** Sections like the last one under new letters: as many as the bars that are wanted take, or one. */
function furtherSections(
  own: readonly PlannedSection[],
  { bars }: ComposeRequest,
): readonly PlannedSection[] {
  const last = own.at(-1);
  if (last === undefined) return [];
  const used = new Set(own.map(({ letter }) => letter));
  const left = bars === undefined ? 0 : bars - playedBars(own);
  const count = bars === undefined ? 1 : Math.max(0, Math.round(left / (last.bars * last.times)));
  const free = LETTERS.filter((letter) => !used.has(letter));
  return Array.from({ length: count }, (_, index) => {
    return { ...last, letter: free[index] ?? "F", primed: false };
  });
}

/** The tokens of what is there, as the whole tune begins with them. */
function beginningOf(
  vocabulary: Vocabulary,
  whole: Constraint<readonly unknown[]>,
  { kept, motif }: TunePlan,
): readonly number[] {
  const { tokens } = givenTokens(whole, whole.start());
  return motif === undefined ? tokens.slice(0, beginningLength(vocabulary, tokens, kept?.size ?? 0)) : tokens;
}

/** The constraint from behind the beginning on. */
function behind(
  vocabulary: Vocabulary,
  whole: Constraint<readonly unknown[]>,
  beginning: readonly number[],
  { score, places }: SpelledTune,
): Constraint<readonly unknown[]> {
  const state = beginning.reduce(whole.advance, whole.start());
  const last = score.voices[places.voice]?.measures.findLast(({ events }) => events.some(isTimed));
  const event = last?.events.findLast(isTimed);
  const isTied = event?.kind === "note" && event.tie !== undefined;
  return withEdge(vocabulary, { ...whole, start: () => state }, isTied);
}

/** The tune with its own bars as they were written, signs and words included, and its own head. */
function withOwnBars(written: Score, { score, places }: SpelledTune, kept: number): Score {
  const own = score.voices[places.voice];
  const voices = written.voices.map((voice) => ({
    ...voice,
    id: own?.id ?? voice.id,
    properties: own?.properties ?? voice.properties,
    measures: voice.measures.map((measure, bar) => {
      const indices = bar < kept ? (places.measures[bar] ?? []) : [];
      const events = indices.flatMap((index) => own?.measures[index]?.events ?? []);
      return indices.length === 0 ? measure : { ...measure, events };
    }),
  }));
  const { titles, fields, tempo, number, words, unit, meter, key } = score;
  return { ...written, titles, fields, tempo, number, words, unit, meter, key, voices };
}
