/** @file Properties of a staff, as `V:` and `K:` give them: `clef=bass`, `name="Tenor"`, `transpose=-12`. */
import type { StaffProperties } from "@melodist/score";
import { decodeText } from "../text/decode-text.ts";

/** Short spellings → the name we keep. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["nm", "name"],
  ["snm", "subname"],
  ["sname", "subname"],
  ["cl", "clef"],
  ["m", "middle"],
  ["t", "transpose"],
]);

/** Names that the standard or the programs of the field give a meaning. */
const KNOWN = new Set([
  "name",
  "subname",
  "clef",
  "middle",
  "transpose",
  "octave",
  "stem",
  "stems",
  "gstem",
  "dyn",
  "lyrics",
  "gchord",
  "stafflines",
  "staffscale",
  "scale",
  "merge",
  "space",
  "score",
  "sound",
  "shift",
  "instrument",
  "style",
  "map",
  "volume",
  "cue",
  "up",
  "down",
]);

const CLEF = /^(?:treble|alto|tenor|bass|perc|none|[GCF][1-5]?|auto|soprano|mezzo|baritone)[1-5]?(?:[+-]8)?$/;
const PROPERTY = /([A-Za-z_]+)\s*=\s*(?:"([^"]*)"|(\S+))|\S+/g;

/** What the words behind a key or the name of a voice say. */
export interface StaffField {
  readonly properties: StaffProperties;
  /** Words that were not understood; undefined when all were. */
  readonly odd: string | undefined;
}

/**
 * Read `name=value` pairs and bare clef names.
 *
 * @example
 * parseStaffProperties('bass nm="Cello"').properties; // => { clef: "bass", name: "Cello" }
 */
export function parseStaffProperties(text: string): StaffField {
  const properties = new Map<string, string>();
  const odd: string[] = [];
  for (const [word, name, quoted, bare] of text.matchAll(PROPERTY)) {
    const [property, value] = name === undefined ? bareProperty(word) : [NAMES.get(name) ?? name, bare ?? ""];
    if (KNOWN.has(property)) properties.set(property, quoted === undefined ? value : decodeText(quoted));
    else odd.push(word);
  }
  return {
    properties: Object.fromEntries(properties),
    odd: odd.length === 0 ? undefined : odd.join(" "),
  };
}

/** A word alone is a clef, or a property that needs no value. */
function bareProperty(word: string): readonly [string, string] {
  return CLEF.test(word) ? ["clef", word] : [word, ""];
}
