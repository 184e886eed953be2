/** @file Titles as two books would both write them: articles, case, accents and punctuation apart. */

const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an", "der", "die", "das", "le", "la", "les"]);

/**
 * A title reduced to its words.
 *
 * @example
 * titleWords("Rakes of Mallow, The"); // => "rakes of mallow"
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
