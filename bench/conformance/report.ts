/** @file The figures of the conformance run as a page of the documentation. */
import { REASONS, type Reason } from "./explain.ts";

/** Counts of one source. */
export interface Tally {
  tunes: number;
  crashes: number;
  characters: number;
  uncovered: number;
  printed: number;
  /** Tunes abcjs reads, and those it reads as we do. */
  seen: number;
  seenAlike: number;
  /** Tunes abc2midi reports an error in. */
  refused: number;
  /** Tunes abc2midi plays, those it plays as we do, and those it does once the repeats are written out. */
  heard: number;
  heardAlike: number;
  writtenOutAlike: number;
}

export interface Difference {
  readonly judge: "abc2midi" | "abcjs";
  readonly tune: string;
  readonly kind: string;
  readonly reason: Reason | "abcjs";
}

export function emptyTally(): Tally {
  return {
    tunes: 0,
    crashes: 0,
    characters: 0,
    uncovered: 0,
    printed: 0,
    seen: 0,
    seenAlike: 0,
    refused: 0,
    heard: 0,
    heardAlike: 0,
    writtenOutAlike: 0,
  };
}

/** The page, ready to be written. */
export function writeReport(tallies: ReadonlyMap<string, Tally>, differences: readonly Difference[]): string {
  const all = emptyTally();
  for (const tally of tallies.values()) {
    for (const name of Object.keys(all) as (keyof Tally)[]) all[name] += tally[name];
  }
  return `# Conformance

Made by \`npm run conformance -- --corpora DIR\` over the shared corpora; abc2midi is Debian's package \`abcmidi\`, abcjs the
development dependency. Nothing here is edited by hand.

| what | figure |
| --- | --: |
| tunes | ${count(all.tunes)} |
| files that made the parser throw | ${all.crashes} |
| characters of tune bodies (white space apart) | ${count(all.characters)} |
| … covered by no event, field or diagnostic | ${count(all.uncovered)} |
| tunes equal to themselves after printing and parsing | ${count(all.printed)} (${share(all.printed, all.tunes)}) |
| tunes in which abc2midi itself reports an error: left out below | ${count(all.refused)} (${share(all.refused, all.tunes)}) |
| tunes that sound to abc2midi as to us: every pitch, onset and length within 2 of 480 ticks | ${count(all.heardAlike)} of ${count(all.heard)} (${share(all.heardAlike, all.heard)}) |
| … when repeats are written out where the two read them differently | ${count(all.writtenOutAlike)} of ${count(all.heard)} (${share(all.writtenOutAlike, all.heard)}) |
| tunes whose written notes abcjs reads as we do | ${count(all.seenAlike)} of ${count(all.seen)} (${share(all.seenAlike, all.seen)}) |

How abc2midi is asked: \`R:\` lines, grace notes, \`~\` and \`T\` are taken out first (it swings hornpipes and plays ornaments in its
own fashion), chord symbols are not accompanied (\`-NGUI\`), fermatas not held (\`-NFER\`), chords not strummed.

Nearly all differences are about where a repeat goes back to when its opening sign was left out. There we follow ABC 2.1 (4.8), and
abc2midi does not; where the repeats are written out, both play the same. We keep to the standard rather than to the judge.

## Where abc2midi differs

| class | tunes | examples |
| --- | --: | --- |
${classes(differences.filter((difference) => difference.judge === "abc2midi"))}

## Where abcjs differs

${examples(
  differences.filter((difference) => difference.judge === "abcjs"),
  40,
)}

## By source

| source | tunes | printed = read | abc2midi: left out | sounds alike | repeats written out | abcjs alike |
| --- | --: | --: | --: | --: | --: | --: |
${[...tallies].map(([source, tally]) => sourceRow(source, tally)).join("\n")}
`;
}

function sourceRow(source: string, tally: Tally): string {
  const cells = [
    source,
    count(tally.tunes),
    share(tally.printed, tally.tunes),
    count(tally.refused),
    share(tally.heardAlike, tally.heard),
    share(tally.writtenOutAlike, tally.heard),
    share(tally.seenAlike, tally.seen),
  ];
  return `| ${cells.join(" | ")} |`;
}

function classes(differences: readonly Difference[]): string {
  return (Object.keys(REASONS) as Reason[])
    .map((reason) => {
      const members = differences.filter((difference) => difference.reason === reason);
      return `| **${reason}** ${REASONS[reason]} | ${members.length} | ${examples(members, 4)} |`;
    })
    .join("\n");
}

function examples(members: readonly Difference[], most: number): string {
  if (members.length === 0) return "none";
  const shown = members.slice(0, most).map((difference) => difference.tune);
  return shown.join(", ") + (members.length > most ? ", …" : "");
}

function count(value: number): string {
  return value.toLocaleString("en");
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)} %`;
}
