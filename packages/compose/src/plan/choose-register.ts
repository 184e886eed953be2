/** @file Where a tune lies: its home octave, and the lowest and highest note it may have. */
import { type MidiKey, midiKey, pitchClass } from "@melodist/score";
import type { TuneKey } from "@melodist/tokens";
import { INSTRUMENTS, type InstrumentRange } from "../instrument.data.ts";
import type { ComposeRequest } from "../request.ts";
import { type Place, placeTune, type StepRange } from "./place-tune.ts";
import type { Compass, Refusal } from "./plan.ts";
import { readPitch } from "./read-texts.ts";
import { keysOfSteps } from "./steps.ts";

export interface Register extends Place {
  /** Undefined where none was asked for. */
  readonly compass: Compass | undefined;
  /** The range that the model is told of, within the compass; undefined where it is told of none. */
  readonly likely: StepRange | undefined;
  readonly refusals: readonly Refusal[];
}

/** What fits most instruments of dance music: the fiddle's, in first position. */
const PLAYED = { lowest: "G3", highest: "B5" };
/** What most people can sing, as it is written. */
const SUNG = { lowest: "A3", highest: "F5" };
/** Smaller than this, in semitones, no tune has room. */
const LEAST_COMPASS = 5;

/** Settle the register. @param centre MIDI key around which the motif lies, if there is one */
export function chooseRegister(
  request: ComposeRequest,
  of: TuneKey,
  { isSung, centre }: { readonly isSung: boolean; readonly centre: number | undefined },
  seed: number,
): Register {
  const { lowest: low, highest: high } = widestFor(request, isSung);
  const isAsked = (request.instrument ?? request.lowest ?? request.highest) !== undefined;
  const compass = isAsked ? { lowest: low, highest: high } : undefined;
  const place = compass && centre === undefined ? placeTune(of, compass, seed) : undefined;
  const homeOctave = place?.homeOctave ?? homeOctaveFor(of, centre ?? (low + high) / 2);
  const steps = stepsWithin(of, homeOctave, low, high);
  // A motif may lie anywhere: what follows it may as well.
  const isFree = !isAsked && centre !== undefined;
  // The range of an instrument is seldom all used.
  const isRangeAsked = request.lowest !== undefined && request.highest !== undefined;
  return {
    homeOctave,
    lowest: isFree ? Math.min(steps.lowest, MOTIF_LOW) : steps.lowest,
    highest: isFree ? Math.max(steps.highest, MOTIF_HIGH) : steps.highest,
    compass,
    likely: isRangeAsked ? steps : place,
    refusals: refuseRegister(request, low, high),
  };
}

/** The compass that was asked for, or the usual one. */
function widestFor({ instrument, lowest, highest }: ComposeRequest, isSung: boolean): Compass {
  const range: Pick<InstrumentRange, "lowest" | "highest"> | undefined =
    instrument && INSTRUMENTS[instrument];
  const usual = isSung ? SUNG : PLAYED;
  const ends = {
    lowest: lowest ?? range?.lowest ?? below(highest) ?? usual.lowest,
    highest: highest ?? range?.highest ?? above(lowest) ?? usual.highest,
  };
  return { lowest: midiKey(readPitch(ends.lowest)), highest: midiKey(readPitch(ends.highest)) };
}

const MOTIF_LOW = -5;
const MOTIF_HIGH = 9;
/** Octaves between one end that was asked for and the other that was not. */
const USUAL_OCTAVES = 2;

function below(highest: string | undefined): string | undefined {
  return highest?.replace(/-?\d$/u, (octave) => String(Number(octave) - USUAL_OCTAVES));
}

function above(lowest: string | undefined): string | undefined {
  return lowest?.replace(/-?\d$/u, (octave) => String(Number(octave) + USUAL_OCTAVES));
}

/** The octave of the tonic that lies at most 4 semitones above the centre and less than 8 below, as tunes are spelled. */
export function homeOctaveFor({ tonic }: TuneKey, centre: number): number {
  const above = (((Math.floor(centre) + 4 - pitchClass(tonic)) % 12) + 12) % 12;
  const home = Math.floor(centre) + 4 - above;
  return 4 + Math.round((home - midiKey({ ...tonic, octave: 4 })) / 12);
}

/** The first and the last staff step whose note in the signature lies within two MIDI keys. */
function stepsWithin(of: TuneKey, homeOctave: number, low: MidiKey, high: MidiKey) {
  const keyOf = keysOfSteps(of, homeOctave);
  let lowest = -WIDEST;
  while (keyOf(lowest) < low) lowest++;
  let highest = WIDEST;
  while (keyOf(highest) > high) highest--;
  return { lowest, highest };
}

/** Staff steps beyond any tune's. */
const WIDEST = 60;

function refuseRegister(
  { lowest, highest, instrument }: ComposeRequest,
  low: MidiKey,
  high: MidiKey,
): readonly Refusal[] {
  if (high - low >= LEAST_COMPASS) return [];
  const wish = lowest === undefined ? "highest" : "lowest";
  const asked = `${lowest ?? instrument ?? ""}–${highest ?? instrument ?? ""}`;
  return [
    {
      wish,
      asked,
      reason:
        high < low
          ? { en: "the lowest note lies above the highest", zh: "最低音高于最高音" }
          : { en: "the range is too small for a tune", zh: "音域太窄，写不成曲子" },
      nearest: { en: "a range of a sixth or more", zh: "至少六度的音域" },
    },
  ];
}
