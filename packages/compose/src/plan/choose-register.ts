/** @file Where a tune lies: its home octave, and the lowest and highest note it may have. */
import { type MidiKey, midiKey } from "@melodist/score";
import { homeOctaveFor, type TuneKey } from "@melodist/tokens";
import { INSTRUMENTS, type InstrumentRange } from "../instrument.data.ts";
import { intervalSemitones } from "../interval.ts";
import type { ComposeRequest } from "../request.ts";
import { type Place, placeTune, type StepRange } from "./place-tune.ts";
import type { Compass, Refusal } from "./plan.ts";
import type { Motif } from "./read-motif.ts";
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

/** Settle the register. @param motif where the motif lies, if there is one */
export function chooseRegister(
  request: ComposeRequest,
  of: TuneKey,
  { isSung, motif }: { readonly isSung: boolean; readonly motif: Motif | undefined },
  seed: number,
): Register {
  const { instrument, lowest, highest, ambitus } = request;
  const widest = widestFor(request, isSung);
  const isAsked = (instrument ?? lowest ?? highest ?? ambitus) !== undefined;
  const room = ambitus === undefined ? undefined : intervalSemitones(ambitus);
  const place = isAsked && motif === undefined ? placeTune(of, widest, seed, room) : undefined;
  const homeOctave =
    place?.homeOctave ?? homeOctaveFor(of.tonic, motif?.centre ?? (widest.lowest + widest.highest) / 2);
  const core = motif?.compass ?? keysWithin(of, place ?? { homeOctave, lowest: 0, highest: 0 });
  const compass = room === undefined ? widest : narrowed(widest, room, core);
  const steps = stepsWithin(of, homeOctave, compass);
  // A motif may lie anywhere: what follows it may as well.
  const isFree = !isAsked && motif !== undefined;
  // The range of an instrument is seldom all used.
  const isRangeAsked = lowest !== undefined && highest !== undefined && ambitus === undefined;
  return {
    homeOctave,
    lowest: isFree ? Math.min(steps.lowest, MOTIF_LOW) : steps.lowest,
    highest: isFree ? Math.max(steps.highest, MOTIF_HIGH) : steps.highest,
    compass: isAsked ? compass : undefined,
    likely: isRangeAsked ? steps : place,
    refusals: [...refuseRegister(request, compass), ...refuseAmbitus(request, motif)],
  };
}

function keysWithin(of: TuneKey, { homeOctave, lowest, highest }: Place): Compass {
  const keyOf = keysOfSteps(of, homeOctave);
  return { lowest: keyOf(lowest), highest: keyOf(highest) };
}

/**
 * As much of a compass as there may be, around what is to lie in it.
 *
 * @param room semitones
 */
function narrowed({ lowest, highest }: Compass, room: number, core: Compass): Compass {
  const spare = Math.max(0, room - (core.highest - core.lowest));
  const bottom = Math.max(lowest, Math.min(core.lowest - (spare >> 1), highest - room));
  const top = Math.min(highest, Math.max(bottom + room, core.highest));
  return { lowest: bottom as MidiKey, highest: top as MidiKey };
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

/** The first and the last staff step whose note in the signature lies within two MIDI keys. */
function stepsWithin(of: TuneKey, homeOctave: number, compass: Compass): StepRange {
  const keyOf = keysOfSteps(of, homeOctave);
  let lowest = -WIDEST;
  while (keyOf(lowest) < compass.lowest) lowest++;
  let highest = WIDEST;
  while (keyOf(highest) > compass.highest) highest--;
  return { lowest, highest };
}

/** Staff steps beyond any tune's. */
const WIDEST = 60;

function refuseRegister(request: ComposeRequest, { lowest, highest }: Compass): readonly Refusal[] {
  if (highest - lowest >= LEAST_COMPASS) return [];
  const isPlace = (request.lowest ?? request.highest) !== undefined;
  return [
    {
      wish: isPlace ? (request.lowest === undefined ? "highest" : "lowest") : "ambitus",
      asked: isPlace
        ? [request.lowest, request.highest].filter((end) => end !== undefined).join("–")
        : String(request.ambitus),
      reason:
        highest < lowest
          ? { en: "the lowest note lies above the highest", zh: "最低音高于最高音" }
          : { en: "the range is too small for a tune", zh: "音域太窄，写不成曲子" },
      nearest: { en: "a range of a fourth or more", zh: "至少四度的音域" },
    },
  ];
}

function refuseAmbitus({ ambitus }: ComposeRequest, motif: Motif | undefined): readonly Refusal[] {
  if (ambitus === undefined || motif === undefined) return [];
  const { lowest, highest } = motif.compass;
  if (highest - lowest <= intervalSemitones(ambitus)) return [];
  return [
    {
      wish: "ambitus",
      asked: String(ambitus),
      reason: { en: "the notes it begins with span more", zh: "开头的音已经超出" },
      nearest: { en: "a wider range, or another beginning", zh: "更宽的音域，或换一个开头" },
    },
  ];
}
