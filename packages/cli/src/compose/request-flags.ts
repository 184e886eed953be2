/** @file The fields of a request as flags: limits and names come from the request's own schema, which is light to load. */
import { RHYTHMS, SCALES, STYLES } from "@melodist/analysis";
import { ComposeRequest } from "@melodist/compose/request";
import { z } from "zod";
import { nameIn } from "./name-in.ts";

const fields = ComposeRequest.shape;

/** A name out of a long list, in English or Chinese, which the help does not print; what is wrong is told with the list. */
function named<Name extends z.ZodType>(field: Name, table: Parameters<typeof nameIn>[0]) {
  return z
    .string()
    .transform((text) => nameIn(table, text))
    .pipe(field as z.ZodType<z.output<Name>, string>);
}

/** What a tune can be asked to be. */
export const requestFlags = z.object({
  key: z.string().optional().meta({
    en: 'key: "D", "Em", "Bb major", "F# dorian"',
    zh: "调，如 “D”、“Em”、“降B大调”、“F# dorian”",
  }),
  scale: named(fields.scale.unwrap(), SCALES).optional().meta({
    en: "scale whose notes alone are used: gong, yu, harmonic-minor, major-without-4, …",
    zh: "只用此音阶的音：gong（宫）、shang（商）、jue（角）、zhi（徵）、yu（羽）、harmonic-minor……",
  }),
  meter: fields.meter.meta({ en: "meter, such as 6/8", zh: "拍号，如 6/8" }),
  rhythm: named(fields.rhythm.unwrap(), Object.entries(RHYTHMS)).optional().meta({
    en: "kind of tune: jig, reel, waltz, air, hymn, xiaodiao, …",
    zh: "体裁：jig、reel、waltz、air、hymn、xiaodiao（小调）、shange（山歌）……",
  }),
  style: named(fields.style.unwrap(), Object.entries(STYLES)).optional().meta({
    en: "tradition: irish, scottish, chinese, klezmer, …",
    zh: "风格：irish、scottish、chinese、klezmer……",
  }),
  after: fields.after.meta({ en: "in the manner of this composer", zh: "仿某位作曲家" }),
  form: fields.form.meta({ en: "form as played: AABB, AABA, VCVC", zh: "演奏曲式：AABB、AABA、VCVC" }),
  bars: fields.bars.meta({ en: "bars in all, as played", zh: "演奏的总小节数" }),
  barsPerSection: fields.barsPerSection.meta({ en: "bars of each section", zh: "每段小节数" }),
  pickup: z
    .string()
    .optional()
    .meta({ en: "yes, no, or its length: 1/8", zh: "弱起：yes、no 或时值，如 1/8" }),
  chords: z.string().optional().meta({
    en: 'yes, no, or chords, bars parted by |: "Am | F | C G | Am"',
    zh: "yes、no，或和弦，小节用 | 隔开：“Am | F | C G | Am”",
  }),
  motif: z.string().optional().meta({
    en: 'opening notes in ABC ("DEFA dcBA"), or a file that holds them',
    zh: "开头的音（ABC，如 “DEFA dcBA”），或含有它们的文件",
  }),
  reference: z.string().optional().meta({
    en: "file of a tune that this one is to be like in kind",
    zh: "参考曲的文件：新曲在类型上与它相似",
  }),
  instrument: z.string().optional().meta({
    en: "instrument or voice whose range is kept: whistle, fiddle, erhu, voice, …",
    zh: "保持某种乐器或人声的音域：whistle、fiddle、erhu（二胡）、voice……",
  }),
  range: z.string().optional().meta({ en: "lowest and highest note: D4-B5", zh: "最低音和最高音：D4-B5" }),
  ambitus: fields.ambitus.meta({
    en: "widest interval from lowest to highest note, by its number: 8 is an octave",
    zh: "最低音到最高音不超过几度：8 即八度",
  }),
  density: fields.density.meta({ en: "how many notes", zh: "音符疏密" }),
  mood: z.string().optional().meta({ en: "mood words, such as calm,wistful", zh: "情绪词，如 calm,wistful" }),
  tempo: z.string().optional().meta({
    en: "beats a minute, or slow, moderate, fast, …",
    zh: "每分钟拍数，或 slow、moderate、fast……",
  }),
  lyrics: z.string().optional().meta({
    en: "words to sing, a line a phrase, or a file of them",
    zh: "歌词（一行一句），或歌词文件",
  }),
  title: fields.title.meta({ en: "title", zh: "标题" }),
  seed: fields.seed.meta({ en: "the same seed gives the same tune", zh: "相同的种子得到相同的曲子" }),
  candidates: fields.candidates.meta({
    en: "tunes composed for each, of which critics choose; default 4",
    zh: "每首先作几首再由评审挑选；默认 4",
  }),
  temperature: fields.temperature.meta({
    en: "lower keeps to the likely, higher ventures more; default 1.1",
    zh: "越低越保守，越高越冒险；默认 1.1",
  }),
});

export type RequestFlags = z.output<typeof requestFlags>;
