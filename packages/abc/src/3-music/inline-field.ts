/** @file Fields inside a line of music, `[K:D]`, and the changes that fields make in the body of a tune. */
import { keyAlterations, type ScoreEvent, type StaffProperties } from "@melodist/score";
import { parseKey } from "../2-fields/parse-key.ts";
import { parseMeter, parseUnit } from "../2-fields/parse-meter.ts";
import { parseStaffProperties } from "../2-fields/parse-staff.ts";
import { parseTempo } from "../2-fields/parse-tempo.ts";
import { isInline } from "../kept-field.ts";
import { octaveShift } from "../staff-octave.ts";
import { decodeField } from "../text/decode-text.ts";
import { applyInstruction, defineMacro, defineSymbol } from "./instructions.ts";
import { coverField, findOnLine, report, spanOf, type TuneReader } from "./reader.ts";
import { addEvent, addTextLine, createVoice, settleWaiting, type VoiceReader } from "./voice-reader.ts";

/** True when `[` at the reader opens a field: `[K:`, but not `[A:|`, a chord somebody forgot to close. */
export function opensField(text: string, pos: number): boolean {
  return text.charAt(pos + 2) === ":" && /[H-Zh-z]/.test(text.charAt(pos + 1));
}

/** Voices of one tune. */
export const MOST_VOICES = 1_000;

/** Fields that may stand inside a line of music. */
const INLINE = "IKLMmNPQRrUV";

/** Read `[X:…]`; the reader stands on the bracket. */
export function readInlineField(reader: TuneReader, voice: VoiceReader): void {
  const { text, pos } = reader;
  const letter = text.charAt(pos + 1);
  let close = findOnLine(reader, "]", pos);
  if (close < 0) {
    report(reader, "unclosed-field", pos, reader.end);
    close = reader.end;
  }
  const end = Math.min(close + 1, reader.end);
  coverField(reader, letter, pos, end);
  reader.pos = end;
  if (!INLINE.includes(letter)) return report(reader, "field-inside-line", pos, end, letter);
  changeInBody(reader, voice, letter, text.slice(pos + 3, close).trim(), pos, end);
}

/**
 * Let a field inside the tune take effect: change what is in force in the current voice, or switch the voice.
 *
 * @param start where the field stands, for its span
 */
export function changeInBody(
  reader: TuneReader,
  voice: VoiceReader,
  letter: string,
  value: string,
  start: number,
  end: number,
): void {
  const span = spanOf(reader, start, end);
  switch (letter) {
    case "K":
      return changeKey(reader, voice, value, start, end);
    case "M": {
      const meter = parseMeter(value);
      if (meter === undefined) return report(reader, "bad-meter", start, end, value);
      voice.meter = meter;
      return addEvent(reader, voice, { kind: "meter-change", meter, span });
    }
    case "L": {
      const unit = parseUnit(value);
      if (unit === undefined) return report(reader, "bad-unit", start, end, value);
      voice.unit = unit;
      return addEvent(reader, voice, { kind: "unit-change", unit, span });
    }
    case "Q": {
      const { tempo, understood } = parseTempo(value, voice.unit);
      if (!understood) report(reader, "bad-tempo", start, end, value);
      return addEvent(reader, voice, { kind: "tempo-change", tempo, span });
    }
    case "P":
      return addEvent(reader, voice, { kind: "part", label: decodeField(value), span });
    case "V":
      return switchVoice(reader, value, start, end);
    case "U":
      return defineSymbol(reader, value, start, end);
    case "m":
      return defineMacro(reader, value, start, end);
    case "I":
      if (applyInstruction(reader, value)) return;
      break;
    default:
  }
  const event: ScoreEvent = { kind: "field", letter, text: decodeField(value), span };
  if (isInline(letter, event.text)) addEvent(reader, voice, event);
  else addTextLine(reader, voice, event);
}

function changeKey(reader: TuneReader, voice: VoiceReader, value: string, start: number, end: number): void {
  const field = parseKey(value);
  if (field.bad) return report(reader, "bad-key", start, end, value);
  if (field.odd !== undefined) report(reader, "odd-key", start, end, field.odd);
  const span = spanOf(reader, start, end);
  if (Object.keys(field.properties).length > 0) {
    voice.octave = "octave" in field.properties ? octaveShift(field.properties) : voice.octave;
    addEvent(reader, voice, { kind: "staff-change", properties: field.properties, span });
  }
  if (!field.stated) return;
  voice.accidentals.key = keyAlterations(field.key);
  addEvent(reader, voice, { kind: "key-change", key: field.key, span });
}

/** The voice that music belongs to: the last named, else the first the header defines, else the only one. */
export function currentVoice(reader: TuneReader): VoiceReader {
  if (reader.voice === undefined) {
    const [first] = reader.voiceProperties.keys();
    reader.voice = openVoice(reader, first ?? "", {});
  }
  return reader.voice;
}

/** Go on with the voice that `V:` names; a new one begins with what the header says. */
export function switchVoice(reader: TuneReader, value: string, start: number, end: number): void {
  const { id, properties, odd } = parseVoice(value);
  if (id === "") return report(reader, "bad-voice", start, end, value);
  if (odd !== undefined) report(reader, "odd-voice", start, end, odd);
  if (reader.voice !== undefined) settleWaiting(reader, reader.voice, start);
  const known = reader.voices.get(id);
  if (known !== undefined) {
    reader.voice = known;
    known.properties = { ...known.properties, ...properties };
  } else if (reader.voices.size < MOST_VOICES) {
    reader.voice = openVoice(reader, id, properties);
  } else return report(reader, "too-many-voices", start, end, String(MOST_VOICES));
  reader.lineVoices.add(reader.voice);
  reader.voice.spaced = true;
}

/** What `V:` says: the name of a voice and properties of its staff. */
interface VoiceField {
  readonly id: string;
  readonly properties: StaffProperties;
  /** Words that were not understood; undefined when all were. */
  readonly odd: string | undefined;
}

/** Read the value of `V:`. */
export function parseVoice(value: string): VoiceField {
  const id = /^\S*/.exec(value)?.[0] ?? "";
  return { id, ...parseStaffProperties(value.slice(id.length)) };
}

/** A new voice with the properties that header and body give it. */
function openVoice(reader: TuneReader, id: string, properties: StaffProperties): VoiceReader {
  const { body } = reader;
  if (body === undefined) throw new Error("a voice was opened before the body began");
  const all = { ...body.properties, ...reader.voiceProperties.get(id), ...properties };
  const voice = createVoice(id, body, all);
  reader.voices.set(id, voice);
  return voice;
}
