/**
 * @file Do our findings about bars agree with abc2midi's, and how many bars of each source are wrong?
 *
 * `npx tsx --conditions melodist-source bench/bars-study.ts --corpora DIR [--limit N] [--show N]`
 *
 * Every tune of the corpora, without what abc2midi plays in its own fashion (rhythm names, graces, rolls), with
 * the repeat signs that writers left out written where we go back to, and without bar lines that close nothing.
 * A tune agrees when both find a wrong bar in it, or neither does.
 */
import { parseArgs } from "node:util";
import { parseAbc } from "@melodist/abc";
import { checkBars, describeFinding, isTimed, type Score } from "@melodist/score";
import { agree, ENDS_CLASS, explain, type Opinions } from "./bars/explain.ts";
import { listRemarks, withoutEmptyLines, withRepeatStarts } from "./bars/judge.ts";
import { plainText } from "./conformance/abc2midi.ts";
import { readCorpusFiles } from "./corpora.ts";

interface Tally {
  tunes: number;
  bars: number;
  wrongBars: number;
  wrongTunes: number;
  agreeing: number;
  differingAtEnds: number;
}

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    limit: { type: "string" },
    show: { type: "string", default: "0" },
  },
});
if (values.corpora === undefined) throw new Error("say where the tunes are: --corpora DIR");
const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);

const tallies = new Map<string, Tally>();
const classes = new Map<string, Opinions[]>();
for (const { source, text } of readCorpusFiles(values.corpora)) {
  const tally = tallies.get(source) ?? emptyTally();
  tallies.set(source, tally);
  for (const opinions of hear(text)) take(opinions, tally);
}
reportSources();
reportClasses(Number(values.show));

function emptyTally(): Tally {
  return { tunes: 0, bars: 0, wrongBars: 0, wrongTunes: 0, agreeing: 0, differingAtEnds: 0 };
}

/** Both opinions about every tune of a file. */
function hear(written: string): readonly Opinions[] {
  const text = withRepeatStarts(withoutEmptyLines(plainText(written)));
  const remarks = listRemarks(text);
  return parseAbc(text)
    .tunes.slice(0, limit)
    .map((tune) => {
      const inTune = remarks.filter(({ offset }) => offset >= tune.span.start && offset < tune.span.end);
      return {
        tune,
        text: text.slice(tune.span.start, tune.span.end),
        ours: checkBars(tune.score),
        theirs: inTune.filter(({ kind }) => kind === "bar"),
        hasError: inTune.some(({ kind }) => kind === "error"),
      };
    });
}

function take(opinions: Opinions, tally: Tally): void {
  tally.tunes++;
  tally.bars += barsOf(opinions.tune.score);
  tally.wrongBars += opinions.ours.length;
  if (opinions.ours.length > 0) tally.wrongTunes++;
  if (agree(opinions)) {
    tally.agreeing++;
    return;
  }
  const name = explain(opinions);
  if (name === ENDS_CLASS) tally.differingAtEnds++;
  classes.set(name, [...(classes.get(name) ?? []), opinions]);
}

function barsOf(score: Score): number {
  return score.voices.reduce(
    (sum, voice) => sum + voice.measures.filter((measure) => measure.events.some(isTimed)).length,
    0,
  );
}

function reportSources(): void {
  console.log("| source | tunes | bars | wrong bars | tunes with one | agree | agree where both judge |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
  const all = emptyTally();
  for (const [source, tally] of tallies) {
    for (const key of Object.keys(all) as (keyof Tally)[]) all[key] += tally[key];
    console.log(row(source, tally));
  }
  console.log(row("**all**", all));
}

function row(name: string, tally: Tally): string {
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const cells = [
    name,
    tally.tunes,
    tally.bars,
    percent(tally.wrongBars, tally.bars),
    percent(tally.wrongTunes, tally.tunes),
    percent(tally.agreeing, tally.tunes),
    percent(tally.agreeing + tally.differingAtEnds, tally.tunes),
  ];
  return `| ${cells.join(" | ")} |`;
}

function reportClasses(show: number): void {
  console.log("\n| disagreement | tunes |\n| --- | ---: |");
  const sorted = [...classes].sort((a, b) => b[1].length - a[1].length);
  for (const [name, opinions] of sorted) console.log(`| ${name} | ${opinions.length} |`);
  for (const [name, opinions] of sorted) {
    for (const { text, ours, theirs } of opinions.slice(0, show)) {
      const said = [
        ...ours.map((finding) => describeFinding(finding, "en")),
        ...theirs.map(({ message }) => message),
      ];
      console.log(`\n### ${name}\n${said.join("\n")}\n${text}`);
    }
  }
}
