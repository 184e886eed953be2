/** @file A row of tokens as a score. */
import {
  type BarLine,
  compareDurations,
  type Duration,
  type Ending,
  type Field,
  type Measure,
  type Meter,
  measureDuration,
  measureLength,
  type Score,
  type ScoreEvent,
  subtractDurations,
  type Tempo,
  ZERO,
} from "@melodist/score";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { type ReadBar, readBars } from "./bar-reader.ts";
import { beamEvents } from "./beams.ts";
import {
  type BarOutline,
  outlineBars,
  readOutline,
  type SectionOutline,
  type TuneOutline,
} from "./outline.ts";
import { readFigures, scoreKey, type TuneFrame } from "./tune-frame.ts";

/** What stands above a tune. */
export interface TuneHeader {
  readonly number?: number;
  readonly titles?: readonly string[];
  readonly tempo?: Tempo;
  /** Composer, origin, rhythm and the like. */
  readonly fields?: readonly Field[];
}

/**
 * Write down the tune that tokens spell. Never fails: what makes no sense is dropped, and bars hold what they hold.
 *
 * @param tokens a body, or a whole sequence whose body stands between `body` and `end`
 * @example
 * printAbc(decodeTune(vocabulary, tokens, frame, { titles: ["The New Road"] }));
 */
export function decodeTune(
  vocabulary: Vocabulary,
  tokens: Iterable<number>,
  frame: TuneFrame,
  header: TuneHeader = {},
): Score {
  return decodeOutline(vocabulary, readOutline(vocabulary, tokens), frame, header);
}

/** Write down a tune from its outline. */
export function decodeOutline(
  vocabulary: Vocabulary,
  outline: TuneOutline,
  frame: TuneFrame,
  { number, titles, tempo, fields }: TuneHeader = {},
): Score {
  const bars = outlineBars(outline);
  const read = readBars(vocabulary, frame, bars);
  const measures = writeMeasures(outline, bars, read, frame.meter);
  return {
    number: number ?? 1,
    titles: titles ?? [],
    fields: fields ?? [],
    parts: undefined,
    unit: frame.unit,
    meter: frame.meter,
    tempo,
    key: scoreKey(frame.key),
    voices: [{ id: "", properties: {}, opening: openingLine(outline), measures }],
    words: [],
  };
}

/** The places of a section's bars in the row of all bars. */
interface SectionPlaces {
  readonly from: number;
  readonly firstEnding: number;
  readonly secondEnding: number;
  readonly to: number;
}

function writeMeasures(
  outline: TuneOutline,
  bars: readonly BarOutline[],
  read: readonly ReadBar[],
  opening: Meter,
): readonly Measure[] {
  const closes = new Map<number, BarLine>();
  const endings = new Map<number, Ending>();
  let from = 0;
  for (const [index, section] of outline.entries()) {
    const places = placesOf(section, from);
    const next = outline[index + 1];
    setLines(closes, section, places, bars, next);
    if (section.first !== undefined) endings.set(places.firstEnding, endingOf(1));
    if (section.second !== undefined) endings.set(places.secondEnding, endingOf(2));
    from = places.to;
  }
  closes.set(bars.length - 1, lastLine(closes.get(bars.length - 1)));
  let meter = opening;
  return read.map(({ figures, events }, index): Measure => {
    const changed = figures === undefined ? undefined : readFigures(figures);
    meter = changed ?? meter;
    const change: ScoreEvent[] =
      changed === undefined ? [] : [{ kind: "meter-change", meter: changed, span: undefined }];
    const offset = bars[index]?.kind === "bar" ? ZERO : pickupOffset(meter, measureDuration(events));
    return {
      ending: endings.get(index),
      events: [...change, ...beamEvents(events, meter, offset)],
      overlays: [],
      close: closes.get(index) ?? plainLine("single"),
    };
  });
}

function placesOf({ body, first, second }: SectionOutline, from: number): SectionPlaces {
  const firstEnding = from + body.length;
  const secondEnding = firstEnding + (first?.length ?? 0);
  return { from, firstEnding, secondEnding, to: secondEnding + (second?.length ?? 0) };
}

/** The lines that a section's repeats need; the line before its first bar is the section before's last. */
function setLines(
  closes: Map<number, BarLine>,
  { name, first }: SectionOutline,
  places: SectionPlaces,
  bars: readonly BarOutline[],
  next: SectionOutline | undefined,
): void {
  const back = name.times - 1;
  const isLeadIn = bars[places.from]?.kind === "lead-in";
  if (isLeadIn) closes.set(places.from, repeatLine(0, back));
  const goesOn = next === undefined || next.body[0]?.kind === "lead-in" ? 0 : next.name.times - 1;
  if (first !== undefined) closes.set(places.secondEnding - 1, repeatLine(back, 0));
  const backAtEnd = first === undefined ? back : 0;
  const isEmptySecond = first !== undefined && places.to === places.secondEnding;
  closes.set(places.to - 1, repeatLine(isEmptySecond ? back : backAtEnd, goesOn));
}

/** A line that goes back and opens the next repeat; without either, a double bar. */
function repeatLine(repeatEnd: number, repeatStart: number): BarLine {
  if (repeatEnd + repeatStart === 0) return plainLine("double");
  return { style: "repeat", repeatEnd, repeatStart, marks: [], span: undefined };
}

function plainLine(style: BarLine["style"]): BarLine {
  return { style, repeatEnd: 0, repeatStart: 0, marks: [], span: undefined };
}

function lastLine(line: BarLine | undefined): BarLine {
  return line?.style === "repeat" ? line : plainLine("final");
}

function openingLine([section]: TuneOutline): BarLine | undefined {
  if (section === undefined || section.name.times === 1 || section.body[0]?.kind === "lead-in")
    return undefined;
  return repeatLine(0, section.name.times - 1);
}

function endingOf(number: number): Ending {
  return { numbers: [number], text: undefined, span: undefined };
}

/** Where in its bar a pick-up begins. */
function pickupOffset(meter: Meter, length: Duration): Duration {
  const full = measureLength(meter);
  return full === undefined || compareDurations(length, full) > 0 ? ZERO : subtractDurations(full, length);
}
