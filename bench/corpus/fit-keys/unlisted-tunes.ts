/**
 * @file Tunes that have nothing to do with the list that key finding is judged by: neither on it nor another
 * rendering of a tune on it.
 */
import { type Melody, readMelody } from "@melodist/analysis";
import type { CorpusTune } from "../../corpora.ts";
import { titleWords } from "../title-words.ts";

/** A tune and its melody, with a number that all its renderings share. */
export interface UnlistedTune extends CorpusTune {
  readonly melody: Melody;
  readonly family: number;
}

/** Intervals at the beginning by which renderings are recognised. */
const OPENING = 12;
/** Titles shorter than this are no names. */
const SHORTEST_TITLE = 5;
/** File names instead of titles. */
const UNTITLED: ReadonlySet<string> = new Set(["meertens-sample"]);

/** Leave out what is on the list, what shares a title or opening with it, and art songs of one composer and similar title. */
export function unlistedTunes(
  all: Iterable<CorpusTune>,
  isListed: (tune: CorpusTune) => boolean,
): readonly UnlistedTune[] {
  const tunes = [...all].map((tune) => ({ ...tune, melody: readMelody(tune.score) }));
  const families = joinFamilies(tunes.map(namesOf));
  const listed = tunes.map(isListed);
  const left = new Set(families.filter((_, index) => listed[index]));
  const songs = tunes.filter((tune, index) => listed[index] && composerOf(tune) !== "");
  return tunes
    .map((tune, index) => ({ ...tune, family: families[index] ?? index }))
    .filter((tune) => !left.has(tune.family) && !songs.some((song) => isSameSong(song, tune)));
}

/** Names that renderings of one tune share. */
function namesOf({
  source,
  score,
  melody: { notes },
}: CorpusTune & { readonly melody: Melody }): readonly string[] {
  const names: string[] = [];
  const title = titleWords(score.titles[0] ?? "");
  if (title.length >= SHORTEST_TITLE && !UNTITLED.has(source)) names.push(`title ${title}`);
  if (notes.length > OPENING) {
    const keys = notes.slice(0, OPENING + 1).map(({ midi }) => midi);
    names.push(`opening ${keys.map((midi, index) => midi - (keys[index - 1] ?? midi)).join(" ")}`);
  }
  return names;
}

/** Number things so that those which share a name, directly or through others, have one number. */
function joinFamilies(names: readonly (readonly string[])[]): readonly number[] {
  const parents = names.map((_, index) => index);
  const headOf = (index: number): number => {
    const parent = parents[index] ?? index;
    if (parent === index) return index;
    const head = headOf(parent);
    parents[index] = head;
    return head;
  };
  const first = new Map<string, number>();
  for (const [index, own] of names.entries()) {
    for (const name of own) {
      const other = first.get(name);
      if (other === undefined) first.set(name, index);
      else parents[headOf(index)] = headOf(other);
    }
  }
  return parents.map((_, index) => headOf(index));
}

/** Surname of an art song's composer, else empty. */
function composerOf({ text }: CorpusTune): string {
  if (!/^R:art song/mu.test(text)) return "";
  const [, composer = ""] = /^C:(.*)$/mu.exec(text) ?? [];
  return titleWords(composer).split(" ").at(-1) ?? "";
}

function isSameSong(one: CorpusTune, other: CorpusTune): boolean {
  if (composerOf(one) !== composerOf(other)) return false;
  const [a, b] = [one, other].map(
    ({ score }) =>
      new Set(
        titleWords(score.titles[0] ?? "")
          .split(" ")
          .filter(isTelling),
      ),
  );
  if (a === undefined || b === undefined) return false;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(a.size, b.size);
}

function isTelling(word: string): boolean {
  return word.length > 2;
}
