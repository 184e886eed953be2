/** @file Seeded mistakes: what slips in when a tune is typed. */
import {
  type Duration,
  isTimed,
  type Measure,
  type Rest,
  type Score,
  type ScoreEvent,
  scaleDuration,
  type TimedEvent,
  type Voice,
} from "@melodist/score";
import { pick, type RandomSource } from "./random.ts";

/** The kinds of mistakes that are seeded. */
export type Mistake = CommonMistake | RareMistake;

/** A note gets another length that the tune uses (or double, or half its own); a note or a bar line is left out. */
type CommonMistake = "length" | "note" | "bar-line";

/** A note or rest is written twice; a rest gets another length or is left out; a bar line is too many; a bar is written twice as fast. */
type RareMistake = "extra" | "rest-length" | "rest" | "extra-bar-line" | "tempo";

/** Each seeded equally often; the study reports on these. */
export const MISTAKES: readonly CommonMistake[] = ["length", "note", "bar-line"];

/** Weights are fitted on rarer mistakes too, so that repairs of them are not ruled out. */
export const MISTAKES_TO_LEARN: readonly Mistake[] = [
  ...MISTAKES,
  ...MISTAKES,
  ...MISTAKES,
  "extra",
  "rest-length",
  "rest",
  "extra-bar-line",
  "tempo",
];

export interface Corruption {
  readonly score: Score;
  readonly voice: number;
  /** The measure with the mistake in it. */
  readonly measure: number;
}

/** Make one mistake somewhere in a score, or say that there is no place for it. */
export function corrupt(score: Score, mistake: Mistake, random: RandomSource): Corruption | undefined {
  const voice = Math.floor(random() * score.voices.length);
  const old = score.voices[voice];
  if (old === undefined) return undefined;
  const changed = changeVoice(old, mistake, random);
  if (changed === undefined) return undefined;
  const voices = score.voices.map((other, index) =>
    index === voice ? { ...old, measures: changed.measures } : other,
  );
  return { score: { ...score, voices }, voice, measure: changed.measure };
}

interface ChangedVoice {
  readonly measures: readonly Measure[];
  readonly measure: number;
}

function changeVoice(voice: Voice, mistake: Mistake, random: RandomSource): ChangedVoice | undefined {
  switch (mistake) {
    case "bar-line":
      return dropLine(voice, random);
    case "extra-bar-line":
      return addLine(voice, random);
    case "tempo":
      return changeBar(voice, (events) => events.map(halved), random);
    case "length":
    case "note":
      return changeEvent(voice, mistake, isPlainNote, random);
    case "extra":
      return changeEvent(voice, mistake, (event) => isPlainNote(event) || isRest(event), random);
    case "rest-length":
    case "rest":
      return changeEvent(voice, mistake, isRest, random);
  }
}

/** Only plain lines: repeat signs and double bars may stand inside a bar, and dropping one leaves its length alone. */
function dropLine(voice: Voice, random: RandomSource): ChangedVoice | undefined {
  const places = voice.measures.flatMap((measure, index) => {
    const next = voice.measures[index + 1];
    const isPlain = measure.close?.style === "single" && next !== undefined && next.ending === undefined;
    const isSimple = [measure, next].every((one) => one?.overlays.length === 0 && one.events.some(isTimed));
    return isPlain && isSimple ? [index] : [];
  });
  const index = pick(places, random);
  const [first, second] = index === undefined ? [] : voice.measures.slice(index, index + 2);
  if (index === undefined || first === undefined || second === undefined) return undefined;
  const joined = { ...first, events: [...first.events, ...second.events], close: second.close };
  return {
    measures: [...voice.measures.slice(0, index), joined, ...voice.measures.slice(index + 2)],
    measure: index,
  };
}

