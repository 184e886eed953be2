/** @file What can be done with the tune or with some of its bars: local changes at once, others by the server. */
import { parseAbc, printAbc } from "@melodist/abc";
import {
  applyRepair,
  checkBars,
  type Interval,
  isTimed,
  parseChordSymbol,
  printChordSymbol,
  proposeRepairs,
  type RepairProposal,
  type Score,
} from "@melodist/score";
import { barNumbers, findings, measures, score } from "../music/tune.ts";
import { type BarSelection, cursor, type Place, selection } from "../store/cursor.ts";
import { notify } from "../store/notice.ts";
import { type Change, change, sheet } from "../store/sheet.ts";
import { type Task, write } from "../store/writing.ts";
import { say, type WordKey } from "../words/say.ts";
import { eventAt, moveNote, setChord, setTitle, spliceBars, transposeBars } from "./score-edit.ts";

/** Change the score; the sheet gets it as text. */
function put(edit: (score: Score) => Score, why: Change): void {
  if (score.value === undefined) return;
  const edited = edit(score.value);
  if (edited !== score.value) change(printAbc(edited), why);
}

/** Give the tune another title: one line, whatever was pasted. */
export function rename(words: string): void {
  const title = words.replace(/\s+/g, " ").trim();
  if (title !== (score.value?.titles[0] ?? "")) put((of) => setTitle(of, title), "why.title");
}

export function shiftNote(place: Place, steps: number): void {
  put((of) => moveNote(of, place, steps, measures.value), "why.note");
}

/** The chord above a note as it is written; empty without one. */
export function chordAt(place: Place): string {
  const event = score.value === undefined ? undefined : eventAt(score.value, place);
  if (event === undefined || !isTimed(event)) return "";
  const mark = event.marks.find((one) => one.kind === "chord-symbol");
  return mark === undefined ? "" : printChordSymbol(mark.chord);
}

export function writeChord(place: Place, text: string): void {
  if (text.trim() !== "" && parseChordSymbol(text.trim()) === undefined) {
    notify(say("edit.no-chord", text.trim()), { isWarning: true });
    return;
  }
  put((of) => setChord(of, place, text), "why.chord");
}

export function transposeSelection(by: Interval): void {
  put((of) => transposeBars(of, by, selection.value), "why.transpose");
}

/** The tempo that the tune is marked with. @param beat whole notes */
export function markTempo(beat: { readonly num: number; readonly den: number }, perMinute: number): void {
  put((of) => ({ ...of, tempo: { beats: [beat], perMinute, text: of.tempo?.text } }), "why.tempo");
}

/** Apply one proposal. */
export function repairOne(proposal: RepairProposal): void {
  put((of) => applyRepair(of, proposal), "why.repair");
}

/** The likeliest repair of every faulty bar that is selected, or of all. */
export function repairSelection(): void {
  if (score.value === undefined) return;
  const inside = (measure: number) =>
    selection.value === undefined || (measure >= selection.value.from && measure <= selection.value.to);
  const wanted = findings.value.filter(({ measure }) => inside(measure)).length;
  if (wanted === 0) {
    notify(say("edit.sound"));
    return;
  }
  let mended = score.value;
  let count = 0;
  for (let left = wanted; left > 0; left--) {
    const finding = checkBars(mended).findLast(({ measure }) => inside(measure));
    const best = finding === undefined ? undefined : proposeRepairs(mended, finding)[0];
    if (best === undefined) break;
    mended = applyRepair(mended, best);
    count++;
  }
  if (count === 0) notify(say("edit.no-repair"), { isWarning: true });
  else {
    change(printAbc(mended), "why.repair");
    notify(say("edit.repaired", count));
  }
}

/** The bars that are meant: the selected ones, else that of the cursor. */
function meantBars(): BarSelection | undefined {
  if (selection.value !== undefined) return selection.value;
  return cursor.value === undefined ? undefined : { from: cursor.value.measure, to: cursor.value.measure };
}

export function rewriteSelection(): void {
  const bars = meantBars();
  if (bars === undefined) return;
  selection.value = bars;
  const from = barNumbers.value[bars.from] ?? 1;
  const to = barNumbers.value[bars.to] ?? from;
  void write("rewrite", { abc: sheet.value.abc, bars: { from, to }, wishes: freshSeed() }, only(bars));
}

/** Vary or harmonise: the selected bars, else the whole tune. */
export function workOver(task: "vary" | "harmonize"): void {
  const bars = selection.value;
  const fit = bars === undefined ? (abc: string) => abc : only(bars);
  void write(task, { abc: sheet.value.abc, wishes: freshSeed() }, fit);
}

/** As far as tunes of its kind go on. */
export function continueTune(): void {
  void write("continue", { abc: sheet.value.abc, request: freshSeed() }, (abc) => abc);
}

/** Asking again gives something else. */
function freshSeed(): { readonly seed: number } {
  return { seed: Math.floor(Math.random() * 2 ** 31) };
}

/** Takes only some bars of an answer: all others stay as they are on the sheet. */
function only(bars: BarSelection): (abc: string) => string {
  const before = score.value;
  let isTold = false;
  return (abc) => {
    const answer = parseAbc(abc).tunes[0]?.score;
    const spliced =
      before === undefined || answer === undefined ? undefined : spliceBars(before, answer, bars);
    if (spliced !== undefined) return printAbc(spliced);
    if (!isTold) notify(say("writing.bars-changed"), { isWarning: true });
    isTold = true;
    return abc;
  };
}

/** What a task is called on a button. */
export const TASK_WORDS: Readonly<Record<Exclude<Task, "compose">, WordKey>> = {
  rewrite: "edit.rewrite",
  vary: "edit.vary",
  harmonize: "edit.harmonise",
  continue: "edit.continue",
};
