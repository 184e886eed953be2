/** @file The library as the page shows it: tunes found by words or by melody. */
import { effect, signal } from "@preact/signals";
import { ask } from "../server/ask.ts";
import type { KeptTune, MelodyHit } from "../server/contract.ts";
import { notify } from "../store/notice.ts";
import { begin, markSaved, sheet } from "../store/sheet.ts";
import { choice } from "../store/writing.ts";
import { pick, say } from "../words/say.ts";

/** A tune with what was found alike in it. */
export interface ShelfTune {
  readonly tune: KeptTune;
  readonly alike: number | undefined;
}

export const query = signal("");
/** Notes as ABC, without a header. */
export const melody = signal("");
/** Undefined until the library has answered. */
export const shelf = signal<readonly ShelfTune[] | undefined>(undefined);
export const trouble = signal<string | undefined>(undefined);

let turn = 0;

/** Look again, with the words that are there. */
export async function refreshLibrary(): Promise<void> {
  const mine = ++turn;
  const answer = await ask<{ tunes: readonly KeptTune[] }>(
    `/api/tunes?limit=100&sort=updated&q=${encodeURIComponent(query.value.trim())}`,
  );
  if (mine !== turn) return;
  trouble.value = answer.ok ? undefined : pick(answer.failure.message);
  if (answer.ok) shelf.value = answer.value.tunes.map((tune) => ({ tune, alike: undefined }));
}

const FEWEST_NOTES = 5;

/** How many notes a line of ABC holds. */
export function countNotes(abc: string): number {
  return abc.replace(/"[^"]*"/g, "").match(/[A-Ga-g]/g)?.length ?? 0;
}

/** Find tunes with these notes in them, in whatever key. */
export async function findByMelody(): Promise<void> {
  if (countNotes(melody.value) < FEWEST_NOTES) {
    notify(say("library.five"));
    return;
  }
  const mine = ++turn;
  const body = { notes: melody.value, limit: 20, rhythm: false };
  const answer = await ask<{ hits: readonly MelodyHit[] }>("/api/tunes/search", { body });
  if (mine !== turn) return;
  trouble.value = answer.ok ? undefined : pick(answer.failure.message);
  if (answer.ok)
    shelf.value = answer.value.hits.map(({ tune, run, stepRun }) => ({
      tune,
      alike: (run ?? stepRun).notes,
    }));
}

/** Put a tune of the library on the desk. */
export function openTune({ id, version, abc }: KeptTune): void {
  choice.value = undefined;
  begin(abc, "why.opened", { id, version, abc });
}

/** Put an older version on the desk: saving makes it the newest. */
export async function openVersion(tune: KeptTune, number: number): Promise<void> {
  const answer = await ask<{ abc: string }>(`/api/tunes/${tune.id}/versions/${number}`);
  if (!answer.ok) return notify(pick(answer.failure.message), { isWarning: true });
  choice.value = undefined;
  begin(answer.value.abc, "why.opened", { id: tune.id, version: tune.version, abc: tune.abc });
  return undefined;
}

export async function rate(tune: KeptTune, rating: number): Promise<void> {
  const answer = await ask<KeptTune>(`/api/tunes/${tune.id}`, { method: "PATCH", body: { rating } });
  if (!answer.ok) notify(pick(answer.failure.message), { isWarning: true });
  else
    shelf.value = shelf.value?.map((one) => (one.tune.id === tune.id ? { ...one, tune: answer.value } : one));
}

/** Into the trash, from where it can be taken back. */
export async function remove(tune: KeptTune): Promise<void> {
  const answer = await ask<undefined>(`/api/tunes/${tune.id}`, { method: "DELETE" });
  if (!answer.ok) return notify(pick(answer.failure.message), { isWarning: true });
  if (sheet.value.kept?.id === tune.id) begin(sheet.value.abc, "why.opened");
  const restore = async () => {
    const back = await ask<KeptTune>(`/api/tunes/${tune.id}/restore`, { method: "POST" });
    if (back.ok && sheet.value.abc === tune.abc) markSaved(tune.id, back.value.version, tune.abc);
    await refreshLibrary();
  };
  notify(say("library.deleted", tune.title), {
    action: { name: say("edit.undo"), run: () => void restore() },
  });
  return refreshLibrary();
}

const PAUSE_MS = 250;

effect(() => {
  void query.value;
  if (shelf.peek() === undefined) return undefined;
  const timer = setTimeout(() => void refreshLibrary(), PAUSE_MS);
  return () => clearTimeout(timer);
});
