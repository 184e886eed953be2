/**
 * @file How far do people agree with each other on the chords of a tune? What `harmony.ts` asks of a model, asked of them.
 *
 *     npm run second-opinions -- --corpus CORPUS
 *
 * Some tunes stand in several collections, each with chords that somebody wrote. Compared are such settings, of whatever split, that
 * are equally long, bar for bar and in mode, and have the same degree of the scale at least half of the time. Of a pair each is in
 * turn the one that is agreed with; a tune counts once, however many settings it has.
 */
import { parseArgs } from "node:util";
import type { Melody } from "@melodist/analysis";
import { type PitchName, pitchClass } from "@melodist/score";
import {
  type Agreement,
  agreement,
  bestTriads,
  type ChordedTune,
  endOf,
  hasWrittenChords,
  readChordedTune,
  timeOf,
  tonicOnly,
} from "./chord-agreement.ts";
import { interval, mean, printInterval } from "./interval.ts";
import { readSplitTunes, type SplitTune } from "./split-tunes.ts";

const { values } = parseArgs({ options: { corpus: { type: "string", default: "runs/corpus-default" } } });
/** Steps of a whole note at which two melodies are compared. */
const STEPS = 16;
const LEAST_LIKENESS = 0.5;
const CONTESTANTS = ["somebody else", "always tonic", "best triad per bar"] as const;
type Contestant = (typeof CONTESTANTS)[number];

interface Row extends Readonly<Record<Contestant, Agreement>> {
  readonly cluster: string;
}

const tunes = (["train", "validation", "test"] as const).flatMap((split) =>
  readSplitTunes(values.corpus, split).filter(hasWrittenChords),
);
const rows = tunes.flatMap((tune) => tunes.flatMap((other) => comparePair(tune, other)));
report();

function comparePair(tune: SplitTune, other: SplitTune): readonly Row[] {
  const { cluster } = tune;
  if (cluster !== other.cluster || tune.source === other.source) return [];
  const [one, two] = [readChordedTune(tune), readChordedTune(other)];
  if (!isSetting(one, two) || timeOf(one.written) === 0 || timeOf(two.written) === 0) return [];
  return [
    {
      cluster,
      "somebody else": agreement(one, two.written),
      "always tonic": agreement(one, tonicOnly(one)),
      "best triad per bar": agreement(one, bestTriads(one)),
    },
  ];
}

/** Is one the other, bar for bar? */
function isSetting(one: ChordedTune, two: ChordedTune): boolean {
  const isAsLong = Math.abs(endOf(one.melody) - endOf(two.melody)) < 1e-9;
  if (!isAsLong || one.mode !== two.mode || one.melody.measures.length !== two.melody.measures.length)
    return false;
  const [degrees, others] = [one, two].map(({ melody, tonic }) => degreesAt(melody, tonic));
  const same =
    degrees?.filter((degree, step) => degree !== undefined && degree === others?.[step]).length ?? 0;
  return same >= LEAST_LIKENESS * (degrees?.length ?? 0);
}

/** Semitones above the tonic at each step of time; undefined where nothing sounds. */
function degreesAt(melody: Melody, tonic: PitchName): readonly (number | undefined)[] {
  const degrees: (number | undefined)[] = Array.from({ length: Math.round(endOf(melody) * STEPS) });
  for (const { onset, length, midi } of melody.notes) {
    const from = (onset.num / onset.den) * STEPS;
    degrees.fill(
      (midi - pitchClass(tonic) + 120) % 12,
      Math.round(from),
      Math.round(from + (length.num / length.den) * STEPS),
    );
  }
  return degrees;
}

function report(): void {
  const clusters = [...new Set(rows.map(({ cluster }) => cluster))];
  console.log(
    `${clusters.length} tunes of which two people wrote the chords (${rows.length / 2} pairs of settings)\n`,
  );
  console.log("| chords | functional agreement, % | same root, % |\n| --- | --: | --: |");
  const meansOf = (figure: (row: Row) => number) =>
    clusters.map((cluster) => mean(rows.filter((row) => row.cluster === cluster).map(figure)));
  for (const name of CONTESTANTS) {
    const cells = (["functional", "root"] as const).map((kind) =>
      printInterval(
        interval(
          meansOf((row) => row[name][kind]),
          mean,
        ),
        100,
        1,
      ),
    );
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
  for (const baseline of CONTESTANTS.slice(1)) {
    const above = meansOf((row) => row["somebody else"].functional - row[baseline].functional);
    console.log(`\nsomebody else above ${baseline}: ${printInterval(interval(above, mean), 100, 1)} points`);
  }
}
