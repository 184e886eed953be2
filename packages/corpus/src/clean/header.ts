/** @file What the header says about a tune, as plain data: titles, composer, origin, name of the rhythm. */
import type { Score } from "@melodist/score";
import type { Source } from "../source/source.ts";
import { COMPOSER_NAMES } from "./composer-name.data.ts";

export interface TuneHeader {
  readonly titles: readonly string[];
  readonly composer: string | undefined;
  /** Country and region, as `O:` has them. */
  readonly origin: string | undefined;
  /** As `R:` has it. */
  readonly rhythm: string | undefined;
  /** Names the tune goes by in its collection: `dc-hornpipe-5`. */
  readonly ids: readonly string[];
}

/** Nobody in particular: how such a line begins, how it ends, or all of it. */
const NOBODY = [
  /^[\W_]*(?:anon|trad|unknown|unbekannt|volkslied|volksweise|folk ?song|from |as sung|ancient|an? )/i,
  /(?:volkslied|volksweise|volkweise|volksmelodie|\b(?:air|song|tune|jig|reel|melody))\b/i,
  /^(?:irish|scotch|scots|scottish|english|welsh|welch|french|german|gaelic|highland|virginian|american)$/i,
];

/** Lines of `C:` that are no composer of the music. */
const NO_COMPOSER = /^(?:words|text|lyrics?|setting|arr(?:\.|anged)|harmony|copyright|this score|translat)/i;

/** Read the header of a tune. */
export function readHeader(score: Score, source: Pick<Source, "titlesAreIds">): TuneHeader {
  const field = (letter: string) =>
    score.fields.filter((other) => other.letter === letter).map(({ text }) => tidyText(text));
  const titles = score.titles.map(tidyText).filter((title) => title !== "");
  const numbers = field("Z").flatMap((text) => /^id:\s*(\S+)/.exec(text)?.[1] ?? []);
  return {
    titles: source.titlesAreIds ? [] : titles.map(movedArticle),
    composer: field("C")
      .map(composerName)
      .find((name) => name !== undefined),
    origin: field("O").find((text) => text !== ""),
    rhythm: field("R").find((text) => text !== ""),
    ids: source.titlesAreIds ? [...titles, ...numbers] : numbers,
  };
}

function tidyText(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** @example movedArticle("Rakes of Mallow, The"); // => "The Rakes of Mallow" */
export function movedArticle(title: string): string {
  return title.replace(/^(.+), (The|A|An|Der|Die|Das|Le|La|Les|Da)$/, "$2 $1");
}

/**
 * The composer that a line names, forename first; undefined when it names nobody in particular.
 *
 * @example
 * composerName("Schubert, Franz"); // => "Franz Schubert"
 */
export function composerName(line: string): string | undefined {
  if (NO_COMPOSER.test(line)) return undefined;
  const name = line
    .replace(/^(?:music|melody|tune|composer|composed)(?: by)?:?\s*/i, "")
    .replace(/^['"‘“][^'"’”]*['"’”],?\s*/, "")
    .replace(/\s*\(.*?\d{3,4}.*?\)/g, "")
    .replace(/,?\s*(?:c\.|ca\.|about|circa)?\s*\b1[4-9]\d\d\b.*$/i, "")
    .replace(/^by\s+/i, "")
    .replace(/[\s.,;]+$/, "")
    .trim();
  if (
    name === "" ||
    name.length > 60 ||
    NOBODY.some((pattern) => pattern.test(name)) ||
    !/\p{L}{2}/u.test(name)
  )
    return undefined;
  const inOrder = name.replace(/^([\p{L}'’-]+), ([\p{L}. '’-]+)$/u, "$2 $1");
  const known = COMPOSER_NAMES[inOrder];
  return known === undefined ? inOrder : (known ?? undefined);
}
