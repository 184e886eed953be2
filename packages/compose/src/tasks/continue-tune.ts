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
  type PlanFault,
  type PlannedSection,
  planOfTune,
  type TunePlan,
  type Vocabulary,
} from "@melodist/tokens";
import { type AnswerOptions, answerQuestion, USUAL_CANDIDATES } from "../answer-question.ts";
import { type ComposeEvent, planWithin } from "../compose.ts";
import type { Composer } from "../composer.ts";
import { explainFault } from "../plan/explain-fault.ts";
import { fitCadence } from "../plan/guaranteed.ts";
import type { Plan, Refusal } from "../plan/plan.ts";
import { reportOn } from "../report/report-on.ts";
import type { ComposeRequest } from "../request.ts";
import { planConstraint } from "../sampling/plan-constraint.ts";
import { barNeeds, leastTokens } from "../sampling/thrift.ts";
import { addBars } from "./add-bars.ts";
import { withEdge } from "./edge-constraint.ts";
import { furtherSections } from "./further-sections.ts";
import { refuseChange, refuseRange, refuseWhole } from "./refuse-change.ts";
import { requireRoom } from "./room.ts";
import { countBars, type SpelledTune, spellTune } from "./spelled-tune.ts";

/**
 * Go on with a tune. What is there stays as it is, in every voice: a beginning without repeats is gone on with to the end of
 * its form, finished sections are followed by new ones. The new bars are the melody's; other voices rest in them.
 *
 * @param request `bars` and `form` say how long the whole is to be; key, meter and pick-up are the tune's own, and others are refused
 * @throws MelodistError `bad-file` when the tune cannot be spelled, `too-large` when the model cannot hold it; otherwise as `compose`
 */
export async function* continueTune(
  composer: Composer,
  score: Score,
  request: ComposeRequest = {},
  options: AnswerOptions = {},
): AsyncGenerator<ComposeEvent> {
  const { vocabulary, decoder } = composer;
  const tune = spellTune(composer, score, { style: request.style });
  const planned = planFor(composer, tune, request);
  if ("refusals" in planned) {
    yield { type: "wishes-refused", refusals: planned.refusals };
    return;
  }
  const { plan } = planned;
  const room = decoder.limit - composeQuestion(vocabulary, plan.controls).length;
  const whole = planConstraint(vocabulary, plan, room);
  const beginning = beginningOf(vocabulary, whole, plan.tune);
  const question = continueQuestion(vocabulary, plan.controls, beginning);
  const bars = barNeeds(plan.tune);
  const answer = leastTokens(bars.slice(countBars(tune)));
  requireRoom(decoder.limit, { question: question.length, answer, bars: bars.length });
  yield { type: "plan-made", plan };
  const isLastBegun = plan.tune.motif !== undefined;
  const added = { isLastBegun, hasNewLines: isBeginning(planOfTune(vocabulary, tune)) };
  const asked = {
    question,
    constraint: behind(vocabulary, whole, beginning, tune),
    candidates: request.candidates ?? USUAL_CANDIDATES,
    seed: plan.seed,
    temperature: request.temperature,
    tonic: plan.frame.key.tonic,
    write: (tokens: readonly number[]): Score => {
      const outline = continueAnswer(vocabulary, beginning, tokens);
      return addBars(score, tune.places, decodeOutline(vocabulary, outline, plan.frame), added);
    },
    report: (finished: Score) => reportOn(request, plan, finished),
  };
  yield* answerQuestion(composer, asked, options);
}

/** The plan whose first bars are the tune's, or what stands against it. */
function planFor(
  composer: Composer,
  tune: SpelledTune,
  request: ComposeRequest,
): { readonly plan: Plan } | { readonly refusals: readonly Refusal[] } {
  const { vocabulary } = composer;
  const own = planOfTune(vocabulary, tune);
  const further = isBeginning(own) ? undefined : furtherSections(own.sections, request);
  const refusals = [
    ...refuseChange(tune, request),
    ...(further?.refusals ?? []),
    ...(further === undefined ? [] : refuseProgression(request)),
  ];
  if (refusals.length > 0) return { refusals };
  const asked = requestOf(tune, request, further !== undefined);
  const planned = planWithin(composer, asked);
  if (planned.kind === "refused") return planned;
  const plan = withBeginning(vocabulary, planned.plan, { tune, own, further: further?.sections });
  const faults = [
    ...refuseRange(tune, plan.compass),
    ...checkPlan(vocabulary, plan.tune).map((fault) => explainFault(vocabulary, fault, asked)),
  ];
  if (faults.length > 0) return { refusals: faults };
  const isWhole = plan.tune.motif === undefined && barNeeds(plan.tune).length <= countBars(tune);
  return isWhole ? { refusals: [refuseWhole(own.sections, request)] } : { plan };
}

