/** @file The pick-up: wanted, not wanted, or of a given length. */
import { inOrder, type Match, patternReader, type Reader } from "../text/scan.ts";
import { type Finding, found } from "../wish.ts";

const PICKUP =
  "(?:pick[ -]?ups?(?:[ -](?:notes?|bar|measure|beat))?|upbeats?(?: bar)?|up-beats?|anacrus[ie]s|lead-in|auftakt)";
const CHINESE_PICKUP = "(?:弱起(?:小节|拍|节奏|音)?|不完全小节(?:起|开始|开头)?)";

/** Note values as parts of a whole note. */
const NOTE_VALUES: Readonly<Record<string, number>> = {
  half: 2,
  minim: 2,
  quarter: 4,
  crotchet: 4,
  eighth: 8,
  "8th": 8,
  quaver: 8,
  sixteenth: 16,
  "16th": 16,
  semiquaver: 16,
  二分: 2,
  四分: 4,
  八分: 8,
  十六分: 16,
};
const COUNT = "(?:an?|one|two|three|2|3|1|一|两|二|三)";
const VALUE = `(?:(?<count>${COUNT})[ -]?个?)?(?:of an? )?(?<value>${Object.keys(NOTE_VALUES).join("|")})s?(?:[ -]?(?:notes?|音符?|音))?`;
const FRACTION = "(?<num>\\d)/(?<den>2|4|8|16)(?: ?(?:note|拍|音符))?";

const COUNTS: Readonly<Record<string, number>> = { two: 2, "2": 2, 两: 2, 二: 2, three: 3, "3": 3, 三: 3 };

function lengthFinding({ start, end, groups }: Match): Finding {
  const den = Number(groups["den"] ?? NOTE_VALUES[groups["value"] ?? ""] ?? 4);
  const num = Number(groups["num"] ?? COUNTS[groups["count"] ?? ""] ?? 1);
  const shared = num % 2 === 0 && den % 2 === 0 ? 2 : 1;
  return found(start, end, { slot: "pickup", value: `${num / shared}/${den / shared}` });
}

const NO_BEFORE =
  "(?:without|with no|no|not? (?:a|any)|minus|don'?t (?:want|use|need|add)|avoid|skip|lose)(?: (?:an?|any|the))?";
const NO_BEFORE_CHINESE =
  "(?:不(?:要|用|带|需要|想要|加|是|使用|从)|没有|无需|无|非|别用|别|去掉|避免) ?(?:用|带|有|加)?";

/** The pick-up; lengths before the plain word, refusals before wishes. */
export const readPickup: Reader = inOrder([
  patternReader(`(?:${NO_BEFORE} ${PICKUP}|${NO_BEFORE_CHINESE}${CHINESE_PICKUP})`, ({ start, end }) =>
    found(start, end, { slot: "pickup", value: false }),
  ),
  patternReader(`(?:with )?${VALUE}[ -]?(?:的|long |length )?(?:${PICKUP}|${CHINESE_PICKUP})`, lengthFinding),
  patternReader(`(?:with )?${FRACTION}[ -]?(?:的)?(?:${PICKUP}|${CHINESE_PICKUP})`, lengthFinding),
  patternReader(
    `(?:${PICKUP}|${CHINESE_PICKUP}) ?(?:of|is|=|:|为|是|,|\\()? ?(?:just |only )?(?:an? |one )?${VALUE}`,
    lengthFinding,
  ),
  patternReader(`(?:${PICKUP}|${CHINESE_PICKUP}) ?(?:of|is|=|:|为|是|\\()? ?${FRACTION}`, lengthFinding),
  patternReader(
    `(?:(?:an?|one)[ -](?:single )?beat(?:'s)?[ -](?:long )?${PICKUP}|${PICKUP} of (?:an?|one) beat|(?:一拍|1拍)的?${CHINESE_PICKUP}|${CHINESE_PICKUP}(?:一|1)拍)`,
    ({ start, end }) => found(start, end, { slot: "pickup", value: "1/4" }),
  ),
  patternReader(
    `(?:(?:start|begin|com(?:e|ing)|open)(?:s|ning|ing|ting)? (?:right |straight |squarely )?(?:on|in) (?:the )?(?:down[ -]?beat|first beat|beat(?: one)?|one)\\b|on the down[ -]?beat|(?:从|以|在)?(?:强拍|正拍|第一拍)(?:起|开始|开头|进入)|强起)`,
    ({ start, end }) => found(start, end, { slot: "pickup", value: false }),
  ),
  patternReader(
    "(?:从|以|在)?弱拍(?:起|开始|开头|进入)|(?:start|begin)(?:s|ning|ing)? (?:on|before) (?:the )?(?:weak|off)[ -]?beat|off the beat",
    ({ start, end }) => found(start, end, { slot: "pickup", value: true }),
  ),
  // "an upbeat tune" speaks of the mood.
  patternReader(
    `(?:带|有|用|加)?${CHINESE_PICKUP}|(?:pick[ -]?ups?(?:[ -](?:notes?|bar|measure|beat))?|anacrus[ie]s|auftakt|up-beats?|(?<=\\b(?:with|has|have|having|on|include|including|add|use|plus) (?:an? |the )?)upbeats?(?= ?(?:$|[,.;!?\\n]|and\\b|please\\b|bar\\b|at\\b|to\\b|in\\b)))`,
    ({ start, end }) => found(start, end, { slot: "pickup", value: true, isVague: true }),
  ),
]);
