/** @file The range: between two notes, not above one, not below one. */
import { inOrder, type Match, matchesOf, pattern, patternReader, type Reader } from "../text/scan.ts";
import { type Finding, found, withoutSlot } from "../wish.ts";

const NOTE_NAME = "[a-g](?:#|b|[ -]?sharp|[ -]?flat)?";
/** Notes by their place: high A, low D, "the G below middle C", 中央C上方的A. */
const PLACED = `(?:(?:high|top|low|bottom) ${NOTE_NAME}(?![a-z0-9#'])|${NOTE_NAME} (?:above|below|over|under) middle c|中央c(?:上|下)(?:方|面)?的?[a-g](?![a-z0-9]))`;
/** `D4`, `f#5`, `B flat 3`, 降B3, middle C, 小字二组a. */
const PITCH = `(?:(?:the |an? )?(?:note )?(?:${PLACED}|middle c|中央c)|小字[一二三]?组的?[a-g]|(?:升|降|#|b)?[a-g](?:#|b|[ -]?sharp ?|[ -]?flat ?|升|降)?-?\\d(?![\\d/]))`;
const PITCH_PARTS =
  /^(?<before>升|降|#|b(?=[a-g]))?(?<letter>[a-g])(?<after>#|b|[ -]?sharp ?|[ -]?flat ?|升|降)?(?<octave>-?\d)$/u;
const OCTAVE_GROUPS: Readonly<Record<string, number>> = { "": 3, 一: 4, 二: 5, 三: 6 };

/** A pitch in scientific spelling, from the folded text. @example readPitch("b flat 3"); // => "Bb3" */
export function readPitch(text: string): string | undefined {
  const placed = PLACED_PARTS.exec(text)?.groups;
  if (placed !== undefined) return placedPitch(placed);
  if (/middle c|中央c/u.test(text)) return "C4";
  const group = /^小字([一二三]?)组的?([a-g])$/u.exec(text);
  if (group !== null) return `${(group[2] ?? "").toUpperCase()}${OCTAVE_GROUPS[group[1] ?? ""]}`;
  const parts = PITCH_PARTS.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const said = (parts["before"] ?? parts["after"] ?? "").replace(/[ -]/gu, "");
  const sign = said === "" ? "" : /升|#|sharp/u.test(said) ? "#" : "b";
  return `${(parts["letter"] ?? "").toUpperCase()}${sign}${parts["octave"]}`;
}

const PLACED_PARTS =
  /(?:(?<place>high|top|low|bottom) |中央c(?<chinese>[上下])(?:方|面)?的?)(?<letter>[a-g])(?<sign>#|b|[ -]?sharp|[ -]?flat)?$|(?<name>[a-g])(?<mark>#|b|[ -]?sharp|[ -]?flat)? (?<side>above|below|over|under) middle c$/u;

/**
 * Which octave a note by its place stands in. High notes are those of fiddle and whistle, D5 to B5, and the high C of singers,
 * C6; low ones are D4 of the whistle, and below the lowest C of singers, C4, the G, A and B of the fiddle.
 */
function placedPitch(groups: Match["groups"]): string {
  const letter = (groups["letter"] ?? groups["name"] ?? "").toUpperCase();
  const said = (groups["sign"] ?? groups["mark"] ?? "").replace(/[ -]/gu, "");
  const sign = said === "" ? "" : /#|sharp/u.test(said) ? "#" : "b";
  return letter + sign + placedOctave(letter, groups);
}

function placedOctave(letter: string, { place, chinese, side }: Match["groups"]): number {
  if (place === "high" || place === "top") return letter === "C" ? 6 : 5;
  if (place !== undefined) return /[GAB]/u.test(letter) ? 3 : 4;
  if (chinese === "上" || side === "above" || side === "over") return letter === "C" ? 5 : 4;
  return 3;
}

const STEPS = "C D EF G A B";

/** Semitones above C0, for telling which of two pitches is lower. */
function height(name: string): number {
  const sign = name.includes("#") ? 1 : /^.b/u.test(name) ? -1 : 0;
  return STEPS.indexOf(name.charAt(0)) + sign + 12 * Number(/-?\d$/u.exec(name)?.[0]);
}

function pairFinding({ start, end, groups }: Match): Finding | undefined {
  const first = readPitch(groups["first"] ?? "");
  const second = readPitch(groups["second"] ?? "");
  if (first === undefined || second === undefined) return undefined;
  const [lowest, highest] = height(first) <= height(second) ? [first, second] : [second, first];
  return found(start, end, { slot: "lowest", value: lowest }, { slot: "highest", value: highest });
}

function edgeReader(slot: "lowest" | "highest", source: string): Reader {
  const compiled = pattern(source);
  return ({ folded }) =>
    matchesOf(compiled, folded).flatMap(({ start, end, groups }) => {
      const value = readPitch(groups["pitch"] ?? "");
      return value === undefined ? [] : [found(start, end, { slot, value })];
    });
}

const NOTE = "(?:note|pitch|tone)?";
const LINK = `(?: (?:is|of|at|being|note|the note|be|than|should be|must be|has to be|needs to be|can be|may be))* ?[:=]? ?(?<![a-z0-9])(?<pitch>${PITCH})`;
/** "G below middle C" is a note, no limit. */
const NO_NOTE_BEFORE = "(?<!(?<![a-z])[b-g](?:#|b|[ -]?sharp|[ -]?flat)? |(?<![a-z])a )";
const NEVER = "(?:not|never|nothing|no|don'?t|won'?t|without|shouldn'?t|n't)[ a-z]{0,24}?";
const RANGE_BEFORE =
  "(?:(?:(?:with )?(?:a |the |in the |within the )?(?:range|compass|ambitus|tessitura)(?: is| of|:)?(?: from| between)?|between|from|within|inside|音域(?:范围)?(?:在|为|是|从|:|限制在|限于|控制在)?|范围(?:在|为|是|从|:)?|从|在|介于) ?)?";

/** Ranges; "between" first, for it holds two pitches. */
export const readRange: Reader = inOrder([
  patternReader(
    `${RANGE_BEFORE}(?<![a-z0-9])(?<first>${PITCH}) ?(?:-+|\\.{2,3}|…|/|~|to|up to|and|through|thru|until|→|到|至|和|与|跟) ?(?<second>${PITCH})(?: ?(?:之间|之内|以内|的范围内?|范围内|音域))?`,
    pairFinding,
  ),
  edgeReader(
    "highest",
    `${NEVER}(?:higher than|above|over|beyond|past|exceed(?:ing)?)${LINK}(?: (?:or|and) (?:below|lower))?`,
  ),
  edgeReader(
    "lowest",
    `${NEVER}(?:lower than|below|under|beneath)${LINK}(?: (?:or|and) (?:above|higher|up))?`,
  ),
  edgeReader(
    "highest",
    `(?:at most|up to|max(?:imum)?(?: ${NOTE})?|(?:highest|top|upper|high)(?: ${NOTE})?(?: limit)?|ceiling|${NO_NOTE_BEFORE}(?:below|under)|<=?|≤)${LINK}`,
  ),
  edgeReader(
    "lowest",
    `(?:at least|down to|min(?:imum)?(?: ${NOTE})?|(?:lowest|bottom|lower|low)(?: ${NOTE})?(?: limit)?|floor|${NO_NOTE_BEFORE}(?:above|over)|>=?|≥)${LINK}`,
  ),
  edgeReader(
    "highest",
    `(?:(?:不要?|别|不能|不可|不得|勿)(?:超过|高于|高过|越过|超出|超)|最高(?:的)?(?:音)?(?:不(?:要)?(?:超过|高于))?(?:到|是|为|在|只到|唱到|用到)?|上限(?:是|为|到)?|(?<![不别能要得可勿])低于|顶音)[: ]*(?<pitch>${PITCH})`,
  ),
  edgeReader(
    "lowest",
    `(?:(?:不要?|别|不能|不可|不得|勿)(?:低于|低过)|最低(?:的)?(?:音)?(?:不(?:要)?(?:低于))?(?:到|是|为|在|只到|唱到|用到)?|下限(?:是|为|到)?|(?<![不别能要得可勿])高于|底音)[: ]*(?<pitch>${PITCH})`,
  ),
  edgeReader("highest", `(?:在|都在)? ?(?<![a-z0-9])(?<pitch>${PITCH}) ?(?:以下|之下|为上限|封顶)`),
  edgeReader("lowest", `(?:在|都在)? ?(?<![a-z0-9])(?<pitch>${PITCH}) ?(?:以上|之上|为下限)`),
  edgeReader(
    "highest",
    `(?<![a-z0-9])(?<pitch>${PITCH}) (?:at (?:the )?most|max(?:imum)?|or lower|and below|as (?:the )?(?:highest|top)(?: note)?|is the (?:highest|top)(?: note)?)`,
  ),
  edgeReader(
    "lowest",
    `(?<![a-z0-9])(?<pitch>${PITCH}) (?:at (?:the )?least|min(?:imum)?|or higher|and above|as (?:the )?(?:lowest|bottom)(?: note)?|is the (?:lowest|bottom)(?: note)?)`,
  ),
  // A note by its place that bounds nothing is no key either.
  patternReader(
    `(?<![a-z0-9])(?:the )?(?:${PLACED}|middle c\\b)(?! ?(?:whistle|recorder|major|minor|dorian|mixolydian))`,
    ({ start, end }) => withoutSlot(start, end),
  ),
]);
