/** @file Wishes that bring material: chords, a motif, words. */

import { compareDurations, type Duration, isTimed, midiKey, placeEvents } from "@melodist/score";
import { symbolOf } from "@melodist/tokens";
import type { Bilingual } from "../../bilingual.ts";
import { splitText } from "../../lyrics/split-text.ts";
import { readMotif } from "../../plan/read-motif.ts";
import type { FinishedTune } from "../finished-tune.ts";
import { same } from "../report-line.ts";
import { line, type Measure } from "./measure.ts";

export const measureChords: Measure = ({ request: { chords }, analysis, score, plan }) => {
  if (chords === undefined) return undefined;
  const count = analysis.harmony?.chords.length ?? 0;
  const symbols: Bilingual = { en: `${count} different chords`, zh: `${count} 种和弦` };
  if (typeof chords === "boolean") {
    const asked = chords ? { en: "with chords", zh: "带和弦" } : { en: "without chords", zh: "不带和弦" };
    return line("chords", asked, symbols, count > 0 === chords);
  }
  const given = typeof plan.tune.chords === "object" ? plan.tune.chords : [];
  const measures = score.voices[0]?.measures ?? [];
  const wrong = given.filter((bar, index) => {
    const wanted = bar.map(({ chord }) => symbolOf(plan.frame.key, chord).text);
    const there = placeEvents(measures[index]?.events ?? []).flatMap(({ event }) =>
      isTimed(event)
        ? event.marks.flatMap((mark) => (mark.kind === "chord-symbol" ? [mark.chord.text] : []))
        : [],
    );
    return wanted.join(" ") !== there.join(" ");
  }).length;
  const agreement = Math.round(100 * (analysis.harmony?.ratio ?? 0));
  const achieved: Bilingual = {
    en: `${given.length - wrong} of ${given.length} bars as given; ${agreement} % of the melody's time is chord tones`,
    zh: `${given.length} 小节中 ${given.length - wrong} 小节如所给；旋律 ${agreement}% 的时间为和弦音`,
  };
  return line("chords", same(chords.join(" | ")), achieved, wrong === 0);
};

export const measureMotif: Measure = ({ request, melody }) => {
  if (request.motif === undefined) return undefined;
  const motif = readMotif(request.motif, request);
  const wanted =
    motif === undefined
      ? []
      : melodyShape(motif.score.voices[0]?.measures.flatMap(({ events }) => events) ?? []);
  // A pick-up may stand before it, and it may begin with rests.
  const isStart = [0, 1, 2].some((measure) => matches(melody, wanted, measure));
  const isThere = wanted.length > 0 && isStart;
  const achieved = isThere
    ? { en: "it begins with it", zh: "以它开头" }
    : { en: "not as given", zh: "与所给不同" };
  return line("motif", { en: `${wanted.length} notes`, zh: `${wanted.length} 个音` }, achieved, isThere);
};

interface ShapeNote {
  readonly midi: number;
  readonly length: Duration;
}

function melodyShape(events: readonly Parameters<typeof isTimed>[0][]): readonly ShapeNote[] {
  return events.flatMap((event) =>
    event.kind === "note" ? [{ midi: midiKey(event.pitch), length: event.length }] : [],
  );
}

/** True when the melody has the motif's intervals and lengths from the first note of a measure on. */
function matches({ notes }: FinishedTune["melody"], wanted: readonly ShapeNote[], measure: number): boolean {
  const start = notes.findIndex((note) => note.measure === measure);
  if (start < 0) return false;
  const shift = (notes[start]?.midi ?? 0) - (wanted[0]?.midi ?? 0);
  return wanted.every(({ midi, length }, index) => {
    const note = notes[start + index];
    if (note === undefined || note.midi - midi !== shift) return false;
    return index === wanted.length - 1 || compareDurations(note.length, length) === 0;
  });
}

/** Syllables that stand under notes; how well they lie is the critics' to say. */
export const measureLyrics: Measure = ({ request: { lyrics }, score }) => {
  if (lyrics === undefined) return undefined;
  const left = score.words.length;
  const sung = score.voices.flatMap(({ measures }) => measures.flatMap(({ events }) => events));
  const count = sung.filter((event) => "lyrics" in event && event.lyrics[0]?.kind === "syllable").length;
  const achieved: Bilingual = {
    en: `${count} syllables under notes${left === 0 ? "" : `, ${left} ${left === 1 ? "line" : "lines"} below the tune`}`,
    zh: `${count} 个音节配上了音${left === 0 ? "" : `，${left} 行印在曲后`}`,
  };
  const asked = {
    en: `${splitText(lyrics)[0]?.length ?? 0} lines`,
    zh: `${splitText(lyrics)[0]?.length ?? 0} 行`,
  };
  return line("lyrics", asked, achieved, left === 0 ? count > 0 : "partly");
};
