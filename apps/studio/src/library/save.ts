/** @file Saving what is on the desk: a new tune of the library, or a further version of it. */
import { ask } from "../server/ask.ts";
import type { KeptTune } from "../server/contract.ts";
import { notify } from "../store/notice.ts";
import { markSaved, sheet } from "../store/sheet.ts";
import { request } from "../store/wish.ts";
import { choice, chosen } from "../store/writing.ts";
import { pick, say } from "../words/say.ts";
import { refreshLibrary } from "./shelf.ts";

/** Save the sheet. When another window has saved a newer version, it becomes a tune of its own: nothing is overwritten. */
export async function saveSheet(): Promise<void> {
  const { abc, kept } = sheet.value;
  if (abc.trim() === "") return;
  const story = { abc, ...storyOf() };
  const answer =
    kept === undefined
      ? await ask<KeptTune>("/api/tunes", { body: { ...story, id: crypto.randomUUID() } })
      : await ask<KeptTune>(`/api/tunes/${kept.id}/versions`, { body: { ...story, base: kept.version } });
  if (answer.ok) return done(answer.value, abc);
  const { failure } = answer;
  const isElsewhere = failure.code === "conflict" || failure.code === "not-found";
  if (kept === undefined || !isElsewhere) {
    notify(pick(failure.message), { isWarning: true });
    return;
  }
  const anew = await ask<KeptTune>("/api/tunes", { body: { ...story, id: crypto.randomUUID() } });
  if (!anew.ok) notify(pick(anew.failure.message), { isWarning: true });
  else {
    done(anew.value, abc);
    notify(say("library.conflict", failure.latest ?? "?"), { isWarning: true });
  }
}

function done(tune: KeptTune, abc: string): void {
  markSaved(tune.id, tune.version, abc);
  notify(say("library.saved"));
  void refreshLibrary();
}

/** Where the tune comes from, while it still is as it was written. */
function storyOf(): object {
  const candidate = chosen.value;
  if (candidate === undefined) return { origin: "edited" };
  const { seed, verdict, report } = candidate;
  const origin = choice.value?.task === "compose" ? "composed" : (choice.value?.task ?? "edited");
  return { origin, seed, verdict, ...(report === undefined ? {} : { report }), request: request.value };
}
