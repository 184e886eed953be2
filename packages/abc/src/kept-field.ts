/** @file Where a field that is kept as it is stands in the body. Reading and printing share it. */

/** True when a kept field stands inside the line; the others get a line of their own. */
export function isInline(letter: string, text: string): boolean {
  return "NRrI".includes(letter) && !text.includes("]");
}
