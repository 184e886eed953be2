/** @file Headings of stanzas: `[Chorus 2]`, `Verse 1:`, `副歌`, `【主歌】`, `第二段：`. They are labels and never sung. */
import type { StanzaKind } from "./stanza.ts";

/** What stands at the head of a stanza. */
export interface Heading {
  readonly kind: StanzaKind;
  /** What follows it on its line; empty where it stands alone. */
  readonly rest: string;
}

/** Headings in the words that people write; prefixes such as `pre-` make them something else. */
const NAMES: Readonly<Record<StanzaKind, string>> = {
  verse: "verse|stanza|strophe|主歌|正歌",
  chorus: "chorus|refrain|hook|副歌|叠句|合唱",
  other:
    "(?:pre|post)[- ]?chorus|bridge|middle (?:eight|8)|intro|outro|interlude|coda|instrumental|桥段|过渡段?|前奏|间奏|尾奏|尾声|导歌|[预前]副歌",
};
const NAMED = (Object.keys(NAMES) as StanzaKind[]).map((kind) => `(?<${kind}>${NAMES[kind]})`).join("|");
/** 第二段 is a verse. */
const COUNTED = "(?<counted>第\\s*[一二三四五六七八九十\\d]+\\s*[段节])";
/** `2`, `II`, `two`, `一`, `×2`. */
const NUMBER =
  "(?:\\s*(?:\\d{1,2}|[一二三四五六七八九十]|[ivx]{1,4}|[a-d]|one|two|three|four|five|six)(?![\\p{L}\\p{N}]))?";
const TIMES = "(?:\\s*[([（]?\\s*(?:[x×]\\s*\\d|repeat|重复)\\s*[)\\]）]?)?";
const NAME = `(?:${NAMED}|${COUNTED})${NUMBER}${TIMES}\\s*`;
const COLON = "[:：]";

/** In brackets, with words behind it or none; alone; before a colon. */
const SHAPES: readonly RegExp[] = [
  `^[[【〔]\\s*${NAME}${COLON}?\\s*[\\]】〕]\\s*${COLON}?(?<rest>.*)$`,
  `^[(（]\\s*${NAME}${COLON}?\\s*[)）]\\s*(?:${COLON}(?<rest>.*))?$`,
  `^${NAME}(?:[.。]|${COLON}(?<rest>.*))?$`,
].map((shape) => new RegExp(shape, "iu"));

/**
 * Read the heading that a line begins with. A word of a line that goes on without a colon is none: "chorus of birds at dawn".
 *
 * @example
 * readHeading("Chorus: come away"); // => { kind: "chorus", rest: "come away" }
 */
export function readHeading(line: string): Heading | undefined {
  const text = line.trim();
  for (const shape of SHAPES) {
    const groups = shape.exec(text)?.groups;
    if (groups === undefined) continue;
    const kind =
      groups["chorus"] === undefined ? (groups["other"] === undefined ? "verse" : "other") : "chorus";
    return { kind, rest: (groups["rest"] ?? "").trim() };
  }
  return undefined;
}
