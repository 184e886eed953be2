/** @file Tuplets: `(3abc`, `(3:2:4 …`. */
import type { TupletPlace } from "@melodist/score";
import { defaultNormal } from "../tuplet-time.ts";
import { readInteger } from "./length.ts";
import { report, type TuneReader } from "./reader.ts";
import { type VoiceReader, wait } from "./voice-reader.ts";

/** Notes that one tuplet may hold. */
const MOST_NOTES = 64;
/** Tuplets beyond thirteen in the time of something are no rhythm anybody counts. */
const MOST_ACTUAL = 15;

/** Read `(p:q:r`; the reader stands on the parenthesis, a digit follows. */
export function readTuplet(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos++;
  const actual = readInteger(reader);
  const normal = readPart(reader);
  const count = readPart(reader);
  const tuplet = {
    actual,
    normal: normal < 0 ? defaultNormal(actual, voice.meter) : normal,
    count: count < 0 ? actual : count,
    index: 0,
  };
  const playable =
    actual >= 2 &&
    actual <= MOST_ACTUAL &&
    tuplet.normal >= 1 &&
    tuplet.normal <= MOST_ACTUAL &&
    tuplet.count >= 1;
  if (!playable || tuplet.count > MOST_NOTES) {
    report(reader, "bad-tuplet", start, reader.pos);
    return;
  }
  wait(voice, start);
  voice.tuplet = tuplet;
}

/** `:q`, where q may be left out; -1 when it is. */
function readPart(reader: TuneReader): number {
  if (reader.text.charCodeAt(reader.pos) !== 58 || reader.pos >= reader.end) return -1;
  const next = reader.text.charCodeAt(reader.pos + 1);
  if (next === 124 || next === 93) return -1;
  reader.pos++;
  return readInteger(reader);
}

/** Places of the commonest tuplet, made once. */
const TRIPLET: readonly TupletPlace[] = [0, 1, 2].map((index) =>
  Object.freeze({ actual: 3, normal: 2, index, count: 3 }),
);

/** The place of the next event in the open tuplet; the tuplet closes behind its last. */
export function takeTuplet(voice: VoiceReader): TupletPlace | undefined {
  const { tuplet } = voice;
  if (tuplet === undefined) return undefined;
  const { actual, normal, index, count } = tuplet;
  tuplet.index++;
  if (tuplet.index === count) voice.tuplet = undefined;
  if (actual === 3 && normal === 2 && count === 3) return TRIPLET[index];
  return { actual, normal, index, count };
}
