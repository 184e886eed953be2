/** @file The score, once all lines of a tune are read. */
import type { Measure, Score, Voice } from "@melodist/score";
import { openBody } from "./header.ts";
import { dropBroken } from "./joins.ts";
import { report, type TuneReader } from "./reader.ts";
import { settleWaiting, type VoiceReader } from "./voice-reader.ts";

/**
 * Close what is open and gather the score.
 *
 * @param end where the tune ends in the reader's text
 */
export function finishTune(reader: TuneReader, end: number): Score {
  const { header } = reader;
  if (reader.body === undefined) {
    report(reader, "no-music", end, end);
    openBody(reader, "none", end, end);
  }
  const voices = [...reader.voices.values()].map((voice) => finishVoice(reader, voice, end));
  const heard = voices.filter((voice) => voice.measures.length > 0 || voice.opening !== undefined);
  const { body } = reader;
  if (body === undefined) throw new Error("the body is open by now");
  return {
    number: header.number,
    titles: header.titles,
    fields: header.fields,
    parts: header.parts,
    unit: body.unit,
    meter: body.meter,
    tempo: body.tempo,
    key: body.key,
    voices: heard.length > 1 ? heard.map((voice) => nameVoice(voice, reader)) : heard,
    words: header.words,
  };
}

/** Beside others, the voice that began without `V:` needs a name. */
function nameVoice(voice: Voice, reader: TuneReader): Voice {
  if (voice.id !== "") return voice;
  let number = 1;
  while (reader.voices.has(String(number))) number++;
  return { ...voice, id: String(number) };
}

/** Close the last measure, which may have no bar line. */
function finishVoice(reader: TuneReader, voice: VoiceReader, end: number): Voice {
  settleWaiting(reader, voice, end);
  dropBroken(reader, voice);
  if (voice.tuplet !== undefined) report(reader, "unfinished-tuplet", end, end);
  const { id, properties, opening, measures } = voice;
  const [events, ...overlays] = [...voice.streams, voice.events];
  if (events !== undefined && (events.length > 0 || overlays.length > 0)) {
    const last: Measure = { ending: voice.ending, events, overlays, close: undefined };
    measures.push(last);
  } else {
    if (voice.ending !== undefined) report(reader, "stray-ending", end, end, voice.ending.numbers.join(","));
    const before = measures.at(-1);
    if (before?.close?.style === "split") measures[measures.length - 1] = { ...before, close: undefined };
  }
  return { id, properties, opening, measures };
}
