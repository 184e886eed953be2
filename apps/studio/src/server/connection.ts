/** @file Whether the server answers, and the token it may want. */
import { signal } from "@preact/signals";

/** False from a request that found nobody until the server answers again. */
export const isServerThere = signal(true);

const RETRY_MS = 3_000;
let waiting: ReturnType<typeof setInterval> | undefined;

/** Told after every request: `false` begins to look for the server until it is back. */
export function noteServer(isThere: boolean): void {
  isServerThere.value = isThere;
  if (isThere) {
    clearInterval(waiting);
    waiting = undefined;
  } else waiting ??= setInterval(() => void knock(), RETRY_MS);
}

async function knock(): Promise<void> {
  try {
    const answer = await fetch("/health");
    if (answer.ok) noteServer(true);
  } catch {
    // still away
  }
}

/** The token that came behind `#` in the address: kept for this tab, taken out of the address. */
export function takeToken(): void {
  const found = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (found === undefined) return;
  sessionStorage.setItem("melodist.token", decodeURIComponent(found));
  history.replaceState(null, "", location.pathname + location.search);
}

/** Headers that every request carries. */
export function credentials(): Readonly<Record<string, string>> {
  const token = sessionStorage.getItem("melodist.token");
  return token === null ? {} : { authorization: `Bearer ${token}` };
}
