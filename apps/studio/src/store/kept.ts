/** @file Signals that survive a reload, in the browser's own storage. */
import { effect, type Signal, signal } from "@preact/signals";

/**
 * A signal kept under a name. What is found there but makes no sense is left; a full or forbidden storage changes nothing
 * on the page.
 *
 * @param read makes a value of what was kept, or undefined
 */
export function kept<Value>(
  name: string,
  read: (found: unknown) => Value | undefined,
  initial: Value,
): Signal<Value> {
  const value = signal(find(name, read) ?? initial);
  let first = true;
  effect(() => {
    const text = JSON.stringify(value.value);
    if (first) first = false;
    else keep(name, text);
  });
  return value;
}

function find<Value>(name: string, read: (found: unknown) => Value | undefined): Value | undefined {
  try {
    const text = localStorage.getItem(`melodist.${name}`);
    return text === null ? undefined : read(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function keep(name: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(`melodist.${name}`);
    else localStorage.setItem(`melodist.${name}`, text);
  } catch {
    // A full or forbidden storage: the page goes on without.
  }
}

/** Reads one of a list of words. */
export function oneOf<Word extends string>(...words: readonly Word[]): (found: unknown) => Word | undefined {
  return (found) => words.find((word) => word === found);
}
