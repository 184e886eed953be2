/**
 * @file A note or chord struck: its grace notes, its ties, its loudness, the syllable it is sung to.
 *
 * A tie joins a note to the next one that sounds the same in the voice and begins where the first ends,
 * in whatever stream or measure it stands. Staccato notes sound for half their length. Grace notes are
 * played on the beat and take their time from the note they adorn: a demisemiquaver (1/32) each, but
 * never more than half the note together.
 */
import {
  addDurations,
  type Chord,
  compareDurations,
  type Duration,
  duration,
  equalDurations,
  type Lyric,
  type Mark,
  type Note,
  scaleDuration,
  subtractDurations,
  ZERO,
} from "@melodist/score";
import { isAccented, strikeVelocity } from "./loudness.ts";
import type { NoteSource } from "./performance.ts";
import { type SoundingPitch, soundingPitch } from "./sounding-pitch.ts";
import type { SoundingNote, VoiceWalk } from "./voice-walk.ts";

const LONGEST_GRACE = duration(1, 32);

/** Strike an event, or hold on to what is tied to it. */
export function strike(walk: VoiceWalk, event: Note | Chord, onset: Duration, source: NoteSource): void {
  const strokes = strokesOf(event, walk.shift).filter((stroke) => !holdTied(walk, stroke, onset));
  if (strokes.length === 0) return;
  const stolen = strikeGraces(walk, event, onset, source);
  let syllable = sungSyllable(event.lyrics, walk.passes.get(source.measure) ?? 1);
  for (const stroke of strokes) {
    const note: SoundingNote = {
      onset: addDurations(onset, stolen),
      length: lessThan(stolen, stroke.sounding)
        ? subtractDurations(stroke.sounding, stolen)
        : stroke.sounding,
      key: stroke.sound.key,
      cents: stroke.sound.cents,
      velocity: velocityAt(walk, onset, isAccented(stroke.marks)),
      part: walk.options.part,
      kind: "note",
      source,
      syllable,
    };
    syllable = undefined;
    walk.notes.push(note);
    if (stroke.isTied) {
      walk.tied.set(inCents(stroke.sound), { note, end: addDurations(onset, stroke.length) });
    }
  }
}

/** One pitch of a note or chord. */
interface Stroke {
  readonly sound: SoundingPitch;
  /** As written, > 0. */
  readonly length: Duration;
  /** As heard: less than `length` when it is staccato. */
  readonly sounding: Duration;
  readonly isTied: boolean;
  readonly marks: readonly Mark[];
}

function strokesOf(event: Note | Chord, shift: number): readonly Stroke[] {
  const notes =
    event.kind === "note"
      ? [event]
      : event.notes.map((note) => ({ ...note, marks: [...event.marks, ...note.marks] }));
  return notes
    .filter((note) => note.length.num > 0)
    .map(({ pitch, length, tie, marks }) => {
      const isTied = tie !== undefined;
      const sounding = isStaccato(marks) && !isTied ? scaleDuration(length, 1, 2) : length;
      return { sound: soundingPitch(pitch, shift), length, sounding, isTied, marks };
    });
}

/** Lengthen the note that a stroke is tied to; false when there is none and it must be struck. */
function holdTied(walk: VoiceWalk, stroke: Stroke, onset: Duration): boolean {
  const sounding = inCents(stroke.sound);
  const held = walk.tied.get(sounding);
  if (held === undefined || !equalDurations(held.end, onset)) return false;
  held.note.length = addDurations(held.note.length, stroke.sounding);
  if (stroke.isTied) walk.tied.set(sounding, { note: held.note, end: addDurations(onset, stroke.length) });
  else walk.tied.delete(sounding);
  return true;
}

/** Play the grace notes of a note or chord. @returns the time they take from it */
function strikeGraces(walk: VoiceWalk, event: Note | Chord, onset: Duration, source: NoteSource): Duration {
  const groups = event.grace?.notes ?? [];
  if (!walk.options.graces || groups.length === 0) return ZERO;
  const share = scaleDuration(event.length, 1, 2 * groups.length);
  const length = lessThan(share, LONGEST_GRACE) ? share : LONGEST_GRACE;
  const velocity = velocityAt(walk, onset, false);
  const part = walk.options.part;
  for (const [place, { pitches }] of groups.entries()) {
    const start = addDurations(onset, scaleDuration(length, place, 1));
    for (const pitch of pitches) {
      const sound = soundingPitch(pitch, walk.shift);
      walk.notes.push({
        onset: start,
        length,
        ...sound,
        velocity,
        part,
        kind: "grace",
        source,
        syllable: undefined,
      });
    }
  }
  return scaleDuration(length, groups.length, 1);
}

function velocityAt(walk: VoiceWalk, onset: Duration, accented: boolean): number {
  const { measure, loudness } = walk;
  const inBar = addDurations(measure.position, subtractDurations(onset, measure.onset));
  return strikeVelocity(loudness, inBar, measure.meter, accented);
}

/**
 * What a note is sung to: each pass through a measure has its verse, and the last verse serves for the rest.
 *
 * @param pass 1 for the first time
 */
function sungSyllable(lyrics: readonly (Lyric | null)[], pass: number): string | undefined {
  const lyric = lyrics[Math.min(pass, lyrics.length) - 1];
  if (lyric === undefined || lyric === null || lyric.kind === "hold") return undefined;
  return lyric.hyphen ? `${lyric.text}-` : lyric.text;
}

function isStaccato(marks: readonly Mark[]): boolean {
  return marks.some((mark) => mark.kind === "decoration" && mark.name === "staccato");
}

function inCents(sound: SoundingPitch): number {
  return sound.key * 100 + sound.cents;
}

function lessThan(a: Duration, b: Duration): boolean {
  return compareDurations(a, b) < 0;
}
