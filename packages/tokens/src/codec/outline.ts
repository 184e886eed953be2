/** @file A tune's tokens in their sections and bars: what lies between a row of tokens and a score. */
import { MOST_BARS } from "../vocabulary/inventory.data.ts";
import type { SectionName, Token } from "../vocabulary/token.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";

/** A bar without its bar token: events, and before them a meter where it changes. */
export interface BarOutline {
  /** `lead-in` is a pick-up that is played only once, before the repeat. */
  readonly kind: "bar" | "upbeat" | "lead-in";
  readonly tokens: readonly number[];
}

export interface SectionOutline {
  readonly name: SectionName;
  readonly body: readonly BarOutline[];
  /** The ending of all passes but the last; undefined when passes end alike. */
  readonly first: readonly BarOutline[] | undefined;
  /** The ending of the last pass. */
  readonly second: readonly BarOutline[] | undefined;
}

export type TuneOutline = readonly SectionOutline[];

/** Bars of one pass, pick-ups apart: what the bar tokens count down. */
export function sectionBars({ body, first }: Pick<SectionOutline, "body" | "first">): number {
  return [...body, ...(first ?? [])].filter(({ kind }) => kind === "bar").length;
}

/** All bars in the order in which they are written. */
export function outlineBars(outline: TuneOutline): readonly BarOutline[] {
  return outline.flatMap(({ body, first, second }) => [...body, ...(first ?? []), ...(second ?? [])]);
}

/** An outline whose bars have been exchanged, place for place. */
export function withBars(outline: TuneOutline, bars: readonly BarOutline[]): TuneOutline {
  let place = 0;
  const exchange = (row: readonly BarOutline[]): readonly BarOutline[] =>
    row.map((bar) => bars[place++] ?? bar);
  return outline.map(({ name, body, first, second }) => {
    return {
      name,
      body: exchange(body),
      first: first && exchange(first),
      second: second && exchange(second),
    };
  });
}

/** A bar and what stands before it. */
export interface PlacedBar {
  readonly bar: BarOutline;
  /** Section and ending tokens, if it is the first of one, then its bar token. */
  readonly lead: readonly Token[];
}

/** All bars in writing order with the tokens that lead to them. Parts without bars leave no trace. */
export function placeBars(outline: TuneOutline): readonly PlacedBar[] {
  const placed: PlacedBar[] = [];
  let waiting: Token[] = [];
  const place = (bars: readonly BarOutline[], of: number): void => {
    let remaining = of;
    for (const bar of bars) {
      const token = barToken(bar.kind, bar.kind === "bar" ? remaining-- : remaining);
      placed.push({ bar, lead: [...waiting, token] });
      waiting = [];
    }
  };
  for (const section of outline) {
    const { name, body, first, second } = section;
    waiting.push({ kind: "section", ...name });
    place(body, sectionBars(section));
    if (first !== undefined) waiting.push({ kind: "ending", number: 1 });
    place(first ?? [], first?.length ?? 0);
    if (second !== undefined) waiting.push({ kind: "ending", number: 2 });
    place(second ?? [], second?.length ?? 0);
  }
  return placed;
}

/** The tokens of a tune, from its first section token; no `end`. */
export function printOutline(vocabulary: Vocabulary, outline: TuneOutline): readonly number[] {
  return placeBars(outline).flatMap(({ bar, lead }) => [
    ...lead.map((token) => idOf(vocabulary, token)),
    ...bar.tokens,
  ]);
}

/** The token a bar begins with. */
export function barToken(kind: BarOutline["kind"], remaining: number): Token {
  if (kind !== "bar") return { kind: "upbeat", once: kind === "lead-in" };
  return { kind: "bar", remaining: Math.max(1, Math.min(remaining, MOST_BARS)) };
}

interface Draft {
  name: SectionName;
  readonly body: BarDraft[];
  first: BarDraft[] | undefined;
  second: BarDraft[] | undefined;
}

interface BarDraft {
  readonly kind: BarOutline["kind"];
  readonly tokens: number[];
}

/**
 * Read a row of tokens: never fails. What stands before `body` and behind `end` is passed over, music before the
 * first section or bar begins one, and tokens that have no place in a tune are dropped.
 */
export function readOutline(vocabulary: Vocabulary, tokens: Iterable<number>): TuneOutline {
  const sections: Draft[] = [];
  /** The row of bars that is being read: a section's body or an ending. */
  let row: BarDraft[] | undefined;
  for (const id of bodyOf(vocabulary, tokens)) {
    const token = vocabulary.meanings[id];
    if (token === undefined) continue;
    if (token.kind === "section") row = beginSection(sections, sectionName(token));
    else if (token.kind === "ending") row = beginEnding(sections, token.number) ?? row;
    else {
      row ??= beginSection(sections, { letter: "A", primed: false, times: 1 });
      readIntoRow(row, token, id);
    }
  }
  return sections;
}

function readIntoRow(row: BarDraft[], token: Token, id: number): void {
  if (token.kind === "bar") row.push({ kind: "bar", tokens: [] });
  else if (token.kind === "upbeat") row.push({ kind: token.once ? "lead-in" : "upbeat", tokens: [] });
  else if (belongsInBar(token)) lastBar(row).tokens.push(id);
}

/** What stands between `body` (or the beginning) and `end`. */
function bodyOf(vocabulary: Vocabulary, tokens: Iterable<number>): readonly number[] {
  const row = Array.from(tokens);
  const sign = (name: "body" | "end") => idOf(vocabulary, { kind: "sign", sign: name });
  const start = row.indexOf(sign("body")) + 1;
  const end = row.indexOf(sign("end"), start);
  return row.slice(start, end < 0 ? row.length : end);
}

function sectionName({ letter, primed, times }: SectionName): SectionName {
  return { letter, primed, times };
}

function beginSection(sections: Draft[], name: SectionName): BarDraft[] {
  const section: Draft = { name, body: [], first: undefined, second: undefined };
  sections.push(section);
  return section.body;
}

/** An ending belongs to the section before it, and only once; a second needs a first. */
function beginEnding(sections: readonly Draft[], number: 1 | 2): BarDraft[] | undefined {
  const section = sections.at(-1);
  if (section === undefined || section.name.times === 1) return undefined;
  if (number === 1) return section.first === undefined ? (section.first = []) : undefined;
  if (section.first === undefined || section.second !== undefined) return undefined;
  return (section.second = []);
}

function lastBar(row: BarDraft[]): BarDraft {
  const last = row.at(-1);
  if (last !== undefined) return last;
  const bar: BarDraft = { kind: "bar", tokens: [] };
  row.push(bar);
  return bar;
}

const IN_BARS: ReadonlySet<Token["kind"]> = new Set([
  "meter",
  "note",
  "rest",
  "hold",
  "length",
  "tuplet",
  "grace",
  "ornament",
  "root",
  "quality",
  "bass",
]);

function belongsInBar(token: Token): boolean {
  return IN_BARS.has(token.kind) || (token.kind === "sign" && token.sign === "gap");
}
