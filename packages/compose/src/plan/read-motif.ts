/** @file The notes that a tune is to begin with, read from ABC: their key, meter and bars. */
import { parseAbc, printKey } from "@melodist/abc";
import { findKey, readMelody } from "@melodist/analysis";
import {
  isTimed,
  type Key,
  key,
  type Meter,
  type MidiKey,
  pitchClass,
  type Score,
  toKey,
} from "@melodist/score";
import type { TuneKey } from "@melodist/tokens";
import type { ComposeRequest } from "../request.ts";
import type { Compass } from "./plan.ts";
import { readTonic } from "./read-texts.ts";

export interface Motif {
  /** One voice, a measure for each bar line that is written, none without music. */
  readonly score: Score;
  /** The key it states, or that its notes show where no key is asked for. */
  readonly key: TuneKey | undefined;
  /** It says itself which key it is in, so it can be moved to another. */
  readonly statesKey: boolean;
  /** As its header states it. */
  readonly meter: Extract<Meter, { readonly kind: "measured" }> | undefined;
  /** The middle of its notes as a MIDI key. */
  readonly centre: number;
  readonly compass: Compass;
}

/** Fewer notes show no key. */
const FEWEST_NOTES = 3;

/**
 * Read a motif: a tune in ABC with its header, or notes alone, whose accidentals then belong to the key that is asked for.
 *
 * @returns undefined when there is no note in it
 */
export function readMotif(text: string, request: ComposeRequest): Motif | undefined {
  const hasHeader = /^[KMLX]:/mu.test(text);
  const header = `X:1\nM:none\nL:1/8\nK:${printKey(askedKey(request))}\n`;
  const score = parseAbc(hasHeader ? text : header + text).tunes[0]?.score;
  if (score === undefined) return undefined;
  const { notes, measures, voice } = readMelody(score);
  const sung = score.voices[voice];
  if (notes.length === 0 || sung === undefined) return undefined;
  const statesKey = /(?:^|\[)K:/mu.test(text) && measures[0]?.key.tonic !== undefined;
  const opening = measures[0]?.key;
  const full = sung.measures.filter(({ events }) => events.some(isTimed));
  return {
    score: { ...score, key: opening ?? score.key, voices: [{ ...sung, opening: undefined, measures: full }] },
    key: statesKey ? tuneKeyOf(opening) : shownKey(score, request, notes.length),
    statesKey,
    meter: score.meter.kind === "free" ? undefined : score.meter,
    ...registerOf(score),
  };
}

function registerOf(score: Score): Pick<Motif, "centre" | "compass"> {
  const keys = readMelody(score)
    .notes.map(({ midi }) => midi)
    .sort((a, b) => a - b);
  const at = (place: number) => (keys[place] ?? 0) as MidiKey;
  return { centre: at(keys.length >> 1), compass: { lowest: at(0), highest: at(keys.length - 1) } };
}

/** The signature that notes without a header are read in. */
function askedKey({ tonic, mode }: ComposeRequest): Key {
  const { letter, alter } = readTonic(tonic ?? "C");
  return key(letter, alter, mode ?? "major");
}

function tuneKeyOf(of: Key | undefined): TuneKey | undefined {
  return of?.tonic === undefined ? undefined : { tonic: of.tonic, mode: of.mode };
}

/** The likeliest key of the notes that agrees with what is asked. */
function shownKey(score: Score, { tonic, mode }: ComposeRequest, notes: number): TuneKey | undefined {
  if (notes < FEWEST_NOTES) return undefined;
  const asked = tonic === undefined ? undefined : pitchClass(readTonic(tonic));
  const fits = (candidate: TuneKey): boolean =>
    (asked === undefined || pitchClass(candidate.tonic) === asked) &&
    (mode === undefined || candidate.mode === mode);
  const found = findKey(score)?.candidates.find(fits);
  return found && { tonic: found.tonic, mode: found.mode };
}

/** The motif moved to the tonic of the tune, when it states another. */
export function inKeyOf(motif: Motif, { tonic }: TuneKey): Motif {
  const stated = motif.key?.tonic;
  if (!motif.statesKey || stated === undefined || pitchClass(stated) === pitchClass(tonic)) return motif;
  const score = toKey(motif.score, tonic);
  return { ...motif, score, ...registerOf(score) };
}
