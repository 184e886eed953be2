/** @file A `<note>` with its children in the order that MusicXML wants. */
import type { Duration, Pitch } from "@melodist/score";
import type { NoteValue, TimeRatio } from "../note-value.ts";
import { wordInstruction } from "../remainder/remainder.ts";
import { type Attributes, element, leaf, type XmlElement } from "../xml/xml-node.ts";
import type { Piece } from "./pieces.ts";

/** What a note is made of; what is left out is not there. */
export interface NoteParts {
  /** It goes on from the note before: both are one event. */
  readonly isJoined?: boolean;
  /** `<chord>`, and `<pitch>` or `<rest>`. */
  readonly head: readonly (XmlElement | undefined)[];
  readonly piece: Piece;
  readonly ties?: readonly (XmlElement | undefined)[];
  readonly accidental?: XmlElement | undefined;
  readonly beams?: readonly XmlElement[];
  readonly notations?: readonly XmlElement[];
  readonly lyrics?: readonly XmlElement[];
  readonly attributes?: Attributes;
}

/** Write a note of a voice. */
export function writeNote(parts: NoteParts, voice: number, divisions: number): XmlElement {
  const { piece } = parts;
  return element(
    "note",
    [
      parts.isJoined === true ? wordInstruction("joined") : undefined,
      ...parts.head,
      leaf("duration", durationOf(piece.length, divisions)),
      ...(parts.ties ?? []),
      leaf("voice", voice),
      ...(piece.value === undefined ? [] : writeValue(piece.value)),
      parts.accidental,
      piece.ratio === undefined ? undefined : writeRatio(piece.ratio),
      ...(parts.beams ?? []),
      ...(parts.notations ?? []),
      ...(parts.lyrics ?? []),
    ],
    parts.attributes,
  );
}

/** Length of a note in divisions. */
export function durationOf(length: Duration, divisions: number): number {
  return Math.round((length.num * 4 * divisions) / length.den);
}

/** `<type>` and dots. */
export function writeValue(value: NoteValue): readonly XmlElement[] {
  return [leaf("type", value.type), ...Array.from({ length: value.dots }, () => element("dot"))];
}

function writeRatio(ratio: TimeRatio): XmlElement {
  return element("time-modification", [
    leaf("actual-notes", ratio.actual),
    leaf("normal-notes", ratio.normal),
  ]);
}

/** Write a pitch; `octaveShift` leads from what is written to what sounds. */
export function writePitch(pitch: Pitch, octaveShift: number): XmlElement {
  return element("pitch", [
    leaf("step", pitch.letter),
    pitch.alter === 0 ? undefined : leaf("alter", pitch.alter),
    leaf("octave", pitch.octave + octaveShift),
  ]);
}
