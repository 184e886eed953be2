/** @file Proposals for repairs in words, English and Chinese. */
import { assertNever } from "@melodist/errors";
import { findingDifference, findingExtent } from "../describe-finding.ts";
import { compareDurations } from "../duration.ts";
import type { Language } from "../language.ts";
import { printNoteValue } from "../note-value.ts";
import { printPitchName } from "../pitch.ts";
import type { NotePlace, RepairProposal } from "./propose-repairs.ts";

/**
 * A proposal as a sentence: what is wrong, what to do, and what speaks for it.
 *
 * @example
 * describeRepair(proposal, "en");
 * // => "bar 7: 5/8 of 6/8, an eighth is missing: lengthen the last note to a dotted quarter, as in bar 3"
 */
export function describeRepair(proposal: RepairProposal, language: Language): string {
  const { finding } = proposal;
  const { actual, expected } = findingExtent(finding);
  const amount = printNoteValue(findingDifference(finding), language);
  if (language === "en") {
    const name = finding.bar === 0 ? "the first bar" : `bar ${finding.bar}`;
    const fault = finding.kind === "short" ? `${amount} is missing` : `${amount} too much`;
    return `${name}: ${actual} of ${expected}, ${fault}: ${actionInEnglish(proposal)}${reasonInEnglish(proposal)}`;
  }
  const name = finding.bar === 0 ? "首小节" : `第 ${finding.bar} 小节`;
  const fault = (finding.kind === "short" ? "少了" : "多了") + amount.replace(/^(?=\d)/u, " ");
  return `${name}：${expected} 中有 ${actual}，${fault}：${actionInChinese(proposal)}${reasonInChinese(proposal)}`;
}

function actionInEnglish({ edit, note, bar, finding }: RepairProposal): string {
  const where = bar === finding.bar ? "" : ` in bar ${bar}`;
  switch (edit.kind) {
    case "set-length": {
      const verb = isLonger(edit, note) ? "lengthen" : "shorten";
      return `${verb} ${nameInEnglish(note)}${where} to ${printNoteValue(edit.length, "en")}`;
    }
    case "insert-note":
      return `add ${printNoteValue(edit.length, "en")} ${printPitchName(edit.pitch)} ${gapInEnglish(note)}${where}`;
    case "insert-rest":
      return `add ${printNoteValue(edit.length, "en")} rest ${gapInEnglish(note)}${where}`;
    case "delete-event":
      return `take out ${nameInEnglish(note)}${where}`;
    case "insert-bar-line":
      return `put a bar line before ${nameInEnglish(note)}`;
    case "remove-bar-line":
      return `take out the bar line ${edit.measure === finding.measure ? "after" : "before"} it`;
    case "scale-lengths":
      return edit.num > edit.den ? "make every note twice as long" : "make every note half as long";
    default:
      return assertNever(edit);
  }
}

function actionInChinese({ edit, note, bar, finding }: RepairProposal): string {
  const where = bar === finding.bar ? "" : `第 ${bar} 小节的`;
  switch (edit.kind) {
    case "set-length": {
      const verb = isLonger(edit, note) ? "延长" : "缩短";
      return `把${where}${nameInChinese(note)}${verb}为${printNoteValue(edit.length, "zh").replace("一个", "")}`;
    }
    case "insert-note":
      return `在${where}${gapInChinese(note)}加${printNoteValue(edit.length, "zh")} ${printPitchName(edit.pitch)}`;
    case "insert-rest":
      return `在${where}${gapInChinese(note)}加${printNoteValue(edit.length, "zh").replace("音符", "休止符")}`;
    case "delete-event":
      return `去掉${where}${nameInChinese(note)}`;
    case "insert-bar-line":
      return `在${nameInChinese(note)}前加一条小节线`;
    case "remove-bar-line":
      return `去掉它${edit.measure === finding.measure ? "后面" : "前面"}的小节线`;
    case "scale-lengths":
      return edit.num > edit.den ? "把所有音的时值加倍" : "把所有音的时值减半";
    default:
      return assertNever(edit);
  }
}

function isLonger(edit: RepairProposal["edit"], note: NotePlace | undefined): boolean {
  return edit.kind === "set-length" && note !== undefined && compareDurations(edit.length, note.length) > 0;
}

function nameInEnglish(note: NotePlace | undefined): string {
  if (note === undefined) return "the bar";
  if (note.count === 1) return `the ${note.kind}`;
  return `the ${note.number === note.count ? "last" : ordinal(note.number)} ${note.kind}`;
}

const ORDINALS: readonly string[] = ["first", "second", "third", "fourth", "fifth", "sixth"];

function ordinal(number: number): string {
  const ending = { 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th";
  const isTeen = Math.floor(number / 10) % 10 === 1;
  return ORDINALS[number - 1] ?? `${number}${isTeen ? "th" : ending}`;
}

function gapInEnglish(note: NotePlace | undefined): string {
  return note === undefined ? "at the end" : `before ${nameInEnglish(note)}`;
}

function nameInChinese(note: NotePlace | undefined): string {
  if (note === undefined) return "小节";
  const kind = note.kind === "rest" ? "休止符" : "音";
  if (note.count === 1) return kind;
  return note.number === note.count ? `最后一个${kind}` : `第 ${note.number} 个${kind}`;
}

function gapInChinese(note: NotePlace | undefined): string {
  return note === undefined ? "末尾" : `${nameInChinese(note)}前`;
}

function reasonInEnglish({ reason }: RepairProposal): string {
  if (reason.kind === "parallel") return `, ${reason.identical ? "as" : "much as"} in bar ${reason.bar}`;
  if (reason.kind === "length") return "";
  return reason.bars === 1 ? ", a rhythm of one other bar" : `, a rhythm of ${reason.bars} other bars`;
}

function reasonInChinese({ reason }: RepairProposal): string {
  if (reason.kind === "parallel") {
    return reason.identical ? `，与第 ${reason.bar} 小节相同` : `，与第 ${reason.bar} 小节相近`;
  }
  return reason.kind === "rhythm" ? `，另有 ${reason.bars} 个小节用这种节奏` : "";
}
