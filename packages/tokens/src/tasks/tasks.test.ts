/** @file The task forms: what is asked, what is learnt, and how an answer becomes a tune again. */
import { describe, expect, it } from "vitest";
import { decodeOutline } from "../codec/decode-tune.ts";
import { encodedOf, musicOf, vocabulary } from "../testing/spell.ts";
import { printTokens, readTokens } from "../vocabulary/vocabulary.ts";
import { chordLine } from "./chord-line.ts";
import {
  composeQuestion,
  composeSequence,
  continueAnswer,
  continueSequence,
  varySequence,
} from "./compose.ts";
import { fillAnswer, fillSequence } from "./fill.ts";
import { harmoniseAnswer, harmoniseSequence, melodiseSequence } from "./harmony.ts";
import type { TaskSequence } from "./task-sequence.ts";

const music = '|: G2 | "C" CDEF GABc | "G7" B4 "C" c2 :| C2 | E8 | C6 |]';
const tune = encodedOf(music);
const controls = { rhythm: "reel", chords: true };
const PREFIX = "rhythm:reel chords:yes body";

function parts(sequence: TaskSequence | undefined): readonly [question: string, answer: string] {
  const { tokens, learnFrom } = sequence ?? { tokens: [], learnFrom: 0 };
  return [
    printTokens(vocabulary, tokens.slice(0, learnFrom)),
    printTokens(vocabulary, tokens.slice(learnFrom)),
  ];
}

const answerOf = (sequence: TaskSequence | undefined) => sequence?.tokens.slice(sequence.learnFrom) ?? [];
const read = (text: string) => readTokens(vocabulary, text);
const write = (outline: typeof tune.outline) => musicOf(decodeOutline(vocabulary, outline, tune.frame));
const BODY = printTokens(vocabulary, tune.tokens);

describe("compose", () => {
  it("asks with controls and learns the tune", () => {
    expect(parts(composeSequence(vocabulary, controls, tune.outline))).toEqual([
      `task:compose ${PREFIX}`,
      BODY,
    ]);
  });

  it("asks the same of a model", () => {
    expect(printTokens(vocabulary, composeQuestion(vocabulary, controls))).toBe(`task:compose ${PREFIX}`);
  });
});

describe("continue", () => {
  it("shows the first bars and learns the rest", () => {
    const [question, answer] = parts(continueSequence(vocabulary, controls, tune.outline, 2));
    expect(question).toBe(
      `task:continue ${PREFIX} section:A*2 upbeat note:5 len:2 bar:2 chord:1 note:1 note:2 note:3 note:4 note:5 note:6 note:7 note:1+1`,
    );
    expect(answer.startsWith("bar:1 chord:5 quality:dominant")).toBe(true);
    expect(`${question} ${answer}`).toBe(`task:continue ${PREFIX} ${BODY}`);
  });

  it("does not end in a section's name", () => {
    const [question, answer] = parts(continueSequence(vocabulary, controls, tune.outline, 3));
    expect(question.endsWith("note:1+1 len:2")).toBe(true);
    expect(answer.startsWith("section:")).toBe(true);
  });

  it("puts both together", () => {
    const sequence = continueSequence(vocabulary, {}, tune.outline, 2);
    const beginning = sequence.tokens.slice(2, sequence.learnFrom);
    expect(continueAnswer(vocabulary, beginning, answerOf(sequence))).toEqual(tune.outline);
  });
});

