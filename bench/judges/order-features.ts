/** @file What comes when: bars that answer earlier ones, phrases, the harmony that bars imply, how much there is to tell. */
import { findPhrases, sectionBars } from "@melodist/analysis";
import { key, keyAlterations, type Mode } from "@melodist/score";
import { wholes } from "../../packages/analysis/src/beats.ts";
import { degreeOf, type HeardTune } from "./heard-tune.ts";
import { entropy, mean, numbered, pairs, share, spread } from "./shares.ts";
import type { Features } from "./tune-features.ts";

/** Bars apart. */
const LAGS = [1, 2, 4, 8] as const;

export function lagFeatures({ melody, form }: HeardTune): Features {
  const rows = form.sections.flatMap((section) => sectionBars(melody, section));
  const beats = rows.map((bar) => bar.map(({ on }) => on));
  const rhythms = new Map<number, string>();
  for (const { measure, offset, length } of melody.notes) {
    rhythms.set(measure, `${rhythms.get(measure) ?? ""} ${wholes(offset)}:${wholes(length)}`);
  }
  const measures = melody.measures.map((_, index) => rhythms.get(index) ?? "");
  const lagged = <Item>(items: readonly Item[], lag: number, agree: (a: Item, b: Item) => number) =>
    mean(items.slice(lag).map((item, index) => agree(items[index] as Item, item)));
  return {
    ...numbered(
      "beatsAgree",
      LAGS.map((lag) => lagged(beats, lag, beatsAgree)),
    ),
    ...numbered(
      "directionsAgree",
      LAGS.map((lag) => lagged(beats, lag, directionsAgree)),
    ),
    ...numbered(
      "rhythmsAgree",
      LAGS.map((lag) => lagged(measures, lag, (a, b) => (a === b ? 1 : 0))),
    ),
  };
}

type Beats = readonly (number | undefined)[];

function beatsAgree(a: Beats, b: Beats): number {
  return b.length === 0 ? 1 : mean(b.map((sounding, beat) => (sounding === a[beat] ? 1 : 0)));
}

/** Whether two bars go the same way from beat to beat. */
function directionsAgree(a: Beats, b: Beats): number {
  const ways = (bar: Beats) => pairs(bar).map(([from = 0, to = 0]) => Math.sign(to - from));
  const [left, right] = [ways(a), ways(b)];
  return left.length === 0 ? 1 : mean(left.map((way, index) => (way === right[index] ? 1 : 0)));
}

export function phraseFeatures({ melody, score }: HeardTune): Features {
  const { notes } = melody;
  const phrases = findPhrases(melody, score.key.tonic);
  const lengths = phrases.map(({ from, to }) => to - from);
  const openings = phrases.map(({ from }) => {
    const first = notes.slice(from, from + 4).map(({ midi }) => midi);
    return pairs(first)
      .map(([a, b]) => b - a)
      .join();
  });
  return {
    notesInPhrase: mean(lengths),
    phraseSpread: spread(lengths) / mean(lengths),
    openingsAgain: 1 - new Set(openings).size / openings.length,
    phraseShapes: entropy(phrases.map(({ shape }) => shape)),
    archedPhrases: share(phrases, ({ shape }) => shape === "arch"),
    fallingPhrases: share(phrases, ({ shape }) => shape === "descending"),
  };
}

/** The triad of the scale that covers most of each bar. */
export function harmonyFeatures({ melody: { notes, measures }, score, tonic }: HeardTune): Features {
  const triads = triadsOf(score.key.mode);
  const found = measures.flatMap((_, measure) => {
    const bar = notes.filter((note) => note.measure === measure);
    const total = bar.reduce((sum, { length }) => sum + wholes(length), 0);
    const covers = triads.map((triad, root) => {
      const inside = bar.filter(({ midi }) => triad.includes(degreeOf(midi, tonic)));
      return { root, covered: inside.reduce((sum, { length }) => sum + wholes(length), 0) / total };
    });
    const [best] = covers.sort((a, b) => b.covered - a.covered);
    return bar.length === 0 || best === undefined ? [] : [best];
  });
  const covered = found.map((best) => best.covered);
  return {
    harmonyFit: mean(covered),
    harmonyFitSpread: spread(covered),
    harmonyChanges: share(pairs(found), ([a, b]) => a.root !== b.root),
    harmonyEntropy: entropy(found.map(({ root }) => root)),
    onFirst: share(found, ({ root }) => root === 0),
    onFourth: share(found, ({ root }) => root === 3),
    onFifth: share(found, ({ root }) => root === 4),
  };
}

const NATURAL = [0, 2, 4, 5, 7, 9, 11] as const;

/** The triads on the degrees of a mode, in semitones above its tonic. */
function triadsOf(mode: Mode): readonly (readonly number[])[] {
  const alterations = keyAlterations(key("C", 0, mode));
  const scale = NATURAL.map((semitones, degree) => semitones + (alterations[degree] ?? 0));
  return scale.map((_, root) => [0, 2, 4].map((above) => scale[(root + above) % 7] ?? 0));
}

/**
 * How much there is to tell of a row of moves: pieces that were not there before, against those of a row by chance.
 *
 * @see Lempel & Ziv 1976, "On the complexity of finite sequences"
 */
export function novelty({ melody: { notes } }: HeardTune): Features {
  const moves = pairs(notes).map(([a, b]) => String.fromCharCode(200 + b.midi - a.midi));
  const text = moves.join("");
  let pieces = 0;
  for (let from = 0; from < text.length; pieces++) {
    let length = 1;
    while (
      from + length <= text.length &&
      text.slice(0, from + length - 1).includes(text.slice(from, from + length))
    )
      length++;
    from += length;
  }
  return { novelty: (pieces * Math.log2(text.length)) / text.length };
}
