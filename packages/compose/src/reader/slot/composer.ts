/** @file In the manner of whom: "in the style of Turlough O'Carolan", "a Bach chorale", 仿舒伯特. */
import { inOrder, matchesOf, type Reader } from "../text/scan.ts";
import type { WishText } from "../text/wish-text.ts";
import { type Finding, found } from "../wish.ts";
import { FAMOUS_COMPOSERS } from "./composer.data.ts";

const CHINESE_NAMES: readonly (readonly [string, string])[] = FAMOUS_COMPOSERS.flatMap(([name, chinese]) =>
  chinese === "" ? [] : chinese.split(" ").map((word) => [word, name] as const),
).sort(([a], [b]) => b.length - a.length);

const escaped = (name: string) => name.toLowerCase().replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
const LATIN_NAMES = FAMOUS_COMPOSERS.map(([name]) => name)
  .filter((name) => /^[A-Z]/u.test(name))
  .sort((a, b) => b.length - a.length);

const NAME_WORD = "(?:[A-Z]\\.(?: ?[A-Z]\\.)*|(?:Mac|Mc|O'|Ó |d'|D')?[A-Z][a-z'\\-]+|van|von|der|de|da)";
const CUE =
  "\\b(?:(?:in|after) (?:the )?(?:style|manner|spirit|vein|way|fashion|mode) of|[Ii]n (?:the )?(?:style|manner|spirit|vein|way|fashion|mode) of|[Aa]fter|a la|[Aa]la|[Ii]nspired by|[Ii]mitat(?:e|ing)|[Rr]eminiscent of|as if by|[Ss]tyle(?: of| ?:)|[Ll]ike)";
const STYLE_AFTER = "(?:'s?(?: (?:style|manner|way|music|songs|tunes))?|[- ](?:style|like|esque|ian)\\b)?";

/** A name after a cue: two words or more, or one that no tradition has ("after Christmas" is none). */
const CUED_NAME = new RegExp(
  `${CUE} (?:the (?:composer|great|late|blind harper|harper) )?(?<name>${NAME_WORD}(?: ${NAME_WORD}){0,3})`,
  "gu",
);
const SINGLE_CUE = /style|manner|spirit|vein|fashion|la$|imitat|inspired|as if/iu;
const NOT_NAMES =
  /^(?:Irish|Scottish|Scots|English|Welsh|American|Canadian|German|Dutch|French|Swedish|Norwegian|Danish|Finnish|Nordic|Italian|Spanish|Portuguese|Polish|Hungarian|Chinese|Jewish|Klezmer|Celtic|Old|Russian|Eastern|East|Western|Traditional|Folk|Jazz|Baroque|Classical|Renaissance|Medieval|Romantic|Appalachian|Cape|Jiangnan|Shaanbei|Japanese|Christmas|Greensleeves|Danny|Victorian|Gaelic|Breton|Austrian|Viennese|African|Latin|Indian|Disney|Bluegrass|Country|Dorian|Mixolydian|[A-G])\b/u;

function afterFinding(start: number, end: number, value: string): Finding {
  return found(start, end, { slot: "after", value });
}

const readCuedName: Reader = ({ plain, source }) =>
  matchesOf(CUED_NAME, plain).flatMap(({ start, end, text, groups }) => {
    const said = (groups["name"] ?? "").replace(/'s$/u, "").replace(/-(?:style|like).*$/u, "");
    const from = start + text.lastIndexOf(groups["name"] ?? "");
    const cue = text.slice(0, from - start).trim();
    const isKnown = LATIN_NAMES.some((name) => said.toLowerCase().endsWith(name.toLowerCase()));
    const isName = isKnown || ((said.includes(" ") || SINGLE_CUE.test(cue)) && /[a-z]{2}/u.test(said));
    if (NOT_NAMES.test(said) || !isName) return [];
    return [afterFinding(start, end, source.slice(from, from + said.length))];
  });

const GIVEN =
  "(?:[a-z]\\. ?|(?:franz|robert|johannes|johann|sebastian|ludwig|clara|turlough|stephen|joseph|felix|antonio|hugo|richard|edvard|claude|george|john) ){0,3}";
const LATIN = new RegExp(
  `(?<cue>${CUE} )?(?<![a-z'])(?<name>${GIVEN}(?:${LATIN_NAMES.map(escaped).join("|")}))(?:ian|esque)?(?![a-z])${STYLE_AFTER}`,
  "giu",
);

/** Famous names wherever they stand: "a Bach chorale"; as they are said, with given names before them. */
const readFamousName: Reader = ({ plain, source }) =>
  matchesOf(LATIN, plain).map(({ start, end, groups }) => {
    const { cue = "", name = "" } = groups;
    const from = start + cue.length;
    const said = source.slice(from, from + name.length);
    const known = LATIN_NAMES.find((entry) => entry.toLowerCase() === said.toLowerCase());
    return afterFinding(start, end, /^[a-z]/u.test(said) ? (known ?? said) : said);
  });

const CHINESE_CUE = "(?:模仿|仿照?|效仿|学习?|像|照着?|按照?|类似于?|如|以|用|跟|带有?|有)?";
const CHINESE_STYLE = "(?:的|式|那样|那种|一样|风格|手法|笔法|风味|味道|风|般|作品|音乐|笔下){0,4}";
const CHINESE = new RegExp(
  `${CHINESE_CUE}(?<name>${CHINESE_NAMES.map(([word]) => word).join("|")})${CHINESE_STYLE}`,
  "gu",
);

const readChineseName: Reader = ({ plain }) =>
  matchesOf(CHINESE, plain).map(({ start, end, groups }) => {
    const name = CHINESE_NAMES.find(([word]) => word === groups["name"])?.[1] ?? groups["name"] ?? "";
    return afterFinding(start, end, name);
  });

/** 仿王二: a name that is not known, as it was said. */
const UNKNOWN_CHINESE = /(?:模仿|仿照|效仿|仿)(?<name>[\p{Script=Han}·]{2,10}?)(?=的|,|\.|$|风格|写|\n)/gu;
const NOT_CHINESE_NAMES =
  /爱尔兰|苏格兰|英格兰|中国|江南|陕北|民歌|古|美国|德国|法国|北欧|风格|民间|山歌|吉格|小调|东北|鸟|海|自然/u;

const readUnknownChineseName: Reader = ({ plain, source }: WishText) =>
  matchesOf(UNKNOWN_CHINESE, plain).flatMap(({ start, end, text, groups }) => {
    const name = groups["name"] ?? "";
    if (NOT_CHINESE_NAMES.test(name)) return [];
    const from = start + text.lastIndexOf(name);
    return [afterFinding(start, end, source.slice(from, from + name.length))];
  });

/** After whom. */
export const readComposer: Reader = inOrder([
  readCuedName,
  readFamousName,
  readChineseName,
  readUnknownChineseName,
]);
