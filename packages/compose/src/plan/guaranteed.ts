/** @file The hard side of a plan: what every token is held to. */
import { modeFamily, SCALES } from "@melodist/analysis";
import {
  chordIntervals,
  compareDurations,
  type Duration,
  duration,
  type Meter,
  type Mode,
  pitchClass,
  scaleDuration,
} from "@melodist/score";
import {
  checkPlan,
  type DegreeChord,
  feltBeat,
  fifthsSemitones,
  type PlannedSection,
  type SectionPlan,
  type TuneFrame,
  type TuneKey,
  type TunePlan,
  type Vocabulary,
} from "@melodist/tokens";
import { INSTRUMENTS, type InstrumentRange } from "../instrument.data.ts";
import type { ComposeRequest } from "../request.ts";
import { chanceFor } from "./chance.ts";
import type { ChosenKind } from "./choose-kind.ts";
import type { Register } from "./choose-register.ts";
import type { LaidChords } from "./lay-chords.ts";
import { drawCadencePlace } from "./usual-cadences.ts";

/** What the last steps of planning stand on. */
export interface Ground {
  readonly request: ComposeRequest;
  readonly kind: ChosenKind;
  readonly frame: TuneFrame;
  readonly register: Register;
  readonly sections: readonly SectionPlan[];
  readonly pickup: Duration;
  readonly chords: LaidChords;
  readonly seed: number;
}

export function guaranteed(
  vocabulary: Vocabulary,
  ground: Ground,
  motif: readonly (readonly number[])[] | undefined,
): TunePlan {
  const { request, kind, frame, register, sections, pickup, chords, seed } = ground;
  const { meter, unit, key } = frame;
  const notes = notesWithin(request, key);
  const cadence = {
    degrees: closingDegrees(ground, notes),
    shortest: restingLength(meter),
    chord: tonicChord(key.mode, notes),
  };
  const plan: TunePlan = {
    meter,
    unit,
    mode: key.mode,
    sections: withEndings(ground),
    pickup,
    chords: chords.bars.length > 0 ? chords.bars : request.chords === true ? "free" : "none",
    returns: returnsAnywhere(sections) ? "same" : "free",
    lowest: register.lowest,
    highest: register.highest,
    cadence,
    ...(notes === undefined ? {} : { scale: notes }),
    ...(motif === undefined ? {} : { motif }),
    ...(request.lyrics === undefined ? {} : { graces: false, ornaments: false }),
  };
  const grounds = { isSung: kind.habits.isSung || request.lyrics !== undefined, isShort: pickup.num > 0 };
  const place = drawCadencePlace(meter, grounds, seed);
  const placed: TunePlan = { ...plan, cadence: { ...cadence, ...(place === undefined ? {} : { place }) } };
  return fitCadence(vocabulary, placed);
}

/** A plan whose last bar has no room for its last note where that is to stand: it may stand anywhere, and be shorter. */
export function fitCadence(vocabulary: Vocabulary, plan: TunePlan): TunePlan {
  if (plan.cadence === undefined || checkPlan(vocabulary, plan).length === 0) return plan;
  const { place: _, ...anywhere } = plan.cadence;
  return withRoomToEnd(vocabulary, { ...plan, cadence: anywhere });
}

/**
 * Degrees that the tune may end on: the tonic or, where chords are given that end on one without it, and no key, that chord's.
 *
 * @param notes of the scale or instrument, see `notesWithin`
 */
function closingDegrees(
  { request, frame, chords }: Ground,
  notes: readonly number[] = CHROMATIC,
): readonly number[] {
  const last = chords.bars.findLast((row) => row.length > 0)?.at(-1)?.chord;
  if (last === undefined || (request.tonic ?? request.mode) !== undefined) return [1];
  const tones = chordIntervals({ quality: last.quality, degrees: [] }).map(
    (interval) => (fifthsSemitones(last.root) + interval) % 12,
  );
  const degrees = SCALES.get(frame.key.mode)?.semitones.flatMap((note, index) =>
    tones.includes(note) && notes.includes(note) ? [index + 1] : [],
  );
  return degrees === undefined || degrees.length === 0 || degrees.includes(1) ? [1] : degrees;
}

const CHROMATIC: readonly number[] = Array.from({ length: 12 }, (_, note) => note);

/** Semitones above the tonic that the scale and the instrument have; undefined where they have all. */
function notesWithin(
  { scale, instrument }: ComposeRequest,
  { tonic }: TuneKey,
): readonly number[] | undefined {
  const asked = scale === undefined ? undefined : SCALES.get(scale)?.semitones;
  const { notes }: Partial<InstrumentRange> = instrument === undefined ? {} : INSTRUMENTS[instrument];
  const there = notes?.map((note) => (note - pitchClass(tonic) + 12) % 12).sort((a, b) => a - b);
  return asked?.filter((note) => there?.includes(note) ?? true) ?? there;
}

/**
 * How long a tune comes to rest at least: a beat, in three-four two of them, for its third beat carries no end, and a crotchet where
 * quavers are counted.
 */
function restingLength(meter: Meter): Duration {
  const beat = feltBeat(meter);
  if (compareDurations(beat, CROTCHET) < 0) return CROTCHET;
  const inThree = meter.kind === "measured" && meter.unit < 8 && meter.beats.join("+") === "3";
  return inThree ? scaleDuration(beat, 2, 1) : beat;
}

const CROTCHET = duration(1, 4);

/** With the third of the scale, where that has one: freygish is written in phrygian and comes home to a major chord. */
function tonicChord(mode: Mode, scale: readonly number[] = []): DegreeChord {
  const [hasMinor, hasMajor] = [scale.includes(MINOR_THIRD), scale.includes(MAJOR_THIRD)];
  if (mode === "locrian") return { root: 0, quality: "diminished", bass: undefined };
  const isMajor = hasMinor === hasMajor ? modeFamily(mode) === "major" : hasMajor;
  return { root: 0, quality: isMajor ? "major" : "minor", bass: undefined };
}

const MINOR_THIRD = 3;
const MAJOR_THIRD = 4;

/** A last bar that is too short for a whole beat ends with the longest note that it has room for. */
function withRoomToEnd(vocabulary: Vocabulary, plan: TunePlan): TunePlan {
  const fault = checkPlan(vocabulary, plan).find(({ kind }) => kind === "cadence-does-not-fit");
  if (fault?.kind !== "cadence-does-not-fit" || fault.longest === undefined) return plan;
  return { ...plan, cadence: { degrees: [1], ...plan.cadence, shortest: fault.longest } };
}

/** Some repeats of some kinds of tunes have two endings; not where chords are given bar by bar. */
function withEndings({ sections, kind, chords, seed }: Ground): readonly PlannedSection[] {
  const hasEndings = chanceFor("form", seed ^ 1)() * 100 < kind.habits.endings && chords.bars.length === 0;
  return sections.map((section) => {
    return hasEndings && section.times === 2 && section.bars >= 4 ? { ...section, endings: 1 } : section;
  });
}

/** True when a section comes again behind another. */
function returnsAnywhere(sections: readonly SectionPlan[]): boolean {
  const names = sections.map(({ letter, primed }) => `${letter}${primed}`);
  return new Set(names).size < names.length;
}
