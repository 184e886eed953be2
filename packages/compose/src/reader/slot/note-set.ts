/** @file The notes that a tune may have, one by one: "only the notes C D E G A", 只用 do re mi sol la. They are a scale on the first of them. */
import { SCALES, type ScaleName } from "@melodist/analysis";
import { pitchClass } from "@melodist/score";
import { readTonic as readPitchName } from "../../plan/read-texts.ts";
import { inOrder, type Match, matchesOf, pattern, patternReader, type Reader } from "../text/scan.ts";
import { type Finding, found, withoutSlot } from "../wish.ts";
import { readTonic } from "./tonic.ts";

const NOTE =
  "(?:(?<before>升|降|#|b(?=[ac-g])) ?)?(?<letter>[a-g])(?:(?<sign>[#b])|[ -]?(?<word>sharp|flat))?(?![a-z0-9'#])";
/** In semitones above do. */
const SYLLABLES: Readonly<Record<string, number>> = {
  do: 0,
  re: 2,
  mi: 4,
  fa: 5,
  so: 7,
  sol: 7,
  la: 9,
  ti: 11,
  si: 11,
};
const SYLLABLE = `(?:${Object.keys(SYLLABLES).join("|")})(?![a-z])`;
/** 简谱: the figures stand for do re mi. */
const NUMBERED = '"?(?<numbers>[1-7](?:[ ,]*[1-7]){4,6})(?!\\d)"?';
const SYLLABLE_OF_NUMBER = ["do", "re", "mi", "fa", "sol", "la", "si"];
/** Fewer than five are no scale: they may be a motif, or chords. */
const list = (item: string) => `${item}(?:(?: ?, ?(?:and )?| and | ?[-/和与] ?| ?)${item}){4,11}`;
const APART = list(NOTE.replaceAll(/\?<[a-z]+>/gu, "?:"));
const SUNG = `(?<syllables>${list(SYLLABLE)})`;
/** Written together, too: CDEGA, which could be a word where nothing speaks of notes. */
const NOTES = `(?:(?<notes>${APART}|[a-g]{5,7}(?![a-z]))|${SUNG})`;

function noteNames(notes: string): readonly string[] {
  const apart = /^[a-g]+$/u.test(notes) ? notes.split("").join(" ") : notes;
  return matchesOf(pattern(NOTE), apart).flatMap(({ groups }) => readTonic(groups).tonic ?? []);
}

/** The scale of some notes, in semitones, on the first of them. */
function scaleOn([first = 0, ...others]: readonly number[]): ScaleName | undefined {
  const above = new Set([0, ...others.map((note) => (note - first + 12) % 12)]);
  const semitones = [...above].sort((a, b) => a - b).join();
  return [...SCALES].find(([, scale]) => scale.semitones.join() === semitones)?.[0];
}

function scaleFinding({ start, end, groups: { notes = "", syllables = "", numbers = "" } }: Match): Finding {
  const names = noteNames(notes);
  const figures = matchesOf(/\d/gu, numbers).map(({ text }) => SYLLABLE_OF_NUMBER[Number(text) - 1] ?? "");
  const said = [...matchesOf(pattern(SYLLABLE), syllables).map(({ text }) => text), ...figures];
  const sung = said.map((syllable) => SYLLABLES[syllable] ?? 0);
  const scale = scaleOn([...names.map((name) => pitchClass(readPitchName(name))), ...sung]);
  if (scale === undefined) return withoutSlot(start, end);
  const tonics = names.slice(0, 1).map((name) => ({ slot: "tonic", value: name }) as const);
  return found(start, end, ...tonics, { slot: "scale", value: scale });
}

/** The notes that are allowed, all of them. */
export const readNoteSet: Reader = inOrder(
  [
    `(?:\\b(?:only|just|nothing but)(?: (?:use|using|with|from|play|on|of))*|\\b(?:use|using|with|from))(?: only| just)?(?: the| these)?(?: five| six| seven)? (?:notes?|pitches|tones|scale)(?: of)?[: ]*${NOTES}(?: only)?`,
    `\\b(?:only|just|nothing but)(?: (?:use|using|with|from|play))* (?:(?<notes>${APART})|${SUNG})`,
    `\\bnotes(?: are| allowed)? ?: ?${NOTES}`,
    `(?:只能?|仅|限)(?:使?用|有|含|包含)?(?:音符?|音阶)?[: ]*${NOTES}(?: ?(?:这|的)?[五六七几5-7]个?音)?`,
    `(?:使?用|由|以)? ?${NOTES} ?(?:这|的)?[五六七几5-7]个?音(?:组成|构成|写)?`,
    `(?:只|仅|限)?(?:使?用|由|以)? ?${NUMBERED} ?(?:这|的)?[五六七几5-7]个?音`,
  ].map((source) => patternReader(source, scaleFinding)),
);
