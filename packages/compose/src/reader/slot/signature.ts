/** @file The key by its signature: "in two sharps", 三个降号. The tonic is that of the mode that is said, of major where none is. */
import { key, keyFifths, type Mode, nameAtFifths, printPitchName } from "@melodist/score";
import { NUMBER, readNumber } from "../text/numeral.ts";
import { isRefused } from "../text/refusal.ts";
import { inOrder, type Match, matchesOf, pattern, patternReader, type Reader } from "../text/scan.ts";
import type { WishText } from "../text/wish-text.ts";
import { type Finding, found } from "../wish.ts";
import { MODE_WORDS } from "./mode.data.ts";

const MOST_SIGNS = 7;
/** Abbreviations stand behind a tonic; alone they may be other words. */
const SHORTEST_WORD = 5;

const MODES = MODE_WORDS.map(([mode, english, chinese]) => {
  const words = english.split(" ").filter(({ length }) => length >= SHORTEST_WORD);
  return { mode, words: pattern(`\\b(?:${words.join("|")})\\b|${chinese.replaceAll(" ", "|")}`) };
});

/** The mode that is said anywhere in a wish and not refused. */
function modeSaid({ folded }: WishText): Mode | undefined {
  const isSaid = (words: RegExp) => matchesOf(words, folded).some(({ start }) => !isRefused(folded, start));
  return MODES.find(({ words }) => isSaid(words))?.mode;
}

function signatureFinding({ start, end, groups }: Match, text: WishText): Finding | undefined {
  const count = groups["count"] === undefined ? 0 : readNumber(groups["count"]);
  if (count === undefined || count > MOST_SIGNS) return undefined;
  const fifths = /flat|降/u.test(groups["sign"] ?? "") ? -count : count;
  const mode = modeSaid(text);
  const tonic = nameAtFifths(fifths - keyFifths(key("C", 0, mode ?? "major")));
  const modes = mode === undefined ? [] : [{ slot: "mode", value: mode } as const];
  return found(start, end, { slot: "tonic", value: printPitchName(tonic) }, ...modes);
}

const NAMED =
  "(?:(?:in|with|of|has|having|using)(?: a)? )?(?:(?:the )?key(?: signature)?(?: of| with| has|:) )?(?:an? )?";

/** How many sharps or flats there are. */
export const readSignature: Reader = inOrder(
  [
    `${NAMED}(?<count>${NUMBER})[ -](?<sign>sharps?|flats?)(?: in the (?:key )?signature| key(?: signature)?)?(?![a-z])`,
    "(?:with |has |having )?(?:no|without(?: any)?) (?:sharps (?:or|and) flats|flats (?:or|and) sharps)(?: in the (?:key )?signature)?",
    `(?:调号)?(?:用|有|带|为|是|:)?(?<count>${NUMBER})个?(?<sign>升|降)(?:记?号|音)`,
    "(?:调号)?(?:没有|无|不带)(?:任何)?(?:升降|降升)(?:记?号|音)",
  ].map((source) => patternReader(source, signatureFinding)),
);
