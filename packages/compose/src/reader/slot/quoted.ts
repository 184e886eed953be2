/** @file What is quoted: titles and words to be sung. They are put aside first, since anything may stand in them. */
import type { Span } from "@melodist/score";
import { PHRASES } from "../lexicon/phrase-index.ts";
import { inOrder, type Match, matchesOf, pattern, type Reader } from "../text/scan.ts";
import type { WishText } from "../text/wish-text.ts";
import { type Finding, found, withoutSlot } from "../wish.ts";

/** A pair of quotation marks and what is between them; single ones only around words, for they are apostrophes too. */
const QUOTED = pattern(
  "\"(?<double>[^\"\\u0000]{1,2000})\"|《(?<book>[^》\\u0000]{1,200})》|(?<=^|[ ,:(\\n])'(?<single>[^'\\u0000\\n](?:[^'\\u0000\\n]|'(?=[a-z])){0,200})'(?=$|[ ,.;:!?)\\n])",
);

const LYRICS_BEFORE =
  /(?:\b(?:words?|lyrics?|texts?|poem|verse|lines?|sing(?:ing|s)?|sung to)|歌词|唱词|填词|诗句?|配词|词|唱出?)[^",.;\n]{0,14}$/u;
const LYRICS_AFTER =
  /^ ?(?:as (?:the )?(?:lyrics|words|text)|(?:作为?|为|做|当|的?)(?:歌词|词)|这(?:几|两|四)?[句首段行]?(?:诗|话|歌词|词)|[几两四]?[句首段行](?:诗|话|歌词|词))/u;
const NOTES_BEFORE =
  /(?:\b(?:start|begin|open|motif|motive|notes|chords?|progression|first)|开头|开始|动机|以|用|和弦|音|起)[^",.;\n]{0,16}$/u;
const NOTES_INSIDE = /^[A-G|a-g\d/,'^_=#m \-7]{1,80}$/u;
const LIKE_BEFORE =
  /(?:\b(?:like|similar to|style of|manner of|reminiscent of|based on|inspired by|resembl\w+|sounds?|in the vein of|variations? on|think)|像|类似于?|仿照?|模仿|风格如|参考|改编自?|听起来像|跟|和|与|如)[^",.;\n]{0,16}$/u;
const NOTES_AFTER =
  /^ ?(?:(?:as|for) (?:the |its |a )?)?(?:chords?|progression|motif|opening|theme|来?开头|开始|的?和弦|为?动机|作为?动机)/u;
const OPENS_AFTER = /^ ?(?:来|作为?|做)?(?:开头|开始|起头|开场|起句)/u;
/** 用《静夜思》的意境: a picture. */
const IMAGE_AFTER = /^ ?(?:里|中)?的?(?:意境|意象|诗意|情境|画面|感觉|情绪|情感|氛围|主题|故事)/u;
const LIKE_AFTER = /^ ?(?:那样|一样|那种|的?风格|类似|差不多|似的|-style|style|-like)/u;

/** What stands between quotation marks, and around them. */
interface Quote {
  readonly start: number;
  readonly end: number;
  readonly inside: string;
  /** As it was written. */
  readonly said: string;
  readonly before: string;
  readonly after: string;
  /** 《…》 names a work. */
  readonly isBook: boolean;
}

function quoteOf({ start, end, groups }: Match, { source, folded }: WishText): Quote {
  return {
    start,
    end,
    inside: groups["double"] ?? groups["book"] ?? groups["single"] ?? "",
    said: source.slice(start + 1, end - 1).trim(),
    before: folded.slice(Math.max(0, start - 48), start),
    after: folded.slice(end, end + 24),
    isBook: groups["book"] !== undefined,
  };
}

function quotedFinding(quote: Quote): Finding | undefined {
  const { start, end, said, before } = quote;
  if (said === "") return undefined;
  const sung = sungSpan(quote);
  // 《静夜思》 names a poem; its words are not in it.
  if (sung !== undefined)
    return quote.isBook
      ? withoutSlot(sung.start, sung.end)
      : found(sung.start, sung.end, { slot: "lyrics", value: said });
  if (areNotes(quote)) return undefined;
  if (speaksOfAnother(quote)) return withoutSlot(start, end);
  if (areLines(quote)) return found(start, end, { slot: "lyrics", value: said });
  if (!isTitle(quote)) return undefined;
  const named = TITLE_BEFORE.exec(before)?.[0].length ?? 0;
  return found(start - named, end, { slot: "title", value: said });
}

/** The quotation with what calls it words to be sung, before it or behind it, if anything does. */
function sungSpan({ start, end, before, after, isBook }: Quote): Span | undefined {
  if (isBook && IMAGE_AFTER.test(after)) return undefined;
  const cue = LYRICS_BEFORE.exec(before);
  if (cue !== null) return { start: start - cue[0].length, end };
  const behind = LYRICS_AFTER.exec(after);
  return behind === null ? undefined : { start, end: end + behind[0].length };
}

const SET_BEFORE = /(?:\bset(?:ting)?(?: of)?|[给为把将用以]) ?$/u;
const SET_AFTER =
  /^ ?(?:to (?:music|(?:an?|the|some) (?:(?:new|fresh|simple|different|other|own) )*(?:tune|melody|air|music))\b|(?:来)?(?:谱|配|作)(?:一?[首支个])?(?:成|曲|歌)|(?:来)?[写编唱])/u;
/** Verses: lines with a stroke between them, or a comma in what is too long for a title. */
const LINES =
  /\s\/\s|\n|(?<=\p{Script=Han})\/|^(?=[^,]*,)(?:\S+ ){5,}\S+$|^(?=.*[, .])[\p{Script=Han},.!?; ]{10,}$/u;
/** Shorter ones between quotation marks are titles: 用“春天”写一首歌. */
const SHORTEST_LINE = 7;

/** Words to be set to music although nothing calls them words. */
function areLines({ inside, before, after, isBook }: Quote): boolean {
  const isName = isBook || TITLE_BEFORE.test(before) || TITLE_AFTER.test(after);
  if (isName || NOTES_INSIDE.test(inside)) return false;
  const isSet = SET_BEFORE.test(before) && SET_AFTER.test(after);
  return LINES.test(inside) || (isSet && inside.length >= SHORTEST_LINE);
}

/** Notes and chords between quotation marks are left to their own readers. */
function areNotes({ inside, before, after }: Quote): boolean {
  return NOTES_INSIDE.test(inside) && (NOTES_BEFORE.test(before) || NOTES_AFTER.test(after));
}

/** "like 《茉莉花》" names another tune; "do re mi" at the beginning is no title either. */
function speaksOfAnother({ before, after, isBook }: Quote): boolean {
  const isLikened = LIKE_BEFORE.test(before) || LIKE_AFTER.test(after);
  return isLikened || OPENS_AFTER.test(after) || (isBook && IMAGE_AFTER.test(after));
}

const TITLE_BEFORE =
  /(?:\b(?:call(?:ed)?(?: it| this)?|names?d?(?: it| is)?|titled?(?: is| of)?|entitled|headed|name)|题为|题目|题名|名为|名叫|叫做?|叫作|标题|曲名|歌名|名字|取名|命名为?|起名|名)(?: ?(?:is|be|should be|为|是|叫做?|[:=]|,)){0,3} ?$/u;
const TITLE_AFTER =
  /^ ?(?:as (?:the |its |a )?(?:title|name)|为(?:题|名|标题|曲名)|作(?:为)?(?:标题|题目|名字|题|曲名)|(?:is|as) the (?:title|name)|做(?:标题|题目|名字))/u;

/** A word put between quotation marks for stress is no title: it is short, in small letters, and nothing calls it one. */
function isTitle({ inside, before, after, isBook }: Quote): boolean {
  if (isBook || TITLE_BEFORE.test(before) || TITLE_AFTER.test(after)) return true;
  return /^[A-Z]/u.test(inside) ? inside.length > 2 : inside.includes(" ") || inside.length > 12;
}

const readQuotes: Reader = (text) =>
  matchesOf(QUOTED, text.plain)
    .map((match) => quotedFinding(quoteOf(match, text)))
    .filter((finding) => finding !== undefined);

const LYRICS_CUE = pattern(
  '(?:(?:with|to|using|set to|sing|setting|and)? ?(?:the |these |my |following )*(?:lyrics?|words|text)(?: are| is| go| read)? ?:|(?:to|with|setting|on) (?:the|these) (?:words|lyrics|lines?|text) (?!of\\b|by\\b|from\\b|about\\b)(?!["\'])|(?:歌词|唱词|填词|配词|词|诗)(?:谱曲|配曲|作曲|写曲|写旋律|配旋律|谱写旋律)? ?(?:是|为|如下|用|就是|内容)? ?:|(?:歌词|唱词)(?:是|为|用)(?![:" ]))[ \\n]*(?<lyrics>[^\\s"\\u0000][^\\u0000]*)',
);
const SET_TO_MUSIC = pattern(
  '(?:\\b(?:set|put|setting|putting) (?:(?:this|these|the|my|those|following|it) ?)*(?:words|poems?|verses?|lines?|text|lyrics)? ?to music ?:|(?:[给为把将用以](?:这|下面|以下|下列|我)?的?[几两一]?[句段首行]?的?)?(?:话|句子?|文字|诗句?|歌词|词)来?(?:谱曲|配曲|作曲|写曲|(?:谱|写|唱|编|配)成?一?[首支]?(?:歌曲?|曲子?)) ?:)[ \\n]*(?<lyrics>[^\\s"\\u0000][^\\u0000]*)',
);
const SONG_LABEL = pattern('\\bsongs? ?: ?(?<lyrics>[^\\s"\\u0000][^\\u0000]*)');
const FEWEST_WORDS = 6;

/** "song: Twinkle little star": many words, none of them a wish. */
function isVerse(said: string): boolean {
  const words = said.match(/[a-z']+/gu) ?? [];
  const isWish = (word: string) => PHRASES.meanings.get(word)?.kind === "wish";
  return words.length >= FEWEST_WORDS && !WISH_INSIDE.test(said) && !words.some(isWish);
}

/** 床前明月光，……，写成四四拍的歌: a clause that no longer is sung. */
const WISH_CLAUSE = /^ ?(?:请|并|再|把它?)?(?:写成|谱成|配成|做成|唱成)/u;
/** A clause that begins with a key, a meter or a number of bars. */
const FIGURE_CLAUSE =
  /^ ?(?:in )?(?:[升降]?[a-g][#b]?(?: ?[大小]调| major\b| minor\b)|\d+\/\d|(?:\d+|[一二三四五六七八十]+) ?(?:bars\b|小节|拍))/u;
const WISH_INSIDE = /[\d♩]|大调|小调|小节|调式|\b(?:bars?|major|minor|chords?|tempo|verse)\b|和弦/u;

/** Where unquoted words to be sung end: at a semicolon or an empty line, or at a stop after which wishes go on. */
function lyricsEnd(said: string): number {
  const stop = matchesOf(/[;,]|\n\n|[.。] ?(?=\S)/gu, said).find(({ text, end }) => {
    const rest = said.slice(end).toLowerCase();
    if (text === ",") return WISH_CLAUSE.test(rest) || FIGURE_CLAUSE.test(rest);
    return text === ";" || text === "\n\n" || WISH_INSIDE.test(rest);
  });
  return stop === undefined ? said.length : stop.start;
}

const lyricsReader =
  (cue: RegExp, areSung: (said: string) => boolean = () => true): Reader =>
  (text) =>
    matchesOf(cue, text.folded)
      .filter(({ groups }) => areSung(groups["lyrics"] ?? ""))
      .map(({ start, end, groups }) => {
        const from = end - (groups["lyrics"] ?? "").length;
        const length = lyricsEnd(text.folded.slice(from, end));
        const said = text.source.slice(from, from + length).trim();
        return found(start, from + length, { slot: "lyrics", value: said.replace(/[.。]$/u, "") });
      });

const SMALL_WORD = "(?:the|of|and|a|an|to|o'|on|at|by|from|de|la)";
const CAPITAL = "(?:[A-Z][A-Za-z'’]*|O'[A-Z][a-z]+)";
const TITLE_CUE =
  "\\b(?:[Cc]alled|[Nn]amed|[Tt]itled|[Ee]ntitled|[Tt]itle(?: is)? ?[:=]?|[Nn]ame(?: is)? ?[:=]|[Cc]all (?:it|this)|[Nn]ame (?:it|this))[ :]";
const CAPITAL_TITLE = new RegExp(
  `${TITLE_CUE} ?(?<title>${CAPITAL}(?: (?:${SMALL_WORD} ){0,2}(?:${CAPITAL}|\\d{1,4})| in (?![A-G](?:#|b|m)?\\b|the key)${CAPITAL}){0,7})`,
  "gu",
);
const SMALL_TITLE = new RegExp(
  `${TITLE_CUE} ?(?<title>[a-z][a-z']*(?: (?!in |for |with |at |about |and |that |which |please)[a-z']+){0,4})(?=$|[,.;!\\n]| (?:in|for|with|at|about|and|that|which|please) )`,
  "gu",
);
const COLON_TITLE =
  /(?:题目|题名|标题|曲名|歌名|名字|名称)(?:是|为|叫)? ?: ?(?<title>[\p{Script=Han}·]{1,16})(?=$|[ ,.;!\n])/gu;
const CHINESE_TITLE =
  /(?:题为|题目(?:是|叫|为|:)|题名[:为]?|名为|名叫|标题(?:是|叫|为|:)+|曲名(?:是|叫|为|:)*|歌名(?:是|叫|为|:)*|名字(?:是|叫|为|:)+|取名(?:为|叫)?|命名为|起名(?:为|叫)?|叫做|叫作|(?<=^|[首曲子歌支它个段,. ])叫(?![我你他做作]))[: ]?(?<title>[\p{Script=Han}·]{1,16}?)(?=的(?:[\p{Script=Han}a-z ]{0,6}曲|歌|圆舞|进行|小步|波尔卡|吉格|里尔|华尔兹|旋律|作品|小调|山歌|民歌|音乐|儿歌|民谣|小步舞)|$|[,.;!\n:])/gu;

/** "called Morning Rain", 题为晨雨: without quotation marks. */
const readUnquotedTitle: Reader = inOrder(
  [CAPITAL_TITLE, COLON_TITLE, CHINESE_TITLE, SMALL_TITLE].map(
    (cue): Reader =>
      ({ source, plain }) =>
        matchesOf(cue, plain).map(({ start, end, groups }) => {
          const value = source.slice(end - (groups["title"] ?? "").length, end);
          return found(start, end, { slot: "title", value });
        }),
  ),
);

/** Titles and words to be sung, quoted or not. */
export const readQuoted: Reader = inOrder([
  readQuotes,
  lyricsReader(SET_TO_MUSIC),
  lyricsReader(LYRICS_CUE),
  readUnquotedTitle,
  lyricsReader(SONG_LABEL, isVerse),
]);
