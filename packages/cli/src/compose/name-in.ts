/** @file Names as people type them: the key of a table, or what it is called in English or Chinese. */

/** What something is called. */
interface Named {
  readonly english: string;
  readonly chinese: string;
}

/**
 * The key that a name stands for; a name that nothing has stays as it is.
 *
 * @example nameIn(Object.entries(INSTRUMENTS), "唢呐"); // => "suona"
 */
export function nameIn(table: Iterable<readonly [key: string, words: Named]>, text: string): string {
  const name = text.trim().toLowerCase();
  for (const [key, { english, chinese }] of table) {
    if (key === name || english.toLowerCase() === name || chinese === name) return key;
  }
  return text;
}
