/**
 * @file The table of `compose/plan/usual-cadences.data.ts`: where in the last bar the last note of people's tunes begins.
 *
 *     npx tsx --conditions melodist-source bench/composing/usual-cadences.ts [CORPUS]     a corpus of all tiers
 *
 * Counted are the training tunes that end on their tonic, on a beat. A last bar is full, or short by a pick-up; songs and dances
 * end differently.
 */
import { readMelody } from "@melodist/analysis";
import {
  compareDurations,
  measureLength,
  pitchClass,
  printDuration,
  subtractDurations,
} from "@melodist/score";
import { feltBeat } from "@melodist/tokens";
import { RHYTHM_HABITS } from "../../packages/compose/src/plan/habits.data.ts";
import { cadenceKind } from "../../packages/compose/src/plan/usual-cadences.ts";
import { readSplitTunes, type SplitTune } from "./split-tunes.ts";

/** Fewer tunes of a kind tell nothing. */
const FEWEST_TUNES = 40;
/** What fewer of a hundred have is left out. */
const FEWEST = 3;

const [corpus = "runs/corpus-world"] = process.argv.slice(2);
const counts = new Map<string, Map<string, number>>();
for (const tune of readSplitTunes(corpus, "train")) {
  const cadence = cadenceOf(tune);
  if (cadence === undefined) continue;
  const row = counts.get(cadence.kind) ?? new Map<string, number>();
  counts.set(cadence.kind, row.set(cadence.place, (row.get(cadence.place) ?? 0) + 1));
}
for (const [kind, row] of [...counts].sort()) {
  const all = [...row.values()].reduce((sum, count) => sum + count, 0);
  if (all < FEWEST_TUNES) continue;
  const shares = [...row].map(([place, count]) => ({ place, share: Math.round((100 * count) / all) }));
  const usual = shares.filter(({ share }) => share >= FEWEST).sort((a, b) => b.share - a.share);
  console.log(
    `  ["${kind}", "${usual.map(({ place, share }) => `${place} ${share}`).join(", ")}"], // ${all}`,
  );
}

/** The kind of cadence a tune has, and the place of its last note from the bar line on, in whole notes. */
function cadenceOf({
  score,
  labels,
}: SplitTune): { readonly kind: string; readonly place: string } | undefined {
  const { notes, measures } = readMelody(score);
  const [last, full] = [notes.at(-1), measureLength(score.meter)];
  const bar = measures[last?.measure ?? -1];
  if (last === undefined || bar === undefined || full === undefined || score.key.tonic === undefined)
    return undefined;
  const place = subtractDurations(last.onset, bar.onset);
  const beat = feltBeat(score.meter);
  const isOnBeat = Number.isInteger((place.num * beat.den) / (place.den * beat.num));
  if (!isOnBeat || last.midi % 12 !== pitchClass(score.key.tonic)) return undefined;
  const isSung = labels.rhythm === null ? labels.lyrics : RHYTHM_HABITS[labels.rhythm.name].isSung;
  const isShort = compareDurations(bar.length, full) < 0;
  return { kind: cadenceKind(score.meter, { isSung, isShort }), place: printDuration(place) };
}
