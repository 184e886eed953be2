/** @file How many tunes and candidates, and the settings that are plain numbers. */

import { DANCE_PLURALS } from "../lexicon/rhythm.data.ts";
import { NUMBER, readNumber } from "../text/numeral.ts";
import { inOrder, type Match, patternReader, type Reader } from "../text/scan.ts";
import { type Finding, found } from "../wish.ts";

type CountSlot = "count" | "candidates" | "seed" | "temperature";

const toWish =
  (slot: CountSlot) =>
  ({ start, end, groups }: Match): Finding | undefined => {
    const value = readNumber(groups["number"] ?? groups["other"]);
    return value === undefined ? undefined : found(start, end, { slot, value });
  };

const CANDIDATE = "(?:candidates?|options|alternatives|contenders|tries|attempts|drafts)";
const CHINESE_CANDIDATE = "(?:候选|备选|选项)(?:曲目?|方案|旋律|项|版本)?";

const readCandidates = inOrder([
  patternReader(
    `(?<number>${NUMBER})(?: different| possible| alternative)* ${CANDIDATE}\\b(?! ?[:=])(?: (?:each|per tune|for each))?`,
    toWish("candidates"),
  ),
  patternReader(`\\b${CANDIDATE}(?: count)?(?: ?[:=] ?| )(?<number>${NUMBER})`, toWish("candidates")),
  patternReader(
    `\\b(?:best|choose|pick|choosing|picked|chosen|select(?:ed)?) (?:one |the best |the best one )?(?:of|from|out of|among)(?: a batch of)? (?<number>${NUMBER})(?! ?(?:bars|parts))`,
    toWish("candidates"),
  ),
  patternReader(
    `(?<number>${NUMBER}) ?(?:个|首|份|条|种)?(?:不同的)?${CHINESE_CANDIDATE}`,
    toWish("candidates"),
  ),
  patternReader(
    `${CHINESE_CANDIDATE}(?:数量?|数目|个数)?(?:为|是|:|=|要|给|出|有)? ?(?<number>${NUMBER})(?:个|首|份)?`,
    toWish("candidates"),
  ),
  patternReader(
    `(?:从|在)?(?<number>${NUMBER})(?:个|首)?(?:里|中|当中|之中)?(?:挑|选)(?:出)?(?:一|1|最好)(?:个|首|的一首)?`,
    toWish("candidates"),
  ),
]);

const readSettings = inOrder([
  patternReader(
    `(?:random )?\\bseed(?: number| value| no\\.?)?(?: ?[:=#] ?| of | is | to | )?(?<number>${NUMBER})`,
    toWish("seed"),
  ),
  patternReader(
    `(?:随机)?(?:种子|seed)(?:数|号码?|值)?(?:用|为|是|设为|设成|取|选|:|=)? ?(?<number>${NUMBER})(?:号)?`,
    toWish("seed"),
  ),
  patternReader(`\\btemperature(?: of| is)?(?: ?[:=] ?| )?(?<number>${NUMBER})`, toWish("temperature")),
  patternReader(`(?:采样)?温度(?:为|是|设为|:|=)? ?(?<number>${NUMBER})`, toWish("temperature")),
]);

const NOUNS = `(?:${DANCE_PLURALS.join("|")}|tunes|songs|melodies|pieces|compositions|dances|versions|themes|works|examples|numbers|items|little ones|of them)`;
const UNIT_BETWEEN =
  /\b(?:bars?|measures?|parts?|sections?|voices?|beats?|sharps?|flats?|candidates?|of|in|with|notes?|times?|lines?|strains?|phrases?|octaves?|per|by|for|each|and|bpm)\b/u;

/** "three short reels": the number alone is taken, the kind is left for its own reader. */
const readEnglishCount = patternReader(
  `(?<!\\bpart |\\bno |\\bin |\\bseed )(?:\\ba (?:set|medley|batch|group|collection|bunch|suite|series) of )?(?<number>${NUMBER}|\\ba dozen|\\b(?:a )?couple(?: of)?|\\ba pair of)(?=(?<between>\\u0000*(?:[ ,-][a-z0-9'#/\\u0000]*){0,7}?)[ -]${NOUNS}\\b)`,
  ({ start, end, groups }) => {
    const between = (groups["between"] ?? "").replace(/(?:\d+|[a-z]+(?:-[a-z]+)?)[ -]bars?\b/u, "");
    if (UNIT_BETWEEN.test(between) || /^-(?:bars?|part)/u.test(groups["between"] ?? "")) return undefined;
    const word = groups["number"] ?? "";
    const value = /dozen/u.test(word) ? 12 : /couple|pair/u.test(word) ? 2 : readNumber(word);
    return value === undefined || value < 2 ? undefined : found(start, end, { slot: "count", value });
  },
);

/** 三首, 写两个曲子; a single one is no wish. */
const readChineseCount = inOrder([
  patternReader(
    `(?:一共|总共|共)?(?<number>${NUMBER}) ?(?:首|支(?!乐)|阕|(?:个|条|段|种)(?:不同的?|新的?|短小?的?|简单的?)?(?:旋律|曲子|小曲|曲调|作品|乐曲|歌曲|歌|音乐|版本|变体|调子|jigs?|reels?|waltz(?:es)?|polkas?|tunes?))`,
    ({ start, end, text, groups }) => {
      const value = readNumber(groups["number"]);
      if (value === undefined) return undefined;
      const word = /(?:首|支|阕|个|条|种|段)/u.exec(text)?.index ?? 0;
      const stop = start + word + 1;
      return value === 1
        ? { kind: "talk", span: { start, end: stop } }
        : found(start, Math.min(stop, end), { slot: "count", value });
    },
  ),
  patternReader(`(?:数量|首数|count)(?: ?[:=为是] ?)(?<number>${NUMBER})`, toWish("count")),
  patternReader(
    `(?:give me|write|make|compose) (?<number>${NUMBER})(?= ?(?:$|[.,;!]|please))`,
    toWish("count"),
  ),
]);

/** Candidates and settings; they name what they count. */
export const readNumbers: Reader = inOrder([readCandidates, readSettings]);
/** How many tunes; after meters and tempi, whose numbers may stand before a kind of tune. */
export const readCount: Reader = inOrder([readChineseCount, readEnglishCount]);
