/** @file Wishes about pitch: key, scale, range. */

import { SCALES, type TuneAnalysis } from "@melodist/analysis";
import { type MidiKey, type Mode, pitchClass, printPitchName, staffStep } from "@melodist/score";
import type { TuneKey } from "@melodist/tokens";
import { type Bilingual, joinWords } from "../../bilingual.ts";
import { INSTRUMENTS } from "../../instrument.data.ts";
import { intervalSemitones, intervalWords } from "../../interval.ts";
import { keyWords, noteWords, readTonic } from "../../plan/read-texts.ts";
import { MODE_NAMES } from "../../reader/slot-words.data.ts";
import type { ComposeRequest } from "../../request.ts";
import { same } from "../report-line.ts";
import { line, type Measure } from "./measure.ts";
import { missingTellingNote } from "./telling-note.ts";

/** The key stands at the head and the tune ends on its tonic; whether the notes sound like it is told beside. */
export const measureKey: Measure = ({ request: { tonic, mode }, score, melody, analysis, plan }) => {
  if (tonic === undefined && mode === undefined) return undefined;
  const head = score.key.tonic ?? plan.frame.key.tonic;
  const last = melody.notes.at(-1);
  const endsHome = last !== undefined && last.midi % 12 === pitchClass(head);
  const isHead = isAskedKey({ tonic: head, mode: score.key.mode }, { tonic, mode });
  const heard = otherKey(analysis);
  const missing = missingTellingNote(mode, head, melody);
  const achieved = joinWords(
    [
      keyWords(head, score.key.mode),
      endsHome
        ? { en: "ends on its tonic", zh: "结束在主音" }
        : { en: "does not end on its tonic", zh: "没有结束在主音" },
      ...(heard === undefined ? [] : [{ en: `sounds rather like ${heard.en}`, zh: `听来更像${heard.zh}` }]),
      ...(missing === undefined ? [] : [missing]),
    ],
    COMMA,
  );
  const kept = isHead && endsHome;
  const isDoubtful = heard !== undefined || missing !== undefined;
  return line("tonic", askedKey(tonic, mode), achieved, kept && isDoubtful ? "partly" : kept);
};

const COMMA = { en: ", ", zh: "，" };

/** As much of a key as was asked for. */
function askedKey(tonic: string | undefined, mode: Mode | undefined): Bilingual {
  if (tonic === undefined) return mode === undefined ? same("") : MODE_NAMES[mode];
  return mode === undefined ? noteWords(readTonic(tonic)) : keyWords(readTonic(tonic), mode);
}

/** What was asked of a key holds of it. */
function isAskedKey(head: TuneKey, { tonic, mode }: Pick<ComposeRequest, "tonic" | "mode">): boolean {
  const isTonic = tonic === undefined || pitchClass(head.tonic) === pitchClass(readTonic(tonic));
  return isTonic && (mode === undefined || head.mode === mode);
}

/** The key that the notes speak for, when it is neither the stated one nor another mode on its tonic. */
function otherKey({ keyCheck }: TuneAnalysis): Bilingual | undefined {
  if (keyCheck === undefined || keyCheck.verdict === "agrees" || keyCheck.verdict === "other-mode") {
    return undefined;
  }
  return keyWords(keyCheck.found.tonic, keyCheck.found.mode);
}

export const measureScale: Measure = ({ request: { scale }, keys, melody, plan }) => {
  if (scale === undefined) return undefined;
  const words = SCALES.get(scale);
  const notes = new Set(words?.semitones);
  const home = Math.floor(pitchClass(plan.frame.key.tonic));
  const isForeign = (midi: MidiKey) => !notes.has((midi - home + 120) % 12);
  const foreign = keys.filter(isForeign).length;
  const share = melody.notes.filter(({ midi }) => isForeign(midi)).length / Math.max(1, melody.notes.length);
  const others: Bilingual =
    foreign === 0
      ? { en: "no other note", zh: "没有调外音" }
      : { en: `${Math.round(100 * share)} % other notes`, zh: `${Math.round(100 * share)}% 为调外音` };
  const missing = missingTellingNote(scale, plan.frame.key.tonic, melody);
  const achieved = joinWords(missing === undefined ? [others] : [others, missing], COMMA);
  const kept = foreign > 0 ? "no" : missing === undefined ? "yes" : "partly";
  return line("scale", { en: words?.english ?? scale, zh: words?.chinese ?? scale }, achieved, kept);
};

export const measureRange: Measure = ({
  request: { instrument, lowest, highest },
  keys,
  plan: { compass },
  analysis,
}) => {
  const isAsked = (instrument ?? lowest ?? highest) !== undefined;
  if (compass === undefined || !isAsked) return undefined;
  const words = instrument && INSTRUMENTS[instrument];
  const span = rangeWords(lowest ?? words?.lowest, highest ?? words?.highest);
  const asked: Bilingual = {
    en: `${words?.english ?? ""} ${span.en}`.trim(),
    zh: `${words?.chinese ?? ""} ${span.zh}`.trim(),
  };
  const isInside = keys.every((midi) => midi >= compass.lowest && midi <= compass.highest);
  const wish = instrument === undefined ? (lowest === undefined ? "highest" : "lowest") : "instrument";
  return line(wish, asked, same(printRange(analysis)), isInside);
};

/** A range of which one end may be open. */
function rangeWords(lowest: string | undefined, highest: string | undefined): Bilingual {
  if (lowest === undefined) return { en: `up to ${highest}`, zh: `不高于 ${highest}` };
  return highest === undefined
    ? { en: `from ${lowest}`, zh: `不低于 ${lowest}` }
    : same(`${lowest}–${highest}`);
}

export const measureAmbitus: Measure = ({ request: { ambitus }, keys, analysis: { range } }) => {
  if (ambitus === undefined || range === undefined) return undefined;
  const width = staffStep(range.highest) - staffStep(range.lowest) + 1;
  const isWithin = Math.max(...keys) - Math.min(...keys) <= intervalSemitones(ambitus);
  return line("ambitus", intervalWords(ambitus), intervalWords(width), isWithin);
};

function printRange({ range }: TuneAnalysis): string {
  if (range === undefined) return "";
  return [range.lowest, range.highest].map((pitch) => `${printPitchName(pitch)}${pitch.octave}`).join("–");
}
