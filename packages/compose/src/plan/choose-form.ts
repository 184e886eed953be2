/** @file The form of a tune: letters and counts of bars as sections, as played and as written. */
import type { SectionPlan } from "@melodist/tokens";
import { counted } from "../counted.ts";
import { type ComposeRequest, MOST_BARS, MOST_SECTION_BARS } from "../request.ts";
import { chanceFor } from "./chance.ts";
import type { Habits } from "./habits.data.ts";
import type { Choice, Refusal } from "./plan.ts";
import { shareOut } from "./section-lengths.ts";
import {
  nameOf,
  type Played,
  playedBars,
  printSections,
  readLetters,
  readSections,
  written,
} from "./sections.ts";
import { drawShare, readShares } from "./shares.ts";

export interface ChosenForm {
  readonly sections: readonly SectionPlan[];
  readonly choices: readonly Choice[];
  readonly refusals: readonly Refusal[];
}

type FormWishes = Pick<ComposeRequest, "form" | "bars" | "barsPerSection">;

/**
 * Settle the form.
 *
 * @param fitting bars as played that chords or words would fill, where nothing is asked
 */
export function chooseForm(
  request: ComposeRequest,
  habits: Habits,
  fitting: number | undefined,
  seed: number,
): ChosenForm {
  const { form, barsPerSection } = request;
  const bars = request.bars ?? (barsPerSection === undefined ? fitting : undefined);
  const tooMany = [
    ...(bars !== undefined && bars > MOST_BARS ? [tooManyBars(bars)] : []),
    ...(barsPerSection !== undefined && barsPerSection > MOST_SECTION_BARS ? [tooLong(barsPerSection)] : []),
  ];
  if (tooMany.length > 0) return { sections: readSections("A8×2 B8×2"), choices: [], refusals: tooMany };
  const chosen = formWithin({ form, bars, barsPerSection }, habits, seed);
  const played = playedBars(chosen.sections);
  if (played <= MOST_BARS || chosen.refusals.length > 0) return chosen;
  return { ...chosen, refusals: [tooManyBars(played)] };
}

/** The form, where no figure is beyond what a tune can have. */
function formWithin(wishes: FormWishes, habits: Habits, seed: number): ChosenForm {
  const { form, bars, barsPerSection } = wishes;
  if (form !== undefined) return formOfLetters(readLetters(form), wishes, habits);
  if (bars !== undefined) return formOfBars(bars, wishes, habits);
  const usual = readShares(habits.forms).map((share) => {
    const sections = readSections(share.name);
    return { ...share, sections: sections.map((one) => ({ ...one, bars: barsPerSection ?? one.bars })) };
  });
  const fits = usual.filter(({ sections }) => playedBars(sections) <= MOST_BARS);
  const sections = drawShare(fits, chanceFor("form", seed))?.sections ?? readSections("A8×2 B8×2");
  const choice = because(sections, { en: "usual for this kind of tune", zh: "这类曲子的常见曲式" });
  return { sections, choices: [choice], refusals: [] };
}

function formOfLetters(
  played: readonly Played[],
  { form = "", bars, barsPerSection }: FormWishes,
  habits: Habits,
): ChosenForm {
  if (bars === undefined) {
    const per = barsPerSection ?? usualLength(habits, played.length);
    const sections = written(played, () => per, habits);
    const choice = because(sections, { en: "sections of the usual length", zh: "各段取常见长度" });
    return { sections, choices: barsPerSection === undefined ? [choice] : [], refusals: [] };
  }
  const lengths =
    barsPerSection === undefined ? shareOut(played, bars) : evenly(played, barsPerSection, bars);
  if (lengths !== undefined) {
    const sections = written(played, (section) => lengths.get(nameOf(section)) ?? 8, habits);
    return { sections, choices: [], refusals: [] };
  }
  const near = nearestTotal(played, bars, barsPerSection);
  const sections = written(played, () => Math.max(1, Math.round(bars / played.length)), habits);
  const refusal: Refusal = {
    wish: "bars",
    asked: String(bars),
    reason: {
      en: `${form} cannot come to ${counted(bars, "bar")}${barsPerSection === undefined ? "" : ` with ${counted(barsPerSection, "bar")} a section`}`,
      zh: `${form}${barsPerSection === undefined ? "" : `每段 ${barsPerSection} 小节`}凑不成 ${bars} 小节`,
    },
    nearest: { en: counted(near, "bar"), zh: `${near} 小节` },
  };
  return { sections, choices: [], refusals: [refusal] };
}

