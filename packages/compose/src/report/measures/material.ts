/** @file Wishes that bring material: chords, a motif, words. */

import { type MelodyNote, readMelody } from "@melodist/analysis";
import { compareDurations } from "@melodist/score";
import type { Bilingual } from "../../bilingual.ts";
import { counted } from "../../counted.ts";
import { splitText } from "../../lyrics/split-text.ts";
import { placeStanzas, sectionKinds } from "../../lyrics/stanza.ts";
import { readMotif } from "../../plan/read-motif.ts";
import type { FinishedTune } from "../finished-tune.ts";
import { line, type Measure } from "./measure.ts";
import { measureProgression } from "./progression.ts";

export const measureChords: Measure = (tune) => {
  const { request, analysis } = tune;
  const { chords } = request;
  if (chords === undefined) return undefined;
  if (typeof chords !== "boolean") return measureProgression(tune, chords);
  const count = analysis.harmony?.chords.length ?? 0;
  const asked = chords ? { en: "yes", zh: "有" } : NONE;
  return line("chords", asked, countWords(count), count > 0 === chords);
};

const NONE: Bilingual = { en: "none", zh: "无" };

function countWords(count: number): Bilingual {
  if (count === 0) return NONE;
  return { en: count === 1 ? "one chord" : `${count} different chords`, zh: `${count} 种和弦` };
}

export const measureMotif: Measure = ({ request, melody }) => {
  if (request.motif === undefined) return undefined;
  const motif = readMotif(request.motif, request);
  const wanted = motif === undefined ? [] : readMelody(motif.score).notes;
  // A pick-up may stand before it, and it may begin with rests.
  const isStart = [0, 1, 2].some((measure) => matches(melody, wanted, measure));
  const isThere = wanted.length > 0 && isStart;
  const achieved = isThere
    ? { en: "it begins with it", zh: "以它开头" }
    : { en: "not as given", zh: "与所给不同" };
  const asked = { en: counted(wanted.length, "note"), zh: `${wanted.length} 个音` };
  return line("motif", asked, achieved, isThere);
};

/** True when the melody has the motif's intervals and lengths from the first note of a measure on. */
function matches({ notes }: FinishedTune["melody"], wanted: readonly MelodyNote[], measure: number): boolean {
  const start = notes.findIndex((note) => note.measure === measure);
  if (start < 0) return false;
  const shift = (notes[start]?.midi ?? 0) - (wanted[0]?.midi ?? 0);
  return wanted.every(({ midi, length }, index) => {
    const note = notes[start + index];
    if (note === undefined || note.midi - midi !== shift) return false;
    return index === wanted.length - 1 || compareDurations(note.length, length) === 0;
  });
}

/** Lines of all stanzas that were to be sung, and syllables that stand under notes; how well they lie is the critics' to say. */
export const measureLyrics: Measure = ({ request: { lyrics, form }, plan, score }) => {
  if (lyrics === undefined) return undefined;
  const left = score.words.length;
  const events = score.voices.flatMap(({ measures }) => measures.flatMap((measure) => measure.events));
  const sung = events.flatMap((event) => ("lyrics" in event ? event.lyrics : []));
  const count = sung.filter((lyric) => lyric?.kind === "syllable").length;
  const settings = placeStanzas(splitText(lyrics), sectionKinds(form, plan.tune.sections));
  const lines = new Set(settings.flatMap((setting) => setting.lines)).size;
  const achieved: Bilingual = {
    en: `${counted(count, "syllable")} under notes${left === 0 ? "" : `, ${counted(left, "line")} below the tune`}`,
    zh: `${count} 个音节配上了音${left === 0 ? "" : `，${left} 行印在曲后`}`,
  };
  const kept = count === 0 ? "no" : left === 0 ? "yes" : "partly";
  return line("lyrics", { en: counted(lines, "line"), zh: `${lines} 行` }, achieved, kept);
};