/** A bar line too many, somewhere inside a measure. */
function addLine(voice: Voice, random: RandomSource): ChangedVoice | undefined {
  const index = Math.floor(random() * voice.measures.length);
  const measure = voice.measures[index];
  const at = pick(timedPlaces(measure).slice(1), random);
  if (measure === undefined || at === undefined || measure.overlays.length > 0) return undefined;
  const line = { style: "single", repeatEnd: 0, repeatStart: 0, marks: [], span: undefined } as const;
  const halves = [
    { ...measure, events: measure.events.slice(0, at), close: line },
    { ...measure, ending: undefined, events: measure.events.slice(at) },
  ];
  const measures = [...voice.measures.slice(0, index), ...halves, ...voice.measures.slice(index + 1)];
  return { measures, measure: index };
}

function timedPlaces(measure: Measure | undefined): readonly number[] {
  return (measure?.events ?? []).flatMap((event, at) => (isTimed(event) ? [at] : []));
}

function halved(event: ScoreEvent): ScoreEvent {
  return isTimed(event) ? { ...event, length: scaleDuration(event.length, 1, 2) } : event;
}

function changeBar(
  voice: Voice,
  change: (events: readonly ScoreEvent[]) => readonly ScoreEvent[],
  random: RandomSource,
): ChangedVoice | undefined {
  const index = Math.floor(random() * voice.measures.length);
  const measure = voice.measures[index];
  return measure === undefined ? undefined : withEvents(voice, index, change(measure.events));
}

function withEvents(voice: Voice, index: number, events: readonly ScoreEvent[]): ChangedVoice | undefined {
  if (!events.some(isTimed)) return undefined;
  const measures = voice.measures.map((measure, other) =>
    other === index ? { ...measure, events } : measure,
  );
  return { measures, measure: index };
}

/** Notes of tuplets are left alone: a mistake there changes how the whole tuplet is read. */
function changeEvent(
  voice: Voice,
  mistake: Mistake,
  isMeant: (event: ScoreEvent) => event is TimedEvent,
  random: RandomSource,
): ChangedVoice | undefined {
  const places = voice.measures.flatMap((measure, index) =>
    measure.overlays.length > 0
      ? []
      : measure.events.flatMap((event, at) => (isMeant(event) ? [{ measure, index, event, at }] : [])),
  );
  const place = pick(places, random);
  if (place === undefined) return undefined;
  const { measure, index, event, at } = place;
  const length =
    mistake === "length" || mistake === "rest-length" ? pick(otherLengths(voice, event), random) : undefined;
  const instead = length !== undefined ? [{ ...event, length }] : mistake === "extra" ? [event, event] : [];
  return withEvents(voice, index, measure.events.toSpliced(at, 1, ...instead));
}

function isPlainNote(event: ScoreEvent): event is TimedEvent {
  return (event.kind === "note" || event.kind === "chord") && event.tuplet === undefined;
}

function isRest(event: ScoreEvent): event is Rest {
  return event.kind === "rest" && !event.wholeMeasure;
}

function otherLengths(voice: Voice, event: TimedEvent): readonly Duration[] {
  const lengths = new Map<string, Duration>();
  const add = (length: Duration) => lengths.set(`${length.num}/${length.den}`, length);
  for (const measure of voice.measures) {
    for (const other of measure.events) if (isPlainNote(other)) add(other.length);
  }
  add(scaleDuration(event.length, 2, 1));
  add(scaleDuration(event.length, 1, 2));
  lengths.delete(`${event.length.num}/${event.length.den}`);
  return [...lengths.values()];
}

/** Pitches, lengths and bar lines of a voice: what a repair must bring back. */
export function notesOf(voice: Voice | undefined): string {
  return (voice?.measures ?? [])
    .map((measure) => measure.events.filter(isTimed).map(eventText).join(" "))
    .join(" | ");
}

function eventText(event: TimedEvent): string {
  const pitches =
    event.kind === "rest"
      ? []
      : event.kind === "note"
        ? [event.pitch]
        : event.notes.map(({ pitch }) => pitch);
  const names = pitches.map(({ letter, alter, octave }) => `${letter}${alter}${octave}`).join("+");
  return `${names || "z"}:${event.length.num}/${event.length.den}`;
}
