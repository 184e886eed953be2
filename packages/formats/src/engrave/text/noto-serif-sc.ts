/**
 * @file Noto Serif SC, as npm brings it: one variable font cut into some hundred files of a hundred characters each.
 *
 * Only the files are read that hold a character that is drawn. The font's own weight is its thinnest, so the usual and
 * the bold one are set.
 */
import { openTypeface, type Typeface } from "./typeface.ts";

const PACKAGE = "@fontsource-variable/noto-serif-sc";
const REGULAR = 400;
const BOLD = 700;

/** First and last code point, and the file that holds them. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly subset: string;
}

let ranges: Promise<readonly Range[]> | undefined;
const typefaces = new Map<string, Promise<Typeface>>();

/** The part of the font that has a character; undefined when none has. */
export async function loadSubset(codePoint: number, isBold: boolean): Promise<Typeface | undefined> {
  const all = await (ranges ??= readRanges());
  for (const { subset } of all.filter(({ first, last }) => first <= codePoint && codePoint <= last)) {
    const typeface = await openSubset(subset, isBold ? BOLD : REGULAR);
    if (typeface.has(codePoint)) return typeface;
  }
  return undefined;
}

function openSubset(subset: string, weight: number): Promise<Typeface> {
  const name = `${subset} ${weight}`;
  const known = typefaces.get(name);
  if (known !== undefined) return known;
  const opened = readAsset(`files/noto-serif-sc-${subset}-wght-normal.woff2`).then((woff2) =>
    openTypeface(woff2, weight),
  );
  typefaces.set(name, opened);
  return opened;
}

/** The package says which file has which characters: `{"[4]": "U+1f1e9-1f1f5,U+1f21a", "latin": …}`. */
async function readRanges(): Promise<readonly Range[]> {
  const table: unknown = JSON.parse(new TextDecoder().decode(await readAsset("unicode.json")));
  return Object.entries(table ?? {}).flatMap(([key, value]) =>
    String(value)
      .split(",")
      .map((range) => ({ ...parseRange(range), subset: key.replace(/[[\]]/gu, "") })),
  );
}

function parseRange(text: string): Pick<Range, "first" | "last"> {
  const [first = 0, last = first] = text
    .replace(/^U\+/iu, "")
    .split("-")
    .map((number) => Number.parseInt(number, 16));
  return { first, last };
}

/** A file of the font's package. Loaded when first needed, as a page has no files. */
async function readAsset(path: string): Promise<Uint8Array> {
  const [{ createRequire }, { readFile }] = await Promise.all([
    import("node:module"),
    import("node:fs/promises"),
  ]);
  return readFile(createRequire(import.meta.url).resolve(`${PACKAGE}/${path}`));
}
