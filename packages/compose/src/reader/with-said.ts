/** @file What was read in words, with what is said beside them in plain fields. */
import type { ComposeRequest } from "../request.ts";

/** What a field settles: others of the reading that it would contradict. */
const SETTLES: Partial<Readonly<Record<keyof ComposeRequest, readonly (keyof ComposeRequest)[]>>> = {
  scale: ["mode"],
  mode: ["scale"],
  lowest: ["instrument"],
  tempo: ["tempoBpm"],
  tempoBpm: ["tempo"],
};

/**
 * The reading, where nothing else is said; fields go before words.
 *
 * @example
 * withSaid({ mode: "dorian", bars: 16 }, { scale: "yu" }); // => { bars: 16, scale: "yu" }
 */
export function withSaid(read: ComposeRequest, said: ComposeRequest): ComposeRequest {
  const fields = Object.keys(said) as (keyof ComposeRequest)[];
  const gone = new Set(fields.flatMap((field) => SETTLES[field] ?? []));
  const left = Object.entries(read).filter(([name]) => !gone.has(name as keyof ComposeRequest));
  return { ...Object.fromEntries(left), ...said };
}
