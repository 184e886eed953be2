/**
 * @file Short tunes for tests, written much as in ABC: `tune("|: c2d e3 | f6 :|", { meter: meter(6, 8) })`.
 *
 * Only what tests of this package need: notes and rests of the unit 1/8, triplets, bar lines, repeats,
 * endings, overlays, chord symbols, and `[M:3/4]`, `[K:D]`, `[P:A]`.
 */
import { type Duration, duration } from "../duration.ts";
import type { Mark, Note, Rest, ScoreEvent, TupletPlace } from "../event.ts";
import { type Key, key } from "../key.ts";
import { FREE_METER, type Meter, meter } from "../meter.ts";
import { parseChordSymbol } from "../parse-chord-symbol.ts";
import { LETTERS, type Letter, type Pitch } from "../pitch.ts";
import type { BarLine, Measure, Score, Voice } from "../score.ts";

const TOKEN =
  /\[(?<field>[MKP]):(?<value>[^\]]*)\]|"(?<chord>[^"]*)"|(?<triplet>\(3)|(?<bar>:*\|+\]?:*|::|\[\||&\||\$\|)|\[(?<ending>[\d,]+)|(?<overlay>&)|(?<accidental>[_^=]*)(?<letter>[A-Ga-gzZ])(?<octave>[',]*)(?<num>\d*)(?<slash>\/?)(?<den>\d*)/gu;

/** What a tune is when nothing is said: 4/4, C major, one voice. */
export interface TuneOptions {
  readonly meter?: Meter;
  readonly key?: Key;
  readonly parts?: string;
}

/** A score of one voice, or of several when several texts are given. */
export function tune(text: string | readonly string[], options: TuneOptions = {}): Score {
  const texts = typeof text === "string" ? [text] : text;
  return {
    number: 1,
    titles: [],
    fields: [],
    parts: options.parts,
    unit: duration(1, 8),
    meter: options.meter ?? meter(4, 4),
    tempo: undefined,
    key: options.key ?? key("C", 0, "major"),
    voices: texts.map((voice, index) => voiceOf(voice, texts.length === 1 ? "" : String(index + 1))),
    words: [],
  };
}

/** The pitches and lengths of a score as text, a bar line between measures: the reverse of `tune`, for expectations. */
export function melody(voice: Voice | undefined): string {
  return (voice?.measures ?? []).map((measure) => measure.events.flatMap(nameOf).join(" ")).join(" | ");
}

function nameOf(event: ScoreEvent): string[] {
  if (event.kind === "part") return [`[P:${event.label}]`];
  if (event.kind !== "note" && event.kind !== "rest") return [];
  const { num, den } = duration(event.length.num * 8, event.length.den);
  const figure = `${num === 1 ? "" : num}${den === 1 ? "" : `/${den}`}`;
  return [(event.kind === "rest" ? "z" : pitchText(event.pitch)) + figure];
}

function pitchText(pitch: Pitch): string {
  const sign = pitch.alter < 0 ? "_".repeat(-pitch.alter) : "^".repeat(pitch.alter);
  const letter = pitch.octave > 4 ? pitch.letter.toLowerCase() : pitch.letter;
  return (
    sign + letter + "'".repeat(Math.max(0, pitch.octave - 5)) + ",".repeat(Math.max(0, 4 - pitch.octave))
  );
}

/** What is being collected while a text is read. */
interface Draft {
  measures: Measure[];
  streams: ScoreEvent[][];
  ending: Measure["ending"];
  opening: BarLine | undefined;
  marks: Mark[];
  /** Notes left of a triplet. */
  triplet: number;
}

function voiceOf(text: string, id: string): Voice {
  const draft: Draft = {
    measures: [],
    streams: [[]],
    ending: undefined,
    opening: undefined,
    marks: [],
    triplet: 0,
  };
  for (const match of text.matchAll(TOKEN)) readToken(match.groups ?? {}, draft);
  if (draft.streams.some((events) => events.length > 0)) closeMeasure(draft, undefined);
  return { id, properties: {}, opening: draft.opening, measures: draft.measures };
}

