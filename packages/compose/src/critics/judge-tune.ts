/** @file All critics together: what each says, and one figure to choose by. */
import { findForm, readMelody } from "@melodist/analysis";
import type { PitchName, Score } from "@melodist/score";
import type { MelodyIndex } from "@melodist/search";
import type { Verse } from "../lyrics/lyrics.ts";
import type { Compass } from "../plan/plan.ts";
import type { ReportLine } from "../report/report-line.ts";
import type { Likelihood } from "../sampling/likelihood.ts";
import { judgeCadence } from "./cadence.ts";
import { judgeContour } from "./contour.ts";
import type { Critic, Judgement } from "./critic.ts";
import { judgeHarmony } from "./harmony.ts";
import { judgeLikelihood } from "./likelihood.ts";
import { judgeOriginality } from "./originality.ts";
import { judgeRegister } from "./register.ts";
import { judgeRepetition } from "./repetition.ts";
import { judgeRhythm } from "./rhythm.ts";
import { judgeWishes } from "./wishes.ts";
import { judgeWords } from "./words.ts";

/** Critics and how much each counts. */
const CRITICS = {
  likelihood: { weight: 3, judge: judgeLikelihood },
  cadence: { weight: 3, judge: judgeCadence },
  contour: { weight: 2, judge: judgeContour },
  register: { weight: 2, judge: judgeRegister },
  repetition: { weight: 2, judge: judgeRepetition },
  rhythm: { weight: 1, judge: judgeRhythm },
  harmony: { weight: 3, judge: judgeHarmony },
  originality: { weight: 3, judge: judgeOriginality },
  wishes: { weight: 3, judge: judgeWishes },
  words: { weight: 4, judge: judgeWords },
} as const satisfies Readonly<Record<string, { readonly weight: number; readonly judge: Critic }>>;

export type CriticName = keyof typeof CRITICS;

export interface Verdict {
  /** The weighted mean of all that had something to say, 0 to 1. */
  readonly total: number;
  readonly judgements: readonly (Judgement & { readonly critic: CriticName; readonly weight: number })[];
}

export interface JudgeOptions {
  /** As the model has it. */
  readonly likelihood?: Likelihood;
  readonly index?: MelodyIndex | undefined;
  /** The compass that was asked for. */
  readonly compass?: Compass | undefined;
  /** What became of the wishes. */
  readonly report?: readonly ReportLine[];
  /** Words that it is to be sung to. */
  readonly verse?: Verse | undefined;
}

/**
 * Judge a tune.
 *
 * @param tonic of the key it was planned in
 */
export function judgeTune(
  score: Score,
  tonic: PitchName,
  { likelihood, index, compass, report = [], verse }: JudgeOptions = {},
): Verdict {
  const melody = readMelody(score);
  const tune = {
    score,
    melody,
    form: findForm(score, melody),
    tonic,
    likelihood,
    index,
    compass,
    report,
    verse,
  };
  const judgements = (Object.keys(CRITICS) as CriticName[]).flatMap((critic) => {
    const { weight, judge } = CRITICS[critic];
    const judgement = judge(tune);
    return judgement === undefined ? [] : [{ critic, weight, ...judgement }];
  });
  const weights = judgements.reduce((sum, { weight }) => sum + weight, 0);
  const total = judgements.reduce((sum, { weight, score: one }) => sum + weight * one, 0);
  return { total: weights === 0 ? 0 : total / weights, judgements };
}
