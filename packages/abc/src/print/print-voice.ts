/** @file One voice as lines of music with the words below them. */
import {
  type BarLine,
  type Duration,
  type Ending,
  isTimed,
  keyAlterations,
  type Measure,
  printMeter,
  type Score,
  type ScoreEvent,
  type TimedEvent,
  type Voice,
} from "@melodist/score";
import { endAccidentals } from "../accidentals.ts";
import { isInline } from "../kept-field.ts";
import { octaveShift } from "../staff-octave.ts";
import { encodeText, quoteText } from "../text/decode-text.ts";
import { brokenPair } from "./broken-pair.ts";
import { printKey, printProperties, printTempo, printUnit } from "./print-fields.ts";
import { printLyrics } from "./print-lyrics.ts";
import {
  carryTies,
  multiplierOf,
  printBarMarks,
  printBody,
  printGrace,
  printMarks,
  printPrefix,
  printSuffix,
} from "./print-note.ts";
import { createVoicePrinter, put, type VoicePrinter } from "./voice-printer.ts";

/** The lines of a voice, without its `V:`. */
export function printVoice(score: Score, voice: Voice): string[] {
  const printer = createVoicePrinter(score, voice);
  if (voice.opening !== undefined) put(printer, printBarMarks(voice.opening.marks) + printBar(voice.opening));
  for (const [index, measure] of voice.measures.entries()) {
    printer.atEnd =
      index === voice.measures.length - 1 && measure.close === undefined && measure.overlays.length === 0;
    printMeasure(printer, measure);
  }
  endLine(printer);
  return printer.lines;
}

function printMeasure(printer: VoicePrinter, measure: Measure): void {
  const { ending, events } = measure;
  const opensLine = ending !== undefined && events[0]?.kind === "line-break" && printer.line !== "";
  if (opensLine) endLine(printer);
  if (ending !== undefined) printEnding(printer, ending);
  printEvents(printer, opensLine ? events.slice(1) : events);
  for (const overlay of measure.overlays) {
    printer.joined = false;
    put(printer, "&");
    printEvents(printer, overlay);
  }
  printer.joined = false;
  const { close } = measure;
  if (close === undefined || close.style === "split") return;
  put(printer, printBarMarks(close.marks) + printBar(close));
  endAccidentals(printer.accidentals);
}

/** `|1` right behind a plain bar line, else `[1`. */
function printEnding(printer: VoicePrinter, ending: Ending): void {
  const numbers = ending.text === undefined ? ending.numbers.join(",") : quoteText(ending.text);
  const behindBar = ending.text === undefined && /[^[|][|]$|^[|]$|[:]$/.test(printer.line.slice(-2));
  if (behindBar) printer.line += numbers;
  else put(printer, `[${numbers}`);
}

/** A bar line without its marks. */
function printBar(bar: BarLine): string {
  const { repeatEnd, repeatStart, style } = bar;
  if (repeatEnd === 1 && repeatStart === 1) return "::";
  if (repeatEnd > 0 || repeatStart > 0) return `${":".repeat(repeatEnd)}|${":".repeat(repeatStart)}`;
  return PLAIN_BARS[style];
}

const PLAIN_BARS: Readonly<Record<BarLine["style"], string>> = {
  single: "|",
  double: "||",
  final: "|]",
  "heavy-left": "[|",
  dotted: ".|",
  invisible: "[|]",
  repeat: "|",
  split: "",
};

function printEvents(printer: VoicePrinter, events: readonly ScoreEvent[]): void {
  for (let index = 0; index < events.length; index++) {
    const event = events[index];
    if (event === undefined) continue;
    if (!isTimed(event)) {
      printChange(printer, event, events[index + 1]);
      continue;
    }
    const next = events[index + 1];
    const pair = next !== undefined && isTimed(next) ? brokenPair(printer, event, next) : undefined;
    if (pair === undefined || next === undefined || !isTimed(next))
      printTimed(printer, event, multiplierOf(printer, event.length, event.tuplet), "");
    else {
      printTimed(printer, event, pair.figures, pair.sign);
      printTimed(printer, next, pair.figures, "");
      index++;
    }
  }
}

function printTimed(printer: VoicePrinter, event: TimedEvent, figures: Duration, sign: string): void {
  const text = printPrefix(printer, event) + printBody(printer, event, figures) + printSuffix(event) + sign;
  put(printer, text);
  printer.joined = event.beam;
  printer.accidentals.tied = undefined;
  if (event.kind === "rest") return;
  carryTies(printer, event);
  printer.lyrics.push(event.lyrics);
}

/** Print an event that takes no time. */
function printChange(
  printer: VoicePrinter,
  event: Exclude<ScoreEvent, TimedEvent>,
  next: ScoreEvent | undefined,
): void {
  switch (event.kind) {
    case "line-break":
      return endLine(printer);
    case "spacer":
      return put(printer, `${printGrace(printer, event.grace)}${printMarks(event.marks)}y`);
    case "meter-change":
      printer.meter = event.meter;
      return put(printer, `[M:${printMeter(event.meter)}]`);
    case "key-change":
      printer.accidentals.key = keyAlterations(event.key);
      return put(printer, `[K:${printKey(event.key)}]`);
    case "unit-change":
      printer.unit = event.unit;
      return put(printer, `[L:${printUnit(event.unit)}]`);
    case "tempo-change":
      return put(printer, `[Q:${printTempo(event.tempo)}]`);
    case "staff-change":
      if ("octave" in event.properties) printer.octave = octaveShift(event.properties);
      return put(printer, `[K:${printProperties(event.properties)}]`);
    case "part":
      return printField(printer, "P", event.label, true);
    case "field":
      if (
        event.letter === "%" &&
        printer.line !== "" &&
        (next?.kind === "line-break" || (next === undefined && printer.atEnd))
      ) {
        printer.line += ` %${event.text}`;
        return;
      }
      return printField(printer, event.letter, event.text, isInline(event.letter, encodeText(event.text)));
  }
}

/** A field inside the line where it may be, else on a line of its own. */
function printField(printer: VoicePrinter, letter: string, text: string, inline: boolean): void {
  const verbatim = letter === "%" || letter === "%%";
  const value = verbatim ? text : encodeText(text);
  if (inline && !value.includes("]")) return put(printer, `[${letter}:${value}]`);
  if (printer.line !== "") printer.lines.push(`${printer.line}\\`);
  printer.line = "";
  printer.joined = false;
  printer.lines.push(verbatim ? `${letter}${value}` : `${letter}:${value}`);
}

/** Finish the line of music and set its words below. */
function endLine(printer: VoicePrinter): void {
  if (printer.line !== "") printer.lines.push(printer.line);
  printer.lines.push(...printLyrics(printer.lyrics));
  printer.line = "";
  printer.joined = false;
  printer.lyrics = [];
}
