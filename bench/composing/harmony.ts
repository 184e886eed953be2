/**
 * @file Do the chords that a model sets do what people's chords do?
 *
 *     npm run harmony -- --corpus CORPUS [--model DIR] [--split validation|test] [--limit N] [--candidates 4]
 *
 * The tunes are those of the split whose chords people wrote (the corpus labels chords `written`; those that a machine made
 * are labelled `machine` and left out). Their chords are taken away, `harmonize` sets new ones, and both are laid side by side.
 *
 * **Functional agreement**: every chord has a function in the tune's key by the step of its root: tonic (T), subdominant (S) or
 * dominant (D), see `FUNCTIONS`. The agreement of a tune is the share of time in which both chords have the same function, of the
 * time in which a written chord sounds; a missing chord agrees with nothing. **Root agreement** wants the same root. A tune counts
 * once, however long; differences are those of the same tunes, with a 95 % bootstrap interval over tunes.
 *
 * Baselines: the tonic triad throughout; and in each bar the triad of the key with the most notes of the melody among its own
 * (ties: the longer notes, then I V IV VI II III VII).
 */
import { parseArgs } from "node:util";
import { type Melody, type MelodyChord, readMelody } from "@melodist/analysis";
import { type Composer, harmonize, openComposer } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import { openModel } from "@melodist/infer/node";
import {
  type Duration,
  key,
  keyAlterations,
  type Mode,
  type PitchName,
  pitchClass,
  type Score,
} from "@melodist/score";
import { interval, mean, printInterval } from "./interval.ts";
import { readSplitTunes, type SplitTune, splitNamed } from "./split-tunes.ts";

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: "runs/corpus-default" },
    model: { type: "string", default: "models/default" },
    threads: { type: "string", default: "2" },
    split: { type: "string", default: "validation" },
    limit: { type: "string", default: "1000000" },
    candidates: { type: "string", default: "4" },
    temperature: { type: "string", default: "" },
  },
});

/**
 * The function of a chord (T, S or D) by the semitones of its root above the tonic: in major and mixolydian or lydian, and in minor, dorian,
 * phrygian and locrian. Roots outside the key take the function of what they usually stand for (Neapolitan and secondary dominants
 * prepare the dominant: S).
 */
const FUNCTIONS: Readonly<Record<"major" | "minor", string>> = {
  //      0   1   2   3   4   5   6   7   8   9  10  11
  major: "T   S   S   T   T   S   S   D   S   T   D   D".replaceAll(" ", ""),
  minor: "T   S   S   T   D   S   S   D   T   S   D   D".replaceAll(" ", ""),
};

/** A chord by its root, from a time on, in whole notes; `root` is undefined where none sounds. */
interface RootSpan {
  readonly from: number;
  readonly to: number;
  /** Semitones above the tonic. */
  readonly root: number | undefined;
}

interface Agreement {
  readonly functional: number;
  readonly root: number;
}

const CONTESTANTS = ["harmonize", "always tonic", "best triad per bar"] as const;
type Contestant = (typeof CONTESTANTS)[number];

/** Degrees whose triads come first where several have as many notes. */
const PREFERRED = [0, 4, 3, 5, 1, 2, 6];
const MAJOR_SCALE = [0, 2, 4, 5, 7, 9, 11];

const split = splitNamed(values.split);
const tunes = readSplitTunes(values.corpus, split)
  .filter(({ labels }) => labels.chords === "written" && labels.tonic !== null)
  .slice(0, Number(values.limit));
const composer = openComposer(await openModel(values.model, { threads: Number(values.threads) }));
const rows: Readonly<Record<Contestant, Agreement>>[] = [];
const clusters: string[] = [];
const left: string[] = [];
for (const tune of tunes) {
  const row = await compareTune(composer, tune);
  if (row === undefined) left.push(tune.id);
  else {
    rows.push(row);
    clusters.push(tune.cluster);
  }
}
await composer.decoder[Symbol.asyncDispose]();
report();

async function compareTune(
  of: Composer,
  { score, labels }: SplitTune,
): Promise<Readonly<Record<Contestant, Agreement>> | undefined> {
  const tonic = readTonic(labels.tonic ?? "C");
  const mode = labels.mode ?? score.key.mode;
  const melody = readMelody(score);
  const written = rootSpans(melody, melody.chords, tonic);
  const harmonized = await chordsSet(of, withoutChords(score));
  if (harmonized === undefined || total(written) === 0) return undefined;
  const laid: Readonly<Record<Contestant, readonly RootSpan[]>> = {
    harmonize: rootSpans(readMelody(harmonized), readMelody(harmonized).chords, tonic),
    "always tonic": [{ from: 0, to: endOf(melody), root: 0 }],
    "best triad per bar": bestTriads(melody, tonic, mode),
  };
  const side = FUNCTIONS[["major", "mixolydian", "lydian"].includes(mode) ? "major" : "minor"];
  const agreements = CONTESTANTS.map((name) => [name, agreement(written, laid[name], side)] as const);
  return Object.fromEntries(agreements) as Record<Contestant, Agreement>;
}

