/** @file The bars of an outline as the events of a score. */
import {
  type Duration,
  duration,
  type Grace,
  type Mark,
  type Pitch,
  scaleDuration,
  type TimedEvent,
  type TupletPlace,
} from "@melodist/score";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { symbolOf } from "./chord-tokens.ts";
import { type DegreeReader, degreeReader } from "./degree.ts";
import { atomUnits, type EventAtom, type OpenTuplet, readAtoms, tupletsOf } from "./event-atoms.ts";
import type { BarOutline } from "./outline.ts";
import type { TuneFrame } from "./tune-frame.ts";

/** A bar in events. */
export interface ReadBar {
  /** Figures of the meter that it changes to. */
  readonly figures: string | undefined;
  readonly events: readonly TimedEvent[];
}

/** Grace notes take no time of their own; this is how they are drawn. */
const GRACE_LENGTH = duration(1, 8);

/** Read bars in the order of the tune; ties go from bar to bar. */
export function readBars(
  vocabulary: Vocabulary,
  frame: TuneFrame,
  bars: readonly BarOutline[],
): readonly ReadBar[] {
  const degrees = degreeReader(frame);
  const rows = bars.map((bar) => readAtoms(vocabulary, bar.tokens));
  const atoms = rows.flatMap((row) => row.atoms);
  const pitches = soundingPitches(degrees, atoms);
  let place = 0;
  return rows.map((row): ReadBar => {
    const tuplets = tupletsOf(row.atoms);
    const events = row.atoms.map((atom, index): TimedEvent => {
      const pitch = pitches[place++];
      const isTied = pitch !== undefined && atoms[place]?.kind === "hold";
      const tuplet = tuplets[index];
      const length = scaleDuration(atomUnits(atom, tuplet), frame.unit.num, frame.unit.den);
      return eventOf(frame, degrees, atom, { pitch, isTied, length, tuplet: tuplet && placeIn(tuplet) });
    });
    return { figures: row.figures, events };
  });
}

/** What each atom sounds: a hold what the one before does, a hold after a rest nothing. */
function soundingPitches(degrees: DegreeReader, atoms: readonly EventAtom[]): readonly (Pitch | undefined)[] {
  let last: Pitch | undefined;
  return atoms.map(({ kind, pitch }) => {
    if (kind !== "hold") last = pitch && degrees.toPitch(pitch);
    return last;
  });
}

function placeIn({ group: { token, count }, index }: OpenTuplet): TupletPlace {
  return { actual: token.actual, normal: token.normal, index, count };
}

interface Sounding {
  readonly pitch: Pitch | undefined;
  readonly isTied: boolean;
  readonly length: Duration;
  readonly tuplet: TupletPlace | undefined;
}

function eventOf(frame: TuneFrame, degrees: DegreeReader, atom: EventAtom, sounding: Sounding): TimedEvent {
  const { pitch, length, tuplet, isTied } = sounding;
  const shared = {
    length,
    beam: false,
    tuplet,
    slurs: undefined,
    grace: graceOf(degrees, atom),
    marks: marksOf(frame, atom),
    span: undefined,
  };
  if (pitch === undefined) return { kind: "rest", ...shared, visible: true, wholeMeasure: false };
  return { kind: "note", ...shared, pitch, courtesy: false, tie: isTied ? "full" : undefined, lyrics: [] };
}

function graceOf(degrees: DegreeReader, { grace }: EventAtom): Grace | undefined {
  if (grace.length === 0) return undefined;
  const notes = grace.map((pitch) => ({ pitches: [degrees.toPitch(pitch)] as const, length: GRACE_LENGTH }));
  return { slashed: false, notes };
}

function marksOf(frame: TuneFrame, { chord, ornaments }: EventAtom): readonly Mark[] {
  const over: Mark[] =
    chord === undefined ? [] : [{ kind: "chord-symbol", chord: symbolOf(frame.key, chord) }];
  return [...over, ...ornaments.map((name): Mark => ({ kind: "decoration", name }))];
}
