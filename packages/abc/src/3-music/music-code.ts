/** @file A line of music: looks at one character and hands over to what it begins. */
import { readBar } from "./bar.ts";
import { readChord, readOldChord } from "./chord.ts";
import { readBracketEnding, readTextEnding, textEndingAt } from "./ending.ts";
import { readGrace } from "./grace.ts";
import { opensField, readInlineField } from "./inline-field.ts";
import { closeSlur, dropBroken, openSlur, readBroken, readTie } from "./joins.ts";
import { readDecoration, readOldLineBreak, readQuoted, readSymbolLetter } from "./marks.ts";
import { readNote } from "./note.ts";
import { isNoteLetter } from "./pitch.ts";
import { coverField, report, spanOf, type TuneReader } from "./reader.ts";
import { readRest } from "./rest.ts";
import { readTuplet } from "./tuplet.ts";
import {
  addBreak,
  addEvent,
  breakLine,
  settleWaiting,
  takeGrace,
  takeMarks,
  takeStart,
  type VoiceReader,
} from "./voice-reader.ts";

/** Streams that one measure may have beside the first. */
const MOST_OVERLAYS = 16;

/** What a character begins; the table below is the whole of ABC's music code. */
type Read = (reader: TuneReader, voice: VoiceReader) => void;

/** Read the music from `reader.pos` to `reader.end`. */
export function readMusic(reader: TuneReader): void {
  const { text } = reader;
  while (reader.pos < reader.end) {
    const { voice } = reader;
    if (voice === undefined) return;
    const code = text.charCodeAt(reader.pos);
    if (code === 32 || code === 9) {
      voice.spaced = true;
      reader.pos++;
      continue;
    }
    if (isNoteLetter(code)) readNote(reader, voice);
    else (READERS[code] ?? readLetter)(reader, voice);
  }
}

/** A letter or sign with a meaning given by `U:`, or none at all. */
function readLetter(reader: TuneReader, voice: VoiceReader): void {
  if (readSymbolLetter(reader, voice)) return;
  const start = reader.pos;
  const letter = /[A-Za-z]/.test(reader.text.charAt(start));
  while (reader.pos < reader.end && isMeaningless(reader, reader.pos, letter)) reader.pos++;
  reader.pos = Math.max(reader.pos, start + 1);
  report(reader, letter ? "unknown-symbol" : "unknown-character", start, reader.pos);
}

/** A run of characters that mean nothing is one finding. */
function isMeaningless(reader: TuneReader, pos: number, letter: boolean): boolean {
  const code = reader.text.charCodeAt(pos);
  if (code === 32 || isNoteLetter(code) || READERS[code] !== undefined) return false;
  const character = reader.text.charAt(pos);
  return /[A-Za-z]/.test(character) === letter && !reader.header.symbols.has(character);
}

function readBracket(reader: TuneReader, voice: VoiceReader): void {
  const { text, pos, end } = reader;
  const next = pos + 1 < end ? text.charCodeAt(pos + 1) : 32;
  if (next >= 49 && next <= 57) return readBracketEnding(reader, voice);
  if (next === 124) return readBar(reader, voice);
  if (pos + 2 < end && opensField(text, pos)) return readInlineField(reader, voice);
  if (next === 34) {
    const ending = textEndingAt(reader);
    if (ending !== undefined) return readTextEnding(reader, voice, ending);
  }
  readChord(reader, voice);
}

function readParenthesis(reader: TuneReader, voice: VoiceReader): void {
  const next = reader.text.charCodeAt(reader.pos + 1);
  if (next >= 48 && next <= 57 && reader.pos + 1 < reader.end) readTuplet(reader, voice);
  else openSlur(reader, voice, "full");
}

function readDot(reader: TuneReader, voice: VoiceReader): void {
  const next = reader.pos + 1 < reader.end ? reader.text.charAt(reader.pos + 1) : "";
  if (next === "|") readBar(reader, voice);
  else if (next === "(") openSlur(reader, voice, "dotted");
  else if (next === "-") readTie(reader, voice, "dotted");
  else readLetter(reader, voice);
}

function readBang(reader: TuneReader, voice: VoiceReader): void {
  if (!readDecoration(reader, voice)) readOldLineBreak(reader, voice);
}

function readPlus(reader: TuneReader, voice: VoiceReader): void {
  if (readDecoration(reader, voice)) return;
  readOldChord(reader, voice);
}

/** `y` and its width: room on the staff, and a place for marks. */
function readSpacer(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  while (reader.pos < reader.end && /\d/.test(reader.text.charAt(reader.pos))) reader.pos++;
  const from = takeStart(voice, start);
  addEvent(reader, voice, {
    kind: "spacer",
    grace: takeGrace(voice),
    marks: takeMarks(voice),
    span: spanOf(reader, from, reader.pos),
  });
}

/** `&`: the measure begins again in another stream. */
function readOverlay(reader: TuneReader, voice: VoiceReader): void {
  settleWaiting(reader, voice, reader.pos);
  breakLine(reader, voice);
  coverField(reader, "&", reader.pos, reader.pos + 1);
  reader.pos++;
  voice.lineOpen = true;
  if (voice.streams.length >= MOST_OVERLAYS)
    return report(reader, "too-many-overlays", reader.pos - 1, reader.pos, String(MOST_OVERLAYS));
  dropBroken(reader, voice);
  voice.streams.push(voice.events);
  voice.events = [];
  voice.last = undefined;
}

/** `$` breaks the printed line. */
function readScoreBreak(reader: TuneReader, voice: VoiceReader): void {
  addBreak(voice, reader.pos);
  coverField(reader, "$", reader.pos, reader.pos + 1);
  reader.pos++;
}

/** Signs that only concern layout, one or a row: back quotes between beamed notes, `*` at the end of a line. */
function readLayoutSign(reader: TuneReader): void {
  const start = reader.pos++;
  while (reader.pos < reader.end && READERS[reader.text.charCodeAt(reader.pos)] === readLayoutSign)
    reader.pos++;
  coverField(reader, reader.text.charAt(start), start, reader.pos);
}

function readCloser(reader: TuneReader): void {
  reader.pos++;
  report(reader, "stray-bracket", reader.pos - 1, reader.pos);
}

/** Character code → reader; note letters are tested before, letters of `U:` after. */
const READERS: readonly (Read | undefined)[] = (() => {
  const table: (Read | undefined)[] = new Array<Read | undefined>(128).fill(undefined);
  const set = (characters: string, read: Read): void => {
    for (const character of characters) table[character.charCodeAt(0)] = read;
  };
  set("^_=", readNote);
  set("zxZX", readRest);
  set("|:", readBar);
  set("[", readBracket);
  set("(", readParenthesis);
  set(")", closeSlur);
  set("{", readGrace);
  set('"', readQuoted);
  set("!", readBang);
  set("+", readPlus);
  set(".", readDot);
  set("-", (reader, voice) => readTie(reader, voice, "full"));
  set("<>", readBroken);
  set("y", readSpacer);
  set("&", readOverlay);
  set("$", readScoreBreak);
  set("`*\\", readLayoutSign);
  set("]}", readCloser);
  return table;
})();
