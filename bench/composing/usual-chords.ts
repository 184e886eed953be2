/**
 * @file How often people set chords, and how many of them are of their mode: what `chordPaceConstraint` and `chordScaleConstraint` stand on.
 *
 *     npx tsx --conditions melodist-source bench/composing/usual-chords.ts [CORPUS]
 *
 * The tunes are those of the training split whose chords people wrote; pick-ups count as bars.
 */
import { SCALES } from "@melodist/analysis";
import { type ChordSymbol, chordIntervals, isTimed, type Measure, pitchClass } from "@melodist/score";
import { hasWrittenChords } from "./chord-agreement.ts";
import { quantile } from "./interval.ts";
import { readSplitTunes } from "./split-tunes.ts";

const SHARES = [0.5, 0.9, 0.95, 0.99];

const [corpus = "runs/corpus-default"] = process.argv.slice(2);
const tunes = readSplitTunes(corpus, "train").filter(hasWrittenChords);
const rows = tunes.map(({ score }) => longestRowWithout(score.voices[0]?.measures ?? []));
console.log(`${tunes.length} tunes; most bars in a row in which no chord begins:`);
console.log(SHARES.map((share) => `${100 * share} % of tunes ${quantile(rows, share)}`).join(", "));
const counts = new Map<string, { all: number; inside: number }>();
for (const { score } of tunes) {
  const { tonic, mode } = score.key;
  if (tonic === undefined) continue;
  const scale = new Set(SCALES.get(mode)?.semitones.map((note) => (note + pitchClass(tonic)) % 12));
  const count = counts.get(mode) ?? { all: 0, inside: 0 };
  counts.set(mode, count);
  for (const chord of score.voices[0]?.measures.flatMap(chordsIn) ?? []) {
    count.all++;
    if (chordIntervals(chord).every((tone) => scale.has((pitchClass(chord.root) + tone) % 12)))
      count.inside++;
  }
}
for (const [mode, { all, inside }] of counts)
  console.log(`${mode}: ${((100 * inside) / all).toFixed(1)} % of ${all} chords have no tone outside`);

function chordsIn({ events }: Measure): readonly ChordSymbol[] {
  const marks = events.flatMap((event) => (isTimed(event) ? event.marks : []));
  return marks.flatMap((mark) => (mark.kind === "chord-symbol" ? [mark.chord] : []));
}

function longestRowWithout(measures: readonly Measure[]): number {
  let row = 0;
  return measures.reduce((longest, measure) => {
    row = chordsIn(measure).length > 0 ? 0 : row + 1;
    return Math.max(longest, row);
  }, 0);
}
