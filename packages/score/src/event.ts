/**
 * @file Everything that stands between two bar lines, as one union of plain data.
 *
 * Lengths are the sounding ones: broken rhythm and tuplets are already applied. Events of no length
 * (a change of key, a line break) stand in the stream where they take effect.
 */
import type { ChordSymbol } from "./chord-symbol.ts";
import type { Duration } from "./duration.ts";
import type { Key } from "./key.ts";
import type { Meter } from "./meter.ts";
import type { Pitch } from "./pitch.ts";
import type { Span } from "./span.ts";
import type { Tempo } from "./tempo.ts";

/** A sign attached to an event, in the order it was written. */
export type Mark =
  /** `name` is ABC's long spelling: "staccato", "trill", "roll", "fermata", "p", "crescendo(". */
  | { readonly kind: "decoration"; readonly name: string }
  | { readonly kind: "chord-symbol"; readonly chord: ChordSymbol }
  /** "N.C.": the accompaniment rests. */
  | { readonly kind: "no-chord"; readonly text: string }
  | { readonly kind: "annotation"; readonly place: AnnotationPlace; readonly text: string };

/** Where an annotation stands; `free` leaves it to the engraver, `none` is a quoted text without a sign. */
export type AnnotationPlace = "above" | "below" | "left" | "right" | "free" | "none";

export type TieStyle = "full" | "dotted";

/** What one note of one verse is sung to; `hold` draws out the syllable before. */
export type Lyric =
  | { readonly kind: "syllable"; readonly text: string; readonly hyphen: boolean }
  | { readonly kind: "hold" };

/** Where an event stands in its tuplet: `actual` in the time of `normal`, `index` 0 to `count - 1`. */
export interface TupletPlace {
  readonly actual: number;
  readonly normal: number;
  readonly index: number;
  readonly count: number;
}

/** Slurs that begin before and end after an event. */
export interface Slurs {
  readonly open: readonly TieStyle[];
  readonly close: number;
}

/** One note, or several struck together, played before the beat. Lengths are nominal; it takes no time. */
export interface Grace {
  /** Drawn with a stroke (acciaccatura). */
  readonly slashed: boolean;
  readonly notes: readonly GraceNote[];
}

export interface GraceNote {
  readonly pitches: readonly [Pitch, ...Pitch[]];
  readonly length: Duration;
}

/** What notes, chords and rests share. */
interface Timed {
  /** Sounding length in whole notes. */
  readonly length: Duration;
  /** Joined by a beam to the next note of the bar. */
  readonly beam: boolean;
  readonly tuplet: TupletPlace | undefined;
  readonly slurs: Slurs | undefined;
  readonly grace: Grace | undefined;
  readonly marks: readonly Mark[];
  readonly span: Span | undefined;
}

export interface Note extends Timed {
  readonly kind: "note";
  readonly pitch: Pitch;
  /** Its accidental is shown although the bar and key already say it. */
  readonly courtesy: boolean;
  /** Tied to the next note of the same pitch. */
  readonly tie: TieStyle | undefined;
  /** One entry a verse; null where the verse has nothing here. */
  readonly lyrics: readonly (Lyric | null)[];
}

/** One note of a chord. */
export interface ChordNote {
  readonly pitch: Pitch;
  readonly courtesy: boolean;
  /** Nearly always the chord's; notes of a chord may differ. */
  readonly length: Duration;
  readonly tie: TieStyle | undefined;
  readonly marks: readonly Mark[];
}

export interface Chord extends Timed {
  readonly kind: "chord";
  readonly notes: readonly [ChordNote, ...ChordNote[]];
  readonly lyrics: readonly (Lyric | null)[];
}

export interface Rest extends Timed {
  readonly kind: "rest";
  /** False for a rest that only takes time (`x`). */
  readonly visible: boolean;
  /** A rest for the whole bar, whatever the meter (`Z`). */
  readonly wholeMeasure: boolean;
}

/** What a note or rest has at it that has nothing but its length. */
export const UNADORNED = Object.freeze({
  beam: false,
  tuplet: undefined,
  slurs: undefined,
  grace: undefined,
  marks: Object.freeze([]),
  span: undefined,
});

/** A rest that is seen, with nothing at it. @example plainRest(duration(1, 4)).visible; // => true */
export function plainRest(length: Duration): Rest {
  return { kind: "rest", length, ...UNADORNED, visible: true, wholeMeasure: false };
}

/** No sound and no time: holds marks that belong to no note. */
export interface Spacer {
  readonly kind: "spacer";
  readonly grace: Grace | undefined;
  readonly marks: readonly Mark[];
  readonly span: Span | undefined;
}

/** Events that take time. */
export type TimedEvent = Note | Chord | Rest;

export type ScoreEvent =
  | TimedEvent
  | Spacer
  | { readonly kind: "meter-change"; readonly meter: Meter; readonly span: Span | undefined }
  | { readonly kind: "key-change"; readonly key: Key; readonly span: Span | undefined }
  | { readonly kind: "tempo-change"; readonly tempo: Tempo; readonly span: Span | undefined }
  /** The unit length changes; only spelling depends on it, lengths are exact already. */
  | { readonly kind: "unit-change"; readonly unit: Duration; readonly span: Span | undefined }
  /** Clef and other properties of the staff change. */
  | { readonly kind: "staff-change"; readonly properties: StaffProperties; readonly span: Span | undefined }
  /** A part begins (`P:A` inside the tune). */
  | { readonly kind: "part"; readonly label: string; readonly span: Span | undefined }
  /** Any other field or directive inside the tune, kept as it is. */
  | {
      readonly kind: "field";
      readonly letter: string;
      readonly text: string;
      readonly span: Span | undefined;
    }
  /** The line of music ends here. */
  | { readonly kind: "line-break"; readonly span: Span | undefined };

/** Clef, name, transposition and the like, as `V:` and `K:` spell them: `clef`, `name`, `octave`, `transpose`… */
export type StaffProperties = Readonly<Record<string, string>>;

/** True for events that take time. */
export function isTimed(event: ScoreEvent): event is TimedEvent {
  return event.kind === "note" || event.kind === "chord" || event.kind === "rest";
}

/** The pitches an event sounds: none for a rest. */
export function eventPitches(event: ScoreEvent): readonly Pitch[] {
  if (event.kind === "note") return [event.pitch];
  if (event.kind === "chord") return event.notes.map((note) => note.pitch);
  return [];
}
