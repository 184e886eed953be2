/** @file Scales by name, with the note they stand on: "A minor pentatonic", "yu on D", D羽, 五声音阶. */
import { SCALES, type ScaleName } from "@melodist/analysis";
import { inOrder, type Match, patternReader, type Reader } from "../text/scan.ts";
import type { WishText } from "../text/wish-text.ts";
import { type Finding, found, type Wish } from "../wish.ts";
import { CHINESE_MODES, SCALE_WORDS } from "./mode.data.ts";
import { CHINESE_TONIC, ENGLISH_TONIC, isArticle, readTonic, WORD_START } from "./tonic.ts";

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join("|");
const ENGLISH_SCALES = longestFirst(SCALE_WORDS.flatMap(([, english]) => english.split("/")));
const CHINESE_SCALES = longestFirst(SCALE_WORDS.flatMap(([, , chinese]) => chinese.split("/")));
const ENGLISH_FIVE = CHINESE_MODES.map(([, english]) => english).join("|");
const CHINESE_FIVE = CHINESE_MODES.map(([, , chinese]) => chinese).join("");

/** The scale that a word of the tables stands for; bare "pentatonic" yields to a name. */
function scaleWish(word: string | undefined): Wish | undefined {
  if (word === undefined) return undefined;
  const five = CHINESE_MODES.find(([, english, chinese]) => english === word || chinese.includes(word));
  if (five !== undefined) return { slot: "scale", value: five[0] };
  const row = SCALE_WORDS.find(([, english, chinese]) => `${english}/${chinese}`.split("/").includes(word));
  if (row === undefined) return undefined;
  const isVague = row[0] === "gong" && !/major|大/u.test(word);
  return { slot: "scale", value: row[0], isVague };
}

function scaleFinding({ start, end, groups }: Match, word: string | undefined): Finding | undefined {
  const wish = scaleWish(word);
  if (wish === undefined) return undefined;
  if (groups["letter"] === undefined) return found(start, end, wish);
  const { tonic } = readTonic(groups);
  return tonic === undefined ? undefined : found(start, end, { slot: "tonic", value: tonic }, wish);
}

/** A capital A that opens a sentence is an article before "pentatonic"; a small one always is, but after "in". */
function opensWithArticle(text: WishText, { start, text: said }: Match): boolean {
  if (!/^a /u.test(said)) return false;
  const before = text.folded.slice(Math.max(0, start - 12), start);
  if (/\b(?:in|on|key of) $/u.test(before)) return isArticle(text, start) && !/minor|major/u.test(said);
  if (isArticle(text, start)) return true;
  return !/minor|major|phrygian/u.test(said) && /(?:^|[.!?\n] ?)$/u.test(before);
}

/** `A minor pentatonic`, `G major pentatonic scale`, `E phrygian dominant`. */
const readTonicScale = patternReader(
  `${WORD_START}${ENGLISH_TONIC}[ -](?<scale>${ENGLISH_SCALES})(?![a-z])(?:[ -]?(?:scale|mode))?`,
  (match, text) => (opensWithArticle(text, match) ? undefined : scaleFinding(match, match.groups["scale"])),
);

const STANDS_ON = `(?: (?:on|in|from|over) (?:the note )?(?:${ENGLISH_TONIC})(?![a-z0-9#'/]))`;

/** `pentatonic in D`, `harmonic minor on A`; without a note too. */
const readScaleOn = inOrder([
  patternReader(`\\b(?<scale>${ENGLISH_SCALES})(?:[ -](?:scale|mode))?${STANDS_ON}`, (match, text) =>
    isArticle(text, match.end - 1) ? undefined : scaleFinding(match, match.groups["scale"]),
  ),
  patternReader(`\\b(?<scale>${ENGLISH_SCALES})(?![a-z])(?:[ -](?:scale|mode))?`, (match) =>
    scaleFinding(match, match.groups["scale"]),
  ),
]);

/** `D yu`, `yu mode on D`, `gong mode`. */
const readEnglishFive = inOrder([
  patternReader(
    `${WORD_START}${ENGLISH_TONIC}[ -](?<scale>${ENGLISH_FIVE})(?![a-z])(?:[ -]?(?:mode|scale|diaoshi|diao|pentatonic))?`,
    (match, text) => (opensWithArticle(text, match) ? undefined : scaleFinding(match, match.groups["scale"])),
  ),
  patternReader(
    `\\b(?<scale>${ENGLISH_FIVE})(?:[ -]?(?:pentatonic|mode|scale|diaoshi|diao))?${STANDS_ON}`,
    (match, text) =>
      isArticle(text, match.end - 1) ? undefined : scaleFinding(match, match.groups["scale"]),
  ),
  patternReader(
    `\\b(?:(?<scale>${ENGLISH_FIVE})[ -]?(?:pentatonic mode|pentatonic|mode|scale|diaoshi|diao)|(?:mode|scale):? (?<named>${ENGLISH_FIVE}))\\b`,
    (match) => scaleFinding(match, match.groups["scale"] ?? match.groups["named"]),
  ),
]);

/** D羽, 降B宫调式, 五声羽调式, A和声小调, 五声音阶. */
const readChineseScale = inOrder([
  patternReader(
    `${WORD_START}${CHINESE_TONIC} ?(?:五声)?(?<scale>[${CHINESE_FIVE}])(?:五声)?(?:调[式试]?|音阶|系统)?`,
    (match) => scaleFinding(match, match.groups["scale"]),
  ),
  patternReader(`(?:五声)?(?<scale>[${CHINESE_FIVE}])(?:五声)?(?:调[式试]?|音阶)`, (match) =>
    scaleFinding(match, match.groups["scale"]),
  ),
  patternReader(
    `${WORD_START}${CHINESE_TONIC} ?(?:的 ?)?(?<scale>${CHINESE_SCALES})(?:调?[式试]|音阶)?`,
    (match) => scaleFinding(match, match.groups["scale"]),
  ),
  patternReader(`(?<scale>${CHINESE_SCALES})(?:调?[式试]|音阶)?`, (match) =>
    scaleFinding(match, match.groups["scale"]),
  ),
]);

const DEGREES: Readonly<Record<string, number>> = {
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
};
const DEGREE = `(?:${Object.keys(DEGREES).join("|")}|[2-7])`;

function gappedScale(mode: string | undefined, degree: string | undefined): ScaleName | undefined {
  const name = `${mode}-without-${DEGREES[degree ?? ""] ?? degree}`;
  return [...SCALES.keys()].find((known) => known === name);
}

/** `major without the fourth`, 大调缺四级. */
const readGappedScale = patternReader(
  `\\b(?<mode>major|minor|dorian|mixolydian|lydian|phrygian)(?: scale| mode)? (?:without|minus|lacking) (?:the |its |a )?(?<degree>${DEGREE})(?:th|nd|rd)?(?: degree| note)?\\b|` +
    `(?<chinese>大调|小调)(?:音阶)?(?:缺|无|没有|不带)第?(?<number>${DEGREE})[级音]`,
  ({ start, end, groups }) => {
    const mode = groups["mode"] ?? (groups["chinese"] === "大调" ? "major" : "minor");
    const name = gappedScale(mode, groups["degree"] ?? groups["number"]);
    return name === undefined ? undefined : found(start, end, { slot: "scale", value: name });
  },
);

/** Scales; to be read before keys, whose words they contain. */
export const readScale: Reader = inOrder([
  readGappedScale,
  readTonicScale,
  readScaleOn,
  readEnglishFive,
  readChineseScale,
]);
