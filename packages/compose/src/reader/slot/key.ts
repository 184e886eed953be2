/** @file The key: tonic and mode as far as they are said, in English, Chinese and German manner. */
import { RHYTHM_NAMES } from "../lexicon/rhythm.data.ts";
import { inOrder, type Match, matchesOf, pattern, patternReader, type Reader } from "../text/scan.ts";
import { COVER, type WishText } from "../text/wish-text.ts";
import { type Finding, found, type Wish } from "../wish.ts";
import { MODE_WORDS } from "./mode.data.ts";
import { CHINESE_TONIC, ENGLISH_TONIC, isArticle, readTonic, WORD_START } from "./tonic.ts";

const ENGLISH_MODES = MODE_WORDS.flatMap(([, english]) => english.split(" ")).join("|");
const CHINESE_MODES = MODE_WORDS.flatMap(([, , chinese]) => chinese.split(" ")).join("|");

/** The mode that a word of the table stands for. */
export function modeOf(word: string | undefined): Wish | undefined {
  const row = MODE_WORDS.find(
    ([, english, chinese]) => word !== undefined && `${english} ${chinese}`.split(" ").includes(word),
  );
  return row === undefined ? undefined : { slot: "mode", value: row[0] };
}

/** A finding from a tonic and, when said, a mode; a note that does not exist is told with the nearest that does. */
function keyFinding({ start, end, groups }: Match, mode: Wish | undefined): Finding {
  const { tonic, isGerman } = readTonic(groups);
  if (tonic === undefined) {
    const letter = (groups["letter"] ?? "").toUpperCase();
    const nearest = letter === "H" ? "B" : letter > "G" ? "G" : letter;
    return { kind: "ignored", span: { start, end }, reason: "no-such-key", nearest };
  }
  const wishes: readonly Wish[] = [{ slot: "tonic", value: tonic }, ...(mode === undefined ? [] : [mode])];
  return { kind: "wish", span: { start, end }, wishes, ...(isGerman ? { meant: "B" } : {}) };
}

const CUE_BEFORE = /(?:\bin(?: the key of)?|\bkey(?: of|:| is|=)?|[:=]) ?$/u;
const KEY_NOUN_AFTER =
  /^[ -](?:keys?|mode|modality|tonality|feel|feeling|mood|scale|sound|colou?r|touch|flavou?r)\b/u;

/** No noun follows that an article could belong to. */
const NO_NOUN_AFTER = new RegExp(
  `^ ?(?:$|[${COVER},.;!?)\n&-]|(?:for|with|in|at|and|on|about|please|by|from|as|but|or)\\b|\\d)`,
  "u",
);

/** "a minor waltz" and "in a minor key" speak of no note; "in a minor" and "A minor" do. */
function speaksOfNoNote(text: WishText, { start, end, text: said, groups }: Match): boolean {
  if (groups["letter"] !== "a" || groups["sign"] !== undefined || groups["word"] !== undefined) return false;
  if (KEY_NOUN_AFTER.test(text.folded.slice(end, end + 12))) return true;
  if (!isArticle(text, start) || said.charAt(1) !== " ") return false;
  if (NO_NOUN_AFTER.test(text.folded.slice(end, end + 10))) return false;
  return !CUE_BEFORE.test(text.folded.slice(Math.max(0, start - 12), start));
}

/** `E minor`, `Bb major`, `D dorian`, `Ador`. */
const readEnglishKey = patternReader(
  `${WORD_START}${ENGLISH_TONIC}[ -]?(?<mode>${ENGLISH_MODES})(?![a-z]| of)`,
  (match, text) =>
    speaksOfNoNote(text, match) ? undefined : keyFinding(match, modeOf(match.groups["mode"])),
);

/** "the Dorian mode on D". */
const readModeOn = patternReader(
  `\\b(?<mode>${ENGLISH_MODES})(?:[ -](?:scale|mode|key))? (?:on|from|with tonic|based on|starting on) (?:the note )?${ENGLISH_TONIC}(?![a-z0-9#'/])`,
  (match, text) =>
    isArticle(text, match.end - 1) ? undefined : keyFinding(match, modeOf(match.groups["mode"])),
);

