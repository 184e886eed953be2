/** @file How wide the range may be: within an octave, 音域不超过十度. */
import { WIDEST_INTERVAL } from "../../interval.ts";
import { NUMBER, readNumber } from "../text/numeral.ts";
import { inOrder, type Match, patternReader, type Reader } from "../text/scan.ts";
import { type Finding, found } from "../wish.ts";

const ORDINALS: Readonly<Record<string, number>> = {
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
};
const ORDINAL = `(?:${Object.keys(ORDINALS).join("|")}|(?:[3-79]|1[0-4])(?:rd|th))`;
/** `an octave and a half`, `one octave`, `a tenth`, `8 notes`. */
const INTERVAL = `(?:(?<octaves>an?|1|one|a single|2|two) ?-?octaves?(?<half> and a half)?|an? (?<ordinal>${ORDINAL})|(?<notes>${NUMBER})[ -](?:notes?|steps?|degrees?))`;
/** 一个半八度、两个八度、十度. */
const CHINESE_INTERVAL = `(?:(?<octaves>[一1两二2])个(?<half>半)?(?:纯)?八度(?:(?<halfAfter>半)|音程)?|(?<number>${NUMBER}) ?度(?:音程)?)`;

/** An octave and a half is an eleventh at most. */
const HALF_OCTAVE = 3;

function intervalOf(groups: Match["groups"]): number | undefined {
  const { octaves, ordinal, notes, number } = groups;
  if (octaves !== undefined) {
    const count = /^(?:2|two|两|二)$/u.test(octaves) ? 2 : 1;
    const hasHalf = (groups["half"] ?? groups["halfAfter"]) !== undefined;
    return 7 * count + 1 + (hasHalf ? HALF_OCTAVE : 0);
  }
  if (ordinal !== undefined) return ORDINALS[ordinal] ?? Number.parseInt(ordinal, 10);
  return readNumber(notes ?? number);
}

function toFinding({ start, end, groups }: Match): Finding | undefined {
  const value = intervalOf(groups);
  if (value === undefined || !Number.isInteger(value) || value < 1) return undefined;
  if (value <= WIDEST_INTERVAL) return found(start, end, { slot: "ambitus", value });
  return { kind: "ignored", span: { start, end }, reason: "out-of-range", nearest: `${WIDEST_INTERVAL}` };
}

const ABOUT = "(?: (?:about|around|only|just|at most|up to|no more than|not more than|roughly|strictly))*";
const NOT_MORE =
  "(?:within|inside|no (?:more|wider|larger|bigger|greater) than|not (?:more|wider|larger) than|(?:not|never) exceed(?:ing)?|at most|up to|under|less than)";
const RANGE = "(?:range|compass|ambitus|tessitura)";
/** "an octave above middle C" is a place. */
const NO_PLACE = "(?! (?:above|below|up|down|higher|lower|from|of))";
const LIMIT =
  "(?:不要?(?:超过|超出|大于|宽于)|别(?:超过|超出)|不超|不得超过|不能超过|(?:限制|控制|保持|局限)?在|限于|最多|至多|只有|仅有|只|仅|约|大约|大概|为|是|小于)";

/** How wide the range may be. */
export const readAmbitus: Reader = inOrder([
  patternReader(
    `(?:(?:keep|stay|sit|lie|fit|written|all)(?:s|ing|ting)? (?:it |the tune |the melody |everything |well |all )?)?${NOT_MORE}${ABOUT} (?:the (?:range|compass|space|span) of )?${INTERVAL}${NO_PLACE}(?: ${RANGE}| in ${RANGE}| wide| in all)?`,
    toFinding,
  ),
  patternReader(
    `(?:(?:with )?(?:an?|the|its|whose) )?${RANGE}(?: (?:is|of|should be|must be))?:?(?: ${NOT_MORE})?${ABOUT} ${INTERVAL}${NO_PLACE}`,
    toFinding,
  ),
  patternReader(`(?:spanning|spans?|covering|covers?)${ABOUT} ${INTERVAL}${NO_PLACE}`, toFinding),
  patternReader(
    `(?:in |with |within )?(?:an? )?(?:(?<octaves>one|two|1|2|single)[ -])?octave(?<half>-and-a-half)?[ -]${RANGE}`,
    ({ start, end, groups }) =>
      toFinding({ start, end, text: "", groups: { octaves: "one", ...defined(groups) } }),
  ),
  patternReader(
    `(?:音域|音区|跨度)(?:范围|跨度)?:?(?:${LIMIT}){0,4} ?${CHINESE_INTERVAL}(?:之内|以内|内|左右|的?范围|上下)?`,
    toFinding,
  ),
  patternReader(`(?:${LIMIT}){1,4} ?${CHINESE_INTERVAL}(?:之内|以内|内|的?音域|的?范围)`, toFinding),
  patternReader(`${CHINESE_INTERVAL}(?:之内|以内|内的?音域|的?音域|音域|的?音区)(?:里|内|之内)?`, toFinding),
  patternReader(`(?:不要?(?:超过|超出)|别(?:超过|超出)|不能超过|不得超过) ?${CHINESE_INTERVAL}`, toFinding),
]);

function defined(groups: Match["groups"]): Match["groups"] {
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
}
