/** @file Properties of a staff, as `V:` and `K:` give them: `clef=bass`, `name="Tenor"`, `transpose=-12`. */
import type { StaffProperties } from "@melodist/score";
import { decodeText } from "../text/decode-text.ts";

/** Short spellings → the name we keep. */
const NAMES: Readonly<Record<string, string>> = {
  nm: "name",
  snm: "subname",
  sname: "subname",
  cl: "clef",
  m: "middle",
  t: "transpose",
};

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
const PROPERTY = /([A-Za-z_]+)\s*=\s*(?:"([^"]*)"|(\S+))|(\S+)/g;

/**
 * Read `name=value` pairs and bare clef names.
 *
 * @returns the properties, and the words that were not understood
 * @example
 * parseStaffProperties('bass nm="Cello"').properties; // => { clef: "bass", name: "Cello" }
 */
export function parseStaffProperties(text: string): {
  readonly properties: StaffProperties;
  readonly odd: string | undefined;
} {
  const properties: Record<string, string> = Object.create(null) as Record<string, string>;
  const odd: string[] = [];
  for (const match of text.matchAll(PROPERTY)) {
    const [word, rawName, quoted, bare, alone] = match;
    if (alone !== undefined) {
      if (CLEF.test(alone)) properties["clef"] = alone;
      else if (KNOWN.has(alone)) properties[alone] = "";
      else odd.push(alone);
      continue;
    }
    const name = NAMES[rawName ?? ""] ?? rawName ?? "";
    if (KNOWN.has(name)) properties[name] = quoted === undefined ? (bare ?? "") : decodeText(quoted);
    else odd.push(word);
  }
  return { properties: { ...properties }, odd: odd.length === 0 ? undefined : odd.join(" ") };
}
