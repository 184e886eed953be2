/** @file The wish: its words, what the server read in them, and what was changed by hand. */
import { computed, effect, signal } from "@preact/signals";
import { ask } from "../server/ask.ts";
import type { Reading, Request, Vocabulary } from "../server/contract.ts";
import { type Bilingual, pick } from "../words/say.ts";
import { kept } from "./kept.ts";

export const words = kept<string>("words", (found) => (typeof found === "string" ? found : undefined), "");

/** What was read in the words; undefined until the server has read them. */
export const reading = signal<Reading | undefined>(undefined);

/** Set by hand: goes before what was read; `null` is not asked although it was said. */
export const edits = signal<ReadonlyMap<string, unknown>>(new Map());

/** Names for values set by hand that the vocabulary does not know, such as a motif's tune. */
const names = new Map<string, Bilingual>();

export const vocabulary = signal<Vocabulary | undefined>(undefined);

/** A wish as it is shown. */
export interface ShownWish {
  readonly slot: string;
  readonly value: unknown;
  readonly label: Bilingual;
  /** Why, where an image was read as a mood. */
  readonly because?: Bilingual;
}

/** Every understood wish, those set by hand last. */
export const wishes = computed<readonly ShownWish[]>(() => {
  const read = (reading.value?.chips ?? []).filter(({ slot }) => !edits.value.has(slot));
  const set = [...edits.value].filter(([, value]) => value !== null);
  return [...mergeMoods(read), ...set.map(([slot, value]) => ({ slot, value, label: labelOf(slot, value) }))];
});

/** What is sent: the reading with what was set by hand. */
export const request = computed<Request>(() => {
  const whole: Record<string, unknown> = { ...reading.value?.request };
  for (const [slot, value] of edits.value) {
    if (value === null) delete whole[slot];
    else whole[slot] = value;
  }
  return { ...whole, ...(words.value.trim() === "" ? {} : { words: words.value.trim() }) };
});

export function setWish(slot: string, value: unknown, name?: Bilingual): void {
  if (name !== undefined) names.set(slot, name);
  else names.delete(slot);
  edits.value = new Map([...edits.value].filter(([other]) => other !== slot)).set(slot, value);
}

/** Take a wish back: one that was said is passed over, one that was set by hand goes. */
export function removeWish(slot: string): void {
  const isSaid = reading.value?.chips.some((chip) => chip.slot === slot) === true;
  if (isSaid) setWish(slot, null);
  else edits.value = new Map([...edits.value].filter(([other]) => other !== slot));
}

/** Other words: what was set by hand stays only while the words do. */
export function setWords(text: string): void {
  words.value = text;
  if (text.trim() === "") edits.value = new Map([...edits.value].filter(([slot]) => names.has(slot)));
}

/** Names of slots and of their values, fetched once. */
export async function fetchVocabulary(): Promise<void> {
  if (vocabulary.value !== undefined) return;
  const answer = await ask<Vocabulary>("/api/vocabulary");
  if (answer.ok) vocabulary.value = answer.value;
}

/** The name of a value as people say it. */
export function labelOf(slot: string, value: unknown): Bilingual {
  const named = names.get(slot);
  if (named !== undefined) return named;
  const known = vocabulary.value?.slots[slot];
  const found = known?.values?.find((one) => String(one.value) === String(value))?.name;
  const text = Array.isArray(value) ? value.join(" ") : String(value);
  const shown = found ?? { en: text, zh: text };
  const { en, zh } = known?.name ?? { en: slot, zh: slot };
  return { en: `${en} ${shown.en}`, zh: `${zh}：${shown.zh}` };
}

/** A value as people say it, where the vocabulary knows it. @example valueWord("rhythm", "waltz"); // => "圆舞曲" */
export function valueWord(slot: string, value: string): string {
  const values = vocabulary.value?.slots[slot]?.values ?? [];
  const known = values.find((one) => one.value === value.toLowerCase());
  return known === undefined ? value : pick(known.name);
}

/** Moods come one by one and are one wish. */
function mergeMoods(chips: Reading["chips"]): readonly ShownWish[] {
  const moods = chips.filter((chip) => chip.slot === "moods");
  const [first] = moods;
  if (moods.length < 2 || first === undefined) return chips;
  const tail = (text: string) => text.replace(/^\S+[\s：]+/u, "");
  const label = {
    en: [first.label.en, ...moods.slice(1).map((chip) => tail(chip.label.en))].join(", "),
    zh: [first.label.zh, ...moods.slice(1).map((chip) => tail(chip.label.zh))].join("、"),
  };
  const value = moods.flatMap((chip) => chip.value);
  return chips.flatMap((chip) =>
    chip === first ? [{ ...first, value, label }] : chip.slot === "moods" ? [] : [chip],
  );
}

const PAUSE_MS = 300;

effect(() => {
  const text = words.value.trim();
  if (text === "") {
    reading.value = undefined;
    return undefined;
  }
  const stop = new AbortController();
  const timer = setTimeout(() => void readWords(text, stop.signal), PAUSE_MS);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
});

async function readWords(text: string, stop: AbortSignal): Promise<void> {
  const answer = await ask<Reading>("/api/read", { body: { words: text }, signal: stop });
  if (answer.ok && !stop.aborted) reading.value = answer.value;
}

/** Have the words been read, whatever the pause: for those who write at once. */
export async function readNow(): Promise<void> {
  const text = words.value.trim();
  if (text === "") return;
  const answer = await ask<Reading>("/api/read", { body: { words: text } });
  if (answer.ok && words.value.trim() === text) reading.value = answer.value;
}
