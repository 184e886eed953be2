/** @file The header of a tune (or of a file): one field a line, until `K:` ends it. */
import { type Duration, type Field, FREE_METER, NO_KEY, type Tempo } from "@melodist/score";
import { parseKey } from "../2-fields/parse-key.ts";
import { defaultUnit, parseMeter, parseUnit } from "../2-fields/parse-meter.ts";
import { parseTempo } from "../2-fields/parse-tempo.ts";
import { decodeField } from "../text/decode-text.ts";
import type { WrittenTempo } from "./book.ts";
import { MOST_VOICES, parseVoice } from "./inline-field.ts";
import { applyInstruction, defineMacro, defineSymbol } from "./instructions.ts";
import { coverField, report, reportAt, spanOf, type TuneReader } from "./reader.ts";

/** Fields of the standard that we keep as they are. */
const KEPT = "ABCDFGHNORSZrI";

/** Read one header field (`W:` may also stand below the music); `K:` opens the body. */
export function readHeaderField(
  reader: TuneReader,
  letter: string,
  value: string,
  start: number,
  end: number,
): void {
  const { header } = reader;
  coverField(reader, letter, start, end);
  reader.lastField = undefined;
  switch (letter) {
    case "X":
      return readNumber(reader, value, start, end);
    case "T":
      return addLine(reader, header.titles, value);
    case "W":
      return addLine(reader, header.words, value);
    case "M":
      header.meter = parseMeter(value);
      if (header.meter === undefined) {
        report(reader, "bad-meter", start, end, value);
        header.meter = FREE_METER;
      }
      return;
    case "L": {
      const unit = parseUnit(value);
      if (unit === undefined) report(reader, "bad-unit", start, end, value);
      else header.unit = unit;
      return;
    }
    case "Q":
      header.tempo = { value, span: spanOf(reader, start, end) };
      return;
    case "P":
      header.parts = decodeField(value);
      return;
    case "V":
      return defineVoice(reader, value, start, end);
    case "U":
      return defineSymbol(reader, value, start, end);
    case "m":
      return defineMacro(reader, value, start, end);
    case "K":
      return openBody(reader, value, start, end);
    default:
      return keepField(reader, letter, value, start, end);
  }
}

function readNumber(reader: TuneReader, value: string, start: number, end: number): void {
  if (/^\d{1,9}$/.test(value)) reader.header.number = Number(value);
  else report(reader, "bad-number", start, end, value);
}

/** A line of text that `+:` may lengthen. */
function addLine(reader: TuneReader, lines: string[], value: string): void {
  const place = lines.push(decodeField(value)) - 1;
  reader.lastField = (more) => {
    lines[place] = joinText(lines[place] ?? "", decodeField(more));
  };
}

/** Two pieces of text with a space between, where both say something. */
function joinText(text: string, more: string): string {
  return text === "" || more === "" ? text + more : `${text} ${more}`;
}

/** What the header says about a voice before its music. */
function defineVoice(reader: TuneReader, value: string, start: number, end: number): void {
  const { id, properties, odd } = parseVoice(value);
  if (id === "") return report(reader, "bad-voice", start, end, value);
  if (odd !== undefined) report(reader, "odd-voice", start, end, odd);
  const { voiceProperties } = reader;
  if (voiceProperties.size >= MOST_VOICES)
    return report(reader, "too-many-voices", start, end, String(MOST_VOICES));
  voiceProperties.set(id, { ...voiceProperties.get(id), ...properties });
}

function keepField(reader: TuneReader, letter: string, value: string, start: number, end: number): void {
  const { fields } = reader.header;
  if (letter === "I" && applyInstruction(reader, value)) return;
  if (!KEPT.includes(letter)) report(reader, "unknown-field", start, end, letter);
  const field: Field = { letter, text: decodeField(value), span: spanOf(reader, start, end) };
  const place = fields.push(field) - 1;
  let { text } = field;
  reader.lastField = (more) => {
    text = joinText(text, decodeField(more));
    fields[place] = { ...field, text };
  };
}

/** A directive `%%…` or a comment `%…` in the header, kept in its place. */
export function keepHeaderLine(
  reader: TuneReader,
  letter: "%%" | "%",
  text: string,
  start: number,
  end: number,
): void {
  coverField(reader, letter, start, end);
  if (letter === "%%" && applyInstruction(reader, text)) return;
  reader.header.fields.push({ letter, text, span: spanOf(reader, start, end) });
}

/** `K:` is read: from here on there is music. */
export function openBody(reader: TuneReader, value: string, start: number, end: number): void {
  const { header } = reader;
  const field = parseKey(value);
  if (field.bad) report(reader, "bad-key", start, end, value);
  else if (field.odd !== undefined) report(reader, "odd-key", start, end, field.odd);
  const meter = header.meter ?? FREE_METER;
  const unit = header.unit ?? defaultUnit(meter);
  reader.body = {
    key: field.bad ? NO_KEY : field.key,
    meter,
    unit,
    tempo: header.tempo === undefined ? undefined : readTempo(reader, header.tempo, unit),
    properties: field.properties,
  };
}

/** The tempo of the tune; the old forms count in its unit length. */
function readTempo(reader: TuneReader, { value, span }: WrittenTempo, unit: Duration): Tempo {
  const { tempo, understood } = parseTempo(value, unit);
  if (!understood) reportAt(reader, "bad-tempo", span, value);
  return tempo;
}
