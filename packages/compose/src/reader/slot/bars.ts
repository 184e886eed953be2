/** @file How many bars there are: in all, and in each section. */
import { DANCE_PLURALS } from "../lexicon/rhythm.data.ts";
import { NUMBER, readNumber } from "../text/numeral.ts";
import { inOrder, type Match, patternReader, type Reader } from "../text/scan.ts";
import type { WishText } from "../text/wish-text.ts";
import { type Finding, found, type Wish, withoutSlot } from "../wish.ts";

const BAR = "(?:bars?|measures?|mes\\.?)\\b";
const SECTION = "(?:parts?|sections?|strains?|halves|half|turns?|verses?|chorus(?:es)?|refrains?)\\b";
const CHINESE_BAR = " ?个?(?:小节|小结|小说)";
const CHINESE_SECTION = "(?:乐段|段落|部分|段|主歌|副歌)";
const ABOUT = "(?:大约|大概|约|差不多|都|均为|各为|为|是|有|:|占|写|长| )*";

function sectionFinding({ start, end, groups }: Match): Finding | undefined {
  const value = readNumber(groups["number"]);
  return value === undefined ? undefined : found(start, end, { slot: "barsPerSection", value });
}

const LETTERS = "ABCDEF";

/** "2x8 bars", "8+8 bars": the form as well. */
function countedFinding({ start, end, groups }: Match): Finding | undefined {
  const value = readNumber(groups["number"]);
  if (value === undefined) return undefined;
  const count = groups["count"] === undefined ? 2 : readNumber(groups["count"]);
  if (count === undefined || count < 2 || count > LETTERS.length) return undefined;
  const form = LETTERS.slice(0, count);
  return found(start, end, { slot: "barsPerSection", value }, { slot: "form", value: form, isVague: true });
}

/** Phrases that are counted are sections: "two phrases of four bars each", 四句，每句四小节. */
const readCountedPhrases = inOrder([
  patternReader(
    `(?<count>${NUMBER}) phrases?,? (?:of |with )?(?<number>${NUMBER})[ -]${BAR}(?: each)?`,
    countedFinding,
  ),
  patternReader(
    `(?:起承转合)?[ ,]?(?<count>${NUMBER})个?(?:乐句|句)[ ,]?(?:每个?(?:乐句|句)|每|各)${ABOUT}(?<number>${NUMBER})${CHINESE_BAR}`,
    countedFinding,
  ),
]);

