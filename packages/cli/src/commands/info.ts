/** @file `melodist info`: what a file holds, a line a tune. */
import { printKey } from "@melodist/abc";
import { perform } from "@melodist/formats";
import { eventPitches, type Language, midiKey, type Pitch, printMeter, type Score } from "@melodist/score";
import { z } from "zod";
import { defineCommand } from "../command/command.ts";
import { readTuneFile } from "../read-tune-file.ts";

const flags = z.object({
  json: z.boolean().default(false).meta({ en: "print one JSON object a line", zh: "每行输出一个 JSON 对象" }),
});

/** What is said of a tune. */
interface TuneInfo {
  readonly number: number | undefined;
  readonly title: string;
  readonly key: string;
  readonly meter: string;
  readonly voices: number;
  readonly measures: number;
  /** Written notes and chords, and notes that sound when it is played. */
  readonly notes: number;
  readonly sounding: number;
  /** Lowest and highest pitch, `C4` being middle C. */
  readonly range: readonly [string, string] | undefined;
  readonly seconds: number;
  readonly chords: boolean;
  readonly lyrics: boolean;
}

export const info = defineCommand({
  name: "info",
  words: {
    en: "Tell what a file holds: key, meter, bars, notes, range and playing time of each tune.",
    zh: "说明文件里有什么：每首曲子的调、拍号、小节数、音符数、音域和演奏时长。",
  },
  operands: [
    {
      name: "file",
      words: {
        en: ".abc .mid .musicxml .mxl, `-` for standard input",
        zh: ".abc .mid .musicxml .mxl，`-` 表示标准输入",
      },
    },
  ],
  flags,
  async run({ operands: [file = "-"], flags: { json }, world }) {
    const { scores } = await readTuneFile(file, world);
    for (const score of scores) {
      const tune = describeTune(score);
      world.write(`${json ? JSON.stringify(tune) : printInfo(tune, world.language)}\n`);
    }
    return 0;
  },
});

function describeTune(score: Score): TuneInfo {
  const { notes, tempos, length } = perform(score, { accompaniment: false, graces: false });
  const events = score.voices.flatMap((voice) =>
    voice.measures.flatMap((measure) => [measure.events, ...measure.overlays].flat()),
  );
  const pitches = events.flatMap(eventPitches).sort((a, b) => midiKey(a) - midiKey(b));
  const [lowest, highest] = [pitches[0], pitches.at(-1)];
  const last = tempos.at(-1);
  const seconds =
    last === undefined
      ? 0
      : last.seconds +
        ((length.num / length.den - last.onset.num / last.onset.den) / last.wholesPerMinute) * 60;
  return {
    number: score.number,
    title: score.titles[0] ?? "",
    key: printKey(score.key),
    meter: printMeter(score.meter),
    voices: score.voices.length,
    measures: score.voices[0]?.measures.length ?? 0,
    notes: events.filter((event) => event.kind === "note" || event.kind === "chord").length,
    sounding: notes.length,
    range:
      lowest === undefined || highest === undefined ? undefined : [printPitch(lowest), printPitch(highest)],
    seconds: Math.round(seconds),
    chords: events.some(
      (event) => "marks" in event && event.marks.some((mark) => mark.kind === "chord-symbol"),
    ),
    lyrics: events.some((event) => "lyrics" in event && event.lyrics.length > 0),
  };
}

/** Scientific pitch: C4 is middle C. */
function printPitch({ letter, alter, octave }: Pitch): string {
  const sign = alter === 0 ? "" : alter > 0 ? "♯".repeat(Math.ceil(alter)) : "♭".repeat(Math.ceil(-alter));
  return `${letter}${sign}${octave}`;
}

function printInfo(tune: TuneInfo, language: Language): string {
  const time = `${Math.floor(tune.seconds / 60)}:${String(tune.seconds % 60).padStart(2, "0")}`;
  const range = tune.range === undefined ? "" : tune.range.join("–");
  const facts =
    language === "en"
      ? [
          `${tune.measures} bars`,
          `${tune.notes} notes`,
          range,
          tune.voices > 1 ? `${tune.voices} voices` : "",
          tune.chords ? "chords" : "",
          tune.lyrics ? "words" : "",
          time,
        ]
      : [
          `${tune.measures} 小节`,
          `${tune.notes} 个音`,
          range,
          tune.voices > 1 ? `${tune.voices} 个声部` : "",
          tune.chords ? "有和弦" : "",
          tune.lyrics ? "有歌词" : "",
          time,
        ];
  const name = `X:${tune.number ?? "–"} ${tune.title}`;
  return [name, tune.key, tune.meter, ...facts]
    .filter((fact) => fact !== "")
    .join(language === "en" ? ", " : "，");
}
