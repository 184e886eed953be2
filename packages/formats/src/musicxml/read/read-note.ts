/** @file `<note>` elements as an event: one note, a chord, or a rest, written as one note value or as several tied. */
import {
  type Chord,
  type ChordNote,
  compareDurations,
  type Duration,
  duration,
  type Grace,
  type GraceNote,
  type Lyric,
  type Mark,
  type Note,
  type Pitch,
  type Rest,
  type Slurs,
  scaleDuration,
  subtractDurations,
  sumDurations,
  type TieStyle,
} from "@melodist/score";
import { report } from "../finding.ts";
import { readLetter } from "../letter.ts";
import { type TimeRatio, valueLength } from "../note-value.ts";
import { readSign } from "../sign.ts";
import { childNumber, childOf, childText, elementsOf, textOf, type XmlElement } from "../xml/xml-node.ts";
import { lengthOfDivisions, type PartReader, withVerse } from "./part-reader.ts";

/** The notes of one event: for each written note value, the head and the other notes of its chord. */
export type NoteGroup = readonly [NotePiece, ...NotePiece[]];
export type NotePiece = readonly [XmlElement, ...XmlElement[]];

/** What waited for the event. */
export interface Waiting {
  readonly marks: readonly Mark[];
  readonly grace: Grace | undefined;
  readonly octaveShift: number;
}

/** A length that no file means. */
const LONGEST = duration(1_000, 1);

/**
 * Sounding length of a `<note>`; undefined when it has none that makes sense.
 *
 * Where `<duration>` is off the written value by less than one division it was rounded, and the value is meant.
 */
function noteLength(of: XmlElement, divisions: number): Duration | undefined {
  const count = childNumber(of, "duration");
  const written = writtenLength(of);
  if (count === undefined || count < 0 || count > 1e9) return written;
  const counted = lengthOfDivisions(count, divisions);
  if (compareDurations(counted, LONGEST) > 0) return undefined;
  return written !== undefined && isRounded(counted, written, divisions) ? written : counted;
}

function isRounded(counted: Duration, written: Duration, divisions: number): boolean {
  const isLonger = compareDurations(counted, written) > 0;
  const off = isLonger ? subtractDurations(counted, written) : subtractDurations(written, counted);
  return off.num * 4 * divisions < off.den;
}

/** Length by note value, dots and tuplet. */
function writtenLength(of: XmlElement): Duration | undefined {
  const type = childText(of, "type")?.trim();
  if (type === undefined) return undefined;
  const length = valueLength({ type, dots: elementsOf(of, "dot").length });
  const ratio = readRatio(of);
  if (length === undefined || ratio === undefined) return length;
  return scaleDuration(length, ratio.normal, ratio.actual);
}

/** The `<time-modification>` of a note. */
export function readRatio(of: XmlElement): TimeRatio | undefined {
  const modification = childOf(of, "time-modification");
  const actual = childNumber(modification, "actual-notes") ?? 0;
  const normal = childNumber(modification, "normal-notes") ?? 0;
  const isSensible = [actual, normal].every((count) => Number.isInteger(count) && count >= 1 && count <= 1e4);
  return isSensible ? { actual, normal } : undefined;
}

/** The event that a group of notes stands for. */
export function readEvent(
  group: NoteGroup,
  length: Duration,
  reader: PartReader,
  waiting: Waiting,
): Note | Chord | Rest {
  const [head] = group[0];
  const [last] = group.at(-1) ?? group[0];
  const shared = {
    length,
    beam: isBeamed(head),
    tuplet: undefined,
    slurs: readSlurs(group),
    grace: waiting.grace,
    marks: [...waiting.marks, ...readSigns(head, reader)],
    span: undefined,
  };
  const rest = childOf(head, "rest");
  const notes = rest === undefined ? readMembers(group, last, length, reader, waiting.octaveShift) : [];
  const [first, second] = notes;
  if (first === undefined) {
    const visible = rest !== undefined && head.attributes["print-object"] !== "no";
    return { kind: "rest", ...shared, visible, wholeMeasure: rest?.attributes["measure"] === "yes" };
  }
  const lyrics = readLyrics(group[0], reader);
  if (second === undefined) {
    const { pitch, courtesy, tie } = first;
    return { kind: "note", ...shared, pitch, courtesy, tie, lyrics };
  }
  return { kind: "chord", ...shared, notes: [first, ...notes.slice(1)], lyrics };
}

/** Joined by its first beam to a note that follows. */
function isBeamed(of: XmlElement): boolean {
  return elementsOf(of, "beam").some(
    (beam) => (beam.attributes["number"] ?? "1") === "1" && /^(?:begin|continue)$/u.test(textOf(beam).trim()),
  );
}

/** The pitched notes of a chord, ties as its last note value has them. */
function readMembers(
  group: NoteGroup,
  last: XmlElement,
  length: Duration,
  reader: PartReader,
  octaveShift: number,
): readonly ChordNote[] {
  const lastPiece = group.at(-1) ?? group[0];
  return group[0].flatMap((of, member): ChordNote[] => {
    const pitch = readPitch(of, octaveShift);
    if (pitch === undefined) return [];
    const ending = lastPiece[member] ?? last;
    const own = member === 0 || group.length > 1 ? length : (noteLength(of, reader.divisions) ?? length);
    const marks = member === 0 ? [] : readSigns(of, reader);
    return [{ pitch, courtesy: isCourtesy(of), length: own, tie: readTie(ending), marks }];
  });
}

