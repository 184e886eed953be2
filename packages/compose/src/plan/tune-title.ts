/** @file What a tune is called that was given no title: a name drawn from its colour, and below it its kind and key. */
import {
  chineseNote,
  findScale,
  MODE_WORDS,
  type MoodName,
  RHYTHMS,
  type Rhythm,
  readMelody,
  SCALES,
  STYLES,
} from "@melodist/analysis";
import type { RandomSource } from "@melodist/random";
import { type Language, type PitchName, printPitchName, type Score } from "@melodist/score";
import type { TuneKey } from "@melodist/tokens";
import type { ComposeRequest } from "../request.ts";
import { chanceFor } from "./chance.ts";
import type { Plan } from "./plan.ts";
import {
  CHINESE_KINDS,
  COLOUR_OF_KIND,
  COLOUR_OF_MOOD,
  PIECE_STYLES,
  TITLE_WORDS,
  type TitleColour,
} from "./title-words.data.ts";

/** What stands above a tune. */
export interface TuneTitle {
  readonly title: string;
  /** Its kind and key, where the title was not the user's. */
  readonly subtitle: string | undefined;
}

/**
 * Name a tune, in the language of the wish.
 *
 * @example titleFor({ rhythm: "waltz" }, "waltz", key, 7);
 * // => { title: "The Grey Heron at Low Tide", subtitle: "Waltz in E minor" }
 */
export function titleFor(
  request: ComposeRequest,
  rhythm: Rhythm | undefined,
  key: TuneKey,
  seed: number,
): TuneTitle {
  if (request.title !== undefined) return { title: request.title, subtitle: undefined };
  const isChinese = /\p{Script=Han}/u.test(`${request.words ?? ""}${request.lyrics ?? ""}`);
  const language = isChinese ? "zh" : "en";
  const chance = chanceFor("title", seed);
  const { first, second } = TITLE_WORDS[language][colourOf(request.moods?.[0], rhythm, key, chance)];
  const title = [oneOf(first, chance), oneOf(second, chance)].join(isChinese ? "" : " ");
  return { title, subtitle: SUBTITLES[language](request, rhythm, key) };
}

/**
 * What stands below the title of a finished tune: of a Chinese one in five notes the mode that these make, where neither mode nor
 * scale was asked for; else what was planned.
 *
 * @example subtitleOf(request, plan, score); // => "中国民间小调·D商调式", planned as 中国民间小调·D混合利底亚调式
 */
export function subtitleOf(request: ComposeRequest, plan: Plan, score: Score): string | undefined {
  const { subtitle, frame } = plan;
  if (subtitle === undefined || !isNamedByNotes(request, plan)) return subtitle;
  const found = fiveNoteMode(score, frame.key.tonic);
  return found === undefined
    ? subtitle
    : subtitle.replace(/·.*$/u, `·${chineseNote(frame.key.tonic)}${found}`);
}

function isNamedByNotes({ scale, mode }: ComposeRequest, { subtitle = "", rhythm, controls }: Plan): boolean {
  const isChinese = controls.style === "chinese" || (rhythm !== undefined && CHINESE_KINDS.has(rhythm));
  return scale === undefined && mode === undefined && isChinese && /\p{Script=Han}/u.test(subtitle);
}

/** 宫调式, 商调式 and so on; undefined for a tune in other notes. */
function fiveNoteMode(score: Score, tonic: PitchName): string | undefined {
  const finding = findScale(readMelody(score), tonic);
  if (finding?.family !== "pentatonic") return undefined;
  return [...SCALES].find(([name]) => name === finding.name)?.[1].chinese;
}

/** As the first mood says, or the kind; else wistful or calm in minor keys, bright or bold in major ones. */
function colourOf(
  mood: MoodName | undefined,
  rhythm: Rhythm | undefined,
  { mode }: TuneKey,
  chance: RandomSource,
): TitleColour {
  const either = chance() < 0.5;
  if (mood !== undefined) return COLOUR_OF_MOOD[mood];
  const usual = rhythm === undefined ? undefined : COLOUR_OF_KIND[rhythm];
  if (usual !== undefined) return usual;
  if (mode === "major" || mode === "mixolydian" || mode === "lydian") return either ? "bright" : "bold";
  return either ? "wistful" : "calm";
}

function oneOf(words: readonly string[], chance: RandomSource): string {
  return words[Math.floor(chance() * words.length)] ?? "";
}

type Subtitle = (request: ComposeRequest, rhythm: Rhythm | undefined, key: TuneKey) => string;

const SUBTITLES: Readonly<Record<Language, Subtitle>> = {
  en: ({ scale, style, lyrics }, rhythm, { tonic, mode }) => {
    const isPiece = style !== undefined && PIECE_STYLES[style] !== undefined;
    const piece = isPiece ? STYLES[style].english : lyrics === undefined ? "tune" : "song";
    const kind = rhythm === undefined ? piece : RHYTHMS[rhythm].english;
    const name = (scale && SCALES.get(scale)?.english) ?? mode;
    const [, plain = name.replace(/ \(.*\)$/u, "")] = /\(((?:major|minor) pentatonic)\)/u.exec(name) ?? [];
    return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} in ${printPitchName(tonic)} ${plain}`;
  },
  zh: (request, rhythm, { tonic, mode }) => {
    const name = (request.scale && SCALES.get(request.scale)?.chinese) ?? MODE_WORDS[mode].zh;
    return `${chineseKind(request, rhythm)}·${chineseNote(tonic)}${withoutNote(name)}`;
  },
};

/** Tradition and kind: 爱尔兰吉格舞曲, 爵士标准曲, 中国乐曲. */
function chineseKind({ style, lyrics }: ComposeRequest, rhythm: Rhythm | undefined): string {
  const kind = rhythm && RHYTHMS[rhythm].chinese;
  const tradition = style === undefined ? "" : STYLES[style].chinese;
  const left = style && PIECE_STYLES[style];
  if (left !== undefined) return kind === undefined ? tradition : left + kind;
  return tradition + (kind ?? (lyrics === undefined ? "乐曲" : "歌曲"));
}

/** Without what stands in parentheses after a name. */
const withoutNote = (name: string): string => name.replace(/（.*）$/u, "");
