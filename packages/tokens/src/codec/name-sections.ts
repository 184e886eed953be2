/** @file What sections are called: as the caller says, or by comparing them bar for bar. */
import { LETTERS_OF_SECTIONS } from "../vocabulary/inventory.data.ts";
import type { SectionLetter, SectionName } from "../vocabulary/token.ts";
import type { BarOutline, SectionOutline, TuneOutline } from "./outline.ts";
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

/**
 * Name sections.
 *
 * A section is called as the first start inside it says, or as the one it lies in. Without any starts, sections of
 * the same bars (but the last two) have the same letter, and those that share half of them have a prime.
 */
export function nameSections(
  sections: readonly NamelessSection[],
  starts: readonly SectionStart[] | undefined,
): TuneOutline {
  const names = starts === undefined || starts.length === 0 ? compareAll(sections) : undefined;
  return sections.map(({ written, times, ...section }, index): SectionOutline => {
    const { letter, primed } = names?.[index] ?? nameAt(written, starts ?? []);
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

function compareAll(sections: readonly NamelessSection[]): readonly Name[] {
  const models: { readonly letter: SectionLetter; readonly bars: readonly string[] }[] = [];
  return sections.map((section): Name => {
    const bars = barTexts(section);
    const alike = models.find((model) => beginAlike(model.bars, bars));
    if (alike !== undefined) return { letter: alike.letter, primed: false };
    const near = models.find((model) => agree(model.bars, bars) * 2 >= bars.length);
    if (near !== undefined) return { letter: near.letter, primed: true };
    const letter = LETTERS_OF_SECTIONS[models.length] ?? "F";
    models.push({ letter, bars });
    return { letter, primed: false };
  });
}

/** Bars of the first pass as texts, pick-ups apart. */
function barTexts({ body, first }: NamelessSection): readonly string[] {
  const bars: readonly BarOutline[] = [...body, ...(first ?? [])];
  return bars.filter(({ kind }) => kind === "bar").map(({ tokens }) => tokens.join(" "));
}

/** All bars but the last two agree, and the first in any case. */
function beginAlike(a: readonly string[], b: readonly string[]): boolean {
  const enough = Math.max(b.length - 2, 1);
  return Math.abs(a.length - b.length) <= 2 && b.slice(0, enough).every((bar, index) => bar === a[index]);
}

/** How many bars agree, place by place; none when one section is much longer than the other. */
function agree(a: readonly string[], b: readonly string[]): number {
  if (Math.abs(a.length - b.length) > 2) return 0;
  return a.filter((bar, index) => bar === b[index]).length;
}
