/** @file The meter: `6/8`, six-eight, in three, common time, 八六拍, 八分之六拍, 三拍子. */
import { NUMBER, readNumber } from "../text/numeral.ts";
import { inOrder, patternReader, type Reader } from "../text/scan.ts";
import { type Finding, found } from "../wish.ts";

/** Beats in a bar, in a word, and the meter most people mean by them. */
const METER_OF_BEATS: ReadonlyMap<number, string> = new Map([
  [2, "2/4"],
  [3, "3/4"],
  [4, "4/4"],
  [5, "5/4"],
  [6, "6/8"],
  [7, "7/8"],
  [9, "9/8"],
  [12, "12/8"],
]);

/** Meters that two numerals side by side can stand for, in either order: 八六拍 and 六八拍. */
const USUAL_METERS: ReadonlySet<string> = new Set(
  "2/4 3/4 4/4 5/4 6/4 7/4 2/2 3/2 3/8 4/8 5/8 6/8 7/8 8/8 9/8 10/8 11/8 12/8 6/16".split(" "),
);

const DENOMINATORS: ReadonlySet<number> = new Set([1, 2, 4, 8, 16]);

/** A meter from its figures; what is no meter is told with the nearest one. */
function meterFinding(start: number, end: number, beats: string, unit: number): Finding {
  const top = beats.split("+").reduce((sum, part) => sum + Number(part), 0);
  const isMeter = top >= 1 && top <= 32 && DENOMINATORS.has(unit);
  if (isMeter) return found(start, end, { slot: "meter", value: `${beats}/${unit}` });
  const nearest = `${Math.min(Math.max(top, 2), 12)}/${unit > 6 ? 8 : 4}`;
  return { kind: "ignored", span: { start, end }, reason: "out-of-range", nearest };
}

const METER_NOUN = "(?:[ -]?(?:time signature|time|meter|metre|拍子|拍号|拍|的?节拍))?";

/** `6/8`, `2+2+3/8`, 6/8拍, `6-8 time`. */
const readFigures = inOrder([
  patternReader(
    `(?<![\\d/])(?<beats>\\d{1,2}(?:\\+\\d{1,2}){0,5}) ?/ ?(?<unit>\\d{1,2})(?![\\d/]| ?=)${METER_NOUN}`,
    ({ start, end, groups }) => meterFinding(start, end, groups["beats"] ?? "", Number(groups["unit"])),
  ),
  patternReader(
    "(?<![\\d/])(?<beats>\\d{1,2})(?: |-|:|by)(?<unit>2|4|8|16)[ -]?(?:time|meter|metre|拍)",
    ({ start, end, groups }) => meterFinding(start, end, groups["beats"] ?? "", Number(groups["unit"])),
  ),
]);

const ENGLISH_BEATS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";

/** `six-eight`, `three four time`; not the "three four-bar" of phrases. */
const readWords = patternReader(
  `(?<![a-z-])(?<beats>${ENGLISH_BEATS})[ -](?<unit>two|four|eight|sixteen|eights|fours|eighths|quarters)(?:[ -](?:time signature|time|meter|metre))?(?![a-z]|[ -](?:bars?|measures?|notes?|parts?|phrases?|times?|and))`,
  ({ start, end, groups }) => {
    const units: Readonly<Record<string, number>> = { eights: 8, fours: 4, eighths: 8, quarters: 4 };
    const unit = units[groups["unit"] ?? ""] ?? readNumber(groups["unit"]) ?? 4;
    const meter = `${readNumber(groups["beats"])}/${unit}`;
    return USUAL_METERS.has(meter) ? found(start, end, { slot: "meter", value: meter }) : undefined;
  },
);