/** The pitch of a note; undefined when it has none that makes sense. */
export function readPitch(of: XmlElement, octaveShift: number): Pitch | undefined {
  const pitch = childOf(of, "pitch");
  const letter = readLetter(childOf(pitch, "step"));
  const octave = childNumber(pitch, "octave");
  const alter = childNumber(pitch, "alter") ?? 0;
  if (letter === undefined || octave === undefined || !Number.isInteger(octave)) return undefined;
  if (Math.abs(octave) > 20 || Math.abs(alter) > 4) return undefined;
  return { letter, alter, octave: octave - octaveShift };
}

function isCourtesy(of: XmlElement): boolean {
  return childOf(of, "accidental")?.attributes["cautionary"] === "yes";
}

function notationsOf(of: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(of, "notations").flatMap((notations) => elementsOf(notations, name));
}

/** Tied to the next note, by what sounds or by what is drawn. */
function readTie(of: XmlElement): TieStyle | undefined {
  const drawn = notationsOf(of, "tied").find((tied) => isOpening(tied.attributes["type"]));
  const sounds = elementsOf(of, "tie").some((tie) => tie.attributes["type"] === "start");
  if (drawn === undefined) return sounds ? "full" : undefined;
  return isDotted(drawn) ? "dotted" : "full";
}

function isOpening(type: string | undefined): boolean {
  return type === "start" || type === "continue" || type === "let-ring";
}

function isDotted(of: XmlElement): boolean {
  return /^(?:dotted|dashed)$/u.test(of.attributes["line-type"] ?? "");
}

function readSlurs(group: NoteGroup): Slurs | undefined {
  const slurs = group.flat().flatMap((of) => notationsOf(of, "slur"));
  const open = slurs.filter((slur) => slur.attributes["type"] === "start");
  const close = slurs.filter((slur) => slur.attributes["type"] === "stop").length;
  if (open.length === 0 && close === 0) return undefined;
  return { open: open.map((slur) => (isDotted(slur) ? "dotted" : "full")), close };
}

/** Notations that are read elsewhere. */
const STRUCTURE: ReadonlySet<string> = new Set(["tied", "slur", "tuplet"]);
const GROUPS: ReadonlySet<string> = new Set(["articulations", "ornaments", "technical", "dynamics"]);

/** Decorations among a note's notations, in order. */
function readSigns(of: XmlElement, reader: PartReader): readonly Mark[] {
  const notations = elementsOf(of, "notations").flatMap((group) => elementsOf(group));
  const signs = notations.flatMap((sign) => (GROUPS.has(sign.name) ? elementsOf(sign) : [sign]));
  return signs.flatMap((sign): Mark[] => {
    if (STRUCTURE.has(sign.name)) return [];
    const name = readSign(sign);
    if (name !== undefined) return [{ kind: "decoration", name }];
    report(reader.log, "dropped-sign", `a note's ${sign.name} has no place in a score`);
    return [];
  });
}

/** Verses beyond this are read as one more. */
const MOST_VERSES = 64;

/** Index of the verse a lyric belongs to: by its number, or in order of appearance by whatever names it. */
export function verseOf(of: XmlElement, verses: Map<string, number>): number {
  const label = of.attributes["number"] ?? "1";
  const number = Number(label);
  if (Number.isInteger(number) && number >= 1 && number <= MOST_VERSES) return number - 1;
  const known = verses.get(label) ?? Math.min(verses.size, MOST_VERSES - 1);
  verses.set(label, known);
  return known;
}

function readLyrics(piece: NotePiece, reader: PartReader): readonly (Lyric | null)[] {
  let lyrics: readonly (Lyric | null)[] = [];
  for (const of of piece.flatMap((note) => elementsOf(note, "lyric"))) {
    const lyric = readLyric(of);
    if (lyric !== undefined) lyrics = withVerse(lyrics, verseOf(of, reader.verses), lyric);
  }
  return lyrics;
}

/** A syllable (several where they are elided, set apart by a space), or one that is only drawn out. */
function readLyric(of: XmlElement): Lyric | undefined {
  const texts = elementsOf(of).filter((child) => child.name === "text" || child.name === "elision");
  if (texts.length === 0) return childOf(of, "extend") === undefined ? undefined : { kind: "hold" };
  const text = texts
    .map((child) => (child.name === "elision" ? textOf(child) || " " : textOf(child)))
    .join("");
  const syllabic = elementsOf(of, "syllabic").map((child) => textOf(child).trim());
  return { kind: "syllable", text, hyphen: /^(?:begin|middle)$/u.test(syllabic.at(-1) ?? "single") };
}

/** One grace note, or several struck together; undefined when none has a pitch. */
export function readGrace(piece: NotePiece, octaveShift: number): GraceNote | undefined {
  const pitches = piece.map((of) => readPitch(of, octaveShift)).filter((pitch) => pitch !== undefined);
  const [first, ...rest] = pitches;
  if (first === undefined) return undefined;
  const value = {
    type: childText(piece[0], "type")?.trim() ?? "eighth",
    dots: elementsOf(piece[0], "dot").length,
  };
  return { pitches: [first, ...rest], length: valueLength(value) ?? duration(1, 8) };
}

/** How long the note values of a group are together; undefined when one of them makes no sense. */
export function groupLength(group: NoteGroup, divisions: number): Duration | undefined {
  const lengths = group.map(([head]) => noteLength(head, divisions));
  return lengths.every((length) => length !== undefined) ? sumDurations(lengths) : undefined;
}
