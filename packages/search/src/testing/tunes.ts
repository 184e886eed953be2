/** @file Tunes for tests: traditional jigs and reels in ABC, and endless new ones made by chance. */
import { parseAbc } from "@melodist/abc";
import { readMelody } from "@melodist/analysis";
import type { RandomSource } from "@melodist/random";
import type { Score } from "@melodist/score";
import { type MelodyCode, melodyCode } from "../melody-code.ts";

/** The first tune of an ABC text; `K:` and what stands before it may be left out. */
export function scoreOf(body: string, header = "M:4/4\nL:1/8\nK:G"): Score {
  const [tune] = parseAbc(`X:1\n${header}\n${body}\n`).tunes;
  if (tune === undefined) throw new Error("the test's tune is none");
  return tune.score;
}

/** Its melody as a code. */
export function codeOf(score: Score): MelodyCode {
  return melodyCode(readMelody(score));
}

/** A jig, "The Kesh", in two parts of eight bars. */
export const JIG = scoreOf(
  "|:G3 GAB|A3 ABd|edd gdd|edB dBA|GAG GAB|ABA ABd|edd gdd|BAF G3:|\n" +
    "|:B2B d2d|ege dBA|B2B dBG|ABA AGA|BAB d^cd|ege dBd|gfg aga|bgf g3:|",
  "M:6/8\nL:1/8\nK:G",
);

/** A reel, "The Wind That Shakes the Barley". */
export const REEL = scoreOf(
  "|:A2AB AFED|B2BA BcdB|A2AB AFED|gfed BcdB|A2AB AFED|B2BA BcdB|A2AB AFED|gfed Bcde:|\n" +
    "|:f2fd g2ge|f2fd Bcde|f2fd g2fg|afed Bcde|f2fd g2ge|f2fd Bcde|fefg abaf|gfed BcdB:|",
  "M:4/4\nL:1/8\nK:D",
);

const NOTES = ["D", "E", "F", "G", "A", "B", "c", "d", "e", "f", "g"];

/** A tune of chance: bars of eight quavers that walk up and down the scale. */
export function tuneOfChance(random: RandomSource, bars = 16): Score {
  let at = 3;
  const written = Array.from({ length: bars }, () => {
    let bar = "";
    for (let note = 0; note < 8; note++) {
      const step = Math.floor(random() * 9) - 4;
      at = Math.min(NOTES.length - 1, Math.max(0, at + step));
      bar += NOTES[at] ?? "G";
    }
    return bar;
  });
  return scoreOf(`${written.join("|")}|]`);
}
