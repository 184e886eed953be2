/**
 * @file Is what is asked for there, and does what can only be suggested make a difference?
 *
 *     npm run control -- --corpus CORPUS [--model DIR] [--count 500] [--split validation|test] [--only hard|soft]
 *
 * **Hard** controls are read off the finished tune, as it is printed and read again, for `count` mixed requests each
 * (`spread-requests.ts`). Beside it the same wishes read off tunes that were composed for other requests: what chance gives.
 *
 * **Soft** controls are only told to the model. Each is asked for in `count` requests that are mixed otherwise, every value equally
 * often, and the same requests with the same seeds are composed without it. Measured is the shift of a feature between the two, its
 * mean with a 95 % bootstrap interval and its deviation from pair to pair. Features:
 *
 * - density: log₂ of the notes in a whole note; and whether the level is the one that was asked for;
 * - mood: whether the analysis hears it. A mood also chooses tempo, mode and kind, so it is listened to once as composed, and once
 *   at the tempo of the tune without it;
 * - style and kind: whether a classifier that knows rows of notes (`kind-classifier.ts`, learnt from the training split, values with
 *   at least 100 tunes) takes the tune for what was asked. People's tunes of the held-out split say how often it can.
 */
import { parseArgs } from "node:util";
import { analyseTune, MOOD_WORDS, type MoodName, type Rhythm, type Style } from "@melodist/analysis";
import { type ComposeRequest, type Composer, DENSITY_WORDS, openComposer, reportOn } from "@melodist/compose";
import { openModel } from "@melodist/infer/node";
import { createRandom } from "@melodist/random";
import type { Score } from "@melodist/score";
import { RHYTHM_HABITS } from "../../packages/compose/src/plan/habits.data.ts";
import { readShares } from "../../packages/compose/src/plan/shares.ts";
import { type DrawnPlan, drawPlans, planAll } from "./draw-plans.ts";
import { interval, mean, printInterval } from "./interval.ts";
import { asPrinted, isUnmet } from "./judge-tunes.ts";
import { type Classifier, type LabelledTune, learnKinds, tellKind } from "./kind-classifier.ts";
import { readSplitTunes, type SplitTune, splitNamed } from "./split-tunes.ts";
import { pickOne, shuffled, spreadRequest } from "./spread-requests.ts";

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: "runs/corpus-default" },
    model: { type: "string", default: "models/default" },
    threads: { type: "string", default: "2" },
    split: { type: "string", default: "validation" },
    count: { type: "string", default: "500" },
    batch: { type: "string", default: "32" },
    only: { type: "string" },
  },
});
const count = Number(values.count);
const drawing = { batch: Number(values.batch), isConstrained: true };
/** Fewer training tunes of a style or a kind do not tell what it sounds like. */
const LEAST_TUNES = 100;

/** A tune that was composed. */
interface Composed extends DrawnPlan {
  readonly score: Score;
}

async function composeAll(of: Composer, requests: readonly ComposeRequest[]): Promise<readonly Composed[]> {
  const drawn = await drawPlans(of, planAll(of, requests), drawing);
  return drawn.flatMap(({ score, ...one }) => (score === undefined ? [] : [{ ...one, score }]));
}

// --- hard controls ---

/** Hard controls, and the line of the report that tells of each. */
const HARD = {
  tonic: "tonic",
  mode: "tonic",
  scale: "scale",
  meter: "meter",
  form: "form",
  bars: "bars",
  barsPerSection: "barsPerSection",
  pickup: "pickup",
  chords: "chords",
  motif: "motif",
  instrument: "instrument",
  lowest: "lowest",
  ambitus: "ambitus",
  tempoBpm: "tempoBpm",
} as const satisfies Partial<Record<keyof ComposeRequest, string>>;
type HardControl = keyof typeof HARD;
const HARD_CONTROLS = Object.keys(HARD) as readonly HardControl[];

/** Requests that are composed before it is looked whether there are enough. */
const SLICE = 200;

async function reportHard(of: Composer): Promise<void> {
  const tallies = HARD_CONTROLS.map((control) => ({ control, asked: 0, kept: 0, byChance: 0 }));
  for (let from = 0; tallies.some(({ asked }) => asked < count); from += SLICE) {
    const requests = Array.from({ length: SLICE }, (_, place) => spreadRequest(from + place));
    // As they come they are sorted by length, and a neighbour would have as many bars.
    const tunes = shuffled(await composeAll(of, requests), createRandom(from));
    for (const [place, tune] of tunes.entries()) {
      const other = tunes[(place + 1) % tunes.length] ?? tune;
      const unmet = { own: unmetLines(tune, tune.score), chance: unmetLines(tune, other.score) };
      for (const tally of tallies) addTune(tally, tune, unmet);
    }
  }
  console.log(
    "\n| hard control | requests | achieved | tunes for other requests have it |\n| --- | --: | --: | --: |",
  );
  for (const { control, asked, kept, byChance } of tallies) {
    console.log(`| ${control} | ${asked} | ${percent(kept / asked)} | ${percent(byChance / asked)} |`);
  }
}

