/**
 * @file What speaks for and against an edit, in numbers.
 *
 * The numbers are weighed by `weights.data.ts`. Most lie between 0 and 1; probabilities are natural logarithms.
 */
import type { Duration } from "../duration.ts";
import { isTimed } from "../event.ts";
import { type BarShape, codeStep, likeness, pitchCode, shiftedLikeness } from "./bar-shape.ts";
import { type Counter, logProbability, type Placed } from "./counter.ts";
import type { RepairEdit } from "./edit.ts";
import { neighboursOf, type RepairSite, shapesAfter } from "./repair-site.ts";
import { listBeatRhythms, listPlacedLengths, type TuneEvidence } from "./tune-evidence.ts";
import type { FeatureName } from "./weights.data.ts";

/** Features that are not named are 0. */
export type Features = Readonly<Partial<Record<FeatureName, number>>>;

/** Everything that speaks for and against an edit. */
export function featuresOf(site: RepairSite, edit: RepairEdit): Features {
  const shapes = shapesAfter(site, edit);
  const parts = shapes.map((shape) => ({
    ...rhythmFeatures(shape, site.evidence),
    ...likenessFeatures(shape, site.evidence),
  }));
  return { ...meanOf(parts), ...editFeatures(site, edit) };
}

/** Where an edit leaves two bars, both count half. */
function meanOf(parts: readonly Features[]): Features {
  const [first = {}, second] = parts;
  if (second === undefined) return first;
  const names = Object.keys(first) as FeatureName[];
  return Object.fromEntries(names.map((name) => [name, ((first[name] ?? 0) + (second[name] ?? 0)) / 2]));
}

/** Is it a rhythm of this tune, and does it sit well on the beats? */
function rhythmFeatures(shape: BarShape, evidence: TuneEvidence): Features {
  const { beat, fullBar, parallels, otherVoices } = evidence;
  const alike = parallels.filter((parallel) => parallel.shape.rhythm === shape.rhythm);
  const fourAway = parallels.filter((parallel) => parallel.distance % 4 === 0 && parallel.distance <= 32);
  const alikeFourAway = alike.filter((parallel) => parallel.distance % 4 === 0 && parallel.distance <= 32);
  const beats = Math.max(1, fullBar / beat);
  return {
    "new-rhythm": alike.length === 0 ? 1 : 0,
    "rhythm-four-bars-away": alikeFourAway.length / Math.max(1, fourAway.length),
    "beat-rhythms": sumLog(evidence.beatRhythms, listBeatRhythms(shape, beat)) / beats,
    "placed-lengths":
      sumLog(evidence.placedLengths, listPlacedLengths(shape)) / Math.max(1, shape.onsets.length),
    "rhythm-of-other-voices": otherVoices.reduce(
      (most, other) => Math.max(most, sharedOnsets(shape, other)),
      0,
    ),
    "held-over-beat": countNotes(shape, (onset, length) => isHeldOver(onset, length, beat)),
    "off-grid": countNotes(shape, (onset, length) => onset % (length & -length) !== 0),
  };
}

function sumLog(counter: Counter, list: readonly Placed[]): number {
  return list.reduce((sum, [place, thing]) => sum + logProbability(counter, place, thing), 0);
}

function sharedOnsets(a: BarShape, b: BarShape): number {
  const onsets = new Set(b.onsets);
  const shared = a.onsets.filter((onset) => onsets.has(onset)).length;
  return shared / Math.max(a.onsets.length, b.onsets.length, 1);
}

function countNotes(shape: BarShape, is: (onset: number, length: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < shape.onsets.length; i++) {
    if (is(shape.onsets[i] ?? 0, shape.lengths[i] ?? 0)) found++;
  }
  return found;
}

/** A note that begins off the beat and sounds across the next one. */
function isHeldOver(onset: number, length: number, beat: number): boolean {
  return onset % beat !== 0 && Math.floor(onset / beat) !== Math.floor((onset + length - 1) / beat);
}

