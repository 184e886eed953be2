/** @file The notes that a tune is to begin with, read from ABC: their key, meter and bars. */
import { parseAbc, printKey } from "@melodist/abc";
import { findKey, readMelody } from "@melodist/analysis";
import { isTimed, type Key, key, type Meter, midiKey, pitchClass, type Score, toKey } from "@melodist/score";
import type { TuneKey } from "@melodist/tokens";
import type { ComposeRequest } from "../request.ts";
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
  const keys = notes.map(({ midi }) => midi).sort((a, b) => a - b);
  const centre = keys[keys.length >> 1];
  const sung = score.voices[voice];
  if (centre === undefined || sung === undefined) return undefined;
  const statesKey = /(?:^|\[)K:/mu.test(text) && measures[0]?.key.tonic !== undefined;
  const opening = measures[0]?.key;
  const full = sung.measures.filter(({ events }) => events.some(isTimed));
  return {
    score: { ...score, key: opening ?? score.key, voices: [{ ...sung, opening: undefined, measures: full }] },
    key: statesKey ? tuneKeyOf(opening) : shownKey(score, request, keys.length),
    statesKey,
    meter: score.meter.kind === "free" ? undefined : score.meter,
    centre,
  };
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
  const moved = readMelody(score)
    .notes.map(({ pitch }) => midiKey(pitch))
    .sort((a, b) => a - b);
  return { ...motif, score, centre: moved[moved.length >> 1] ?? motif.centre };
}
