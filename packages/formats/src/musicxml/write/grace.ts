/** @file Grace notes before the note they lead to. */
import { type Duration, duration, type Grace, type GraceNote } from "@melodist/score";
import { flagCount, type NoteValue, toNoteValues } from "../note-value.ts";
import { element, leaf, type XmlElement } from "../xml/xml-node.ts";
import { showAccidental } from "./accidentals.ts";
import { beamElements } from "./beams.ts";
import { writePitch, writeValue } from "./note-element.ts";
import type { TimedContext } from "./timed.ts";

/** Write grace notes; several with flags are beamed. */
export function writeGrace(grace: Grace, context: TimedContext): readonly XmlElement[] {
  const values = grace.notes.map((note) => graceValue(note.length));
  const flags = values.map(flagCount);
  const isBeamed = flags.length > 1 && flags.every((count) => count > 0);
  return grace.notes.flatMap((note, index) => {
    const value = values[index] ?? EIGHTH;
    const beams = isBeamed ? beamElements(flags, index) : [];
    return writeGraceNote(note, value, beams, grace.slashed, context);
  });
}

const EIGHTH: NoteValue = { type: "eighth", dots: 0 };

function graceValue(length: Duration): NoteValue {
  return toNoteValues(length.num === 0 ? duration(1, 8) : length)?.[0] ?? EIGHTH;
}

/** One grace note, or several struck together: the first carries the beam. */
function writeGraceNote(
  note: GraceNote,
  value: NoteValue,
  beams: readonly XmlElement[],
  isSlashed: boolean,
  context: TimedContext,
): readonly XmlElement[] {
  return note.pitches.map((pitch, member) => {
    const shown = showAccidental(context.state.accidentals, pitch, false);
    return element("note", [
      element("grace", [], { slash: isSlashed ? "yes" : undefined }),
      member === 0 ? undefined : element("chord"),
      writePitch(pitch, context.octaveShift),
      leaf("voice", context.voice),
      ...writeValue(value),
      shown === undefined ? undefined : leaf("accidental", shown),
      ...(member === 0 ? beams : []),
    ]);
  });
}
