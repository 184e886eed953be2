/** @file How many of something, in English. */

/** @example counted(1, "bar"); // => "1 bar" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
