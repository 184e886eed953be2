/** @file Which notes and signs may be used at all: range, scale, graces, ornaments. */
import { key, keyAlterations, type Mode } from "@melodist/score";
import type { NoteToken, TokenGroups } from "./token-groups.ts";
import type { TunePlan } from "./tune-plan.ts";

export type Limits = Pick<TunePlan, "lowest" | "highest" | "mode" | "scale" | "graces" | "ornaments">;

/** The notes that a plan leaves. */
export function allowedNotes(groups: TokenGroups, limits: Limits): readonly NoteToken[] {
  const { lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY, mode, scale } = limits;
  const spelled = scale === undefined || mode === undefined ? undefined : spellScale(mode, scale);
  return groups.notes.filter(({ degree, alter, octave }) => {
    const step = octave * 7 + degree - 1;
    return step >= lowest && step <= highest && (spelled === undefined || spelled.has(`${degree} ${alter}`));
  });
}

/** (vocabulary,) u8: 1 for all tokens but the notes and signs that are not wanted. */
export function limitMask(groups: TokenGroups, limits: Limits): Uint8Array {
  const mask = new Uint8Array(groups.size).fill(1);
  for (const { id } of groups.notes) mask[id] = 0;
  for (const { id } of allowedNotes(groups, limits)) mask[id] = 1;
  if (limits.graces === false) mask[groups.grace] = 0;
  if (limits.ornaments === false) for (const id of groups.ornaments) mask[id] = 0;
  return mask;
}

/** Semitones above the tonic of the major scale's degrees. */
const MAJOR: readonly number[] = [0, 2, 4, 5, 7, 9, 11];

/**
 * The degrees of a scale, spelled as a mode's signature has them: a scale of seven notes by its seven degrees, one of
 * fewer by the signature's own notes as far as possible.
 *
 * @returns "degree alteration" of each note
 */
function spellScale(mode: Mode, scale: readonly number[]): ReadonlySet<string> {
  const signed = keyAlterations(key("C", 0, mode));
  const natural = MAJOR.map((semitones, index) => semitones + (signed[index] ?? 0));
  const isSeven = scale.length === 7;
  return new Set(
    scale.flatMap((semitones, index) => {
      const degrees = isSeven ? [index] : natural.keys();
      const spellings = Array.from(degrees, (place) => ({ place, alter: semitones - (natural[place] ?? 0) }));
      const near = spellings.filter(({ alter }) => Math.abs(alter) <= 1);
      const best = near.find(({ alter }) => alter === 0) ?? near[0];
      if (best !== undefined && scale.length < 12) return [`${best.place + 1} ${best.alter}`];
      // All twelve notes: any spelling will do.
      return near.map(({ place, alter }) => `${place + 1} ${alter}`);
    }),
  );
}