/** Does the tune have such a bar elsewhere, on the same pitches or on others? */
function likenessFeatures(shape: BarShape, evidence: TuneEvidence): Features {
  let [same, parallel, fourAway, near, sequence, parallelSequence] = [0, 0, 0, 0, 0, 0];
  for (const other of evidence.parallels) {
    const alike = likeness(shape, other.shape);
    const shifted = alike === 1 ? 1 : shiftedLikeness(shape, other.shape);
    if (alike === 1) same = 1;
    parallel = Math.max(parallel, alike * other.surroundings);
    if (other.distance % 4 === 0) fourAway = Math.max(fourAway, alike);
    if (other.distance <= 2) near = Math.max(near, shifted);
    sequence = Math.max(sequence, shifted);
    parallelSequence = Math.max(parallelSequence, shifted * other.surroundings);
  }
  return {
    "same-bar": same,
    parallel,
    "four-bars-away": fourAway,
    "bars-around": near,
    sequence: sequence ** 3,
    "parallel-sequence": parallelSequence,
  };
}

/** What the edit itself is like. */
function editFeatures(site: RepairSite, edit: RepairEdit): Features {
  switch (edit.kind) {
    case "set-length":
      return setLengthFeatures(site, edit.event, edit.length);
    case "insert-note":
      return insertFeatures(site, edit.event, pitchCode(edit.pitch), edit.length);
    case "delete-event":
      return deleteFeatures(site, edit.event);
    default:
      return { [edit.kind]: 1 };
  }
}

function setLengthFeatures(site: RepairSite, index: number, length: Duration): Features {
  const event = site.events[index];
  if (event === undefined || !isTimed(event)) return {};
  const ratio = (length.num * event.length.den) / (length.den * event.length.num);
  const isPlain = [2, 1.5, 3, 4].some((plain) => Math.abs(Math.max(ratio, 1 / ratio) - plain) < 1e-9);
  return {
    [event.kind === "rest" ? "set-rest-length" : "set-length"]: 1,
    "odd-length": isWrittenAsOne(length) ? 0 : 1,
    "odd-ratio": isPlain ? 0 : 1,
  };
}

/** A plain or dotted note. */
function isWrittenAsOne(length: Duration): boolean {
  return length.num === 1 || length.num === 3;
}

function insertFeatures(site: RepairSite, index: number, code: number, length: Duration): Features {
  const { before, behind } = neighboursOf(site, index);
  const { melody } = site.evidence;
  const follows = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? 0 : logProbability(melody, String(from), String(to));
  return {
    "insert-note": 1,
    "odd-insertion": isWrittenAsOne(length) ? 0 : 1,
    melody: follows(before, code) + follows(code, behind) - follows(before, behind),
    "repeats-a-note": code === before || code === behind ? 1 : 0,
    leap: leapTo(before, code) + leapTo(code, behind),
    detour: detourBy(before, code, behind),
  };
}

/** Staff steps beyond a second. */
function leapTo(from: number | undefined, to: number | undefined): number {
  if (from === undefined || to === undefined) return 0;
  return Math.max(0, Math.abs(codeStep(to) - codeStep(from)) - 1);
}

/** Staff steps that the way through a note is longer than the way past it. */
function detourBy(before: number | undefined, code: number, behind: number | undefined): number {
  if (before === undefined || behind === undefined) return 0;
  const [from, through, to] = [codeStep(before), codeStep(code), codeStep(behind)];
  return (Math.abs(through - from) + Math.abs(to - through) - Math.abs(to - from)) / 2;
}

function deleteFeatures(site: RepairSite, index: number): Features {
  const { before, behind } = neighboursOf(site, index, index + 1);
  const isRest = site.events[index]?.kind === "rest";
  return {
    [isRest ? "delete-rest" : "delete-note"]: 1,
    leap: leapTo(before, behind),
  };
}
