/** @file The form: in letters, as verse and chorus, or as so many parts with or without repeats. */
import { NUMBER, readNumber } from "../text/numeral.ts";
import { inOrder, type Match, matchesOf, pattern, type Reader } from "../text/scan.ts";
import type { WishText } from "../text/wish-text.ts";
import { type Finding, found, type Wish } from "../wish.ts";

const LETTERS = "ABCDEF";

/** True when a section is called B only after there was an A, and so on: `AABA`, not `DAB`. */
function isForm(letters: string): boolean {
  let highest = -1;
  for (const letter of letters.replaceAll("'", "")) {
    const place = LETTERS.indexOf(letter);
    if (place < 0 || place > highest + 1) return false;
    highest = Math.max(highest, place);
  }
  return highest >= 0 && letters.replaceAll("'", "").length <= 16;
}

/** Every part twice, as played. @example doubled("AB"); // => "AABB" */
export function doubled(letters: string): string {
  return letters.replace(/[A-Z]'?/gu, "$&$&");
}

/** That every part is repeated, wherever it is said. */
const EACH_REPEATED =
  "(?:(?:,| and| with)? ?(?:each|both|all|every|with)(?: (?:one|part|section|strain|half|of (?:them|which)|parts|sections|the parts))*(?: (?:is|are|being|to be|gets?|should be|must be|(?:one )?played))* ?(?:repeat(?:ed|s|ing)?|twice(?: each)?|played (?:twice|two times)|doubled)(?: (?:once|each|on each|for each|of each|on both))?|(?:twice each|played twice each|(?<=[,\\u0000] ?|and )repeat(?:ed|s)(?: once)?\\b|(?<=\\b(?:parts|sections|strains) )(?:are )?(?:repeated|played twice)\\b|repeat(?:ing)? (?:each|both|all|every)(?: (?:part|section|one|of them|parts|sections))?)|" +
  ",? ?(?:每一?段|两段|各段|每个?(?:部分|乐段)|各|都|均|分别)(?:每一?段|两段|各段|每个?(?:部分|乐段)|各|都|均|分别|要|是|再|需)*(?:反复|重复|演奏|奏|唱|弹)(?:各)?(?:一次|一遍|1次|1遍|两遍|两次)?|(?<!不|不要|无|没有|第[一二]段|前段|后段|[ab]段)(?:带|要)?(?:反复|重复)(?:一次|一遍)?)";

const ONE_REPEATED: readonly (readonly [letter: string, source: string])[] = [
  [
    "A",
    "(?:the )?(?:first|a|1st)[ -](?:part|section|strain|half) (?:is |gets |being )?(?:repeated|twice|played twice)|repeat (?:only )?the (?:first|a) (?:part|section|strain)|(?:第一|前一?|a)(?:段|部分|乐段)(?:要|需要|是)?(?:反复|重复)(?:一次|一遍)?",
  ],
  [
    "B",
    "(?:the )?(?:second|b|2nd)[ -](?:part|section|strain|half) (?:is |gets |being )?(?:repeated|twice|played twice)|repeat (?:only )?the (?:second|b) (?:part|section|strain)|(?:第二|后一?|b)(?:段|部分|乐段)(?:要|需要|是)?(?:反复|重复)(?:一次|一遍)?",
  ],
];

interface Repeats {
  readonly findings: readonly Finding[];
  readonly letters: readonly string[];
  readonly isEach: boolean;
}

function repeatsIn(folded: string): Repeats {
  const each = matchesOf(pattern(EACH_REPEATED), folded);
  const single = ONE_REPEATED.flatMap(([letter, source]) =>
    matchesOf(pattern(source), folded).map((match) => ({ ...match, letter })),
  );
  const findings = [...each, ...single].map(
    ({ start, end }): Finding => ({ kind: "talk", span: { start, end } }),
  );
  return { findings, letters: single.map(({ letter }) => letter), isEach: each.length > 0 };
}

/** Letters as they are played, when repeats are told beside a form without any. */
function asPlayed(letters: string, repeats: Repeats): string {
  if (/([A-F])\1/u.test(letters)) return letters;
  if (repeats.isEach) return doubled(letters).slice(0, 16);
  return repeats.letters.reduce((form, letter) => form.replace(letter, letter + letter), letters);
}

/** `AABB`, `A-B-A`, `AA'BA`; small letters when there are four or more. */
function readLetters({ plain, folded }: WishText): readonly Match[] {
  const compact = matchesOf(
    /(?<![A-Za-z0-9#'])(?:[A-F]'?){2,16}(?![A-Za-z0-9#]|'[a-z]| ?(?:notation|format|file|记谱|格式|谱))/gu,
    plain,
  );
  const parted = matchesOf(
    /(?<![A-Za-z0-9#'])A'?(?:(, |[ \-/+|,])[A-F]'?)(?:\1[A-F]'?){1,14}(?![A-Za-z0-9#'])|(?<![A-Za-z0-9#'])A'?(?:[-/+,&和与]| and )B(?:[-/+,&和与]C)?'?(?=(?: ?(?:form|两段|三段|段|部分|parts?\b|sections?\b|structure|结构|曲式|式)))/gu,
    plain,
  );
  const small = matchesOf(
    /(?<![a-z0-9#'])[a-d]{4,12}(?![a-z0-9#'])|(?<![a-z0-9#'])ab(?:a|ac?)(?= (?:form|structure|pattern)| ?(?:曲式|形式|结构|式))|(?<=form:? )ab[abc]?(?![a-z0-9#'])/gu,
    folded,
  );
  return [
    ...compact,
    ...parted,
    ...small.filter(({ start }) => !compact.some((other) => other.start === start)),
  ];
}

const toLetters = (text: string) =>
  text
    .replace(" and ", " ")
    .toUpperCase()
    .replace(/[^A-F']/gu, "");

const readLetterForm: Reader = (text) => {
  const repeats = repeatsIn(text.folded);
  const forms = readLetters(text).flatMap(({ start, end, text: said }) => {
    const letters = toLetters(said);
    return isForm(letters) ? [found(start, end, { slot: "form", value: asPlayed(letters, repeats) })] : [];
  });
  return forms.length === 0 ? [] : [...forms, ...apartFrom(repeats.findings, forms)];
};

function apartFrom(findings: readonly Finding[], taken: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings) {
    const isFree = [...taken, ...kept].every(
      ({ span }) => span.end <= finding.span.start || span.start >= finding.span.end,
    );
    if (isFree) kept.push(finding);
  }
  return kept;
}

const VERSE_WORD = "(?:verses?|chorus(?:es)?|refrains?|主歌|副歌)";
const VERSE_LINK =
  "(?:[ ,、\\-/+&→>|]|and|then|plus|followed by|with|an?|the|再|加上?|和|与|接|然后|到){0,6}";

function verseLetters(said: string): string {
  return matchesOf(pattern(VERSE_WORD), said)
    .map(({ text }) => (/verse|主歌/u.test(text) ? "V" : "C"))
    .join("");
}

/** Verse and chorus, side by side or mentioned apart. */
const readVerseForm: Reader = ({ plain, folded }) => {
  const capitals = matchesOf(/(?<![A-Za-z0-9])V(?:[- ]?[VC]){1,15}(?![A-Za-z0-9])/gu, plain);
  const runs = matchesOf(
    pattern(
      `(?:a )?${VERSE_WORD}(?:${VERSE_LINK}${VERSE_WORD}){1,15}(?:[ -](?:form|structure|song form)|结构|形式|曲式)?`,
    ),
    folded,
  );
  // Words yield to letters: "with verse and chorus, VCVC".
  const isVague = capitals.length > 0;
  const forms = [
    ...capitals.map(({ start, end, text }) =>
      found(start, end, { slot: "form", value: text.replace(/[^VC]/gu, "") }),
    ),
    ...runs
      .filter(({ text }) => /V/u.test(verseLetters(text)) && /C/u.test(verseLetters(text)))
      .map(({ start, end, text }) => found(start, end, { slot: "form", value: verseLetters(text), isVague })),
  ];
  if (forms.length > 0 || !/verse|主歌/u.test(folded)) return forms;
  const chorus = matchesOf(/chorus|refrain|副歌/gu, folded)[0];
  if (chorus === undefined) return [];
  return [found(chorus.start, chorus.end, { slot: "form", value: "VC", isVague: true })];
};

const PART = "(?:parts?|sections?|strains?|halves)";
const NOT_VOICES =
  "(?![ -](?:harmony|harmonies|singing|choir|chorus|counterpoint|writing|invention|round|canon|song arrangement|vocal))";
const BETWEEN =
  "(?: |-|\\u0000|,|of |repeated |equal |short |different |contrasting |separate |distinct |long |main )*";

const UNREAD = pattern("[^\\u0000 ](?:[^\\u0000]*[^\\u0000 ])?");

/** A wish that stands around something that has been read: of "two 6/8 parts" all but the meter. */
function around({ start, text }: Match, wish: Wish): readonly Finding[] {
  const pieces = matchesOf(UNREAD, text);
  return pieces.map((piece, index): Finding => {
    const span = { start: start + piece.start, end: start + piece.end };
    return index === 0 ? found(span.start, span.end, wish) : { kind: "talk", span };
  });
}

/** Two parts, 三段: letters in order; each doubled when it is said that they are repeated. */
const readParts: Reader = ({ folded }) => {
  const counts = matchesOf(
    pattern(
      `(?:\\bin |\\b)?(?<number>${NUMBER})(?<words>${BETWEEN})${PART}\\b${NOT_VOICES}(?: (?:form|structure))?|(?:分成?|共|一共|有|由|为|写|做)?(?<chinese>[二两三四五六2-6]) ?个?(?:不同|独立|大|\\u0000|的|反复的)*(?:乐段|段落|部分|段)(?!体|式|旋律|音乐|曲子|小曲|歌词|曲式|和声)`,
    ),
    folded,
  );
  const repeats = repeatsIn(folded);
  const forms = counts.flatMap((match) => {
    const number = readNumber(match.groups["number"] ?? match.groups["chinese"]);
    if (number === undefined || number < 2 || number > 6) return [];
    const letters = LETTERS.slice(0, number);
    const isRepeated = /repeated|反复/u.test(match.text);
    const value = isRepeated ? doubled(letters) : asPlayed(letters, repeats);
    return around(match, { slot: "form", value, isVague: value === letters });
  });
  return forms.length === 0 ? [] : [...forms, ...apartFrom(repeats.findings, forms)];
};

/** "an A part and a B part", A段…B段: letters in the order they are first named. */
const readNamedParts: Reader = (text) => {
  const parts = matchesOf(
    /(?<![a-z0-9#])(?<letter>[a-f])(?: ?(?:乐?段|部分)|[- ](?:part|section|strain)s?\b|(?=:| = | is | has ))/gu,
    text.folded,
  ).filter(({ start }) => text.plain.charAt(start) !== "a");
  const letters = [...new Set(parts.map(({ groups }) => (groups["letter"] ?? "").toUpperCase()))].join("");
  const first = parts[0];
  if (first === undefined || letters.length < 2 || !isForm(letters)) return [];
  const repeats = repeatsIn(text.folded);
  return parts.map(({ start, end }) =>
    found(start, end, { slot: "form", value: asPlayed(letters, repeats), isVague: true }),
  );
};

const COUNTED_PARTS = pattern(`\\b(?:parts|sections|strains|段数) ?[:=] ?(?<number>[2-6]|two|three|four)`);

const NAMED_FORMS: readonly (readonly [form: string, source: string])[] = [
  ["AB", "(?:simple )?binary(?: form)?|(?:单)?二部曲式|[二两单]+段[体式]|单二部(?:曲式)?|[二两]段曲式"],
  [
    "ABA",
    "(?:simple )?ternary(?: form)?|da capo form|(?:带?再现(?:的)?)?(?:单)?三部曲式|(?:带?再现(?:的)?)?三段[体式]|单三部(?:曲式)?|三段曲式",
  ],
  ["ABACA", "rondo(?: form)?|回旋曲式?"],
  ["AABA", "(?:32-bar |american |popular )?song form|(?:standard )?aaba song form"],
  [
    "A",
    "(?:just |only )?(?:one|a single|single)[ -](?:part|section|strain)(?: only)?|一段体|一部曲式|单乐段|只要一段|只有一段|单段",
  ],
];

/** Forms by their name, binary, 三段体; or by how many parts they have, `parts: 2`. */
const readNamedForms: Reader = ({ folded }) => {
  const repeats = repeatsIn(folded);
  const named = NAMED_FORMS.flatMap(([letters, source]) =>
    matchesOf(pattern(source), folded).map((match) => ({ ...match, letters })),
  );
  const counted = matchesOf(COUNTED_PARTS, folded).map((match) => ({
    ...match,
    letters: LETTERS.slice(0, readNumber(match.groups["number"])),
  }));
  const forms = [...named, ...counted].map(({ start, end, letters }) => {
    const value = asPlayed(letters, repeats);
    return found(start, end, { slot: "form", value, isVague: value === letters });
  });
  return forms.length === 0 ? [] : [...forms, ...apartFrom(repeats.findings, forms)];
};

/** The form. Letters first: what is said in words beside them means the same. */
export const readForm: Reader = inOrder([
  readLetterForm,
  readVerseForm,
  readNamedForms,
  readParts,
  readNamedParts,
]);
