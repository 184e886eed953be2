/** @file Chords: wanted, not wanted, or the chords themselves. */
import { parseChordSymbol } from "@melodist/score";
import { inOrder, matchesOf, patternReader, type Reader } from "../text/scan.ts";
import { type Finding, found, type Wish } from "../wish.ts";

/** Every piece can be matched in one way only, lest a long list that fails in the end be tried in all ways there are. */
const ROOT = "[A-G](?:#|b|(?![#b]))";
const CHORD = `${ROOT}(?:maj|min|dim|aug|sus|add|m|M|°|ø|\\+|\\d|[#b](?=\\d))*`;
/** A chord over a bass, or chords parted by slashes without spaces: which of them is told apart once they are read. */
const SLASHED = `${CHORD}(?:/${CHORD})*`;
const MARK = "(?:\\||-+(?!-)(?:>|(?!>))|→|>|,|(?<= )/|/(?= )|and|then|和)";
const PARTED = `(?:(?: ?${MARK}){1,2} ?| )`;
const LIST = `${SLASHED}(?:${PARTED}${SLASHED})*`;
const CUE =
  "(?:[Cc]hord(?:s| changes| progression| sequence| symbols| chart)*|[Pp]rogression|[Cc]hanges|[Hh]armony|[Hh]armonies|[Hh]armoni[sz]ed? with|[Oo]ver|和弦(?:进行|走向|序列|为|是|用|走)*|和声(?:进行|走向|为|是|用)*|合弦(?:进行|走向)*)";
const NO_LETTER_AFTER = "(?![A-Za-z0-9#'])";

const AFTER_CUE = new RegExp(
  `(?<cue>${CUE})(?: ?(?:are|is|be|should be|of|as|go|goes|like|the|using|progression|chords?|为|是|用|走|按|[:=]|\\())* ?["|]? ?(?<list>${LIST})${NO_LETTER_AFTER} ?[|")]?`,
  "gu",
);
const BEFORE_CUE = new RegExp(
  `(?<![A-Za-z0-9#'])(?<list>${LIST})${NO_LETTER_AFTER}[|"]? ?(?:(?:as )?(?:the )?(?:[Cc]hords?|[Pp]rogression|[Cc]hanges)|(?:这|几|四|个|的|三|和|组)*(?:和弦|合弦|和声|走向|和弦进行|进行)(?:走向|进行)?)`,
  "gu",
);
const BARE = new RegExp(
  `(?<![A-Za-z0-9#'])(?:\\| ?)?(?<list>${SLASHED}(?:(?:(?: ?(?:\\||-+(?!-)(?:>|(?!>))|→|,)){1,2} ?| )${SLASHED}){2,})${NO_LETTER_AFTER}(?: ?\\|)?`,
  "gu",
);

/** One entry a bar: bar lines part bars where there are any, otherwise every chord has a bar. */
function chordEntries(list: string): readonly string[] {
  const hasBars = list.includes("|");
  const entries = hasBars ? list.split("|") : [list];
  const bars = entries.map((entry) =>
    entry
      .split(/(?:[ ,>→和-]|and|then|(?<= )\/|\/(?= ))+/u)
      .flatMap(slashedChords)
      .filter((name) => name !== ""),
  );
  const filled = bars.filter((names) => names.length > 0);
  return hasBars ? filled.map((names) => names.join(" ")) : filled.flat();
}

/** `C/E` is a chord over a bass; `C/Am` and `C/G/Am/F` are several chords. */
function slashedChords(said: string): readonly string[] {
  return /^[^/]+\/[A-G][#b]?$/u.test(said) ? [said] : said.split("/");
}

function listFinding(start: number, end: number, list: string, least: number): Finding | undefined {
  const entries = chordEntries(list);
  const names = entries.flatMap((entry) => entry.split(" "));
  if (names.length < least || names.some((name) => parseChordSymbol(name) === undefined)) return undefined;
  return found(start, end, { slot: "chords", value: [...entries] });
}

/** Chords by name; they are case-sensitive: `Em`, not `em`. */
const readChordList: Reader = inOrder([
  ({ plain }) =>
    matchesOf(AFTER_CUE, plain)
      .map(({ start, end, groups, text }) =>
        listFinding(start, end, groups["list"] ?? "", /[:=]/u.test(text) ? 1 : 2),
      )
      .filter((finding) => finding !== undefined),
  ({ plain }) =>
    matchesOf(BEFORE_CUE, plain)
      .map(({ start, end, groups }) => listFinding(start, end, groups["list"] ?? "", 2))
      .filter((finding) => finding !== undefined),
  ({ plain }) =>
    matchesOf(BARE, plain)
      .filter(({ groups }) => /[A-G][#b]?(?:m|7|dim|maj)/u.test(groups["list"] ?? ""))
      .map(({ start, end, groups }) => listFinding(start, end, groups["list"] ?? "", 3))
      .filter((finding) => finding !== undefined),
]);

const CHORD_NOUN =
  "(?:(?:simple |basic |guitar |piano |some |any |the |backing |accompanying |harmony |nice |plain |jazzy )*(?:chords?|cords|chrods)(?: symbols?| names| changes)?|chord (?:symbols?|names|chart)|chordal accompaniment)";
const CHINESE_CHORD_NOUN =
  "(?:简单|基本|任何|吉他|钢琴|伴奏|些|的|上|标记)*(?:和弦|合弦)(?:符号|标记|标注|名|伴奏)*";
const NO_BEFORE =
  "(?:without|with no|w/o|minus|no|not? (?:need|want)|don'?t (?:want|need|add|include|use|put in|write|give me|bother with)|do not (?:want|need|add|include)|leave out|skip|omit|avoid|lose|drop|sans|free of)";
const NO_BEFORE_CHINESE =
  "(?:不(?:要|用|带|需要|想要|加|配|必|写|标|含)|没有|无需?|别|去掉|免|勿)(?:要|用|带|有|加上?|配上?|写|给我|标注?|任何)*";

const wish = (value: boolean): Wish => ({ slot: "chords", value, isVague: true });

/** With chords, or without. */
const readChordsWanted: Reader = inOrder([
  patternReader(
    `(?:${NO_BEFORE} ${CHORD_NOUN}|chords?: ?(?:no|none|off|false)|chordless|${NO_BEFORE_CHINESE}${CHINESE_CHORD_NOUN})`,
    ({ start, end }) => found(start, end, wish(false)),
  ),
  patternReader(
    "(?:just|only)(?: (?:want|need|give me))? (?:the |a )?(?:bare |plain |single )?(?:melody|tune)(?: line)?(?= ?(?:$|[,.;!]|please|no\\b|\\u0000))|(?:melody|tune)(?: line)? only|only (?:the|a) melody|melody alone|(?:只|仅)(?:要|需|需要|有|写|用)?(?:单)?旋律(?:线)?(?:就行|即可|就好)?|纯旋律",
    ({ start, end }) => found(start, end, wish(false)),
  ),
  patternReader(
    `(?:(?:with|including|include|plus|and|add|has|have|needs?|want|w/) )?${CHORD_NOUN}(?![a-z])(?: please| included| above| added)?|(?:带|加|配|有|含|附|标|要|需要|请|并|用|写)*${CHINESE_CHORD_NOUN}|harmoni[sz]ed with chords`,
    ({ start, end, text }) => (/一个和弦|个和弦/u.test(text) ? undefined : found(start, end, wish(true))),
  ),
]);

/** The chords themselves; read before keys, since `Am` may be either. */
export const readChords: Reader = readChordList;
/** Whether there are to be chords; read after what they may be part of. */
export const readChordWishes: Reader = readChordsWanted;
