/** @file How many bars there are: in all, and in each section. */
import { DANCE_PLURALS } from "../lexicon/rhythm.data.ts";
import { NUMBER, readNumber } from "../text/numeral.ts";
import { inOrder, type Match, patternReader, type Reader } from "../text/scan.ts";
import type { WishText } from "../text/wish-text.ts";
import { type Finding, found, withoutSlot } from "../wish.ts";

const BAR = "(?:bars?|measures?|mes\\.?)\\b";
const SECTION = "(?:parts?|sections?|strains?|halves|half|turns?|verses?|chorus(?:es)?|refrains?)\\b";
const CHINESE_BAR = " ?个?(?:小节|小结)";
const CHINESE_SECTION = "(?:乐段|段落|部分|段|主歌|副歌)";
const ABOUT = "(?:大约|大概|约|差不多|都|均为|各为|为|是|有|:|占|写|长| )*";

function sectionFinding({ start, end, groups }: Match): Finding | undefined {
  const value = readNumber(groups["number"]);
  return value === undefined ? undefined : found(start, end, { slot: "barsPerSection", value });
}

/** "2x8 bars", "8+8 bars": the form as well. */
function countedFinding({ start, end, groups }: Match): Finding | undefined {
  const value = readNumber(groups["number"]);
  if (value === undefined) return undefined;
  const form = "ABCDEF".slice(0, Number(groups["count"] ?? 2));
  return found(start, end, { slot: "barsPerSection", value }, { slot: "form", value: form, isVague: true });
}

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

/** Bars in all. */
export const readBars: Reader = inOrder([
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
  readPhrases,
  readLabelledSections,
  readCountedSections,
  readSections,
]);