interface HardTally {
  readonly control: HardControl;
  asked: number;
  kept: number;
  byChance: number;
}

/** Lines of a request that the tune made for it does not show, and those that a tune for another request does not. */
interface Unmet {
  readonly own: ReadonlySet<string>;
  readonly chance: ReadonlySet<string>;
}

function addTune(tally: HardTally, { request }: Composed, { own, chance }: Unmet): void {
  const { control } = tally;
  if (request[control] === undefined || tally.asked >= count) return;
  tally.asked++;
  if (!own.has(HARD[control])) tally.kept++;
  if (!chance.has(HARD[control])) tally.byChance++;
}

/** Wishes of a request that a tune does not show. */
function unmetLines({ request, plan }: Composed, score: Score): ReadonlySet<string> {
  const lines = reportOn(request, plan, asPrinted(score)).filter(isUnmet);
  return new Set(lines.map(({ wish }) => wish));
}

// --- soft controls ---

/** The same request with and without a control, and what came of both. */
interface Pair {
  readonly withIt: Composed;
  readonly without: Composed;
}

/** A feature of a tune, as a number; it may look at the pair for what was asked. */
type Feature = (tune: Composed, pair: Pair) => number;

async function reportSoft(of: Composer): Promise<void> {
  const train = readSplitTunes(values.corpus, "train");
  const held = readSplitTunes(values.corpus, splitNamed(values.split));
  const styles = learnKinds(labelled(train, styleOf), LEAST_TUNES);
  const kinds = learnKinds(labelled(train, kindOf), LEAST_TUNES);
  console.log(
    `\n| soft control | feature | ${["without", "with", "shift", "deviation of pairs"].join(" | ")} |`,
  );
  console.log("| --- | --- | --: | --: | --: | --: |");
  await reportDensity(of);
  await reportMoods(of);
  await reportKinds(of, "style", styles, labelled(held, styleOf));
  await reportKinds(of, "rhythm", kinds, labelled(held, kindOf));
}

/** Meters that most styles and moods know. */
const METERS = ["2/4", "3/4", "4/4", "6/8", "2/2", "9/8"];

/** A mixed request that says nothing about character. */
function plainRequest(number: number): ComposeRequest {
  const { tonic, pickup, form, barsPerSection } = spreadRequest(number);
  const meter = pickOne(METERS, createRandom(number));
  const wishes = { tonic, pickup, form, barsPerSection, meter, seed: number };
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
}

/** Compose with and without; requests that are refused either way are left out. */
async function composePairs(
  of: Composer,
  requests: readonly (readonly [withIt: ComposeRequest, without: ComposeRequest])[],
): Promise<readonly Pair[]> {
  const tunes = await composeAll(
    of,
    requests.map(([withIt]) => withIt),
  );
  const others = await composeAll(
    of,
    requests.map(([, without]) => without),
  );
  const bySeed = new Map(others.map((tune) => [tune.plan.seed, tune]));
  return tunes.flatMap((withIt) => {
    const without = bySeed.get(withIt.plan.seed);
    return without === undefined ? [] : [{ withIt, without }];
  });
}

function reportShift(control: string, words: string, pairs: readonly Pair[], feature: Feature): void {
  if (pairs.length === 0) return;
  const before = pairs.map((pair) => feature(pair.without, pair));
  const after = pairs.map((pair) => feature(pair.withIt, pair));
  const shifts = after.map((value, index) => value - (before[index] ?? 0));
  const middle = mean(shifts);
  const deviation = Math.sqrt(mean(shifts.map((shift) => (shift - middle) ** 2)));
  const cells = [mean(before).toFixed(2), mean(after).toFixed(2), printInterval(interval(shifts, mean))];
  console.log(`| ${control} (${pairs.length}) | ${words} | ${cells.join(" | ")} | ${deviation.toFixed(2)} |`);
}

