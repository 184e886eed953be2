/**
 * @file How well ABC is read: every tune of the corpora against the text itself, against its own print, and against
 * two programs that have nothing in common with ours. Writes `docs/conformance.md`.
 *
 * `npm run conformance -- --corpora DIR [--limit N]`
 */
import { writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { type ParsedTune, parseAbc, printAbc, stripSpans } from "@melodist/abc";
import { type Score, unfold } from "@melodist/score";
import { corporaArguments, readCorpusFiles } from "../corpora.ts";
import { createJudge, type Judge, plainText } from "./abc2midi.ts";
import { abcjsNotes, ourNotes, sameNotes } from "./abcjs.ts";
import { coverBody } from "./coverage.ts";
import { explainDifference } from "./explain.ts";
import { type Difference, emptyTally, type Tally, writeReport } from "./report.ts";
import { firstDifference, soundingNotes } from "./sounding.ts";

const { corpora, limit } = corporaArguments();
using judge = createJudge();
const tallies = new Map<string, Tally>();
const differences: Difference[] = [];

for (const { source, name, text } of readCorpusFiles(corpora)) {
  const tally = tallies.get(source) ?? emptyTally();
  tallies.set(source, tally);
  for (const tune of readAll(text, tally)) {
    tally.tunes++;
    const { characters, uncovered } = coverBody(text, tune);
    tally.characters += characters;
    tally.uncovered += uncovered.length;
    if (isSameWhenPrinted(tune.score)) tally.printed++;
    const lines = text.slice(tune.span.start, tune.span.end);
    compareWithAbcjs(lines, tune.score, tally, `${name} X:${tune.score.number}`);
    compareWithAbc2midi(lines, tally, `${name} X:${tune.score.number}`, judge);
  }
  console.error(`${name}: ${tally.tunes} tunes, ${tally.heard} heard, ${tally.heardAlike} alike`);
}

writeFileSync(new URL("../../docs/conformance.md", import.meta.url), writeReport(tallies, differences));

function readAll(text: string, tally: Tally): readonly ParsedTune[] {
  try {
    return parseAbc(text).tunes.slice(0, limit);
  } catch {
    tally.crashes++;
    return [];
  }
}

function isSameWhenPrinted(score: Score): boolean {
  const again = parseAbc(printAbc(score)).tunes;
  return (
    again.length === 1 &&
    again[0] !== undefined &&
    isDeepStrictEqual(stripSpans(again[0].score), stripSpans(score))
  );
}

function compareWithAbcjs(lines: string, score: Score, tally: Tally, tune: string): void {
  const theirs = abcjsNotes(lines);
  if (theirs === undefined) return;
  tally.seen++;
  if (sameNotes(ourNotes(score), theirs, score.voices.length)) tally.seenAlike++;
  else differences.push({ judge: "abcjs", tune, kind: "notes", reason: "abcjs" });
}

/** Judge the plain text; a tune that sounds otherwise is heard again with its repeats written out. */
function compareWithAbc2midi(lines: string, tally: Tally, tune: string, by: Judge): void {
  const plain = plainText(lines);
  const verdict = by.listen(plain);
  const score = parseAbc(plain).tunes[0]?.score;
  if (verdict.notes === undefined || score === undefined) {
    tally.refused++;
    return;
  }
  tally.heard++;
  const difference = firstDifference(soundingNotes(score), verdict.notes);
  if (difference === undefined) {
    tally.heardAlike++;
    tally.writtenOutAlike++;
    return;
  }
  const unfolded = unfold(score).score;
  const again = by.listen(printAbc(unfolded));
  const alike =
    again.notes !== undefined && firstDifference(soundingNotes(unfolded), again.notes) === undefined;
  if (alike) tally.writtenOutAlike++;
  differences.push({
    judge: "abc2midi",
    tune,
    kind: difference.kind,
    reason: explainDifference({ text: plain, score, messages: verdict.messages, writtenOutAlike: alike }),
  });
}
