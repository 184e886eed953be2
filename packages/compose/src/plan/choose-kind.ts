/** @file What kind of tune: rhythm, tradition, and what is usual for them. */
import { type MoodName, RHYTHMS, type Rhythm, STYLES, type Style } from "@melodist/analysis";
import type { ComposeRequest } from "../request.ts";
import { chanceFor } from "./chance.ts";
import { ANY_HABITS, ANY_RHYTHMS, type Habits, RHYTHM_HABITS, STYLE_HABITS } from "./habits.data.ts";
import { MOOD_CHOICES } from "./mood-choices.data.ts";
import type { Choice } from "./plan.ts";
import { drawShare, readShares, type Share } from "./shares.ts";
import { PIECE_STYLES } from "./title-words.data.ts";
import { usualStyle } from "./usual-style.ts";

export interface ChosenKind {
  readonly rhythm: Rhythm | undefined;
  /** As asked for, or what is usual after the composer or on the instrument. */
  readonly style: Style | undefined;
  readonly habits: Habits;
  readonly choices: readonly Choice[];
}

/** Settle what kind of tune it is. A meter without a kind leaves the kind open. */
export function chooseKind(request: ComposeRequest, seed: number): ChosenKind {
  const { rhythm, meter } = request;
  if (rhythm !== undefined)
    return { rhythm, style: request.style, habits: RHYTHM_HABITS[rhythm], choices: [] };
  const style = usualStyle(request);
  if (style === undefined && meter !== undefined) return { rhythm, style, habits: ANY_HABITS, choices: [] };
  const habits = style === undefined ? ANY_HABITS : STYLE_HABITS[style];
  const usual = readShares(style === undefined ? ANY_RHYTHMS : habits.rhythms);
  const fitting = usual.filter(({ name }) => suits(RHYTHM_HABITS[name as Rhythm], request));
  const drawn = drawShare(weighByMood(fitting, request.moods ?? []), chanceFor("rhythm", seed));
  if (drawn === undefined) return { rhythm, style, habits, choices: [] };
  const chosen = drawn.name as Rhythm;
  const choice: Choice = { wish: "rhythm", value: chosen, why: reasonFor(chosen, style) };
  return { rhythm: chosen, style, habits: RHYTHM_HABITS[chosen], choices: [choice] };
}

function reasonFor(rhythm: Rhythm, style: Style | undefined): Choice["why"] {
  if (style === undefined) return { en: "no kind was asked for", zh: "没有指定体裁" };
  const kind = RHYTHMS[rhythm];
  const { english, chinese } = STYLES[style];
  if (PIECE_STYLES[style] !== undefined)
    return { en: `usual for a tune that is a ${english}`, zh: `${chinese}的常见体裁` };
  return { en: `${kind.english} is usual in ${english} music`, zh: `${chinese}音乐里常见${kind.chinese}` };
}

/** A kind must be usual in the meter that was asked for, and be sung if there are words. */
function suits(habits: Habits, { meter, lyrics }: ComposeRequest): boolean {
  const inMeter = meter === undefined || readShares(habits.meters).some(({ name }) => name === meter);
  return inMeter && (lyrics === undefined || habits.isSung || habits.pace < SINGABLE_PACE);
}

/** Whole notes a minute; faster dances are not sung. */
const SINGABLE_PACE = 30;

/** How much likelier a kind gets that a mood speaks for. */
const PREFERRED = 40;

function weighByMood(shares: readonly Share[], moods: readonly MoodName[]): readonly Share[] {
  const preferred = new Set<string>(moods.flatMap((mood) => MOOD_CHOICES[mood].rhythms ?? []));
  return shares.map(({ name, weight }) => ({
    name,
    weight: preferred.has(name) ? weight * PREFERRED : weight,
  }));
}