/** The request with what the tune is already. @param isFinished its sections are known */
function requestOf(
  { frame, controls, score }: SpelledTune,
  request: ComposeRequest,
  isFinished: boolean,
): ComposeRequest {
  const { key, meter } = frame;
  const { pickup } = controls;
  const { form: _, bars: __, barsPerSection: ___, ...others } = request;
  return {
    ...(isFinished ? others : request),
    tonic: printPitchName(key.tonic),
    mode: key.mode,
    ...(meter.kind === "free" ? {} : { meter: printMeter({ ...meter, symbol: undefined }) }),
    pickup: pickup === undefined || pickup.num === 0 ? false : `${pickup.num}/${pickup.den}`,
    chords: request.chords ?? controls.chords ?? false,
    title: score.titles[0] ?? "",
  };
}

/** Finished sections have the chords that they have. */
function refuseProgression({ chords }: ComposeRequest): readonly Refusal[] {
  if (!Array.isArray(chords)) return [];
  return [
    {
      wish: "chords",
      asked: chords.join(" | "),
      reason: {
        en: "a finished tune goes on with chords of the model's choice, or without",
        zh: "续写完整的曲子时，和弦由模型选定，或不带和弦",
      },
      nearest: { en: "yes or no", zh: "有或无" },
    },
  ];
}

/** One section that is not repeated is taken to be unfinished. */
function isBeginning({ sections }: TunePlan): boolean {
  return sections.length === 1 && sections[0]?.times === 1;
}

interface Beginning {
  readonly tune: SpelledTune;
  /** The plan that it follows. */
  readonly own: TunePlan;
  /** The sections that follow; undefined where the tune's own is not finished. */
  readonly further: readonly PlannedSection[] | undefined;
}

/** The plan whose first bars are the tune's. */
function withBeginning(vocabulary: Vocabulary, plan: Plan, { tune, own, further }: Beginning): Plan {
  const isOpen = further === undefined;
  // Steps are counted from the octave that each of the two calls home.
  const raise = 7 * (plan.frame.homeOctave - tune.frame.homeOctave);
  const sections = isOpen ? plan.tune.sections : [...own.sections, ...further];
  const { lowest = 0, highest = 0, rhythm } = tune.controls;
  const widest = (range: Pick<TunePlan, "lowest" | "highest">) => ({
    lowest: Math.min((range.lowest ?? lowest - raise) + raise, lowest),
    highest: Math.max((range.highest ?? highest - raise) + raise, highest),
  });
  const whole: TunePlan = {
    ...plan.tune,
    meter: tune.frame.meter,
    unit: tune.frame.unit,
    sections,
    ...widest(plan.tune),
    returns: "free",
    ...(own.kept === undefined ? {} : { kept: own.kept }),
  };
  return {
    ...plan,
    // What was settled about the beginning was not: it is there.
    choices: plan.choices.filter(({ wish, origin }) => origin !== undefined || (wish === "form" && isOpen)),
    frame: tune.frame,
    tune: fitCadence(vocabulary, withLastBarOpen(vocabulary, whole, tune)),
    controls: {
      ...plan.controls,
      ...widest(plan.controls),
      unit: tune.frame.unit,
      form: sections,
      ...(rhythm === undefined ? {} : { rhythm }),
    },
  };
}

/** A last bar that is not full is how the next one begins; one that is too long, or in a meter of its own, is neither. */
function withLastBarOpen(vocabulary: Vocabulary, plan: TunePlan, { outline }: SpelledTune): TunePlan {
  const bars = outlineBars(outline);
  const last = bars.length - 1;
  const isAtFault = (of: TunePlan, kind: PlanFault["kind"]): boolean =>
    checkPlan(vocabulary, of).some((fault) => fault.kind === kind && "bar" in fault && fault.bar === last);
  const hasOwnMeter = bars[last]?.tokens.some((id) => vocabulary.meanings[id]?.kind === "meter") ?? false;
  if (hasOwnMeter || !isAtFault(plan, "kept-bar-does-not-fit")) return plan;
  const kept = new Map([...(plan.kept ?? [])].filter(([bar]) => bar !== last));
  const motif = bars.map(({ tokens }, bar) => (bar === last ? tokens : []));
  const opened: TunePlan = { ...plan, kept, motif };
  return isAtFault(opened, "motif-does-not-fit") ? plan : opened;
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
