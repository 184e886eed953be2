/** @file Asking the server: an answer or a failure in words, never an exception. */
import { credentials, noteServer } from "./connection.ts";
import type { Failure } from "./contract.ts";

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** Nobody answered. */
export const UNREACHABLE: Failure = {
  code: "unreachable",
  message: { en: "The server is away.", zh: "联系不上服务器。" },
};

const UNKNOWN: Failure = {
  code: "internal",
  message: { en: "The server did not say why.", zh: "服务器没有说明原因。" },
};

export interface Asking {
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly accept?: string;
}

/** Send a request; the response is not read yet. */
export async function send(path: string, asking: Asking = {}): Promise<Answer<Response>> {
  const { signal } = asking;
  try {
    const response = await fetch(path, initOf(asking));
    noteServer(true);
    return response.ok ? { ok: true, value: response } : { ok: false, failure: await readFailure(response) };
  } catch {
    if (signal?.aborted !== true) noteServer(false);
    return { ok: false, failure: UNREACHABLE };
  }
}

function initOf({ method, body, signal, accept = "application/json" }: Asking): RequestInit {
  const headers = { accept, ...credentials() };
  const stopped = signal === undefined ? {} : { signal };
  if (body === undefined) return { method: method ?? "GET", headers, ...stopped };
  const isText = typeof body === "string";
  return {
    method: method ?? "POST",
    headers: { ...headers, "content-type": isText ? "text/plain" : "application/json" },
    body: isText ? body : JSON.stringify(body),
    ...stopped,
  };
}

/** Ask and read the JSON that comes; the server is trusted to keep to its contract. */
export async function ask<Value>(path: string, asking: Asking = {}): Promise<Answer<Value>> {
  const answer = await send(path, asking);
  if (!answer.ok) return answer;
  try {
    const value: Value = answer.value.status === 204 ? undefined : await answer.value.json();
    return { ok: true, value };
  } catch {
    return { ok: false, failure: UNKNOWN };
  }
}

async function readFailure(response: Response): Promise<Failure> {
  const wait = Number(response.headers.get("retry-after"));
  const told = Number.isFinite(wait) && wait > 0 ? { retryAfter: wait } : {};
  try {
    const { error }: { error?: Failure } = await response.json();
    return { ...(error ?? UNKNOWN), ...told };
  } catch {
    return { ...UNKNOWN, ...told };
  }
}
