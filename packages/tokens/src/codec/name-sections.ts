/** @file What sections are called: as the caller says, or as the form of the tune is heard. */
import { findForm } from "@melodist/analysis";
import type { Score } from "@melodist/score";
import { LETTERS_OF_SECTIONS } from "../vocabulary/inventory.data.ts";
import type { SectionLetter, SectionName } from "../vocabulary/token.ts";
import type { SectionOutline, TuneOutline } from "./outline.ts";
import type { Stretch } from "./written-section.ts";

/** Where a section begins, and its name. */
export interface SectionStart {
  /** Index of its first measure in the melody's voice. */
  readonly measure: number;
  /** A, B, C…; all from F on are called F. */
  readonly letter: string;
  readonly primed: boolean;
}

/** A section that has no name yet. */
export interface NamelessSection extends Omit<SectionOutline, "name"> {
  readonly written: Stretch;
  readonly times: number;
}

/** The sections of a score as its form is heard: long stretches without signs are divided, too. */
export function hearSections(score: Score): readonly SectionStart[] {
  return findForm(score).sections.map(({ from, letter, primed }) => ({ measure: from, letter, primed }));
}

/** Name sections: each is called as the first start inside it says, or as the one it lies in. */
export function nameSections(
  sections: readonly NamelessSection[],
  starts: readonly SectionStart[],
): TuneOutline {
  return sections.map(({ written, times, ...section }): SectionOutline => {
    const { letter, primed } = nameAt(written, starts);
    return { ...section, name: { letter, primed, times: times > 1 ? 2 : 1 } };
  });
}

type Name = Omit<SectionName, "times">;

function nameAt({ from, to }: Stretch, starts: readonly SectionStart[]): Name {
  const inside = starts.find(({ measure }) => measure >= from && measure < to);
  const start = inside ?? starts.findLast(({ measure }) => measure < from);
  return { letter: letterNamed(start?.letter ?? "A"), primed: start?.primed ?? false };
}

function letterNamed(letter: string): SectionLetter {
  return LETTERS_OF_SECTIONS.find((name) => name === letter.toUpperCase()) ?? "F";
}

/** Where the sections of an outline begin in the score that `decodeOutline` writes. */
export function sectionStarts(outline: TuneOutline): readonly SectionStart[] {
  let measure = 0;
  return outline.map(({ name: { letter, primed }, body, first, second }) => {
    const start = { measure, letter, primed };
    measure += body.length + (first?.length ?? 0) + (second?.length ?? 0);
    return start;
  });
}