function readToken(token: Readonly<Record<string, string | undefined>>, draft: Draft): void {
  const stream = draft.streams.at(-1) ?? [];
  if (token["field"] !== undefined) stream.push(fieldOf(token["field"], token["value"] ?? ""));
  else if (token["chord"] !== undefined) draft.marks.push(markOf(token["chord"]));
  else if (token["triplet"] !== undefined) draft.triplet = 3;
  else if (token["overlay"] !== undefined) draft.streams.push([]);
  else if (token["ending"] !== undefined)
    draft.ending = { numbers: token["ending"].split(",").map(Number), text: undefined, span: undefined };
  else if (token["bar"] !== undefined) readBar(barLine(token["bar"]), draft);
  else stream.push(timedOf(token, draft));
}

function readBar(line: BarLine, draft: Draft): void {
  const isEmpty = draft.measures.length === 0 && draft.streams.every((events) => events.length === 0);
  if (isEmpty && draft.opening === undefined) draft.opening = line;
  else closeMeasure(draft, line);
}

function closeMeasure(draft: Draft, close: BarLine | undefined): void {
  const [events = [], ...overlays] = draft.streams;
  draft.measures.push({ ending: draft.ending, events, overlays, close });
  draft.streams = [[]];
  draft.ending = undefined;
}

function fieldOf(letter: string, value: string): ScoreEvent {
  if (letter === "P") return { kind: "part", label: value, span: undefined };
  if (letter === "K") {
    const [name = "C", flat] = value;
    return { kind: "key-change", key: key(letterOf(name), flat === "b" ? -1 : 0, "major"), span: undefined };
  }
  const [beats = 4, unit = 4] = value.split("/").map(Number);
  return {
    kind: "meter-change",
    meter: value === "none" ? FREE_METER : meter(beats, unit),
    span: undefined,
  };
}

function markOf(text: string): Mark {
  const chord = parseChordSymbol(text);
  return chord === undefined ? { kind: "annotation", place: "none", text } : { kind: "chord-symbol", chord };
}

/** `&|` is a split: no bar line at all; `$|` an invisible one. */
function barLine(text: string): BarLine {
  const repeatEnd = text === "::" ? 1 : (/^:*/u.exec(text)?.[0].length ?? 0);
  const repeatStart = text === "::" ? 1 : (/\|(:*)$/u.exec(text)?.[1]?.length ?? 0);
  return {
    style: barStyle(text, repeatEnd + repeatStart),
    repeatEnd,
    repeatStart,
    marks: [],
    span: undefined,
  };
}

function barStyle(text: string, repeats: number): BarLine["style"] {
  if (repeats > 0) return "repeat";
  const styles = {
    "||": "double",
    "|]": "final",
    "[|": "heavy-left",
    "&|": "split",
    "$|": "invisible",
  } as const;
  return text in styles ? styles[text as keyof typeof styles] : "single";
}

function timedOf(token: Readonly<Record<string, string | undefined>>, draft: Draft): Note | Rest {
  const tuplet: TupletPlace | undefined =
    draft.triplet > 0 ? { actual: 3, normal: 2, index: 3 - draft.triplet--, count: 3 } : undefined;
  const shared = {
    length: lengthOf(token, tuplet),
    beam: false,
    tuplet,
    slurs: undefined,
    grace: undefined,
    marks: draft.marks,
    span: undefined,
  };
  draft.marks = [];
  const letter = token["letter"] ?? "z";
  if (letter.toLowerCase() === "z") {
    return { kind: "rest", ...shared, visible: true, wholeMeasure: letter === "Z" };
  }
  return {
    kind: "note",
    ...shared,
    pitch: pitchOf(token, letter),
    courtesy: false,
    tie: undefined,
    lyrics: [],
  };
}

function lengthOf(
  token: Readonly<Record<string, string | undefined>>,
  tuplet: TupletPlace | undefined,
): Duration {
  const num = Number(token["num"] || 1);
  const den = Number(token["den"] || (token["slash"] ? 2 : 1));
  return tuplet === undefined ? duration(num, den * 8) : duration(num * 2, den * 24);
}

function pitchOf(token: Readonly<Record<string, string | undefined>>, letter: string): Pitch {
  const alter = [...(token["accidental"] ?? "")].reduce(
    (sum, sign) => sum + ({ "^": 1, _: -1 }[sign] ?? 0),
    0,
  );
  const marks = [...(token["octave"] ?? "")].reduce((sum, sign) => sum + (sign === "'" ? 1 : -1), 0);
  return { letter: letterOf(letter), alter, octave: (letter === letter.toLowerCase() ? 5 : 4) + marks };
}

function letterOf(name: string): Letter {
  return LETTERS.find((letter) => letter === name.toUpperCase()) ?? "C";
}
