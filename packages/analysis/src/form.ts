/**
 * @file The form of a tune: its sections, how often each is played, and which of them are alike.
 *
 * Sections end at signs; long stretches without signs are divided as they are heard (`divide-stretch.ts`). Letters come from
 * comparing what is heard on the beats (`section-similarity.ts`), never from labels in the text.
 */
import { MelodistError } from "@melodist/errors";
import { type Score, unfold, type Voice } from "@melodist/score";
import { type BarNotes, noteTimes, readBarNotes } from "./bar-notes.ts";
import { beatGrid, wholes } from "./beats.ts";
import { divideStretch, type HeardBar } from "./divide-stretch.ts";
import { letterSections } from "./letter-sections.ts";
import { type Melody, readMelody } from "./melody.ts";
import { restfulness } from "./restfulness.ts";
import { type CountedBar, readStretches, type Stretch, type StretchEnding } from "./stretch.ts";

/** One section as written. Measures are indices into the measures of the melody's voice. */
export interface FormSection {
  /** `A` to `Z`, then `AA`, `AB` … */
  readonly letter: string;
  /** A variation of the section that bears the letter alone. */
  readonly primed: boolean;
  /** Full bars; of several endings the first is counted, a pick-up is not. */
  readonly bars: number;
  /** How often it is played in a row when it is first reached; 0 when the order of parts leaves it out. */
  readonly times: number;
  readonly from: number;
  /** The first measure behind it. */
  readonly to: number;
  readonly endings: readonly StretchEnding[];
  /** The written measures of each full bar: one, or two halves. */
  readonly rows: readonly CountedBar[];
}

/** The form of a tune. */
export interface Form {
  /** In the order in which they are written. */
  readonly sections: readonly FormSection[];
  /** Indices of sections in the order in which they are played. */
  readonly order: readonly number[];
}

/** A tune of fewer bars is one section. */
const FEWEST_BARS = 8;

/**
 * Find the form of a tune.
 *
 * Time grows with bars times distinct sections, of which at most 64 are compared with.
 *
 * @example
 * printForm(findForm(score)); // => "A8×2 B8×2"
 */
export function findForm(score: Score, melody: Melody = readMelody(score)): Form {
  const voice = score.voices[melody.voice];
  if (voice === undefined || voice.measures.length === 0) return { sections: [], order: [] };
  const stretches = readStretches(voice, melody.measures);
  const total = stretches.reduce((sum, { bars }) => sum + bars.length, 0);
  const isFree = score.meter.kind === "free" && melody.measures.every(({ meter }) => meter.kind === "free");
  const barsOf = barReader(melody);
  const rests = restfulness(melody);
  const parts =
    isFree || total < FEWEST_BARS
      ? [wholeTune(voice, stretches)]
      : stretches.flatMap((stretch) =>
          divideStretch(stretch, heardBars(stretch.bars, barsOf(stretch.bars), rests)),
        );
  const labels = letterSections(parts.map((part) => barsOf(part.bars)));
  const order = playedOrder(score, voice, parts);
  const sections = parts.map((part, index): FormSection => {
    return {
      letter: labels[index]?.letter ?? "A",
      primed: labels[index]?.primed ?? false,
      bars: part.bars.length,
      times: timesInARow(order, index),
      from: part.from,
      to: part.to,
      endings: part.endings,
      rows: part.bars,
    };
  });
  return { sections, order };
}

/** The bars of a section as heard, for `sectionSimilarity`. */
export function sectionBars(melody: Melody, section: Pick<FormSection, "rows">): readonly BarNotes[] {
  return barReader(melody)(section.rows);
}

function barReader({ notes, measures }: Melody): (rows: readonly CountedBar[]) => readonly BarNotes[] {
  const times = noteTimes(notes);
  return (rows) =>
    rows.map(({ from, to }) => {
      const first = measures[from];
      if (first === undefined) return [];
      const length = measures.slice(from, to).reduce((sum, measure) => sum + wholes(measure.length), 0);
      return readBarNotes(times, beatGrid(first.meter), wholes(first.onset), length);
    });
}

function heardBars(
  rows: readonly CountedBar[],
  bars: readonly BarNotes[],
  rests: readonly number[],
): readonly HeardBar[] {
  return rows.map(({ from, to }, index) => {
    return { notes: bars[index] ?? [], rests: Math.max(0, ...rests.slice(from, to)) };
  });
}

function wholeTune(voice: Voice, stretches: readonly Stretch[]): Stretch {
  return {
    from: 0,
    to: voice.measures.length,
    endings: stretches.flatMap(({ endings }) => endings),
    isRepeated: stretches.some(({ isRepeated }) => isRepeated),
    bars: stretches.flatMap(({ bars }) => bars),
  };
}

/** Which sections are played one after another, repeats and the order of parts followed. */
function playedOrder(score: Score, voice: Voice, parts: readonly Stretch[]): readonly number[] {
  const owner = parts.flatMap(({ from, to }, index) => new Array<number>(to - from).fill(index));
  const order: number[] = [];
  let before: number | undefined;
  for (const measure of playedMeasures(score, voice)) {
    const part = owner[measure];
    if (part === undefined) continue;
    const goesBack = before !== undefined && measure <= before && isBeginning(measure, parts[part]);
    if (part !== order.at(-1) || goesBack) order.push(part);
    before = measure;
  }
  return order;
}

/** At the first measure of a section, or behind its pick-up. */
function isBeginning(measure: number, part: Stretch | undefined): boolean {
  return part !== undefined && measure <= Math.max(part.from, part.bars[0]?.from ?? part.from);
}

function playedMeasures(score: Score, voice: Voice): readonly number[] {
  try {
    return unfold({ ...score, voices: [voice] }).order[0] ?? [];
  } catch (error) {
    if (!MelodistError.is(error)) throw error;
    return voice.measures.map((_, index) => index);
  }
}

function timesInARow(order: readonly number[], section: number): number {
  const first = order.indexOf(section);
  if (first < 0) return 0;
  let end = first;
  while (order[end] === section) end++;
  return end - first;
}

/**
 * A form as musicians write it, as it stands on the page.
 *
 * @example
 * printForm(form); // => "A8×2 B8×2"
 */
export function printForm({ sections }: Form): string {
  return sections
    .map((section) => `${label(section)}${section.bars}${section.times === 1 ? "" : `×${section.times}`}`)
    .join(" ");
}

/** A form as played: `AABB`, `AABA'`. */
export function playedForm({ sections, order }: Form): string {
  return order.map((index) => label(sections[index])).join("");
}

function label(section: FormSection | undefined): string {
  return section === undefined ? "" : section.letter + (section.primed ? "'" : "");
}
