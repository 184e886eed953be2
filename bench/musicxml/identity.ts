/** @file Whether a score written as MusicXML is read back as the same score, and how much of it MusicXML says by itself. */
import { isDeepStrictEqual } from "node:util";
import { stripSpans } from "@melodist/abc";
import { readMusicXml, writeMusicXml } from "@melodist/formats";
import type { Score } from "@melodist/score";

export interface Identity {
  /** The score read back is the same. */
  readonly isSame: boolean;
  /** It is also the same without our instructions, beams of long notes aside. */
  readonly isSamePlainly: boolean;
  /** What the instructions add: fields of events, or words. */
  readonly additions: readonly string[];
}

const INSTRUCTION = /<\?melodist (.*?)\?>/gu;

/** Write, read, compare. */
export function identityOf(score: Score): Identity {
  const original = plainData(stripSpans(score));
  const text = writeMusicXml(score);
  const additions = [...new Set([...text.matchAll(INSTRUCTION)].flatMap(([, body = ""]) => namesIn(body)))];
  return {
    isSame: isDeepStrictEqual(plainData(readMusicXml(text).score), original),
    isSamePlainly: additions.every((name) => name === "beam"),
    additions,
  };
}

/** The fields that an instruction gives, or its first word. */
function namesIn(body: string): readonly string[] {
  if (!body.startsWith("{"))
    return [
      body.startsWith("event ") ? `event ${/"kind":"([^"]*)"/u.exec(body)?.[1]}` : (body.split(" ")[0] ?? ""),
    ];
  return Object.keys(JSON.parse(body) as object);
}

/** Missing and undefined fields are the same. */
function plainData(score: Score): unknown {
  return JSON.parse(JSON.stringify(score));
}