async function reportDensity(of: Composer): Promise<void> {
  const requests = Array.from({ length: count }, (_, number) => {
    const plain = plainRequest(number);
    const density = DENSITY_WORDS[number % DENSITY_WORDS.length] ?? "medium";
    return [{ ...plain, density }, plain] as const;
  });
  const pairs = await composePairs(of, requests);
  for (const level of DENSITY_WORDS) {
    const asked = pairs.filter(({ withIt }) => withIt.request.density === level);
    reportShift(`density: ${level}`, "log₂ of notes a whole note", asked, ({ score }) =>
      Math.log2(pace(score)),
    );
  }
  reportShift("density", "is the level asked for", pairs, ({ score }, { withIt }) => {
    const lines = reportOn(withIt.request, withIt.plan, score);
    return lines.some(({ wish, kept }) => wish === "density" && kept === "yes") ? 1 : 0;
  });
}

/** Notes in a whole note. */
function pace(score: Score): number {
  const { notesPerBar } = analyseTune(score).rhythm;
  if (score.meter.kind === "free") return notesPerBar;
  return (notesPerBar * score.meter.unit) / score.meter.beats.reduce((sum, group) => sum + group, 0);
}

async function reportMoods(of: Composer): Promise<void> {
  const names = Object.keys(MOOD_WORDS) as readonly MoodName[];
  const requests = Array.from({ length: count }, (_, number) => {
    const { meter, ...plain } = plainRequest(number); // a mood may choose its meter
    const moods = [names[number % names.length] ?? "calm"];
    return [{ ...plain, moods }, plain] as const;
  });
  const pairs = await composePairs(of, requests);
  const isHeard = (score: Score, mood: MoodName | undefined) =>
    analyseTune(score).mood.some((heard) => heard.mood === mood) ? 1 : 0;
  reportShift("mood", "is heard", pairs, ({ score }, { withIt }) =>
    isHeard(score, withIt.request.moods?.[0]),
  );
  reportShift("mood", "is heard at the tempo of the tune without", pairs, ({ score }, { withIt, without }) =>
    isHeard({ ...score, tempo: without.score.tempo }, withIt.request.moods?.[0]),
  );
  for (const mood of names) {
    const asked = pairs.filter(({ withIt }) => withIt.request.moods?.includes(mood));
    reportShift(`mood: ${mood}`, "is heard", asked, ({ score }) => isHeard(score, mood));
  }
}

const styleOf = ({ labels }: SplitTune): string | undefined => labels.style ?? undefined;
const kindOf = ({ labels }: SplitTune): string | undefined => labels.rhythm?.name;

function labelled(
  tunes: readonly SplitTune[],
  nameOf: (tune: SplitTune) => string | undefined,
): readonly LabelledTune[] {
  return tunes.flatMap((tune) => {
    const name = nameOf(tune);
    return name === undefined ? [] : [{ score: tune.score, name }];
  });
}

async function reportKinds(
  of: Composer,
  control: "style" | "rhythm",
  classifier: Classifier,
  people: readonly LabelledTune[],
): Promise<void> {
  const { names } = classifier;
  const requests = Array.from({ length: count }, (_, number) => {
    const name = names[number % names.length] ?? "";
    const plain = plainRequest(number);
    if (control === "style") return [{ ...plain, style: name as Style }, plain] as const;
    const [usual] = readShares(RHYTHM_HABITS[name as Rhythm].meters);
    const inMeter = { ...plain, meter: usual?.name ?? "4/4" };
    return [{ ...inMeter, rhythm: name as Rhythm }, inMeter] as const;
  });
  const pairs = await composePairs(of, requests);
  reportShift(control, "is taken for what was asked", pairs, ({ score }, { withIt }) =>
    tellKind(classifier, score) === withIt.request[control] ? 1 : 0,
  );
  const known = people.filter(({ name }) => names.includes(name));
  const shares = names.flatMap((name) => {
    const own = known.filter((tune) => tune.name === name);
    return own.length === 0
      ? []
      : [mean(own.map(({ score }) => (tellKind(classifier, score) === name ? 1 : 0)))];
  });
  const chance = (1 / names.length).toFixed(2);
  console.log(
    `| ${control}, people's tunes (${known.length}) | the same, mean of ${names.length} values; chance ${chance} | | ${mean(shares).toFixed(2)} | | |`,
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

const composer = openComposer(await openModel(values.model, { threads: Number(values.threads) }));
console.log(`${values.model}, ${count} requests for each control`);
if (values.only !== "soft") await reportHard(composer);
if (values.only !== "hard") await reportSoft(composer);
await composer.decoder[Symbol.asyncDispose]();
