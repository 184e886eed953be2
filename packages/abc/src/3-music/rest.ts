/** @file Rests: `z` shown, `x` hidden, `Z` and `X` for whole bars. */
import { type Duration, type Measure, measureLength, type Rest, WHOLE } from "@melodist/score";
import { closeMeasure, PLAIN_BAR } from "./close-measure.ts";
import { dropBroken } from "./joins.ts";
import { readInteger, readMultiplier, soundingLength } from "./length.ts";
import { report, type TuneReader } from "./reader.ts";
import { placeTimed, timed } from "./timed.ts";
import { addTimed, type VoiceReader, type Writable } from "./voice-reader.ts";

/** Bars that one `Z` may rest for. */
const MOST_BARS = 1_000;

/** Read a rest of any kind. */
export function readRest(reader: TuneReader, voice: VoiceReader): void {
  const start = reader.pos;
  const letter = reader.text.charAt(reader.pos++);
  const visible = letter === "z" || letter === "Z";
  if (letter === "Z" || letter === "X") return readBarRest(reader, voice, start, visible);
  const length = soundingLength(reader, voice, readMultiplier(reader), start);
  placeTimed(reader, voice, {
    kind: "rest",
    visible,
    wholeMeasure: false,
    ...timed(reader, voice, start, length),
  });
}

/** A rest of whole bars is written out, a measure each. */
function readBarRest(reader: TuneReader, voice: VoiceReader, start: number, visible: boolean): void {
  dropBroken(reader, voice);
  if (voice.tuplet !== undefined) report(reader, "unfinished-tuplet", start, start + 1);
  voice.tuplet = undefined;
  const bars = readBarCount(reader, start);
  const length = measureLength(voice.meter) ?? WHOLE;
  const append = (): void => addTimed(reader, voice, barRest(reader, voice, start, length, visible));
  append();
  if (bars === 1) return;
  closeMeasure(reader, voice, PLAIN_BAR);
  // The bars between are all alike, and nothing that follows can change them: one object stands for all.
  const between: Measure = {
    ending: undefined,
    events: [barRest(reader, voice, start, length, visible)],
    overlays: [],
    close: { ...PLAIN_BAR, marks: [] },
  };
  for (let bar = 2; bar < bars; bar++) {
    voice.measures.push(between);
    voice.line.push(null);
  }
  append();
}

function barRest(
  reader: TuneReader,
  voice: VoiceReader,
  start: number,
  length: Duration,
  visible: boolean,
): Writable<Rest> {
  return { kind: "rest", visible, wholeMeasure: true, ...timed(reader, voice, start, length) };
}

/** The number behind `Z`, at least 1. */
function readBarCount(reader: TuneReader, start: number): number {
  const { allowance } = reader.book;
  const bars = readInteger(reader);
  if (bars < 0) return 1;
  if (bars === 0 || bars > MOST_BARS || bars > allowance.restBars) {
    report(reader, "rest-out-of-range", start, reader.pos, String(bars));
    return 1;
  }
  allowance.restBars -= bars;
  return bars;
}
