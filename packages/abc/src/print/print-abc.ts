/** @file A score as canonical ABC 2.1. */
import { printMeter, type Score, type Voice } from "@melodist/score";
import { encodeText } from "../text/decode-text.ts";
import { printKey, printProperties, printTempo, printUnit } from "./print-fields.ts";
import { printVoice } from "./print-voice.ts";

/**
 * Print a score so that parsing the text gives the same score back (spans apart).
 *
 * Lines end where the score has line breaks; `breakLines` sets them for a score that has none.
 *
 * @returns the tune from `X:` on, each line ended by a newline, without the empty line that parts tunes in a book
 */
export function printAbc(score: Score): string {
  const lines = [
    ...printHeader(score),
    ...score.voices.flatMap((voice) => [voice.id === "" ? "" : `V:${voice.id}`, ...printVoice(score, voice)]),
    ...score.words.map((words) => `W:${encodeText(words)}`),
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

/** Print a book: tunes parted by empty lines. */
export function printAbcBook(scores: Iterable<Score>): string {
  return Array.from(scores, printAbc).join("\n");
}

function printHeader(score: Score): string[] {
  const lines = [`X:${score.number ?? 1}`];
  for (const title of score.titles) lines.push(`T:${encodeText(title)}`);
  for (const { letter, text } of score.fields) {
    lines.push(letter.startsWith("%") ? letter + text : `${letter}:${encodeText(text)}`);
  }
  if (score.parts !== undefined) lines.push(`P:${encodeText(score.parts)}`);
  lines.push(`M:${printMeter(score.meter)}`, `L:${printUnit(score.unit)}`);
  if (score.tempo !== undefined) lines.push(`Q:${printTempo(score.tempo)}`);
  const alone = score.voices.find((voice) => voice.id === "");
  for (const voice of score.voices) {
    if (voice !== alone) lines.push(printVoiceField(voice));
  }
  const staff = alone === undefined ? "" : printProperties(alone.properties);
  lines.push(`K:${printKey(score.key)}${staff === "" ? "" : ` ${staff}`}`);
  return lines;
}

function printVoiceField({ id, properties }: Voice): string {
  const staff = printProperties(properties);
  return staff === "" ? `V:${id}` : `V:${id} ${staff}`;
}
