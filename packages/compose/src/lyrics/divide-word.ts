/**
 * @file English words divided as they are sung: where TeX's patterns divide them, and between the vowels that these leave
 * together, since they serve line ends and part no single letter from a word.
 *
 * A consonant stays with a short vowel that is stressed (an-y, bod-y) and leaves any other to the next syllable (ti-ny, a-way);
 * so do several that can begin a word (a-cross).
 */
import { guessSyllables, VOWEL_LETTERS } from "./split-text.ts";

/** A vowel of a word as the dictionary of Carnegie Mellon University has it. */
export interface Vowel {
  /** `EH`, `ER`. */
  readonly name: string;
  /** 1 stressed, 2 stressed less, 0 not at all. */
  readonly digit: string;
  /** Consonants between it and the next one. */
  readonly behind: string;
}

/**
 * The vowels of a word; fire and hour have one, as they are sung.
 *
 * @param sounds `EH1 N IY0`; of a word that is not known, nothing
 */
export function readVowels(word: string, sounds: string): readonly Vowel[] {
  const vowels = [...sounds.matchAll(/([A-Z]+)(\d)([^\d]*)(?= [A-Z]+\d|$)/gu)].map(
    ([, name = "", digit = "", behind = ""]): Vowel => ({ name, digit, behind: behind.trim() }),
  );
  if (!/[iy]re|oir|our/iu.test(word)) return vowels;
  return vowels.filter(({ name }, index) => {
    const before = vowels[index - 1];
    return name !== "ER" || before?.behind !== "" || !/^A[YW]$/u.test(before.name);
  });
}

/** Words that no rule divides. */
const IRREGULAR: Readonly<Record<string, string>> = { anybody: "an-y-bod-y" };

/**
 * Divide a word into its syllables; signs stay with the last one.
 *
 * @param vowels of the word; none where the dictionary does not know it
 * @param divide into the parts that TeX's patterns make
 */
export function divideWord(
  word: string,
  vowels: readonly Vowel[],
  divide: (letters: string) => readonly string[],
): readonly string[] {
  const letters = /^\p{L}*/u.exec(word)?.[0] ?? "";
  const signs = word.slice(letters.length);
  const count = vowels.length > 0 ? vowels.length : guessSyllables(word);
  const parts = divideLetters(letters, divide(letters), vowels, count);
  return parts.map((part, index) => (index === parts.length - 1 ? part + signs : part));
}

function divideLetters(
  letters: string,
  divided: readonly string[],
  vowels: readonly Vowel[],
  count: number,
): readonly string[] {
  const irregular = IRREGULAR[letters.toLowerCase()]?.split("-");
  const parts = irregular === undefined ? divided : cutAt(letters, ends(irregular).slice(0, -1));
  if (parts.length === count) return parts;
  if (parts.length > count) return joinParts(parts, count);
  const lower = letters.toLowerCase();
  const cuts = ends(parts).slice(0, -1);
  const nuclei = findNuclei(lower, cuts, count);
  if (nuclei.length > count) return parts;
  return cutAt(
    letters,
    nuclei.slice(1).map((after, index) => {
      const before = nuclei[index] ?? after;
      const known = cuts.find((cut) => cut >= before.to && cut <= after.from);
      return known ?? cutBetween(lower, before, after, { vowel: vowels[index], next: vowels[index + 1] });
    }),
  );
}

/** Where parts end. */
function ends(parts: readonly string[]): readonly number[] {
  return parts.map((_, index) => parts.slice(0, index + 1).join("").length);
}

function cutAt(letters: string, cuts: readonly number[]): readonly string[] {
  return [...cuts, letters.length].map((cut, index) => letters.slice(cuts[index - 1] ?? 0, cut));
}

/** Parts joined until they are few enough, first where two vowels meet: dia-mond. */
function joinParts(parts: readonly string[], count: number): readonly string[] {
  if (parts.length <= count) return parts;
  const meeting = parts.findIndex(
    (part, index) => ENDS_OPEN.test(part) && BEGINS_OPEN.test(parts[index + 1] ?? ""),
  );
  const at = meeting < 0 ? parts.length - 2 : meeting;
  return joinParts([...parts.slice(0, at), parts.slice(at, at + 2).join(""), ...parts.slice(at + 2)], count);
}

const ENDS_OPEN = new RegExp(`[${VOWEL_LETTERS}]$`, "iu");
const BEGINS_OPEN = new RegExp(`^[${VOWEL_LETTERS}]`, "iu");

/** The vowel letters of a syllable in a word. */
interface Nucleus {
  readonly from: number;
  readonly to: number;
}

/** Groups of vowel letters; u behind q and y before them are consonants. */
const GROUP = new RegExp(
  `(?<!q)[${VOWEL_LETTERS}][${VOWEL_LETTERS}y]*|(?<=[^${VOWEL_LETTERS}])y[${VOWEL_LETTERS}y]*`,
  "gu",
);
/** Where vowel letters that stand together may be two vowels. */
const MEETING = /[iy](?=[aeou])|[aeou]y(?=[aeiou])|e(?=[ao])|u(?=[aeio])|o(?=[ae])|a(?=o)/u;

