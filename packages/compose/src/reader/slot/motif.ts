/** @file The opening notes, in ABC: "starting with G A B d", 以 GABd 开头. */
import { inOrder, type Match, matchesOf, type Reader } from "../text/scan.ts";
import { type Finding, found } from "../wish.ts";

/** A `b` behind a letter is its flat or the note, never both: a pattern that tried either way would never end. */
const LETTER = "(?:[A-Gac-g]|(?<![A-Ga-g])b|b(?=[a-z]))";
const NOTE = `(?:\\^{1,2}|_{1,2}|=)?${LETTER}(?:#|b(?![a-z]))?[,']*(?:\\d{1,2})?(?:/{1,2}\\d{0,2})?`;
/** Single notes parted by commas or dashes, or runs of notes with spaces and bar lines between; never both. */
const LISTED = NOTE.replace("[,']*", "'*");
const NOTES = `\\|? ?(?:${LISTED}(?:(?:, ?| ?- ?)${LISTED}){1,63}|${NOTE}(?:(?: ?\\| ?| )?${NOTE}){0,63})`;
/** No word goes on here, no key begins with the last letter, and it is no article. */
const STOP =
  "(?![A-Za-z0-9#]|[ -]?(?:大调|小调|调|minor|major|dorian|mixolydian|lydian|phrygian|flat|sharp)|-[a-z])(?<![ ,]a(?= [A-Za-z]{2}))";
const WORD =
  '(?: ?(?:the|these|those|this|first|opening|four|three|five|six|two|notes?|pitches|phrase|motif|motive|melody|tune|a|an|of|are|is|be|being|like|on|should be|with|:|=|\\(|"))*';

const CUES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:[Ss]tart(?:s|ing|ed)?|[Bb]egin(?:s|ning)?|[Oo]pen(?:s|ing|ed)?|[Ll]ead(?:s|ing)? off|[Kk]ick(?:s|ing)? off|[Cc]ommenc(?:e|es|ing))(?: (?:it|the tune|it all|off|up|out))?(?: (?:with|from|on|using|by|notes?:?)| ?:)?${WORD}\\|? ?["(]?(?<notes>${NOTES})${STOP}["|)]?`,
    "gu",
  ),
  new RegExp(
    `\\b(?:[Ff]irst|[Oo]pening)(?: (?:few|two|three|four|five|six))? (?:notes?|bar|phrase|motif)(?: (?:are|is|should be|being|to be|of|as))?${WORD}[:=]? ?["(]?(?<notes>${NOTES})${STOP}["|)]?`,
    "gu",
  ),
  new RegExp(
    `\\b(?:[Mm]oti(?:f|ve|fs)|[Hh]ook|[Hh]ead|[Ii]ncipit)(?: (?:is|of|on|from|being|notes))?${WORD}[:=]? ?["(]?(?<notes>${NOTES})${STOP}["|)]?`,
    "gu",
  ),
  new RegExp(
    `\\b(?:[Bb]uilt|[Bb]ased|[Bb]uild) (?:on|around|from)(?: the)? notes${WORD}["(]?(?<notes>${NOTES})${STOP}[")]?`,
    "gu",
  ),
  new RegExp(
    `(?:以|用|从|由|拿) ?(?:音符?|动机|旋律|音列)? ?["(]? ?(?<notes>${NOTES})${STOP} ?[")]? ?(?:这?[几一二两三四五六七八2-9]?个?)?(?:音符?|动机|旋律|为)?(?:来|作为?|做)? ?(?:开头|开始|起头|开场|起始|起句|打头|动机|为?主题|引入|起)`,
    "gu",
  ),
  new RegExp(
    `(?:开头|开始|起头|开场|起始|动机|主题动机|起句|首句|前[几一二两三四五六2-9]个?音符?|头[几一二两三四五六2-9]个?音符?)(?:几个)?(?:的?音符?)?(?:是|为|用|要|应|该|:|=| )* ?["(]? ?(?<notes>${NOTES})${STOP} ?[")]?`,
    "gu",
  ),
];

const SINGLE = new RegExp(NOTE, "gu");
const SIGNS: Readonly<Record<string, string>> = { "#": "^", b: "_" };

/** Notes in ABC, parted by single spaces: `F#` becomes `^F`. */
function abcNotes(said: string): string {
  const isListed = /[A-Ga-g], [A-Ga-g]|[A-Ga-g],[A-Ga-g],[A-Ga-g]/u.test(said);
  const notes = matchesOf(SINGLE, isListed ? said.replaceAll(",", " ") : said).map(({ text }) =>
    text.replace(/^([A-Ga-g])([#b])/u, (_, letter: string, sign: string) => (SIGNS[sign] ?? "") + letter),
  );
  return notes.join(" ");
}

/** Words such as "bad" and the articles are no notes unless something tells that they are. */
function areNotes(said: string, cue: string): boolean {
  const isTold = /notes?|motif|motive|pitches|音|动机|incipit/iu.test(cue);
  if (said.replace(/[^A-Ga-g]/gu, "").length < 2) return isTold && said.trim() !== "a";
  if (/^a /u.test(said) && !/^a [a-g]/u.test(said)) return false;
  return isTold || /[A-G]/u.test(said) || /[ \-|\d,]/u.test(said) || said.length >= 4;
}

function motifFinding({ start, end, text, groups }: Match): Finding | undefined {
  const said = (groups["notes"] ?? "").replace(/[-,| ]+$/u, "");
  const at = text.lastIndexOf(groups["notes"] ?? "");
  if (!areNotes(said, text.slice(0, at) + text.slice(at + said.length))) return undefined;
  return found(start, end, { slot: "motif", value: abcNotes(said) });
}

/** The opening notes; read from the text with its capitals, for `D` lies below `d`. */
export const readMotif: Reader = inOrder(
  CUES.map(
    (cue): Reader =>
      ({ plain }) =>
        matchesOf(cue, plain)
          .map(motifFinding)
          .filter((finding) => finding !== undefined),
  ),
);
