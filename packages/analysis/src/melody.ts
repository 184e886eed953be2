/**
 * @file The melody of a score: what is sung or played on top, as one row of notes.
 *
 * Everything that judges a tune by ear begins here. Ties are one note, of a chord the highest note counts, grace
 * notes and overlays are left out. The first voice that has notes is the melody's.
 */
import {
  addDurations,
  type ChordSymbol,
  type Duration,
  isTimed,
  type Key,
  type Measure,
  type Meter,
  type MidiKey,
  midiKey,
  type Pitch,
  placeMeasures,
  type Score,
  type TimedEvent,
  unfold,
  ZERO,
} from "@melodist/score";

/** One note as it sounds. */
export interface MelodyNote {
  readonly pitch: Pitch;
  readonly midi: MidiKey;
  /** In whole notes from the beginning of the melody. */
  readonly onset: Duration;
  /** In whole notes; of tied notes, all together. */
  readonly length: Duration;
  /** Index into the melody's measures, of the first when tied over a bar line. */
  readonly measure: number;
  /** In whole notes from the beginning of that measure. */
  readonly offset: Duration;
}

/** A measure of the melody. */
export interface MelodyMeasure {
  /** Index of the measure in the score's voice as written. */
  readonly written: number;
  readonly onset: Duration;
  readonly length: Duration;
  readonly meter: Meter;
  readonly key: Key;
  /** A repeat sign, a double or a final bar line ends it, or a repeat or part begins behind it. */
  readonly endsSection: boolean;
}

/** A chord symbol and when it begins; `chord` is undefined where the accompaniment rests. */
export interface MelodyChord {
  readonly onset: Duration;
  readonly chord: ChordSymbol | undefined;
}

export interface Melody {
  /** Ascending by onset, never two at once. Rests are the gaps. */
  readonly notes: readonly MelodyNote[];
  readonly measures: readonly MelodyMeasure[];
  readonly chords: readonly MelodyChord[];
  /** Index of the voice it was read from. */
  readonly voice: number;
}

export interface MelodyOptions {
  /** Follow repeats and endings (as played) or take every measure once (as written). Default: as written. */
  readonly repeats?: boolean;
}

/**
 * Read the melody of a score.
 *
 * @throws MelodistError `too-large` when repeats are followed and play more than 100,000 measures
 * @example
 * readMelody(score).notes[0]?.midi; // => 67
 */
export function readMelody(score: Score, { repeats = false }: MelodyOptions = {}): Melody {
  const voice = Math.max(
    0,
    score.voices.findIndex((candidate) => candidate.measures.some(hasNotes)),
  );
  const { score: flat, order } = repeats ? unfold(score) : { score, order: [] };
  const sung = flat.voices[voice];
  if (sung === undefined) return { notes: [], measures: [], chords: [], voice };
  const placed = placeMeasures(flat, sung);
  const row = createRow();
  for (const { measure, index, onset } of placed) {
    let offset = ZERO;
    for (const event of measure.events) {
      if (event.kind === "spacer") row.mark(event, addDurations(onset, offset));
      if (!isTimed(event)) continue;
      row.add(event, { measure: index, offset, onset: addDurations(onset, offset) });
      offset = addDurations(offset, event.length);
    }
  }
  const measures = placed.map(({ measure, index, onset, length, meter, key }): MelodyMeasure => {
    const endsSection = isSectionEnd(measure, sung.measures[index + 1]);
    return { written: order[voice]?.[index] ?? index, onset, length, meter, key, endsSection };
  });
  return { notes: row.notes, measures, chords: row.chords, voice };
}

function hasNotes({ events }: { readonly events: readonly { readonly kind: string }[] }): boolean {
  return events.some((event) => event.kind === "note" || event.kind === "chord");
}

/** True when a sign behind a measure says that something is over there. */
export function isSectionEnd({ close }: Measure, next: Measure | undefined): boolean {
  if (next === undefined || beginsPart(next)) return true;
  if (close === undefined) return false;
  return close.repeatEnd > 0 || close.repeatStart > 0 || close.style === "double" || close.style === "final";
}

function beginsPart(measure: Measure): boolean {
  for (const event of measure.events) {
    if (event.kind === "part") return true;
    if (isTimed(event)) return false;
  }
  return false;
}

/** Where an event stands. */
type Place = Pick<MelodyNote, "measure" | "offset" | "onset">;

/** The notes so far; a note tied to from the one before lengthens it. */
function createRow() {
  const notes: MelodyNote[] = [];
  const chords: MelodyChord[] = [];
  /** The last note was written with a tie. */
  let held = false;
  function mark({ marks }: Pick<TimedEvent, "marks">, onset: Duration): void {
    for (const sign of marks) {
      if (sign.kind === "chord-symbol") chords.push({ onset, chord: sign.chord });
      else if (sign.kind === "no-chord") chords.push({ onset, chord: undefined });
    }
  }
  function add(event: TimedEvent, place: Place): void {
    mark(event, place.onset);
    const top = topNote(event);
    if (top === undefined) {
      held = false;
      return;
    }
    const midi = midiKey(top.pitch);
    const last = notes.at(-1);
    if (held && last?.midi === midi) {
      notes[notes.length - 1] = { ...last, length: addDurations(last.length, event.length) };
    } else {
      notes.push({ pitch: top.pitch, midi, length: event.length, ...place });
    }
    held = top.tied;
  }
  return { notes, chords, mark, add };
}

function topNote(event: TimedEvent): { readonly pitch: Pitch; readonly tied: boolean } | undefined {
  if (event.kind === "rest") return undefined;
  if (event.kind === "note") return { pitch: event.pitch, tied: event.tie !== undefined };
  const [first, ...others] = event.notes;
  const highest = others.reduce(
    (top, note) => (midiKey(note.pitch) > midiKey(top.pitch) ? note : top),
    first,
  );
  return { pitch: highest.pitch, tied: highest.tie !== undefined };
}
