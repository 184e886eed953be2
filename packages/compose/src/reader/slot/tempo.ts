/** @file Tempo in figures: `120 bpm`, `♩=120`, 每分钟120拍, "at 96". */
import { NUMBER, readNumber } from "../text/numeral.ts";
import { inOrder, type Match, patternReader, type Reader } from "../text/scan.ts";
import { type Finding, found } from "../wish.ts";

const ABOUT = "(?:about |around |roughly |approximately |approx\\.? |circa |ca?\\.? ?|大约|大概|约|差不多)?";
const BEAT =
  "(?:♩\\.?|♪|𝅗𝅥|dotted[ -](?:quarter|crotchet)(?:[ -]note)?|quarter(?:[ -]notes?|(?= ?=))|crotchets?|half(?:[ -]note|(?= ?=))|minim|[1-3]/[248]|附点四分音符|四分音符|二分音符|一拍)";

function tempoFinding({ start, end, groups }: Match): Finding | undefined {
  const value = readNumber(groups["number"]);
  return value === undefined ? undefined : found(start, end, { slot: "tempoBpm", value });
}

/** Tempo in figures. A bare "at 96" counts only where people play at such a speed. */
export const readTempoFigures: Reader = inOrder([
  patternReader(
    `(?:at |@ ?)?${ABOUT}(?<number>${NUMBER}) ?-?(?:b\\.?p\\.?m\\b\\.?|beats? (?:per|a|/|in a|each|every) ?min(?:ute)?s?|beats?/min(?:ute)?|拍 ?(?:每|/|一)分钟?|拍每分)`,
    tempoFinding,
  ),
  patternReader(`${BEAT} ?(?:=|equals|is|at|为|等于) ?${ABOUT}(?<number>${NUMBER})(?: ?bpm)?`, tempoFinding),
  patternReader(
    `(?:bpm|metronome(?: mark(?:ing)?)?|\\bmm|\\btempo|speed|速度|节拍器|拍速|\\bq) ?(?:值|标记|mark(?:ing)?|rate)? ?(?:=|:|of|at|is|set to|to|为|是|在|大概|大约|约|定在|设为|设定为)? ?${ABOUT}(?<number>${NUMBER})(?! ?(?:bars?\\b|measures?\\b|parts?\\b|小节)|[a-z])(?: ?左右)?`,
    tempoFinding,
  ),
  patternReader(`(?:每|一)分钟 ?${ABOUT}(?<number>${NUMBER}) ?(?:拍|下|个四分音符|bpm)?`, tempoFinding),
  patternReader(
    `\\b(?:at|@) ?${ABOUT}(?<number>\\d{2,3})(?![\\d/.]| ?-?(?:bars?|measures?|%|小节))`,
    (match) => {
      const value = Number(match.groups["number"]);
      return value >= 30 && value <= 300 ? tempoFinding(match) : undefined;
    },
  ),
  patternReader(`(?<![\\d/])(?<number>\\d{2,3}) ?(?:的)?(?:速度|拍速)`, tempoFinding),
]);
