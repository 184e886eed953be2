/** @file The score in words, for those who hear the page rather than see it. */
import { chineseNote, MODE_WORDS } from "@melodist/analysis";
import {
  type Duration,
  eventPitches,
  isTimed,
  type Key,
  printMeter,
  printNoteValue,
  printPitchName,
  type Score,
  type ScoreEvent,
} from "@melodist/score";
import type { Language } from "../store/language.ts";
import { say } from "../words/say.ts";

/** `E♭ minor`, 降E小调; empty without a tonic. */
export function describeKey({ tonic, mode }: Key, language: Language): string {
  if (tonic === undefined) return "";
  if (language === "zh") return chineseNote(tonic) + MODE_WORDS[mode].zh;
  return `${printPitchName(tonic).replace("b", "♭").replace("#", "♯")} ${MODE_WORDS[mode].en}`;
}

const NOTES: Readonly<Record<number, string>> = { 1: "𝅝", 2: "𝅗𝅥", 4: "♩", 8: "♪", 16: "𝅘𝅥𝅯" };

/** The note that is counted, as tempo marks show it: `♩.` for three eighths. */
export function beatSign(beat: Duration = { num: 1, den: 4 }): string {
  const isDotted = beat.num === 3;
  return `${NOTES[isDotted ? beat.den / 2 : beat.den] ?? "♩"}${isDotted ? "." : ""}`;
}

/** Title, key, meter and bars in a line. */
export function describeScore(score: Score, language: Language): string {
  const bars = score.voices[0]?.measures.length ?? 0;
  const parts = [
    score.titles[0] ?? say("score.untitled"),
    describeKey(score.key, language),
    score.meter.kind === "free" ? "" : printMeter({ ...score.meter, symbol: undefined }),
    say("score.bars", bars),
  ];
  return parts.filter((part) => part !== "").join(language === "zh" ? "，" : ", ");
}

/** A note as it is read aloud: `F♯5, eighth`; undefined for what does not sound. */
export function describeEvent(event: ScoreEvent | undefined, language: Language): string | undefined {
  if (event === undefined || !isTimed(event)) return undefined;
  const pitches = eventPitches(event).map(
    (pitch) => printPitchName(pitch).replace("b", "♭").replace("#", "♯") + pitch.octave,
  );
  const name = event.kind === "rest" ? say("score.rest") : pitches.join(" ");
  return `${name}, ${printNoteValue(event.length, language)}`;
}
