/** @file Sections as played and as written. */
import type { SectionPlan } from "@melodist/tokens";
import type { Habits } from "./habits.data.ts";

/** A section as it is played once. */
export type Played = Pick<SectionPlan, "letter" | "primed">;

const LETTERS: readonly SectionPlan["letter"][] = ["A", "B", "C", "D", "E", "F"];

/** @param form `AABA`, `AA'B`; verse and chorus are sections of their own under letters that the form does not use */
export function readLetters(form: string): readonly Played[] {
  const names = form.match(/[A-FV]'?/gu) ?? [];
  const isSung = (letter: string) => letter === "V" || (letter === "C" && form.includes("V"));
  const used = new Set(names.map((name) => name.charAt(0)).filter((letter) => !isSung(letter)));
  const [verse = "A", chorus = "B"] = LETTERS.filter((letter) => !used.has(letter));
  return names.map((name) => {
    const letter = name.charAt(0);
    const isPrimed = name.endsWith("'");
    if (isSung(letter)) return { letter: letter === "V" ? verse : chorus, primed: isPrimed };
    return { letter: letter as SectionPlan["letter"], primed: isPrimed };
  });
}

/** @param text `A8×2 B8` */
export function readSections(text: string): readonly SectionPlan[] {
  return text.split(" ").map((part) => {
    const [, letter = "A", bars = "8", times] = /^([A-F])(\d+)(×2)?$/u.exec(part) ?? [];
    return {
      letter: letter as SectionPlan["letter"],
      primed: false,
      times: times === undefined ? 1 : 2,
      bars: Number(bars),
    };
  });
}

/** @example printSections(sections); // => "A8×2 B8×2" */
export function printSections(sections: readonly SectionPlan[]): string {
  return sections
    .map(
      ({ letter, primed, bars, times }) => `${letter}${primed ? "'" : ""}${bars}${times === 2 ? "×2" : ""}`,
    )
    .join(" ");
}

/** Bars as played, repeats counted. */
export function playedBars(sections: readonly SectionPlan[]): number {
  return sections.reduce((sum, { bars, times }) => sum + bars * times, 0);
}

/** Sections as played, written down: equal neighbours of dances become repeats, those of songs are written out. */
export function written(
  played: readonly Played[],
  barsOf: (section: Played) => number,
  { isSung }: Habits,
): readonly SectionPlan[] {
  const sections: SectionPlan[] = [];
  for (const section of played) {
    const last = sections.at(-1);
    const isRepeat = last !== undefined && last.times === 1 && nameOf(last) === nameOf(section);
    if (isRepeat && !isSung) sections[sections.length - 1] = { ...last, times: 2 };
    else sections.push({ ...section, times: 1, bars: barsOf(section) });
  }
  return sections;
}

export function nameOf({ letter, primed }: Played): string {
  return `${letter}${primed ? "'" : ""}`;
}