/** `Em`, `F#m`: capital and small letter, for "am" is a verb. */
const SHORT_MINOR = /(?<![A-Za-z0-9#'])(?<letter>[A-H])(?<sign>[#b])?m(?![A-Za-z0-9#'/])/gu;

const readShortMinor: Reader = ({ plain, folded }) => [
  ...matchesOf(SHORT_MINOR, plain).map((match) => keyFinding(match, modeOf("minor"))),
  ...matchesOf(/(?<=\b(?:in|key of|key:?) ?)(?<letter>[a-h])(?<sign>[#b])?m(?![a-z0-9#'/])/gu, folded)
    .filter(({ start }) => !/[A-H]/u.test(plain.charAt(start)))
    .map((match) => keyFinding(match, modeOf("minor"))),
];

/** `in G`, `key of Bb`, `K: D`. */
const readCuedTonic = patternReader(
  `\\b(?:in the key of|in key of|key of|key signature of|in key|key|in|tonic(?: note)?(?: is)?|tonality|k)(?:[:=] ?| )` +
    `(?:the note )?${ENGLISH_TONIC}(?![a-z0-9#'/]|-(?:shape|part)| (?:part|section|strain))`,
  (match, text) => {
    const at = match.start + match.text.search(pattern(`${ENGLISH_TONIC}$`));
    const isPlainIn = /^in /u.test(match.text);
    if (isPlainIn && (isArticle(text, at) || /^[i-z]$/u.test(match.groups["letter"] ?? ""))) return undefined;
    return keyFinding(match, undefined);
  },
);

const GERMAN_NOTES: Readonly<Record<string, string>> = { as: "Ab", es: "Eb", b: "Bb", h: "B" };

function germanNote(name: string): string {
  const known = GERMAN_NOTES[name];
  if (known !== undefined) return known;
  return name.charAt(0).toUpperCase() + (name.endsWith("is") ? "#" : name.endsWith("es") ? "b" : "");
}

/** `h-moll`, `Es-Dur`. */
const readGermanKey = patternReader(
  `${WORD_START}(?<name>[cdefgah]is|[cdg]es|as|es|[a-h])[ -](?<mode>dur|moll)\\b`,
  ({ start, end, groups }) => {
    const tonic = germanNote(groups["name"] ?? "");
    const wishes: readonly Wish[] = [
      { slot: "tonic", value: tonic },
      { slot: "mode", value: groups["mode"] === "moll" ? "minor" : "major" },
    ];
    return { kind: "wish", span: { start, end }, wishes, meant: tonic };
  },
);

/** E小调, 降B大调, D多利亚调式, G调, 1=D, 主音为A. */
const readChineseKey = inOrder([
  patternReader(`${WORD_START}${CHINESE_TONIC} ?(?<mode>${CHINESE_MODES})(?:调?[式试]|音阶|调)?`, (match) =>
    keyFinding(match, modeOf(match.groups["mode"])),
  ),
  patternReader(`${WORD_START}${CHINESE_TONIC} ?调(?![式性子音])`, (match) => keyFinding(match, undefined)),
  patternReader(`(?<![\\d/])1 ?= ?${CHINESE_TONIC}(?![a-z0-9])`, (match) => keyFinding(match, undefined)),
  patternReader(`(?:主音|调性|调号|宫音|调)(?:为|是|在|用|:|=)? ?${CHINESE_TONIC}(?![a-z0-9])`, (match) =>
    keyFinding(match, undefined),
  ),
  patternReader(`(?:以|用|在)? ?(?<![a-z0-9])${CHINESE_TONIC}音?(?:为|作为?|当|做)主(?!题)音?`, (match) =>
    keyFinding(match, undefined),
  ),
]);

/** A capital letter by itself: "jig, G, 16 bars", "a D reel". `A` only between stops or with a sign, for it is an article. */
const LONE_TONIC =
  /(?<![A-Za-z0-9#'])(?<letter>[A-G])(?:(?<sign>[#b])|[ -](?<word>flat|sharp))?(?![A-Za-z0-9#'/+=]|[ -]?(?:part|section|段|and [A-G]\b))/gu;
const LONE_A = /(?<=(?:^|[,.;:|\n]) ?)A(?= ?(?:[,.;|\n]|$))/u;

const readLoneTonic: Reader = ({ plain }) =>
  matchesOf(LONE_TONIC, plain)
    .filter(({ start, text }) => text !== "A" || LONE_A.test(plain.slice(Math.max(0, start - 2), start + 4)))
    .map(({ start, end, groups }) => {
      const { tonic } = readTonic(groups);
      return found(start, end, { slot: "tonic", value: tonic ?? "C", isVague: true });
    });

/** Where a lone 小调 stands for the minor mode, and where for the kind of folk song. */
const KIND_BEFORE =
  /(?:江南|民间|民歌|苏州|扬州|河北|山西|陕北|陕西|东北|四川|云南|江苏|浙江|湖南|湖北|江西|安徽|广东|福建|台湾|西北|华北|中国|汉族|传统|山东|河南|甘肃|北方|南方|地方|城市|时调|古老的?)(?:风格?的?|味道?的?|的)? ?$/u;
const MODE_AFTER = /^(?:式|调式|调性|色彩|感觉?|风格|音阶|味|里|上|为主)/u;
/** One of the five modes is named already: 小调 beside it is the song. */
const FIVE_MODES = /[A-Ga-g][#♯b♭]?[宫商角徵羽]|[宫商角徵羽](?:调|音阶)/u;
const KIND_BEFORE_NOUN = /(?:首|支|个|曲|段|种|唱|的) ?$/u;

const readLoneXiaodiao = patternReader(
  "(?:民间|民歌|传统)?小调(?:民歌|歌曲|曲调)?",
  ({ start, end, text }, { folded, source }) => {
    const before = folded.slice(Math.max(0, start - 12), start);
    const after = folded.slice(end, end + 12);
    const isMode =
      text === "小调" &&
      (MODE_AFTER.test(after) ||
        (!KIND_BEFORE.test(before) &&
          !FIVE_MODES.test(source) &&
          (/^的/u.test(after) ||
            /(?:用|是|以|成|要|选|写成|调式:?|调性:?) ?$/u.test(before) ||
            !KIND_BEFORE_NOUN.test(before) ||
            RHYTHM_NAMES.some((name) => folded.includes(name)))));
    return isMode
      ? found(start, end, { slot: "mode", value: "minor" })
      : found(start, end, { slot: "rhythm", value: "xiaodiao" });
  },
);

/** A mode without a note: "in a minor key", 大调, "dorian". */
const readLoneMode = inOrder([
  patternReader(
    `\\b(?:in (?:an? |the )?|an? )?(?<mode>${MODE_WORDS.flatMap(([, english]) => english.split(" "))
      .filter((word) => word.length > 4 && word !== "mayor" && word !== "miner")
      .join("|")})(?:[ -](?:key|mode|modal|scale|tonality))?\\b`,
    ({ start, end, groups }) => {
      const mode = modeOf(groups["mode"]);
      return mode === undefined ? undefined : found(start, end, mode);
    },
  ),
  patternReader(
    `(?<mode>${CHINESE_MODES.split("|")
      .filter((word) => word !== "小调")
      .join("|")})(?:调?[式试]|音阶)?`,
    (match) => {
      const mode = modeOf(match.groups["mode"]);
      return mode === undefined ? undefined : found(match.start, match.end, mode);
    },
  ),
  readLoneXiaodiao,
]);

/** Keys with a note and a mode. */
export const readKey: Reader = inOrder([
  readGermanKey,
  readChineseKey,
  readEnglishKey,
  readModeOn,
  readShortMinor,
  readCuedTonic,
]);

/** What is said of the key without being beside it: read after everything that letters may belong to. */
export const readLooseKey: Reader = inOrder([readLoneMode, readLoneTonic]);
