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
  const refusal = await saveUntilRefused(address, ledger);
  if (refusal !== undefined && !refusal.startsWith("503")) throw new Error(refusal);
  ledger.unanswered++;
}

/**
 * Save until the server refuses one, is gone, or has acknowledged so many.
 *
 * @returns status and code of the refusal; undefined where there is none
 */
export async function saveUntilRefused(
  address: string,
  ledger: Ledger,
  most = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  let id = randomUUID();
  for (let saved = 0; saved < most; saved++) {
    const number = (saved % VERSIONS) + 1;
    if (number === 1) id = randomUUID();
    const abc = anyTune(`Tune ${id.slice(0, 8)}`);
    const body = number === 1 ? { id, abc } : { abc, base: number - 1 };
    const answer = await post(`${address}/api/tunes${number === 1 ? "" : `/${id}/versions`}`, body);
    if (answer === undefined) return undefined;
    if (answer.code !== undefined) return `${answer.status} ${answer.code}`;
    ledger.acknowledged.push({ id, number, abc });
  }
  return undefined;
}

function anyTune(title: string): string {
  const bars = Array.from({ length: 16 }, () =>
    Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
  );
  return `X:1\nT:${title}\nM:4/4\nL:1/8\nK:G\n${bars.join("|")}|]\n`;
}

interface Answer {
  readonly status: number;
  /** Of a refusal. */
  readonly code: string | undefined;
}

/** @returns undefined when the answer did not come, or not whole */
async function post(url: string, body: object): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const { error } = (await response.json()) as { readonly error?: { readonly code: string } };
    return { status: response.status, code: error?.code };
  } catch {
    return undefined;
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