/** What tells of form, sections or words: phrases are then something else. */
const TOLD_OTHERWISE =
  /(?<![A-Za-z])[A-F]{2,}(?![A-Za-z])|[两二三四五六每各AaBb]段|段落|乐段|部分|[一二三两单]部|回旋|[词诗「“"]|\b(?:parts?|sections?|lyrics|words|poem|verses?|chorus(?:es)?)\b/u;
const ANY_BARS = new RegExp(`${BAR}|小节|小结`, "u");

/** 起承转合 and four phrases are four sections, of four bars each where nothing is said of bars. */
const readFourPhrases = patternReader(
  "起承转合(?:的?(?:四句|四个乐句|结构|布局))?|(?<![每各段])(?:四句(?:头|体)?|四个乐句)(?!话)|\\bfour[ -]phrases?\\b",
  ({ start, end }, { source, folded }) => {
    if (TOLD_OTHERWISE.test(source)) return undefined;
    const form: Wish = { slot: "form", value: "ABCD", isVague: true };
    const each: Wish = { slot: "barsPerSection", value: 4, isVague: true };
    return found(start, end, form, ...(ANY_BARS.test(folded) ? [] : [each]));
  },
);

/** Phrases have no slot; their bars are not those of a section. */
const readPhrases = patternReader(
  `(?<number>${NUMBER})[ -]${BAR}[ -](?:phrases?|motifs?|motives?|ideas?|hooks?|loops?|intro(?:duction)?s?|endings?|codas?)\\b|phrases? of (?:${NUMBER}) ${BAR}|(?:${NUMBER})${CHINESE_BAR}(?:一个|的)?(?:乐句|前奏|尾声|引子|动机)|(?:每|各)个?(?:乐句|句)(?:${NUMBER})${CHINESE_BAR}|(?:${NUMBER})${CHINESE_BAR}(?:一|每)个?(?:乐?句)`,
  ({ start, end }) => withoutSlot(start, end),
);

const readCountedSections = inOrder([
  patternReader(`(?<count>[2-6]) ?x ?(?<number>\\d{1,2}) ?(?:${BAR}|${CHINESE_BAR})`, countedFinding),
  patternReader(
    `(?<number>\\d{1,2}) ?\\+ ?\\k<number>(?: ?(?:${BAR}|${CHINESE_BAR})|(?![\\d/]))`,
    countedFinding,
  ),
]);

const EACH = "(?:each|every|both|per)";

const readLabelledSections = patternReader(
  `\\bbars(?: per|/| in each| in a) ?${SECTION} ?[:=] ?(?<number>${NUMBER})`,
  sectionFinding,
);

const TUNES = new RegExp(`\\b(?:${DANCE_PLURALS.join("|")}|tunes|songs|melodies|pieces)\\b`, "u");
const ANY_SECTION = new RegExp(`\\b(?:${SECTION}|form\\b|a+b+[a-f]*\\b)`, "u");

/** "16 bars each" of three tunes is how long they are; of parts, or of nothing else, how long a section is. */
function eachFinding(match: Match, { folded }: WishText): Finding | undefined {
  return TUNES.test(folded) && !ANY_SECTION.test(folded) ? barsFinding(match) : sectionFinding(match);
}

/** What the bars belong to stays in the text wherever it may tell the form. */
const readSections = inOrder([
  patternReader(
    `(?<=${SECTION}) of (?<number>${NUMBER})(?: each)?(?= ?(?:$|[,.;!?\\n])| (?:and|with|in|for|please)\\b)`,
    sectionFinding,
  ),
  patternReader(
    `(?<number>${NUMBER})[ -]${BAR}(?=[ -](?:long |repeated |equal |[a-f] )*${SECTION})`,
    sectionFinding,
  ),
  patternReader(
    `(?:(?:of|with|at|having|,) )?(?<number>${NUMBER})[ -]?${BAR} ?,? ?(?:(?:long )?each\\b(?: ${SECTION})?(?! (?:is |are |being |one )?(?:repeat|played|twice|doubled))|apiece|(?:per|in|for|to|a|in every|in each|for each|to each|for every|in both|in the) (?:each |every |the |both )?(?:[ab] )?${SECTION})`,
    eachFinding,
  ),
  patternReader(
    `(?<=\\b(?:${EACH}|${EACH} one|${EACH} of them|of which|${SECTION}(?:,? x)?) |${SECTION}: ?|(?<![a-z0-9])[a-d](?:: ?| = ?| is | has ))(?:(?:is|are|has|have|being|should be|must be|to be|of|with|lasting|lasts?|contains?|exactly|about|around) )*(?<number>${NUMBER})[ -]?${BAR}(?: (?:each|long|apiece))*(?! (?:is |are |being )?(?:repeat|played|twice))`,
    eachFinding,
  ),
  patternReader(
    `(?:每|各|一)个?(?:乐段|段落|部分|段)?(?:主歌|副歌)?${ABOUT}(?<number>${NUMBER})${CHINESE_BAR}`,
    (match) =>
      /^一(?!段|个)/u.test(match.text) || /^一段/u.test(match.text) ? undefined : sectionFinding(match),
  ),
  patternReader(
    `(?<=乐段|段落|段长|主歌|副歌|[a-f一二三四五六]段)(?:和副歌|与副歌|和b段)?(?:各|都|均)?${ABOUT}(?<number>${NUMBER})${CHINESE_BAR}`,
    sectionFinding,
  ),
  patternReader(
    `(?<number>${NUMBER})${CHINESE_BAR}(?:长)?(?=的?(?:反复的)?${CHINESE_SECTION}(?!旋律|音乐|曲))`,
    sectionFinding,
  ),
  patternReader(
    `(?<number>${NUMBER})${CHINESE_BAR}(?:一|每|为一|为一个|/|组成一)个?${CHINESE_SECTION}(?!旋律|音乐|曲)`,
    sectionFinding,
  ),
]);

function barsFinding({ start, end, groups }: Match): Finding | undefined {
  const value = readNumber(groups["number"]);
  return value === undefined ? undefined : found(start, end, { slot: "bars", value });
}

/** A limit is no number of bars; the nearest that can be set is, and the account tells what was written. */
function limitFinding(match: Match): Finding | undefined {
  const finding = barsFinding(match);
  if (finding?.kind !== "wish") return undefined;
  const bars = /\p{Script=Han}/u.test(match.text) ? "小节" : " bars";
  return { ...finding, meant: readNumber(match.groups["number"]) + bars };
}

const LIMIT =
  "(?:(?:no |not )?(?:longer|shorter|more|less|fewer) than|at least|at most|a minimum of|a maximum of|up to|over|under|maximum|minimum)";
const CHINESE_LIMIT =
  "(?:(?:不要?|别|不能|不得)(?:超过|多于|少于|长于|短于)|超过|多于|少于|长于|短于|至少|最少|至多|最多|不到)";

/** "between 16 and 24 bars", "longer than 40 bars", 不超过十六小节. */
const readBarLimits = inOrder([
  patternReader(
    `(?:(?:between|from) )?(?:${NUMBER})(?:(?<=\\d) ?- ?(?=\\d)| (?:to|or) | and (?<=between .{1,20}))(?<number>${NUMBER})[ -]?${BAR}(?: long)?`,
    limitFinding,
  ),
  patternReader(
    `(?:在)?(?:${NUMBER})(?:个?小节)? ?(?:-|到|至|或) ?(?<number>${NUMBER})${CHINESE_BAR}(?:之间)?`,
    limitFinding,
  ),
  patternReader(`\\b${LIMIT} (?<number>${NUMBER})[ -]?${BAR}(?: long)?`, limitFinding),
  patternReader(`${CHINESE_LIMIT}(?<number>${NUMBER})${CHINESE_BAR}`, limitFinding),
  patternReader(`(?<number>${NUMBER})${CHINESE_BAR}(?:以内|之内|以上|以下)`, limitFinding),
]);

/** Bars in all. */
export const readBars: Reader = inOrder([
  readBarLimits,
  patternReader(
    `(?<number>${NUMBER}) (?:in all|in total|altogether|overall|total)\\b`,
    (match, { source }) => (/bars|measures/iu.test(source) ? barsFinding(match) : undefined),
  ),
  patternReader(
    `(?:\\bof |共|一共|总共|全曲|长度)? ?(?<number>${NUMBER})[ -]?(?:${BAR}|${CHINESE_BAR})(?:[ -](?:long|in (?:all|total)|altogether|total|overall|左右))*`,
    barsFinding,
  ),
  patternReader(
    `\\b(?:bars|measures|length|bar count)(?: ?[:=] ?| )(?<number>${NUMBER})(?! ?bpm)(?![/\\d])`,
    barsFinding,
  ),
  patternReader(`(?:小节数?|长度)(?:量)?(?: ?[:=为是] ?| )(?<number>${NUMBER})`, barsFinding),
]);

/** Bars of a section; read before bars in all, whose words they contain. */
export const readSectionBars: Reader = inOrder([
  readCountedPhrases,
  readPhrases,
  readFourPhrases,
  readLabelledSections,
  readCountedSections,
  readSections,
]);
