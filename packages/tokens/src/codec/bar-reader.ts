/** @file The bars of an outline as the events of a score. */
import {
  compareDurations,
  type Duration,
  duration,
  type Grace,
  type Mark,
  type Pitch,
  scaleDuration,
  subtractDurations,
  type TimedEvent,
  type TupletPlace,
  ZERO,
} from "@melodist/score";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { symbolOf } from "./chord-tokens.ts";
import { type DegreeReader, degreeReader } from "./degree.ts";
import { type EventAtom, readAtoms, type TupletToken } from "./event-atoms.ts";
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
    const tuplets = placeTuplets(row.atoms);
    const events = row.atoms.map((atom, index): TimedEvent => {
      const pitch = pitches[place++];
      const isTied = pitch !== undefined && atoms[place]?.kind === "hold";
      const length = soundingLength(frame, atom, tuplets[index]?.token);
      return eventOf(frame, degrees, atom, { pitch, isTied, length, tuplet: tuplets[index]?.place });
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

interface PlacedInTuplet {
  readonly token: TupletToken;
  readonly place: TupletPlace;
}

/** Atoms fall into a tuplet from the one that opens it until it is full. */
function placeTuplets(atoms: readonly EventAtom[]): readonly (PlacedInTuplet | undefined)[] {
  const groups: { readonly token: TupletToken; count: number }[] = [];
  let open: { readonly token: TupletToken; count: number; room: Duration } | undefined;
  const member = atoms.map(({ opens, units }) => {
    if (opens !== undefined) {
      open = { token: opens, count: 0, room: duration(opens.actual, 1) };
      groups.push(open);
    }
    if (open === undefined) return undefined;
    const here = { group: open, index: open.count++ };
    open.room = compareDurations(open.room, units) > 0 ? subtractDurations(open.room, units) : ZERO;
    if (open.room.num === 0) open = undefined;
    return here;
  });
  return member.map((here): PlacedInTuplet | undefined => {
    if (here === undefined) return undefined;
    const { token, count } = here.group;
    const { actual, normal } = token;
    return { token, place: { actual, normal, index: here.index, count } };
  });
}

/** In whole notes. */
function soundingLength(
  { unit }: TuneFrame,
  { units }: EventAtom,
  tuplet: TupletToken | undefined,
): Duration {
  const nominal = scaleDuration(units, unit.num, unit.den);
  if (tuplet === undefined) return nominal;
  return scaleDuration(nominal, tuplet.span.num, tuplet.span.den * tuplet.actual);
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
