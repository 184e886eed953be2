/**
 * @file Short tunes for tests in a handful of signs: `tune("|: G2 A2 B4 :| z4 c4 |]", { key: key("G", 0, "major") })`.
 *
 * Notes and rests of the unit 1/8 with accidentals (the key's apply by themselves), octaves, lengths and ties; `(3` for a triplet; bar lines, repeats and
 * numbered endings; `"G7"` for chord symbols; `P:A` for a part. Spaces mean nothing.
 */
import {
  type BarLine,
  type Duration,
  duration,
  type Key,
  key,
  keyAlterations,
  LETTERS,
  letterStep,
  type Mark,
  type Measure,
  type Meter,
  meter,
  type Note,
  type Pitch,
  parseChordSymbol,
  type Rest,
  type Score,
  type ScoreEvent,
  type Tempo,
} from "@melodist/score";

const SIGN =
  /"(?<chord>[^"]*)"|P:(?<part>\S)|\[(?<ending>\d)|(?<triplet>\(3)|(?<bar>:?\|[|\]:]?|::)|(?<sign>[_^=]?)(?<letter>[A-Ga-gz])(?<octave>[',]*)(?<num>\d*)(?:\/(?<den>\d))?(?<tie>-?)/gu;

type Groups = Readonly<Record<string, string | undefined>>;

export interface TuneOptions {
  readonly meter?: Meter;
  readonly key?: Key;
  readonly tempo?: Tempo;
  readonly parts?: string;
}

/** A score of one voice; 4/4 in C major unless said otherwise. */
export function tune(text: string, options: TuneOptions = {}): Score {
  const inForce = options.key ?? key("C", 0, "major");
  const { opening, measures } = readMeasures(text, keyAlterations(inForce));
  return {
    number: 1,
    titles: [],
    fields: [],
    parts: options.parts,
    unit: duration(1, 8),
    meter: options.meter ?? meter(4, 4),
    tempo: options.tempo,
    key: inForce,
    voices: [{ id: "", properties: {}, opening, measures }],
    words: [],
  };
}

/** What is being collected while a text is read. */
interface Draft {
  readonly measures: Measure[];
  readonly alterations: readonly number[];
  opening: BarLine | undefined;
  ending: Measure["ending"];
  events: ScoreEvent[];
  marks: readonly Mark[];
  /** Notes left of a triplet. */
  triplet: number;
}

function readMeasures(text: string, alterations: readonly number[]): Draft {
  const draft: Draft = {
    measures: [],
    alterations,
    opening: undefined,
    ending: undefined,
    events: [],
    marks: [],
    triplet: 0,
  };
  for (const { groups = {} } of text.matchAll(SIGN)) readSign(groups, draft);
  if (draft.events.length > 0) closeMeasure(draft, undefined);
  return draft;
}

function readSign(groups: Groups, draft: Draft): void {
  const { chord, part, bar, ending } = groups;
  if (chord !== undefined) draft.marks = [chordMark(chord)];
  else if (part !== undefined) draft.events.push({ kind: "part", label: part, span: undefined });
  else if (ending !== undefined)
    draft.ending = { numbers: [Number(ending)], text: undefined, span: undefined };
  else if (groups["triplet"] !== undefined) draft.triplet = 3;
  else if (bar === undefined) draft.events.push(timedEvent(groups, draft));
  else if (draft.measures.length === 0 && draft.events.length === 0) draft.opening = barLine(bar);
  else closeMeasure(draft, barLine(bar));
}

function closeMeasure(draft: Draft, close: BarLine | undefined): void {
  draft.measures.push({ ending: draft.ending, events: draft.events, overlays: [], close });
  draft.events = [];
  draft.ending = undefined;
}

function barLine(text: string): BarLine {
  const repeatEnd = text.startsWith(":") ? 1 : 0;
  const repeatStart = text.endsWith(":") ? 1 : 0;
  return { style: barStyle(text), repeatEnd, repeatStart, marks: [], span: undefined };
}

function barStyle(text: string): BarLine["style"] {
  if (text.includes(":")) return "repeat";
  if (text === "||") return "double";
  return text === "|]" ? "final" : "single";
}

function chordMark(text: string): Mark {
  const chord = parseChordSymbol(text);
  return chord === undefined ? { kind: "no-chord", text } : { kind: "chord-symbol", chord };
}

function timedEvent(groups: Groups, draft: Draft): Note | Rest {
  const letter = groups["letter"] ?? "z";
  const shared = {
    length: lengthOf(groups, draft.triplet-- > 0),
    beam: false,
    tuplet: undefined,
    slurs: undefined,
    grace: undefined,
    marks: draft.marks,
    span: undefined,
  };
  draft.marks = [];
  if (letter === "z") return { kind: "rest", ...shared, visible: true, wholeMeasure: false };
  const tie = groups["tie"] === "-" ? "full" : undefined;
  const pitch = pitchOf(groups, letter, draft.alterations);
  return { kind: "note", ...shared, pitch, courtesy: false, tie, lyrics: [] };
}

function lengthOf({ num, den }: Groups, inTriplet: boolean): Duration {
  const units = Number(num || 1);
  const parts = 8 * Number(den || 1);
  return inTriplet ? duration(2 * units, 3 * parts) : duration(units, parts);
}

function pitchOf({ sign, octave = "" }: Groups, letter: string, alterations: readonly number[]): Pitch {
  const name = LETTERS.find((candidate) => candidate === letter.toUpperCase()) ?? "C";
  const written = { "^": 1, _: -1, "=": 0 }[sign ?? ""];
  const raised = octave.split("'").length - octave.split(",").length;
  return {
    letter: name,
    alter: written ?? alterations[letterStep(name)] ?? 0,
    octave: (letter === letter.toLowerCase() ? 5 : 4) + raised,
  };
}