/** As many nuclei as there are vowels, as far as they can be found. */
function findNuclei(letters: string, cuts: readonly number[], count: number): readonly Nucleus[] {
  let nuclei: readonly Nucleus[] = cutAt(letters, cuts).flatMap((part, index) => {
    const start = cuts[index - 1] ?? 0;
    return [...part.matchAll(GROUP)].map(({ 0: found, index: at }) => {
      return { from: start + at, to: start + at + found.length };
    });
  });
  while (nuclei.length > count) {
    const mute = findMute(letters, nuclei);
    if (mute === undefined) return nuclei;
    nuclei = nuclei.filter((nucleus) => nucleus !== mute);
  }
  while (nuclei.length < count) {
    const parted = partMeeting(letters, nuclei);
    if (parted === undefined) return nuclei;
    nuclei = parted;
  }
  return nuclei;
}

/** An e that is not spoken: at the end, before an s or d there, else the first inside the word. */
function findMute(letters: string, nuclei: readonly Nucleus[]): Nucleus | undefined {
  const alone = nuclei.slice(1).filter(({ from, to }) => letters.slice(from, to) === "e");
  return alone.find(({ to }) => /^[sd]?$/u.test(letters.slice(to))) ?? alone[0];
}

/** Nuclei with the first that may be two as two. */
function partMeeting(letters: string, nuclei: readonly Nucleus[]): readonly Nucleus[] | undefined {
  for (const [index, { from, to }] of nuclei.entries()) {
    const meeting = MEETING.exec(letters.slice(from, to));
    if (meeting === null) continue;
    const cut = from + meeting.index + meeting[0].length;
    return [...nuclei.slice(0, index), { from, to: cut }, { from: cut, to }, ...nuclei.slice(index + 1)];
  }
  return undefined;
}

/** Consonants that can begin an English word, or its last syllable: i-dle. */
const ONSETS: ReadonlySet<string> = new Set(
  "bl br ch chr cl cr dl dr dw fl fr gl gr ph phr pl pr qu sc sch scr sh shr sk sl sm sn sp spl spr squ st str sw th thr tr tw wh wr".split(
    " ",
  ),
);
const UNITS = /[tscpwg]h|ck|qu|\p{L}/gu;

/** Where a word is cut between two vowels that TeX's patterns leave together. */
function cutBetween(letters: string, before: Nucleus, after: Nucleus, sound: Sound): number {
  const between = letters.slice(before.to, after.from);
  const mute = between.lastIndexOf("e");
  if (mute >= 0) return before.to + mute + 1;
  const units = between.match(UNITS) ?? [];
  const isDouble = units.length > 1 && units[0] === units[1];
  const isEnding = /^ings?$/u.test(letters.slice(after.from)) || sound.vowel?.behind === "NG";
  if (isEnding && !isDouble) return after.from;
  return before.to + keptLetters(letters.slice(before.from, before.to), units, sound);
}

/** A vowel and the one behind it, where the dictionary has them. */
interface Sound {
  readonly vowel: Vowel | undefined;
  readonly next: Vowel | undefined;
}

/** How many letters of the consonants between two vowels stay with the first. */
function keptLetters(written: string, units: readonly string[], { vowel, next }: Sound): number {
  const between = units.join("");
  if (vowel?.name === "ER" && units[0] === "r") return between === "r" && leans(vowel, next) ? 0 : 1;
  const isOpen = !isShort(written, vowel, between);
  if (units.length === 1) return isOpen && !STAYS.test(between) ? 0 : between.length;
  return isOpen && goesWhole(between, vowel) ? 0 : closedCut(units);
}

/** Consonants that no English syllable begins with. */
const STAYS = /^(?:x|ck)$/u;

/** An unstressed vowel before a stressed one: a-round, di-rect. */
function leans(vowel: Vowel, next: Vowel | undefined): boolean {
  return vowel.digit === "0" && next?.digit === "1";
}

/** A vowel that keeps the consonant behind it; i and u before r are long unless they are written so: wea-ry, fu-ry, lyr-ic. */
function isShort(written: string, vowel: Vowel | undefined, between: string): boolean {
  if (vowel === undefined || vowel.digit === "0") return false;
  const isBeforeR = between.startsWith("r");
  switch (vowel.name) {
    case "AE":
    case "EH":
    case "AH":
      return true;
    case "IH":
      return !isBeforeR || /[iy]$/u.test(written);
    case "UH":
      return !isBeforeR;
    case "AA":
      return written === "o";
    default:
      return false;
  }
}

/** Consonants that all go to the next syllable; behind a long vowel only those with l or r. */
function goesWhole(between: string, vowel: Vowel | undefined): boolean {
  if (vowel === undefined || !ONSETS.has(between)) return false;
  return vowel.digit === "0" || /[lr]$/u.test(between);
}

/** At least one consonant stays, and as few as leave a beginning to the next syllable. */
function closedCut(units: readonly string[]): number {
  const at = units.findIndex((_, index) => {
    const rest = units.slice(index).join("");
    return index > 0 && (index === units.length - 1 || ONSETS.has(rest));
  });
  return units.slice(0, Math.max(1, at)).join("").length;
}
