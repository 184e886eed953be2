/** @file Atoms as the tokens of a bar: the counterpart of `readAtoms`. */
import type { Token } from "../vocabulary/token.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { chordTokens } from "./chord-tokens.ts";
import type { BarAtoms, EventAtom } from "./event-atoms.ts";

/**
 * Spell atoms that were read from tokens.
 *
 * @throws MelodistError `mismatch` when the vocabulary lacks what an atom says
 */
export function writeAtoms(vocabulary: Vocabulary, { figures, atoms }: BarAtoms): readonly number[] {
  const meter: readonly Token[] = figures === undefined ? [] : [{ kind: "meter", figures }];
  const ids = (tokens: readonly Token[]) => tokens.map((token) => idOf(vocabulary, token));
  const rows = atoms.map((atom) => [
    ...ids(atom.opens === undefined ? [] : [atom.opens]),
    ...(atom.chord === undefined ? [] : chordTokens(vocabulary, atom.chord)),
    ...ids(soundTokens(atom)),
  ]);
  return [...ids(meter), ...rows.flat()];
}

function soundTokens({ kind, pitch, units, ornaments, grace }: EventAtom): readonly Token[] {
  const isUnit = units.num === 1 && units.den === 1;
  return [
    ...ornaments.map((name): Token => ({ kind: "ornament", name })),
    ...grace.flatMap((note): readonly Token[] => [{ kind: "grace" }, { kind: "note", ...note }]),
    kind === "note" && pitch !== undefined ? { kind, ...pitch } : { kind: kind === "rest" ? "rest" : "hold" },
    ...(isUnit ? [] : [{ kind: "length", units } as const]),
  ];
}
