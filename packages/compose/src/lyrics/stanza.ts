/** @file A stanza of a song, and where it is sung. */
import type { SectionPlan } from "@melodist/tokens";
import { readLetters } from "../plan/sections.ts";

/** What a stanza or a section is to the song; a bridge is neither verse nor chorus. */
export type StanzaKind = "verse" | "chorus" | "other";

export interface Stanza<Line> {
  /** As its heading says; undefined where it has none. */
  readonly kind: StanzaKind | undefined;
  readonly lines: readonly Line[];
}

/** A stanza at one place where it is sung. */
export interface Setting<Line> {
  readonly lines: readonly Line[];
  /** Under all notes, under those of one section as written, or nowhere. */
  readonly section: "all" | "none" | number;
  /** Of the lines of words below the notes, from 0. */
  readonly row: number;
}

/**
 * What each section as written is to the song; empty unless the form has a verse and a chorus.
 *
 * @example
 * sectionKinds("VC", sections); // => ["verse", "chorus"]
 */
export function sectionKinds(
  form: string | undefined,
  sections: readonly Pick<SectionPlan, "letter">[],
): readonly StanzaKind[] {
  const names = form?.replaceAll("'", "") ?? "";
  if (form === undefined || !names.includes("V") || !names.includes("C")) return [];
  const letters = readLetters(form).map(({ letter }) => letter);
  const verse = letters[names.indexOf("V")];
  const chorus = letters[names.indexOf("C")];
  return sections.map(({ letter }) => (letter === verse ? "verse" : letter === chorus ? "chorus" : "other"));
}

/**
 * Where stanzas are sung. Of a verse and a chorus, each has its own sections: further verses take the verse's further sections,
 * then further rows; what is short of words is sung again. Otherwise every stanza is a row under the whole tune.
 *
 * @param kinds of the sections, as `sectionKinds` has them
 */
export function placeStanzas<Line extends { readonly text: string }>(
  stanzas: readonly Stanza<Line>[],
  kinds: readonly StanzaKind[],
): readonly Setting<Line>[] {
  const named = nameStanzas(stanzas);
  const isSong = (["verse", "chorus"] as const).every(
    (kind) => kinds.includes(kind) && named.some((stanza) => stanza.kind === kind),
  );
  if (!isSong) return stanzas.map(({ lines }, row) => ({ lines, section: "all", row }));
  return named.flatMap(({ kind, lines }) => {
    const alike = named.filter((other) => other.kind === kind);
    const sections = [...kinds.keys()].filter((index) => kinds[index] === kind);
    if (sections.length === 0) return [{ lines, section: "none" as const, row: 0 }];
    return turnsOf(
      alike.findIndex((other) => other.lines === lines),
      alike.length,
      sections.length,
    ).map((turn) => ({
      lines,
      section: sections[turn % sections.length] ?? ("none" as const),
      row: Math.floor(turn / sections.length),
    }));
  });
}

/** Lines in the order in which they are sung, row by row, as often as they are; those of no section come last. */
export function linesInOrder<Line>(settings: readonly Setting<Line>[]): readonly Line[] {
  const isNowhere = ({ section }: Setting<Line>) => section === "none";
  const place = ({ section }: Setting<Line>) => (typeof section === "number" ? section : 0);
  const sung = settings
    .filter((setting) => !isNowhere(setting))
    .sort((a, b) => a.row - b.row || place(a) - place(b));
  return [...sung, ...settings.filter(isNowhere)].flatMap(({ lines }) => lines);
}

/** Turns of one stanza among others of its kind, which take turns until all have been sung and all sections have words. */
function turnsOf(stanza: number, stanzas: number, sections: number): readonly number[] {
  return Array.from({ length: Math.max(stanzas, sections) }, (_, turn) => turn).filter(
    (turn) => turn % stanzas === stanza,
  );
}

/** A stanza whose kind is settled. */
type Named<Line> = Stanza<Line> & { readonly kind: StanzaKind };

/** Without headings the second stanza is the chorus; one that only comes again is left out. */
function nameStanzas<Line extends { readonly text: string }>(
  stanzas: readonly Stanza<Line>[],
): readonly Named<Line>[] {
  const hasHeadings = stanzas.some(({ kind }) => kind !== undefined);
  const named = stanzas.map(({ kind, lines }, index): Named<Line> => {
    return { kind: kind ?? (index === 1 && !hasHeadings ? "chorus" : "verse"), lines };
  });
  const nameOf = ({ kind, lines }: Named<Line>) => [kind, ...lines.map(({ text }) => text)].join("\n");
  const first = new Map(named.toReversed().map((stanza) => [nameOf(stanza), stanza]));
  return named.filter((stanza) => first.get(nameOf(stanza)) === stanza);
}