/** 八分之六拍, 八六拍, 四三拍, 二四拍. */
const readChineseFraction = inOrder([
  patternReader(
    `(?<unit>二|四|八|十六|2|4|8|16)分之(?<beats>${NUMBER})(?:拍子?|的?节拍)?`,
    ({ start, end, groups }) =>
      meterFinding(start, end, String(readNumber(groups["beats"])), readNumber(groups["unit"]) ?? 4),
  ),
  patternReader("(?<![\\d/.])(?<beats>12|[2-9])(?<unit>[248])拍(?!每|/|一分)", ({ start, end, groups }) => {
    const meter = `${groups["beats"]}/${groups["unit"]}`;
    return USUAL_METERS.has(meter) ? found(start, end, { slot: "meter", value: meter }) : undefined;
  }),
  patternReader(
    "(?<first>十二|十六|[二三四五六七八九])(?<second>十二|十六|[二三四五六七八九])拍子?",
    ({ start, end, groups }) => {
      const first = readNumber(groups["first"]);
      const second = readNumber(groups["second"]);
      const meter = [`${second}/${first}`, `${first}/${second}`].find((name) => USUAL_METERS.has(name));
      return meter === undefined ? undefined : found(start, end, { slot: "meter", value: meter });
    },
  ),
]);

const NAMED_METERS: Readonly<Record<string, string>> = {
  "common time": "4/4",
  "common meter": "4/4",
  "cut time": "2/2",
  "cut common": "2/2",
  "alla breve": "2/2",
  "waltz time": "3/4",
  "march time": "2/4",
  "jig time": "6/8",
  "triple time": "3/4",
  "triple meter": "3/4",
  "triple metre": "3/4",
  "duple time": "2/4",
  "duple meter": "2/4",
  "duple metre": "2/4",
  "quadruple time": "4/4",
  "quadruple meter": "4/4",
  "compound duple": "6/8",
  "compound triple": "9/8",
  单二拍子: "2/4",
  单三拍子: "3/4",
  复二拍子: "6/8",
  复三拍子: "9/8",
};

const readNames = patternReader(
  `(?<name>${Object.keys(NAMED_METERS).join("|").replaceAll(" ", "[ -]")})(?: time| meter| metre)?`,
  (match) =>
    found(match.start, match.end, {
      slot: "meter",
      value: NAMED_METERS[(match.groups["name"] ?? "").replace("-", " ")] ?? "4/4",
    }),
);

function beatsFinding(start: number, end: number, said: string | undefined): Finding | undefined {
  const meter = METER_OF_BEATS.get(readNumber(said) ?? 0);
  return meter === undefined ? undefined : found(start, end, { slot: "meter", value: meter });
}

/** "in three", "three beats to the bar", 三拍子. */
const readBeats = inOrder([
  patternReader(
    `\\bin (?<beats>${ENGLISH_BEATS}|[2-9]|12)(?:[ -]time)?(?=$|\\n| ?[,.;:!?)&]| (?:and|with|for|please|about|at|but|that|called|like|-|on|feel)\\b|\\u0000)`,
    ({ start, end, groups }) => beatsFinding(start, end, groups["beats"]),
  ),
  patternReader(
    `\\b(?<beats>${ENGLISH_BEATS}|[2-9]|12)[ -]?(?:beats? (?:to|in|per|a|every) (?:the |a |each |every )?(?:bar|measure)|beat (?:time|meter|metre|bars?|measures?)|beats/bar)`,
    ({ start, end, groups }) => beatsFinding(start, end, groups["beats"]),
  ),
  patternReader(
    "(?:每|一)小节(?:是|有)?(?<beats>十二|[二两三四五六七九]|[2-79]|12)拍",
    ({ start, end, groups }) => beatsFinding(start, end, groups["beats"]),
  ),
  patternReader(
    "(?<![\\d/一二三四五六七八九十百分钟])(?<beats>十二|[二两三四五六七九]|[2-79]|12) ?拍(?:子|的(?!弱起)|(?!的?弱起|每|一分|/))",
    ({ start, end, groups }) => beatsFinding(start, end, groups["beats"]),
  ),
]);

/** Meters in all their spellings. */
export const readMeter: Reader = inOrder([readFigures, readWords, readChineseFraction, readNames, readBeats]);
