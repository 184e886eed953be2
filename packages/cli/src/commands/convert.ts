/** @file `melodist convert`: a tune from any format we read into any we write. */
import { breakLines, printAbcBook } from "@melodist/abc";
import { MelodistError } from "@melodist/errors";
import { formatOfPath, INSTRUMENT_NAMES, WRITABLE } from "@melodist/formats";
import { type Score, transposeSemitones } from "@melodist/score";
import { z } from "zod";
import { defineCommand, type Surroundings } from "../command/command.ts";
import { writeOutput } from "../files.ts";
import { readTuneFile } from "../read-tune-file.ts";
import { writeScore } from "../write-score.ts";

const flags = z.object({
  to: z.enum(WRITABLE).optional().meta({
    en: "format to write, when the name of the output does not say it",
    zh: "输出格式（输出文件名没有说明时使用）",
  }),
  tune: z.int().min(0).optional().meta({
    en: "number (X:) of the tune to take from a book; default: the first (ABC output: all)",
    zh: "从曲集里取哪一首（X: 后的编号）；默认取第一首（输出 ABC 时取全部）",
  }),
  transpose: z
    .int()
    .min(-24)
    .max(24)
    .default(0)
    .meta({ en: "semitones up, or down when negative", zh: "移调的半音数，负数向下" }),
  instrument: z
    .enum(INSTRUMENT_NAMES)
    .default("violin")
    .meta({ en: "what plays the melody in WAV", zh: "WAV 中演奏旋律的乐器" }),
  noChords: z.boolean().default(false).meta({
    en: "leave the chord symbols unplayed in MIDI and WAV",
    zh: "MIDI 和 WAV 中不演奏和弦标记",
  }),
  barsPerLine: z.int().min(1).max(100).optional().meta({
    en: "break the lines of ABC output anew, every so many bars",
    zh: "输出 ABC 时重新换行，每行若干小节",
  }),
});

type Flags = z.output<typeof flags>;

export const convert = defineCommand({
  name: "convert",
  words: {
    en: "Convert a tune between ABC, MIDI and MusicXML, or engrave or play it: SVG, PNG, PDF, WAV.",
    zh: "在 ABC、MIDI、MusicXML 之间转换曲谱，或排成 SVG、PNG、PDF 谱面、演奏成 WAV。",
  },
  operands: [
    {
      name: "input",
      words: {
        en: ".abc .mid .musicxml .mxl, `-` for standard input",
        zh: ".abc .mid .musicxml .mxl，`-` 表示标准输入",
      },
    },
    {
      name: "output",
      words: {
        en: "file to write; its extension tells the format. `-` for standard output",
        zh: "输出文件，扩展名决定格式；`-` 表示标准输出",
      },
    },
  ],
  flags,
  async run({ operands: [input = "-", output = "-"], flags: chosen, world }) {
    const to = chosen.to ?? formatOfPath(output, "--to");
    const { format, scores } = await readTuneFile(input, world);
    const book = chooseTunes(scores, chosen, input).map((score) => transposed(score, chosen.transpose));
    const content =
      to === "abc"
        ? printBook(book, chosen, format !== "abc")
        : await writeScore(onlyTune(book, world), to, playingOf(chosen), world);
    await writeOutput(output, content, world);
    return 0;
  },
});

function playingOf({ noChords, instrument }: Flags) {
  return { accompaniment: !noChords, instrument };
}

function chooseTunes(scores: readonly Score[], { tune }: Flags, input: string): readonly Score[] {
  if (scores.length === 0) {
    throw new MelodistError(`${input} holds no tune`, {
      code: "bad-file",
      hint: "An ABC tune begins with a line X:1 and has a line K:. Try melodist check.",
    });
  }
  if (tune === undefined) return scores;
  const chosen = scores.filter((score) => score.number === tune);
  if (chosen.length > 0) return chosen;
  throw new MelodistError(`${input} has no tune X:${tune}`, {
    code: "usage",
    hint: "melodist info lists the tunes of a file.",
  });
}

function transposed(score: Score, semitones: number): Score {
  return semitones === 0 ? score : transposeSemitones(score, semitones);
}

function printBook(scores: readonly Score[], { barsPerLine }: Flags, unbroken: boolean): string {
  const bars = barsPerLine ?? (unbroken ? 4 : undefined);
  return printAbcBook(bars === undefined ? scores : scores.map((score) => breakLines(score, bars)));
}

/** The one tune that goes into a format that holds one; says so when there are more. */
function onlyTune(book: readonly Score[], world: Surroundings): Score {
  const [first] = book;
  if (first === undefined) throw new Error("chooseTunes gives at least one");
  if (book.length > 1) {
    const said = {
      en: `${book.length} tunes; the first is taken (--tune NUMBER takes another)`,
      zh: `共 ${book.length} 首，取第一首（用 --tune 编号 可取别的）`,
    };
    world.notice(`${said[world.language]}\n`);
  }
  return first;
}
