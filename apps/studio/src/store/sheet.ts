/** @file The sheet on the desk: the tune as ABC text, with everything that was there before, so that all can be undone. */
import { computed, signal } from "@preact/signals";
import type { WordKey } from "../words/say.ts";
import { kept } from "./kept.ts";

/** What is on the desk. */
export interface Sheet {
  /** Empty when there is nothing. */
  readonly abc: string;
  /** Its place in the library. */
  readonly kept: { readonly id: string; readonly version: number; readonly abc: string } | undefined;
}

interface Step {
  readonly sheet: Sheet;
  /** What led away from it. */
  readonly why: WordKey;
}

const EMPTY: Sheet = { abc: "", kept: undefined };
const MOST_STEPS = 200;
/** Typing within this time is undone at once. */
const TYPING_MS = 1_200;

export const sheet = kept<Sheet>("sheet", readSheet, EMPTY);
const past = kept<readonly Step[]>("past", readSteps, []);
const future = signal<readonly Step[]>([]);

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);
export const isEmpty = computed(() => sheet.value.abc === "");
export const isSaved = computed(() => sheet.value.kept?.abc === sheet.value.abc);

/** Whys of another tune on the sheet, rather than a change of the one that is there. */
export type Beginning = "why.composed" | "why.opened" | "why.blank";
/** Whys of a change. */
export type Change = Exclude<Extract<WordKey, `why.${string}`>, Beginning>;
const BEGINNINGS: ReadonlySet<WordKey> = new Set<Beginning>(["why.composed", "why.opened", "why.blank"]);

/** Counts the times that another tune came onto the sheet: what belonged to the one before is let go. */
export const tuneTurn = signal(0);

let lastTyped = 0;

/** Change the tune on the sheet; it stays the same tune of the library. */
export function change(abc: string, why: Change): void {
  put({ abc, kept: sheet.value.kept }, why);
}

/** Put another tune on the sheet. @param place where it is in the library, if it is */
export function begin(abc: string, why: Beginning, place?: Sheet["kept"]): void {
  put({ abc, kept: place }, why);
}

function put(next: Sheet, why: WordKey): void {
  const before = sheet.value;
  if (before.abc === next.abc && before.kept?.id === next.kept?.id) return;
  const now = Date.now();
  const goesOn = why === "why.edited" && now - lastTyped < TYPING_MS && past.value.at(-1)?.why === why;
  lastTyped = why === "why.edited" ? now : 0;
  if (!goesOn) past.value = [...past.value, { sheet: before, why }].slice(-MOST_STEPS);
  future.value = [];
  sheet.value = next;
  if (BEGINNINGS.has(why)) tuneTurn.value++;
}

/** The sheet is in the library now. */
export function markSaved(id: string, version: number, abc: string): void {
  sheet.value = { ...sheet.value, kept: { id, version, abc } };
}

/** Go a step back. @returns what was undone */
export function undo(): WordKey | undefined {
  const step = past.value.at(-1);
  if (step === undefined) return undefined;
  past.value = past.value.slice(0, -1);
  future.value = [...future.value, { sheet: sheet.value, why: step.why }];
  go(step);
  return step.why;
}

/** Go a step forward again. @returns what was done again */
export function redo(): WordKey | undefined {
  const step = future.value.at(-1);
  if (step === undefined) return undefined;
  future.value = future.value.slice(0, -1);
  past.value = [...past.value, { sheet: sheet.value, why: step.why }];
  go(step);
  return step.why;
}

/** What was saved meanwhile stays saved: the newer version is known, as long as it is one of the same tune. */
function go({ sheet: old, why }: Step): void {
  const now = sheet.value.kept;
  const isOther = BEGINNINGS.has(why);
  const isSame = !isOther || (now !== undefined && old.kept?.id === now.id);
  sheet.value = isSame ? { ...old, kept: now } : old;
  if (isOther) tuneTurn.value++;
}

function readSheet(found: unknown): Sheet | undefined {
  if (typeof found !== "object" || found === null || !("abc" in found)) return undefined;
  const { abc } = found;
  if (typeof abc !== "string") return undefined;
  return { abc, kept: "kept" in found ? readPlace(found.kept) : undefined };
}

function readPlace(found: unknown): Sheet["kept"] {
  if (typeof found !== "object" || found === null) return undefined;
  const { id, version, abc }: { id?: unknown; version?: unknown; abc?: unknown } = found;
  const isWhole = typeof id === "string" && typeof version === "number" && typeof abc === "string";
  return isWhole ? { id, version, abc } : undefined;
}

function readSteps(found: unknown): readonly Step[] {
  if (!Array.isArray(found)) return [];
  return found.flatMap((step: { sheet?: unknown; why?: WordKey }) => {
    const read = readSheet(step.sheet);
    return read === undefined || step.why === undefined ? [] : [{ sheet: read, why: step.why }];
  });
}
