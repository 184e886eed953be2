/** @file The tokens of a bar as atoms: one for each note, rest or hold, with all that is spelled around it. */
import { type Duration, duration } from "@melodist/score";
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

const ONE = duration(1, 1);

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
      units: next?.kind === "length" ? next.units : ONE,
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
