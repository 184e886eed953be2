/** @file A score in the form that is engraved: every sign one that shows, low voices in a clef they can be read in. */
import {
  eventPitches,
  isTimed,
  type Mark,
  type Measure,
  midiKey,
  type Score,
  type ScoreEvent,
  type Tempo,
  type Voice,
} from "@melodist/score";

/** Decorations without a sign of their own in the engraver → what is printed above the note instead. */
const PRINTED: ReadonlyMap<string, string> = new Map([
  ["roll", "~"],
  ["fine", "Fine"],
  ["dacapo", "Da Capo"],
  ["dacoda", "To Coda"],
  ["D.C.", "D.C."],
  ["D.S.", "D.S."],
]);

/** A voice whose middle note lies below this key, the G below middle C, is read in the bass clef. */
const BASS_BELOW = 55;

/** The score to engrave in place of another: its tempo stands in the header, so the music need not repeat it. */
export function engravable(score: Score): Score {
  const hoisted = openingTempo(score);
  const voices = score.voices.map((voice, index) => ({
    ...voice,
    properties: { ...voice.properties, ...clefFor(voice) },
    measures: voice.measures.map((measure, place) =>
      engravableMeasure(measure, index + place === 0 ? hoisted : undefined),
    ),
  }));
  return { ...score, tempo: undefined, voices };
}

/** The tempo that stands in the header: the score's own, or one that its music begins with. */
export function headerTempo(score: Score): Tempo | undefined {
  return score.tempo ?? openingTempo(score)?.tempo;
}

type TempoChange = Extract<ScoreEvent, { kind: "tempo-change" }>;

function openingTempo(score: Score): TempoChange | undefined {
  if (score.tempo !== undefined) return undefined;
  const events = score.voices[0]?.measures[0]?.events ?? [];
  const first = events.findIndex(isTimed);
  const lead = first < 0 ? events : events.slice(0, first);
  return lead.find((event): event is TempoChange => event.kind === "tempo-change");
}

function clefFor({ properties, measures }: Voice): { readonly clef?: string } {
  if (properties["clef"] !== undefined && properties["clef"] !== "auto") return {};
  const events = measures.flatMap((measure) => [...measure.events, ...measure.overlays.flat()]);
  if (events.some((event) => event.kind === "staff-change" && "clef" in event.properties)) return {};
  const keys = events
    .flatMap(eventPitches)
    .map(midiKey)
    .sort((a, b) => a - b);
  const middle = keys[Math.floor(keys.length / 2)] ?? BASS_BELOW;
  return middle < BASS_BELOW ? { clef: "bass" } : {};
}

function engravableMeasure(measure: Measure, hoisted: ScoreEvent | undefined): Measure {
  const events = measure.events.filter((event) => event !== hoisted);
  return {
    ...measure,
    events: events.map(withPrintedMarks),
    overlays: measure.overlays.map((overlay) => overlay.map(withPrintedMarks)),
  };
}

function withPrintedMarks(event: ScoreEvent): ScoreEvent {
  return "marks" in event && event.marks.length > 0 ? { ...event, marks: event.marks.map(printed) } : event;
}

function printed(mark: Mark): Mark {
  if (mark.kind === "no-chord") return { kind: "annotation", place: "above", text: mark.text };
  const text = mark.kind === "decoration" ? PRINTED.get(mark.name) : undefined;
  return text === undefined ? mark : { kind: "annotation", place: "above", text };
}
