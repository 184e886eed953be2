/**
 * @file In which order the measures of a voice are played: repeats and numbered endings followed.
 *
 * A voice is read as a row of sections. A section is a body, perhaps with numbered endings behind it,
 * and is played a number of times. It begins where a repeat sign says so or, where the writer left that
 * sign out, at the beginning, after the last repeat, double bar or part label.
 */
import type { BarLine, Measure } from "./score.ts";

/** A tune of more measures than this is refused rather than played. */
export const MOST_MEASURES = 100_000;

/** A row of measures inside a voice: `from` included, `to` not. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface NumberedEnding extends Stretch {
  readonly numbers: readonly number[];
  /** It is left by a repeat sign. */
  readonly goesBack: boolean;
}

interface Section {
  readonly body: Stretch;
  readonly endings: readonly NumberedEnding[];
  readonly passes: number;
  /** The first measure behind the section. */
  readonly end: number;
}

/**
 * Follow the repeats of a row of measures.
 *
 * @param measures of the whole voice
 * @param opening the line before the first of them
 * @param row which of them to play
 * @param room the most measures the result may hold
 * @returns indices into `measures` in playing order, or undefined when there is no room for all of them
 */
export function playingOrder(
  measures: readonly Measure[],
  opening: BarLine | undefined,
  row: Stretch,
  room: number,
): readonly number[] | undefined {
  const order: number[] = [];
  let start = row.from;
  while (start < row.to) {
    const before = start === 0 ? opening : measures[start - 1]?.close;
    const section = readSection(measures, { from: start, to: row.to }, before);
    if (!playSection(section, order, room)) return undefined;
    start = section.end;
  }
  return order;
}

/** Append the measures of a section as often as they are played; false when there is no room. */
function playSection(section: Section, order: number[], room: number): boolean {
  if (section.passes > room) return false;
  const endings = new Map(section.endings.flatMap((ending) => ending.numbers.map((pass) => [pass, ending])));
  for (let pass = 1; pass <= section.passes && order.length <= room; pass++) {
    append(order, section.body, room);
    append(order, endings.get(pass), room);
  }
  return order.length <= room;
}

/** Append a stretch, but no more than shows that there is no room for it. */
function append(order: number[], stretch: Stretch | undefined, room: number): void {
  if (stretch === undefined) return;
  for (let index = stretch.from; index < stretch.to && order.length <= room; index++) order.push(index);
}

/** The section that begins at the row's first measure. */
function readSection(measures: readonly Measure[], row: Stretch, before: BarLine | undefined): Section {
  const startTimes = repeatStart(before);
  for (let index = row.from; index < row.to; index++) {
    const measure = measures[index];
    if (measure?.ending !== undefined) {
      return withEndings({ from: row.from, to: index }, readEndings(measures, { from: index, to: row.to }));
    }
    const body = { from: row.from, to: index + 1 };
    const endTimes = repeatEnd(measure?.close);
    if (endTimes > 0) return plain(body, Math.max(endTimes, startTimes) + 1);
    if (repeatStart(measure?.close) > 0) return plain(body, 1);
    if (startTimes === 0 && endsSection(measures, index)) return plain(body, 1);
  }
  return plain(row, 1);
}

function repeatStart(line: BarLine | undefined): number {
  return line?.repeatStart ?? 0;
}

function repeatEnd(line: BarLine | undefined): number {
  return line?.repeatEnd ?? 0;
}

function plain(body: Stretch, passes: number): Section {
  return { body, endings: [], passes, end: body.to };
}

/** A double bar, a final bar, or the label of a part behind the measure. */
function endsSection(measures: readonly Measure[], index: number): boolean {
  const style = measures[index]?.close?.style;
  return style === "double" || style === "final" || beginsPart(measures[index + 1]);
}

/** True when a part label stands before the measure's first sound. */
export function beginsPart(measure: Measure | undefined): boolean {
  return partLabel(measure) !== undefined;
}

