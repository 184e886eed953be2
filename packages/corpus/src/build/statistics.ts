/** @file What the tunes of a corpus are like, counted while they pass by. */
import { type Counts, createTally, type Tally } from "./tally.ts";
import { type CorpusTune, SPLITS, type Split } from "./tune.ts";

/** Forms of more letters are told as one. */
const LONGEST_FORM = 8;

/** What is counted: each tune under one name, or several. */
const ASPECTS = {
  source: ({ source }: CorpusTune) => [source],
  tier: ({ tier }) => [tier],
  split: ({ split }) => [split],
  key: ({ labels }) => [`${labels.tonic} ${labels.mode}`],
  mode: ({ labels }) => [labels.mode],
  scale: ({ labels }) => [labels.scale],
  scaleFamily: ({ labels }) => [labels.scaleFamily],
  meter: ({ labels }) => [labels.meter],
  rhythm: ({ labels }) => [labels.rhythm?.name ?? "–"],
  style: ({ labels }) => [labels.style ?? "–"],
  form: ({ labels }) => [labels.playedForm.length > LONGEST_FORM ? "longer" : labels.playedForm],
  bars: ({ labels }) => [barRange(labels.bars)],
  chords: ({ labels }) => [labels.chords],
  mood: ({ labels }) => labels.mood.map(({ mood }) => mood),
  lyrics: ({ labels }) => [labels.lyrics ? "yes" : "no"],
  changes: ({ changes }) => [...new Set(changes.map(({ code }) => code))],
} as const satisfies Record<string, (tune: CorpusTune) => readonly string[]>;

export type Aspect = keyof typeof ASPECTS;

/** What a corpus is like. */
export interface Statistics {
  /** Tunes by name, for each aspect. */
  readonly counts: Readonly<Record<Aspect, Counts>>;
  /** Tunes and notes of each split, and of each source in each split. */
  readonly splits: Readonly<
    Record<Split, { readonly tunes: number; readonly notes: number; readonly bars: number }>
  >;
  readonly sourceSplits: Readonly<Record<Split, Counts>>;
}

export interface StatisticsCounter {
  readonly add: (tune: CorpusTune) => void;
  readonly statistics: () => Statistics;
}

/** Bars in groups of eight: `17-24`. */
function barRange(bars: number): string {
  const group = Math.ceil(bars / 8);
  return group > 12
    ? "97+"
    : `${String(8 * group - 7).padStart(2, "0")}-${String(8 * group).padStart(2, "0")}`;
}

export function createStatistics(): StatisticsCounter {
  const tallies = new Map<string, Tally>(Object.keys(ASPECTS).map((aspect) => [aspect, createTally()]));
  const sources = new Map<string, Tally>(SPLITS.map((split) => [split, createTally()]));
  const sizes = new Map<string, Tally>(SPLITS.map((split) => [split, createTally()]));
  function add(tune: CorpusTune): void {
    for (const [aspect, namesOf] of Object.entries(ASPECTS)) {
      for (const name of namesOf(tune)) tallies.get(aspect)?.add(name);
    }
    sources.get(tune.split)?.add(tune.source);
    const size = sizes.get(tune.split);
    size?.add("tunes");
    size?.add("notes", tune.labels.notes);
    size?.add("bars", tune.labels.bars);
  }
  function statistics(): Statistics {
    const countsOf = (of: ReadonlyMap<string, Tally>, name: string) => of.get(name)?.counts() ?? {};
    const perSplit = <Value>(of: (split: Split) => Value) =>
      Object.fromEntries(SPLITS.map((split) => [split, of(split)])) as Record<Split, Value>;
    return {
      counts: Object.fromEntries(
        Object.keys(ASPECTS).map((name) => [name, countsOf(tallies, name)]),
      ) as Record<Aspect, Counts>,
      splits: perSplit((split) => ({ tunes: 0, notes: 0, bars: 0, ...countsOf(sizes, split) })),
      sourceSplits: perSplit((split) => countsOf(sources, split)),
    };
  }
  return { add, statistics };
}
