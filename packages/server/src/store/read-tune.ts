/** @file What the library knows of a tune by reading it: head, words to find it by, melody. */
import { printKey } from "@melodist/abc";
import { readMelody } from "@melodist/analysis";
import { printMeter, type Score } from "@melodist/score";
import { melodyCode, packMelody } from "@melodist/search";
import { firstTune } from "../composing/task.ts";

export interface ReadTune {
  readonly title: string;
  readonly key: string;
  readonly meter: string;
  readonly rhythm: string | null;
  readonly melody: Uint8Array | null;
  /** Words that are sung, and those that stand below. */
  readonly lyrics: string;
}

/** Fewer notes cannot be searched by. */
const LEAST_NOTES = 5;

/** Read a tune. @throws RequestError `bad-file` when there is none in the text; MelodistError `too-large` */
export function readTune(abc: string): ReadTune {
  const score = firstTune(abc);
  return {
    title: score.titles[0] ?? "",
    key: printKey(score.key),
    meter: printMeter(score.meter),
    rhythm: score.fields.find(({ letter }) => letter === "R")?.text.trim() ?? null,
    melody: packedMelody(score),
    lyrics: [...abc.matchAll(/^[wW]:(.*)$/gmu)]
      .map(([, words = ""]) => words.replaceAll(/[-_*~|]/gu, ""))
      .join(" "),
  };
}

function packedMelody(score: Score): Uint8Array | null {
  const melody = readMelody(score);
  return melody.notes.length < LEAST_NOTES ? null : packMelody(melodyCode(melody));
}

/** As words are compared: small letters, full-width forms made narrow. */
export function plainWords(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