/** The tune with chords by `harmonize`; undefined when it cannot be spelled. */
async function chordsSet(of: Composer, score: Score): Promise<Score | undefined> {
  const wishes = {
    candidates: Number(values.candidates),
    ...(values.temperature === "" ? {} : { temperature: Number(values.temperature) }),
  };
  try {
    for await (const event of harmonize(of, score, wishes))
      if (event.type === "answer") return event.best.score;
  } catch (error) {
    if (!MelodistError.is(error)) throw error;
  }
  return undefined;
}

function withoutChords(score: Score): Score {
  const isOther = ({ kind }: { readonly kind: string }) => kind !== "chord-symbol" && kind !== "no-chord";
  const voices = score.voices.map((voice) => ({
    ...voice,
    measures: voice.measures.map((measure) => ({
      ...measure,
      events: measure.events.map((event) =>
        "marks" in event ? { ...event, marks: event.marks.filter(isOther) } : event,
      ),
    })),
  }));
  return { ...score, voices };
}

/** @param text `Bb`, `F#`, `C` */
function readTonic(text: string): PitchName {
  const alter = text.endsWith("#") ? 1 : text.length > 1 ? -1 : 0;
  return { letter: text.charAt(0) as PitchName["letter"], alter };
}

function seconds({ num, den }: Duration): number {
  return num / den;
}

function endOf({ measures }: Melody): number {
  const last = measures.at(-1);
  return last === undefined ? 0 : seconds(last.onset) + seconds(last.length);
}

function rootSpans(melody: Melody, chords: readonly MelodyChord[], tonic: PitchName): readonly RootSpan[] {
  return chords.map(({ onset, chord }, index) => {
    const next = chords[index + 1];
    return {
      from: seconds(onset),
      to: next === undefined ? endOf(melody) : seconds(next.onset),
      root: chord && (pitchClass(chord.root) - pitchClass(tonic) + 12) % 12,
    };
  });
}

/** Time in which a chord sounds. */
function total(spans: readonly RootSpan[]): number {
  return spans.reduce((sum, { from, to, root }) => sum + (root === undefined ? 0 : to - from), 0);
}

function agreement(written: readonly RootSpan[], set: readonly RootSpan[], side: string): Agreement {
  const time = total(written);
  const functionOf = (root: number | undefined) => (root === undefined ? undefined : side.charAt(root));
  return {
    functional: sharedTime(written, set, (one, other) => functionOf(one) === functionOf(other)) / time,
    root: sharedTime(written, set, (one, other) => one === other) / time,
  };
}

/** Time in which both rows have chords that are alike. */
function sharedTime(
  written: readonly RootSpan[],
  set: readonly RootSpan[],
  isAlike: (one: number | undefined, other: number | undefined) => boolean,
): number {
  const times = written.flatMap((one) =>
    set
      .filter(({ root }) => one.root !== undefined && isAlike(one.root, root))
      .map((other) => Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from))),
  );
  return times.reduce((sum, time) => sum + time, 0);
}

function bestTriads(melody: Melody, tonic: PitchName, mode: Mode): readonly RootSpan[] {
  const altered = keyAlterations(key("C", 0, mode));
  const scale = MAJOR_SCALE.map((step, degree) => (step + (altered[degree] ?? 0) + 12) % 12);
  const triads = PREFERRED.map((degree) => [0, 2, 4].map((third) => scale[(degree + third) % 7] ?? 0));
  return melody.measures.map(({ onset, length }, measure) => {
    const notes = melody.notes.filter((note) => note.measure === measure);
    const worth = (triad: readonly number[]): number => {
      const inside = notes.filter(({ midi }) => triad.includes((midi - pitchClass(tonic) + 120) % 12));
      // Less than a note however long they are: only ties are decided by length.
      return inside.length + inside.reduce((sum, note) => sum + seconds(note.length), 0) / 1000;
    };
    const best = triads.reduce((chosen, triad) => (worth(triad) > worth(chosen) ? triad : chosen));
    return { from: seconds(onset), to: seconds(onset) + seconds(length), root: best[0] };
  });
}

function report(): void {
  const sources = new Map<string, number>();
  for (const { source } of tunes) sources.set(source, (sources.get(source) ?? 0) + 1);
  const from = [...sources].map(([name, count]) => `${name} ${count}`).join(", ");
  console.log(
    `${rows.length} tunes of the ${split} split with chords that people wrote (of ${tunes.length}: ${from})`,
  );
  console.log(`${values.model}, best of ${values.candidates} candidates\n`);
  console.log("| chords | functional agreement, % | same root, % |\n| --- | --: | --: |");
  for (const name of CONTESTANTS) {
    const cells = (["functional", "root"] as const).map((kind) =>
      printInterval(
        interval(
          rows.map((row) => row[name][kind]),
          mean,
          clusters,
        ),
        100,
        1,
      ),
    );
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
  for (const baseline of CONTESTANTS.slice(1)) {
    const differences = rows.map((row) => row.harmonize.functional - row[baseline].functional);
    console.log(
      `\nharmonize above ${baseline}: ${printInterval(interval(differences, mean, clusters), 100, 1)} points`,
    );
  }
  if (left.length > 0) console.log(`\nnot spelled: ${left.join(", ")}`);
}