/** The label of the part that begins with a measure. */
export function partLabel(measure: Measure | undefined): string | undefined {
  for (const event of measure?.events ?? []) {
    if (event.kind === "part") return event.label;
    if (event.kind === "note" || event.kind === "chord" || event.kind === "rest") return undefined;
  }
  return undefined;
}

function withEndings(body: Stretch, endings: readonly NumberedEnding[]): Section {
  const last = endings.at(-1);
  const end = last?.to ?? body.to;
  const numbers = endings.flatMap((ending) => ending.numbers);
  // A lone ending with no way back, or without a first one, is a remark: it is played once.
  const isRemark =
    !endings.some((ending) => ending.numbers.includes(1)) || (endings.length === 1 && !last?.goesBack);
  if (isRemark) return plain({ from: body.from, to: end }, 1);
  return {
    body,
    endings: inPassOrder(endings),
    passes: endings.length === 1 ? Math.max(...numbers) + 1 : numbers.length,
    end,
  };
}

/** Endings numbered 1 and 3 are the first and the second time: a number nobody wrote is no pass. */
function inPassOrder(endings: readonly NumberedEnding[]): readonly NumberedEnding[] {
  const written = endings.flatMap((ending) => ending.numbers).sort((a, b) => a - b);
  return endings.map((ending) => ({
    ...ending,
    numbers: ending.numbers.map((number) => written.indexOf(number) + 1),
  }));
}

/** The endings that stand side by side from the row's first measure on. */
function readEndings(measures: readonly Measure[], row: Stretch): readonly NumberedEnding[] {
  const endings: NumberedEnding[] = [];
  const used = new Set<number>();
  for (let from = row.from; from < row.to; from = endings.at(-1)?.to ?? row.to) {
    const numbers = endingNumbers(measures[from], used.size + 1);
    if (numbers.length === 0 || numbers.some((number) => used.has(number))) break;
    for (const number of numbers) used.add(number);
    const to = endingEnd(measures, { from, to: row.to });
    const close = measures[to - 1]?.close;
    endings.push({ from, to, numbers, goesBack: repeatEnd(close) > 0 });
    if (repeatStart(close) > 0) break;
  }
  return trimLast(endings);
}

/** An ending of words alone ("last time") is the next in the row; none at all gives no numbers. */
function endingNumbers(measure: Measure | undefined, next: number): readonly number[] {
  if (measure?.ending === undefined) return [];
  return measure.ending.numbers.length === 0 ? [next] : measure.ending.numbers;
}

/** Where the ending that begins a row is over: at the next repeat, double bar, part or ending. */
function endingEnd(measures: readonly Measure[], row: Stretch): number {
  let goesOn: boolean | undefined;
  for (let index = row.from; index < row.to; index++) {
    const close = measures[index]?.close;
    if (repeatEnd(close) + repeatStart(close) > 0 || measures[index + 1]?.ending !== undefined)
      return index + 1;
    if (!endsSection(measures, index)) continue;
    goesOn ??= leadsToEnding(measures, { from: index + 1, to: row.to });
    if (!goesOn) return index + 1;
  }
  return row.to;
}

/** True when the music behind a double bar still belongs to the ending, because it goes back to make way for another. */
function leadsToEnding(measures: readonly Measure[], row: Stretch): boolean {
  for (let index = row.from; index < row.to; index++) {
    const measure = measures[index];
    if (measure?.ending !== undefined || (measure?.close?.repeatStart ?? 0) > 0 || beginsPart(measure))
      return false;
    if ((measure?.close?.repeatEnd ?? 0) > 0) return (measures[index + 1]?.ending?.numbers[0] ?? 0) > 1;
  }
  return false;
}

/**
 * A last ending that runs on into a repeat sign has swallowed the next section, whose opening sign was left out.
 * It is then taken to be as long as the first.
 */
function trimLast(endings: readonly NumberedEnding[]): readonly NumberedEnding[] {
  const first = endings[0];
  const last = endings.at(-1);
  if (first === undefined || last === undefined || first === last || !last.goesBack) return endings;
  const length = first.to - first.from;
  if (last.to - last.from <= length) return endings;
  return [...endings.slice(0, -1), { ...last, to: last.from + length, goesBack: false }];
}