describe("fill", () => {
  const missing = { from: 2, to: 4 };
  const sequence = fillSequence(vocabulary, controls, tune.outline, missing);

  it("shows a gap in each missing bar and learns those bars", () => {
    const [question, answer] = parts(sequence);
    expect(question).toMatch(/bar:1 gap section:A upbeat gap bar:2 note:3 len:8 bar:1 note:1 len:6 fill$/u);
    expect(answer).toBe(
      "bar:1 chord:5 quality:dominant note:7 len:4 chord:1 note:1+1 len:2 upbeat note:1 len:2 end",
    );
  });

  it("puts the answer back", () => {
    expect(fillAnswer(vocabulary, tune.outline, missing, answerOf(sequence))).toEqual(tune.outline);
    const other = fillAnswer(
      vocabulary,
      tune.outline,
      missing,
      read("bar:1 note:1 len:6 upbeat note:2 len:2 end"),
    );
    expect(write(other)).toBe('|: G2 | "C"CDEF GABc | C6 :| D2 | E8 | C6 |]');
  });
});

describe("harmonise", () => {
  const sequence = harmoniseSequence(vocabulary, controls, tune.outline);

  it("asks with controls alone and learns each bar's chords behind the bar that comes next", () => {
    const [question, answer] = parts(sequence);
    expect(question.endsWith(" body")).toBe(true);
    expect(answer).toBe(
      "section:A*2 upbeat note:5 len:2 bar:2 note:1 note:2 note:3 note:4 note:5 note:6 note:7 note:1+1 harmony rest " +
        "bar:1 note:7 len:4 note:1+1 len:2 harmony chord:1 section:A upbeat note:1 len:2 harmony chord:5 quality:dominant len:4 chord:1 " +
        "bar:2 note:3 len:8 harmony hold bar:1 note:1 len:6 harmony hold harmony hold end",
    );
  });

  it("learns the chords alone, and what ends them in each bar: the melody is given", () => {
    const { tokens = [], learnFrom = 0, given } = sequence ?? {};
    const learnt = tokens.filter((_, index) => index >= learnFrom && !given?.has(index));
    expect(printTokens(vocabulary, learnt)).toBe(
      "rest bar:1 chord:1 section:A chord:5 quality:dominant len:4 chord:1 bar:2 hold bar:1 hold harmony hold end",
    );
  });

  it("puts chords over notes", () => {
    expect(harmoniseAnswer(vocabulary, tune.outline, answerOf(sequence))).toEqual(tune.outline);
  });

  it("holds a note on that a chord begins in", () => {
    const chords = ["rest", "chord:1", "chord:4 len:2 chord:5", "hold", "chord:1 len:3 chord:4", "chord:1"];
    const line = chords.map((row) => `bar:1 note:1 harmony ${row}`).join(" ");
    expect(write(harmoniseAnswer(vocabulary, tune.outline, read(line)))).toBe(
      '|: G2 | "C"CDEF GABc | "F"B2- "G"B2 c2 :| C2 | "C"E3- "F"E4- E | "C"C6 |]',
    );
  });

  it("refuses chords that begin inside a tuplet", () => {
    const odd = encodedOf('"C"(3CD"G"E F6 |]');
    expect(chordLine(vocabulary, odd.outline)).toBeUndefined();
    expect(harmoniseSequence(vocabulary, {}, odd.outline)).toBeUndefined();
    expect(melodiseSequence(vocabulary, {}, odd.outline)).toBeUndefined();
  });
});

describe("melodise", () => {
  it("shows the chords and learns the tune", () => {
    const [question, answer] = parts(melodiseSequence(vocabulary, controls, tune.outline));
    expect(question.startsWith(`task:melodise ${PREFIX} section:A*2 upbeat rest bar:2 chord:1 bar:1`)).toBe(
      true,
    );
    expect(question.endsWith(" melody")).toBe(true);
    expect(answer).toBe(BODY);
  });
});

describe("vary", () => {
  it("shows one rendering and learns another", () => {
    const other = encodedOf('|: G2 | "C" CGEG GABc | "G7" B4 "C" c2 :| C2 | E4 G4 | C6 |]');
    const [question, answer] = parts(varySequence(vocabulary, controls, tune.outline, other.outline));
    expect(question).toBe(`task:vary ${PREFIX} ${BODY.replace(/ end$/u, "")} variation`);
    expect(answer).toBe(printTokens(vocabulary, other.tokens));
  });
});
