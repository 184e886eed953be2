/** @file What a server has acknowledged to keep, and whether it has kept it. */
import { randomInt, randomUUID } from "node:crypto";

/** A version of a tune that was answered with 200 or 201. */
interface Acknowledged {
  readonly id: string;
  readonly number: number;
  readonly abc: string;
}

export interface Ledger {
  readonly acknowledged: Acknowledged[];
  /** Requests that were cut off before they were answered. */
  unanswered: number;
}

export function openLedger(): Ledger {
  return { acknowledged: [], unanswered: 0 };
}

/** Every fourth save is a new tune, the others are new versions of the one before. */
const VERSIONS = 4;
const LETTERS = "CDEFGABcdefgab";

/** Save tunes and versions of them, one after the other, until the server is gone. */
export async function saveUntilGone(address: string, ledger: Ledger): Promise<void> {
  for (;;) {
    const id = randomUUID();
    for (let number = 1; number <= VERSIONS; number++) {
      const abc = anyTune(`Tune ${id.slice(0, 8)}`);
      const isKept =
        number === 1
          ? await post(`${address}/api/tunes`, { id, abc })
          : await post(`${address}/api/tunes/${id}/versions`, { abc, base: number - 1 });
      if (!isKept) {
        ledger.unanswered++;
        return;
      }
      ledger.acknowledged.push({ id, number, abc });
    }
  }
}

function anyTune(title: string): string {
  const bars = Array.from({ length: 16 }, () =>
    Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
  );
  return `X:1\nT:${title}\nM:4/4\nL:1/8\nK:G\n${bars.join("|")}|]\n`;
}

/** @returns false when there was no answer; an answer that refuses is an error of this study */
async function post(url: string, body: object): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.ok) return true;
    if (response.status === 503) return false;
    throw new Error(`${response.status} ${text}`);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** How many of the acknowledged saves a server does not have, letter for letter. */
export async function countLost(address: string, saves: readonly Acknowledged[]): Promise<number> {
  let lost = 0;
  for (const { id, number, abc } of saves) {
    const response = await fetch(`${address}/api/tunes/${id}/versions/${number}`);
    const { abc: kept } = (await response.json()) as { readonly abc?: string };
    if (kept !== abc) lost++;
  }
  return lost;
}

/** How many tunes have versions that do not follow each other: what was cut off is to be there whole, or not at all. */
export async function countTorn(address: string, saves: readonly Acknowledged[]): Promise<number> {
  let torn = 0;
  for (const id of new Set(saves.map((save) => save.id))) {
    const response = await fetch(`${address}/api/tunes/${id}`);
    const { version, history } = (await response.json()) as {
      readonly version: number;
      readonly history?: readonly { readonly number: number }[];
    };
    if (history?.length !== version || history.some(({ number }, index) => number !== index + 1)) torn++;
  }
  return torn;
}
