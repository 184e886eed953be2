/** @file Why a tune sounds otherwise to abc2midi: the classes of difference, found by looking at the score. */
import { checkBars, equalPitches, type Measure, type Note, type Score, type Voice } from "@melodist/score";

/** Classes, each with what is going on and who is right. */
export const REASONS = {
  "repeat-from-double-bar":
    "A `:|` without a `|:`. ABC 2.1 (4.8) goes back to the latest double bar or end of a repeat; abc2midi looks at no double bar.",
  "repeat-behind-double-bar": "`||:` opens a repeat for us; abc2midi goes back further.",
  "repeat-in-voices": "Several voices, and a `:|` without a `|:`: abc2midi goes back in neither.",
  "repeat-in-parts": "`P:` parts with repeats inside. We go back to the start of the part; abc2midi further.",
  "repeat-with-pick-up":
    "A repeat that ends inside a bar. We play what is written; abc2midi fills the bar with silence, or drops the rest of it.",
  "endings-out-of-order":
    "Endings numbered 1 and 3, or both 1, or an ending that is itself repeated. We take them in their order.",
  "tie-over-repeat": "A tie into a repeat sign or ending: abc2midi sounds on, whatever note is played next.",
  "tie-to-other-pitch":
    "A tie between two different pitches (`g-|^g`). We play both notes; abc2midi sounds the first through the second.",
  "tuplet-in-three":
    "`(5` and the like in 3/4. ABC 2.1 (4.13) puts them in the time of 2 unless the meter is compound; abc2midi of 3, and then reports that the bar is short.",
  "unequal-chord": "Notes of different lengths in one chord: we keep each, abc2midi takes one for all.",
  "broken-rhythm-at-bar":
    "`>` or `<` with a bar line behind it. We report it and leave the lengths; abc2midi lengthens the note before.",
  "old-chord": "`+CE+`, the chord of ABC 1.6: abc2midi reads it only when asked to (`-OCC`).",
  "dotted-slur": "`.(` is a dotted slur; abc2midi reads staccato.",
  other: "Looked at one by one: signs of repeats that contradict each other.",
} as const;

export type Reason = keyof typeof REASONS;

/** What is known of a tune that sounds otherwise. */
export interface Evidence {
  readonly text: string;
  readonly score: Score;
  /** What abc2midi said. */
  readonly messages: string;
  /** The same notes are played when the repeats are written out. */
  readonly writtenOutAlike: boolean;
}

/** The class of a difference: of its notes where they differ, else of its repeats. */
export function explainDifference(evidence: Evidence): Reason {
  return evidence.writtenOutAlike ? explainRepeats(evidence) : explainNotes(evidence);
}

function explainNotes({ text, score, messages }: Evidence): Reason {
  if (messages.includes("unequal notes in chord")) return "unequal-chord";
  if (/\((?:5|7|9)/.test(text) && /^M:3\//m.test(text)) return "tuplet-in-three";
  if (score.voices.some(hasTieOverRepeat)) return "tie-over-repeat";
  if (score.voices.some(hasTieToOtherPitch)) return "tie-to-other-pitch";
  return "other";
}

function explainRepeats({ text, score }: Evidence): Reason {
  const bare = withoutQuotes(text);
  if (/\+[=_^]*[A-G][^+\n]*\+/.test(bare)) return "old-chord";
  if (/[<>]\s*[:|\]]/.test(bare)) return "broken-rhythm-at-bar";
  if (/\|[|\]]:/.test(bare)) return "repeat-behind-double-bar";
  if (score.voices.length > 1) return "repeat-in-voices";
  if (score.voices.some(hasEndingsOutOfOrder)) return "endings-out-of-order";
  if (score.voices.some(hasTieOverRepeat)) return "tie-over-repeat";
  if (/^P:|\[P:/m.test(text)) return "repeat-in-parts";
  if (score.voices.some(goesBackToDoubleBar)) return "repeat-from-double-bar";
  if (/\.\(/.test(bare)) return "dotted-slur";
  if (checkBars(score).length > 0) return "repeat-with-pick-up";
  return "other";
}

function withoutQuotes(text: string): string {
  return text.replace(/"[^"\n]*"|![^!\n]*!/g, "");
}

/** A repeat ends whose beginning no sign marks, and a double bar stands before it. */
function goesBackToDoubleBar({ opening, measures }: Voice): boolean {
  let begun = (opening?.repeatStart ?? 0) > 0;
  let doubled = false;
  for (const { close, ending } of measures) {
    if (close === undefined) continue;
    if (close.repeatEnd > 0) {
      if (!begun && doubled) return true;
      doubled = ending !== undefined;
      begun = false;
    }
    if (close.repeatStart > 0) begun = true;
    else if (["double", "final", "heavy-left"].includes(close.style)) {
      doubled = true;
      begun = false;
    }
  }
  return false;
}

/** Two endings in a row whose numbers do not follow each other, or the last of them goes back too. */
function hasEndingsOutOfOrder({ measures }: Voice): boolean {
  let expected = 1;
  for (const { ending, close } of measures) {
    const first = ending?.numbers[0];
    if (first !== undefined) {
      if (first !== expected && first !== 1) return true;
      if (first === 1 && expected === 2) return true;
      expected = (ending?.numbers.at(-1) ?? first) + 1;
    }
    if ((close?.repeatStart ?? 0) > 0) expected = 1;
    if (expected > 2 && (close?.repeatEnd ?? 0) > 0) return true;
    if (["double", "final"].includes(close?.style ?? "")) expected = 1;
  }
  return false;
}

/** The last note before a repeat sign, a double bar or an ending is tied on. */
function hasTieOverRepeat({ measures }: Voice): boolean {
  return measures.some((measure, index) => {
    const last = soundingEvents(measure).at(-1);
    const leaves = (measure.close?.repeatEnd ?? 0) > 0 || measures[index + 1]?.ending !== undefined;
    return leaves && last?.tie !== undefined;
  });
}

function hasTieToOtherPitch(voice: Voice): boolean {
  const notes = voice.measures.flatMap(soundingEvents);
  return notes.some((note, index) => {
    const next = notes[index + 1];
    return note.tie !== undefined && next !== undefined && !equalPitches(note.pitch, next.pitch);
  });
}

function soundingEvents(measure: Measure): Note[] {
  return measure.events.filter((event) => event.kind === "note");
}
