/** @file The tokens of a bar as atoms: one for each note, rest or hold, with all that is spelled around it. */
import {
  compareDurations,
  type Duration,
  duration,
  scaleDuration,
  subtractDurations,
  sumDurations,
} from "@melodist/score";
import type { DegreePitch, OrnamentName, Token } from "../vocabulary/token.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { type DegreeChord, extendChord } from "./chord-tokens.ts";

export type TupletToken = Extract<Token, { readonly kind: "tuplet" }>;

/** One event as its tokens tell it. */
export interface EventAtom {
  readonly kind: "note" | "rest" | "hold";
  /** Undefined for rests and holds. */
  readonly pitch: DegreePitch | undefined;
  /** Nominal: in units, or inside a tuplet in the tuplet's own notes. */
  readonly units: Duration;
  readonly chord: DegreeChord | undefined;
  readonly ornaments: readonly OrnamentName[];
  readonly grace: readonly DegreePitch[];
  /** The tuplet that begins with it. */
  readonly opens: TupletToken | undefined;
}

export interface BarAtoms {
  /** Figures of the meter that the bar changes to. */
  readonly figures: string | undefined;
  readonly atoms: readonly EventAtom[];
}

/** The length of an event without a length token. */
export const ONE_UNIT = duration(1, 1);

/** What has been spelled before the event that it belongs to. */
interface Waiting {
  chord: DegreeChord | undefined;
  readonly ornaments: OrnamentName[];
  readonly grace: DegreePitch[];
  opens: TupletToken | undefined;
  /** The next note is a grace note. */
  isGrace: boolean;
}

function nothing(): Waiting {
  return { chord: undefined, ornaments: [], grace: [], opens: undefined, isGrace: false };
}

/** Read a bar's tokens: never fails; what belongs to no event is dropped. */
export function readAtoms(vocabulary: Vocabulary, ids: readonly number[]): BarAtoms {
  const tokens = ids.flatMap((id) => vocabulary.meanings[id] ?? []);
  const atoms: EventAtom[] = [];
  let figures: string | undefined;
  let waiting = nothing();
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "meter") figures = token.figures;
    if (!isEvent(token) || (token.kind === "note" && waiting.isGrace)) {
      note(waiting, token);
      continue;
    }
    const next = tokens[index + 1];
    const { chord, ornaments, grace, opens } = waiting;
    atoms.push({
      kind: token.kind,
      pitch: token.kind === "note" ? pitchOf(token) : undefined,
      units: next?.kind === "length" ? next.units : ONE_UNIT,
      chord,
      ornaments,
      grace,
      opens,
    });
    waiting = nothing();
  }
  return { figures, atoms };
}

function isEvent(token: Token): token is Extract<Token, { readonly kind: "note" | "rest" | "hold" }> {
  return token.kind === "note" || token.kind === "rest" || token.kind === "hold";
}

function pitchOf({ degree, alter, octave }: DegreePitch): DegreePitch {
  return { degree, alter, octave };
}

/** Keep a sign for the event that follows. */
function note(waiting: Waiting, token: Token): void {
  if (token.kind === "note") {
    waiting.grace.push(pitchOf(token));
    waiting.isGrace = false;
  } else if (token.kind === "grace") waiting.isGrace = true;
  else if (token.kind === "ornament") waiting.ornaments.push(token.name);
  else if (token.kind === "tuplet") waiting.opens = token;
  else if (token.kind === "root" || token.kind === "quality" || token.kind === "bass") {
    waiting.chord = extendChord(waiting.chord, token);
  }
}

/** The tuplet each atom stands in, if any: it lasts from the atom that opens it until it is full. */
export function tupletsOf(atoms: readonly EventAtom[]): readonly (OpenTuplet | undefined)[] {
  let open: { readonly group: Tally; room: Duration } | undefined;
  return atoms.map(({ opens, units }) => {
    if (opens !== undefined) open = { group: { token: opens, count: 0 }, room: duration(opens.actual, 1) };
    if (open === undefined) return undefined;
    const { group, room } = open;
    const index = group.count++;
    open = compareDurations(room, units) > 0 ? { group, room: subtractDurations(room, units) } : undefined;
    return { group, index };
  });
}

/** A tuplet and how many events it has. */
interface Tally {
  readonly token: TupletToken;
  count: number;
}

/** An atom's place in its tuplet. */
export interface OpenTuplet {
  readonly group: Readonly<Tally>;
  readonly index: number;
}

/** How long an atom sounds, in units. */
export function atomUnits({ units }: EventAtom, tuplet: OpenTuplet | undefined): Duration {
  if (tuplet === undefined) return units;
  const { actual, span } = tuplet.group.token;
  return scaleDuration(units, span.num, span.den * actual);
}

/** How long atoms sound together, in units. */
export function soundingUnits(atoms: readonly EventAtom[]): Duration {
  const tuplets = tupletsOf(atoms);
  return sumDurations(atoms.map((atom, index) => atomUnits(atom, tuplets[index])));
}
