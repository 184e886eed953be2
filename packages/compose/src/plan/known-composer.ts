/** @file A composer as the model's vocabulary spells them, whatever part of the name was said. */
import type { Vocabulary } from "@melodist/tokens";

const PREFIX = "composer:";

/**
 * The model's name for a composer: by the whole name, or by the last name; of several who share it, the first,
 * who has most tunes.
 *
 * @example knownComposer(vocabulary, "Bach"); // => "J. S. Bach"
 * @returns the name as it was said where the model knows nobody of that name
 */
export function knownComposer(vocabulary: Vocabulary, said: string): string {
  const names = [...vocabulary.ids.keys()].flatMap((token) =>
    token.startsWith(PREFIX) ? [token.slice(PREFIX.length).replaceAll("_", " ")] : [],
  );
  const whole = names.find((name) => sameName(name, said));
  if (whole !== undefined) return whole;
  return names.find((name) => sameName(lastName(name), lastName(said)) && initialsFit(name, said)) ?? said;
}

function lastName(name: string): string {
  return name.split(" ").at(-1) ?? name;
}

function sameName(a: string, b: string): boolean {
  return a.localeCompare(b, "en", { sensitivity: "base" }) === 0;
}

/** Clara Schumann is not Robert: a first name that is said must begin as the known one does. */
function initialsFit(name: string, said: string): boolean {
  return said === lastName(said) || sameName(said.charAt(0), name.charAt(0));
}
