/** @file One stream of one measure written down: rests filled in, notes divided where notation divides them. */
import {
  type ChordNote,
  isCompound,
  type Key,
  type Lyric,
  type Meter,
  type Pitch,
  type ScoreEvent,
  type TupletPlace,
} from "@melodist/score";
import { type GridMeasure, STEPS_PER_CROTCHET, STEPS_PER_WHOLE, stepsToDuration } from "./measure-grid.ts";
import { spellPitch } from "./spell-pitch.ts";
import type { GridChord } from "./streams.ts";
import { FINEST_PLAIN, type TupletSpan, tupletSpans } from "./tuplet-spans.ts";

/** A note, chord or (without keys) rest to be written with one sign, in steps from the beginning of its measure. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly keys: readonly number[];
  /** Only the first piece of a note is sung to. */
  readonly syllable: string | undefined;
  /** The note goes on in the next piece. */
  readonly isTied: boolean;
  readonly span: TupletSpan | undefined;
}

/**
 * Write down what a stream does in a measure.
 *
 * @param chords those that sound in the measure, in order
 * @param isMain false for an overlay, whose rests only take time and are not shown
 */
export function notateMeasure(
  chords: readonly GridChord[],
  measure: GridMeasure,
  under: Key,
  isMain: boolean,
): readonly ScoreEvent[] {
  const length = measure.end - measure.start;
  if (chords.length === 0) return [restOf(stepsToDuration(length), undefined, isMain, isMain)];
  const whole = fillRests(chords, measure);
  const spans = tupletSpans(
    whole.flatMap((piece) => [piece.start, piece.end]),
    length,
  );
  const pieces = whole.flatMap((piece) => dividePiece(piece, spans, beamGroup(measure.meter)));
  return pieces.map((piece, place) => {
    const tuplet = tupletPlace(piece, pieces);
    const stretch = stepsToDuration(piece.end - piece.start);
    if (piece.keys.length === 0) return restOf(stretch, tuplet, isMain, false);
    return sounding(piece, under, tuplet, isBeamed(piece, pieces[place + 1], measure.meter));
  });
}

/** The chords cut to the measure, and rests between them. */
function fillRests(chords: readonly GridChord[], measure: GridMeasure): readonly Piece[] {
  const length = measure.end - measure.start;
  const pieces: Piece[] = [];
  const rest = { keys: [], syllable: undefined, isTied: false, span: undefined };
  let reached = 0;
  for (const chord of chords) {
    const start = Math.max(0, chord.start - measure.start);
    const end = Math.min(length, chord.end - measure.start);
    if (start > reached) pieces.push({ ...rest, start: reached, end: start });
    const isBegun = chord.start >= measure.start;
    pieces.push({
      start,
      end,
      keys: chord.keys,
      syllable: isBegun ? chord.syllable : undefined,
      isTied: chord.end > measure.end,
      span: undefined,
    });
    reached = end;
  }
  return reached < length ? [...pieces, { ...rest, start: reached, end: length }] : pieces;
}

/** Cut a piece where tuplets begin and end, and into lengths that one sign can show. */
function dividePiece(piece: Piece, spans: readonly TupletSpan[], group: number): readonly Piece[] {
  const cuts = spans.flatMap((span) => [span.start, span.end]);
  const inner = cuts.filter((cut) => cut > piece.start && cut < piece.end);
  const borders = [...new Set([piece.start, ...inner, piece.end])];
  const divided = borders.slice(1).flatMap((end, place) => {
    const start = borders[place] ?? piece.start;
    const span = spans.find((candidate) => candidate.start <= start && end <= candidate.end);
    return writtenLengths(start, end, span, group).map((length) => ({ length, span }));
  });
  let start = piece.start;
  return divided.map(({ length, span }, place) => {
    const part: Piece = {
      ...piece,
      start,
      end: start + length,
      syllable: place === 0 ? piece.syllable : undefined,
      isTied: piece.keys.length > 0 && (piece.isTied || place < divided.length - 1),
      span,
    };
    start += length;
    return part;
  });
}

/** A stretch as a row of lengths that one sign can show; inside a tuplet, by what is written there. */
function writtenLengths(
  start: number,
  end: number,
  span: TupletSpan | undefined,
  group: number,
): readonly number[] {
  if (span === undefined) return signLengths(start, end, group);
  const { actual, normal } = span;
  const written = (steps: number) => ((steps - span.start) * actual) / normal;
  const lengths = signLengths(written(start), written(end), STEPS_PER_CROTCHET);
  return lengths.map((length) => (length * normal) / actual);
}

