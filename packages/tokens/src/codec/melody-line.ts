/**
 * @file The melody of a score as it is spelled in tokens: one voice, one note at a time, with the chords over it.
 *
 * Of notes struck together the highest counts; overlays, other voices and everything that is only told to the eye
 * or the singer (slurs, staccato, dynamics, annotations, lyrics, line breaks) are left out.
 */
import {
  addDurations,
  type ChordSymbol,
  type Duration,
  isTimed,
  type Mark,
  type Meter,
  measureLength,
  midiKey,
  type Pitch,
  placeMeasures,
  type Score,
  type TimedEvent,
  type TupletPlace,
  type Voice,
  ZERO,
} from "@melodist/score";
import { ORNAMENTS } from "../vocabulary/inventory.data.ts";
import type { OrnamentName } from "../vocabulary/token.ts";

/** One event of the melody; a `hold` goes on with the note before. */
export interface LineEvent {
  readonly kind: "note" | "rest" | "hold";
  /** Undefined for rests. */
  readonly pitch: Pitch | undefined;
  /** Sounding, in whole notes. */
  readonly length: Duration;
  readonly tuplet: TupletPlace | undefined;
  readonly grace: readonly Pitch[];
  readonly ornaments: readonly OrnamentName[];
  readonly chord: ChordSymbol | undefined;
}

/** What stands between two bar lines. */
export interface LineMeasure {
  /** Index of the measure in its voice. */
  readonly written: number;
  readonly events: readonly LineEvent[];
  readonly length: Duration;
  readonly meter: Meter;
}

/** The voice that has the melody: the first with notes. */
export function melodyVoice(score: Score): Voice | undefined {
  return score.voices.find((voice) =>
    voice.measures.some((measure) => measure.events.some(({ kind }) => kind === "note" || kind === "chord")),
  );
}

/** The melody's measures as written; those without music are left out. */
export function readLine(score: Score, voice: Voice): readonly LineMeasure[] {
  const row = createRow();
  return placeMeasures(score, voice).flatMap(({ measure, index, meter }): LineMeasure[] => {
    const events: LineEvent[] = [];
    const timed = measure.events.filter(isTimed);
    for (const event of measure.events) {
      if (event.kind === "spacer") row.carry(event.marks);
      if (isTimed(event)) events.push(row.read(event, soundingLength(event, timed.length, meter)));
    }
    if (events.length === 0) return [];
    const length = events.reduce((sum, event) => addDurations(sum, event.length), ZERO);
    return [{ written: index, events, length, meter }];
  });
}

/** A rest for the whole bar is as long as the bar, whatever its figure. */
function soundingLength(event: TimedEvent, events: number, meter: Meter): Duration {
  const isWhole = event.kind === "rest" && event.wholeMeasure && events === 1;
  return (isWhole ? measureLength(meter) : undefined) ?? event.length;
}

/** Reads event after event; remembers ties, and chords that stand over no note. */
function createRow() {
  /** The last note when it is tied to the next. */
  let tied: Pitch | undefined;
  let waiting: ChordSymbol | undefined;

  function carry(marks: readonly Mark[]): void {
    waiting = chordOf(marks) ?? waiting;
  }

  /** True when the event goes on with the note before; remembers whether the next may. */
  function isHeld(top: TopNote | undefined): boolean {
    const before = tied;
    tied = top?.tied ? top.pitch : undefined;
    return top !== undefined && before !== undefined && midiKey(before) === midiKey(top.pitch);
  }

  function read(event: TimedEvent, length: Duration): LineEvent {
    const top = topNote(event);
    const held = isHeld(top);
    const kind = top === undefined ? "rest" : held ? "hold" : "note";
    const chord = chordOf(event.marks) ?? waiting;
    waiting = undefined;
    return {
      kind,
      pitch: top?.pitch,
      length,
      tuplet: event.tuplet,
      grace: kind === "note" ? gracePitches(event) : [],
      ornaments: kind === "note" ? ornamentsOf(event.marks) : [],
      chord,
    };
  }

  return { carry, read };
}

interface TopNote {
  readonly pitch: Pitch;
  readonly tied: boolean;
}

function topNote(event: TimedEvent): TopNote | undefined {
  if (event.kind === "rest") return undefined;
  if (event.kind === "note") return { pitch: event.pitch, tied: event.tie !== undefined };
  const [first, ...others] = event.notes;
  const top = others.reduce(
    (highest, note) => (midiKey(note.pitch) > midiKey(highest.pitch) ? note : highest),
    first,
  );
  return {
    pitch: top.pitch,
    tied: top.tie !== undefined || event.notes.some(({ tie }) => tie !== undefined),
  };
}

/** Of several chords over one note the first counts. */
function chordOf(marks: readonly Mark[]): ChordSymbol | undefined {
  for (const mark of marks) if (mark.kind === "chord-symbol") return mark.chord;
  return undefined;
}

/** A note carries no more grace notes than this; of a longer group the last ones are kept. */
export const MOST_GRACE_NOTES = 4;

function gracePitches(event: TimedEvent): readonly Pitch[] {
  const notes = event.grace?.notes ?? [];
  return notes
    .slice(-MOST_GRACE_NOTES)
    .map(({ pitches: [first, ...others] }) =>
      others.reduce((top, pitch) => (midiKey(pitch) > midiKey(top) ? pitch : top), first),
    );
}

/** At most one of each, in the order in which tokens spell them. */
function ornamentsOf(marks: readonly Mark[]): readonly OrnamentName[] {
  const names = new Set(marks.flatMap((mark) => (mark.kind === "decoration" ? [mark.name] : [])));
  return ORNAMENTS.filter((name) => names.has(name));
}
