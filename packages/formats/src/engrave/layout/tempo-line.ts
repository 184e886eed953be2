/** @file The tempo of a tune as a line of text: words, the note that is counted, beats a minute. */
import type { Duration, Tempo } from "@melodist/score";
import { type NoteValue, toNoteValues } from "../../musicxml/note-value.ts";
import { element, leaf, type XmlElement } from "../../musicxml/xml/xml-node.ts";
import { MUSIC_FAMILY } from "../text/fonts.ts";

/** Notes for metronome marks in music fonts. @see SMuFL, range "Metronome marks" */
const NOTES: Readonly<Record<string, string>> = {
  breve: "\uECA0",
  whole: "\uECA2",
  half: "\uECA3",
  quarter: "\uECA5",
  eighth: "\uECA7",
  "16th": "\uECA9",
  "32nd": "\uECAB",
  "64th": "\uECAD",
};
const DOT = "\uECB7";

/** Sizes in hundredths of a millimetre. */
const TEXT_SIZE = 400;
const NOTE_SIZE = 600;

/** Draw a tempo from a point on; undefined when it says nothing. */
export function writeTempoLine(tempo: Tempo, x: number, y: number): XmlElement | undefined {
  const words = tempo.text?.trim() ?? "";
  const hasFigures = tempo.perMinute !== undefined && tempo.beats.length > 0;
  if (words === "" && !hasFigures) return undefined;
  return element(
    "text",
    [
      ...(words === "" ? [] : [textSpan(hasFigures ? `${words}  ` : words)]),
      ...(hasFigures ? [...tempo.beats.flatMap(beatSpans), textSpan(` = ${tempo.perMinute}`)] : []),
    ],
    { x: String(x), y: String(Math.round(y)), "font-size": "0px", "font-weight": "bold", stroke: "none" },
  );
}

function textSpan(text: string): XmlElement {
  return leaf("tspan", text, { "font-size": `${TEXT_SIZE}px` });
}

/** The notes of a beat; several beats are added up. */
function beatSpans(beat: Duration, index: number): readonly XmlElement[] {
  const notes = (toNoteValues(beat) ?? []).map(noteSign).join("");
  const span = leaf("tspan", notes, {
    "font-family": MUSIC_FAMILY,
    "font-size": `${NOTE_SIZE}px`,
    "font-weight": "normal",
  });
  return index === 0 ? [span] : [textSpan(" + "), span];
}

function noteSign({ type, dots }: NoteValue): string {
  return (NOTES[type] ?? "") + DOT.repeat(dots);
}