/** A plain or dotted length stays whole; any other is cut at the strongest beat inside it, and so on. */
function signLengths(start: number, end: number, strongest: number): readonly number[] {
  const units = (end - start) / FINEST_PLAIN;
  const isOdd = !Number.isInteger(units) || !Number.isInteger(start / FINEST_PLAIN);
  if (isOdd || isPowerOfTwo(units) || (units > 1 && isPowerOfTwo(units / 1.5))) return [end - start];
  for (let step = strongest; ; step = weakerBeat(step)) {
    const cut = Math.floor((end - 1) / step) * step;
    if (cut <= start) continue;
    return [...signLengths(start, cut, step), ...signLengths(cut, end, step)];
  }
}

/** A dotted beat has three parts, any other two. Down to the finest plain note, dotted ones are 3/2 of a power of two of it. */
function weakerBeat(step: number): number {
  return isPowerOfTwo(step / FINEST_PLAIN) ? step / 2 : step / 3;
}

function isPowerOfTwo(units: number): boolean {
  return Number.isInteger(Math.log2(units));
}

function tupletPlace({ span, start }: Piece, pieces: readonly Piece[]): TupletPlace | undefined {
  if (span === undefined) return undefined;
  const members = pieces.filter((piece) => piece.span === span);
  const index = members.findIndex((piece) => piece.start === start);
  return { actual: span.actual, normal: span.normal, index, count: members.length };
}

const PLAIN = { beam: false, slurs: undefined, grace: undefined, marks: [], span: undefined };

function restOf(
  length: ReturnType<typeof stepsToDuration>,
  tuplet: TupletPlace | undefined,
  visible: boolean,
  wholeMeasure: boolean,
): ScoreEvent {
  return { ...PLAIN, kind: "rest", length, tuplet, visible, wholeMeasure };
}

function sounding(piece: Piece, under: Key, tuplet: TupletPlace | undefined, beam: boolean): ScoreEvent {
  const length = stepsToDuration(piece.end - piece.start);
  const tie = piece.isTied ? "full" : undefined;
  const lyrics = lyricsOf(piece.syllable);
  const toNote = (pitch: Pitch): ChordNote => ({ pitch, courtesy: false, length, tie, marks: [] });
  const [lowest, ...others] = piece.keys.map((keyNumber) => spellPitch(keyNumber, under));
  if (lowest === undefined) throw new Error("a piece that sounds has keys");
  if (others.length > 0) {
    const notes = [toNote(lowest), ...others.map(toNote)] as const;
    return { ...PLAIN, kind: "chord", length, tuplet, beam, notes, lyrics };
  }
  return { ...PLAIN, kind: "note", length, tuplet, beam, pitch: lowest, courtesy: false, tie, lyrics };
}

/** A hyphen at the end says that the word goes on. */
function lyricsOf(syllable: string | undefined): readonly Lyric[] {
  if (syllable === undefined) return [];
  const hyphen = syllable.endsWith("-");
  return [{ kind: "syllable", text: hyphen ? syllable.slice(0, -1) : syllable, hyphen }];
}

/** Quavers and shorter notes of one group of the bar share a beam. */
function isBeamed(piece: Piece, next: Piece | undefined, under: Meter): boolean {
  if (next === undefined || next.keys.length === 0) return false;
  const group = beamGroup(under);
  const areShort = [piece, next].every(({ start, end, span }) => {
    const { actual, normal } = span ?? { actual: 1, normal: 1 };
    return ((end - start) * actual) / normal < STEPS_PER_CROTCHET;
  });
  return (
    areShort && piece.span === next.span && Math.floor(piece.start / group) === Math.floor(next.start / group)
  );
}

/** Steps under one beam: the dotted beat, half a bar of four crotchets, else a crotchet. */
function beamGroup(under: Meter): number {
  if (under.kind === "free") return STEPS_PER_CROTCHET;
  if (isCompound(under)) return (3 * STEPS_PER_WHOLE) / under.unit;
  const beats = under.beats[0] ?? 0;
  const isWholeBar = beats === under.unit;
  return isWholeBar ? STEPS_PER_WHOLE / 2 : STEPS_PER_CROTCHET;
}
