/** @file Titles as two books would both write them. */

const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an"]);

/**
 * A title without case, accents, articles and punctuation.
 *
 * @example
 * titleWords("The Rakes o' Mallow."); // => "rakes o mallow"
 */
export function titleWords(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’`\p{M}]/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !ARTICLES.has(word))
    .join(" ");
}