function evenly(
  played: readonly Played[],
  per: number,
  bars: number,
): ReadonlyMap<string, number> | undefined {
  return per * played.length === bars ? new Map(played.map((section) => [nameOf(section), per])) : undefined;
}

function nearestTotal(played: readonly Played[], bars: number, per: number | undefined): number {
  if (per !== undefined) return per * played.length;
  for (let away = 1; away < bars; away++) {
    for (const total of [bars + away, bars - away]) {
      if (total <= MOST_BARS && shareOut(played, total) !== undefined) return total;
    }
  }
  return played.length * 8;
}

/** Lengths of sections that a number of bars is divided into, the most usual first. */
const USUAL_LENGTHS: readonly number[] = [8, 4, 16, 12, 6, 10, 7, 5, 9, 3];
/** Forms as played by how many sections they have. */
const DANCE_FORMS: readonly string[] = ["A", "AB", "AAB", "AABB", "AABBC", "AABBCC", "AABBCCD", "AABBCCDD"];
const SONG_FORMS: readonly string[] = ["A", "AB", "ABA", "AABA", "ABABC", "AABABA"];

function formOfBars(bars: number, { barsPerSection }: FormWishes, habits: Habits): ChosenForm {
  const forms = habits.isSung ? SONG_FORMS : DANCE_FORMS;
  const lengths = barsPerSection === undefined ? USUAL_LENGTHS : [barsPerSection];
  const per = lengths.find((length) => bars % length === 0 && bars / length <= forms.length);
  if (per === undefined && barsPerSection !== undefined) return wrongMultiple(bars, barsPerSection, habits);
  const letters = per === undefined ? undefined : forms[bars / per - 1];
  const sections =
    letters === undefined || per === undefined
      ? unevenSections(bars)
      : written(readLetters(letters), () => per, habits);
  const choice = because(sections, {
    en: `${counted(bars, "bar")} in usual sections`,
    zh: `${bars} 小节分成常见的段落`,
  });
  return { sections, choices: [choice], refusals: [] };
}

/** Sections of eight bars and one of what is left. */
function unevenSections(bars: number): readonly SectionPlan[] {
  const count = Math.max(0, Math.floor(bars / 8) - 1);
  const rest = bars - 8 * count;
  const lengths = [...new Array<number>(count).fill(8), rest];
  return lengths.map((length, index) => {
    return { letter: LETTERS[Math.min(index, 5)] ?? "F", primed: false, times: 1, bars: length };
  });
}

const LETTERS: readonly SectionPlan["letter"][] = ["A", "B", "C", "D", "E", "F"];

function wrongMultiple(bars: number, per: number, habits: Habits): ChosenForm {
  const count = Math.max(1, Math.round(bars / per));
  const sections = written(readLetters("AABB".slice(0, Math.min(count, 4))), () => per, habits);
  const refusal: Refusal = {
    wish: "bars",
    asked: String(bars),
    reason: {
      en: `${bars === 1 ? "1 bar does" : `${bars} bars do`} not divide into sections of ${per}`,
      zh: `${bars} 小节不能分成每段 ${per} 小节`,
    },
    nearest: { en: counted(count * per, "bar"), zh: `${count * per} 小节` },
  };
  return { sections, choices: [], refusals: [refusal] };
}

function tooManyBars(bars: number): Refusal {
  return {
    wish: "bars",
    asked: String(bars),
    reason: {
      en: `${bars} bars are more than a tune can have`,
      zh: `${bars} 小节超过了一首曲子的上限`,
    },
    nearest: { en: `${MOST_BARS} bars`, zh: `${MOST_BARS} 小节` },
  };
}

function tooLong(bars: number): Refusal {
  return {
    wish: "barsPerSection",
    asked: String(bars),
    reason: { en: "no section is that long", zh: "没有这么长的段落" },
    nearest: { en: `${MOST_SECTION_BARS} bars`, zh: `${MOST_SECTION_BARS} 小节` },
  };
}

/** Sections of eight bars where there are few; shorter ones where there are many or where the kind has them. */
function usualLength({ forms }: Habits, count: number): number {
  if (count === 1) return 8;
  const [first] = readShares(forms).filter(({ name }) => name.includes(" "));
  const usual = first === undefined ? 8 : (readSections(first.name)[0]?.bars ?? 8);
  return usual * count > MOST_BARS ? Math.max(1, Math.floor(MOST_BARS / count)) : usual;
}

function because(sections: readonly SectionPlan[], why: Choice["why"]): Choice {
  return { wish: "form", value: printSections(sections), why };
}
