/**
 * @file Bars that add up: repaired where that is safe, the first and the last filled, and a tune with any bar still wrong dropped.
 *
 * Inside a tune only near certain repairs are made (`repairScore`, mode `safe`). At its ends nothing but time is added or
 * taken: a rest before a first bar that lacks its beginning, a longer or shorter last note.
 */
import {
  addDurations,
  type BarFinding,
  checkBars,
  compareDurations,
  type Duration,
  describeFinding,
  isTimed,
  type Measure,
  plainRest,
  printDuration,
  repairScore,
  type Score,
  type ScoreEvent,
  subtractDurations,
  type TimedEvent,
} from "@melodist/score";
import { changed, type Draft, type Refusal, refuseTune } from "./draft.ts";
import { measuresOf, withMeasures } from "./measures.ts";

/** Lengths that one note can be written with. */
const SIMPLE_NUMERATORS: ReadonlySet<number> = new Set([1, 2, 3, 4, 6, 8]);

/** Check every bar; repair, fill, or refuse. */
export function settleBars(draft: Draft): Draft | Refusal {
  const { score, repairs } = repairScore(draft.score, { mode: "safe" });
  const repaired = repairs
    .toReversed()
    .reduce<Draft>(
      (now, { finding }) => changed(now, score, "bar-repaired", describeFinding(finding, "en")),
      {
        ...draft,
        score,
      },
    );
  const settled = settleEnd(settleStart(repaired));
  const [finding] = checkBars(settled.score);
  return finding === undefined ? settled : refuseTune("wrong-bars", describeFinding(finding, "en"));
}

/** A first bar of which most is there, though the last is full, begins with a rest. */
function settleStart(draft: Draft): Draft {
  const finding = checkBars(draft.score).find(({ place, kind }) => place === "start" && kind === "short");
  if (finding === undefined || finding.measure !== 0 || finding.joined.length > 0) return draft;
  const rest = plainRest(subtractDurations(finding.expected, finding.actual));
  return keepBetter(
    draft,
    mapMeasure(draft.score, 0, (events) => [rest, ...events]),
    "first-bar",
    finding,
  );
}

/** A last bar that is too short or too long: its last note is held or cut. */
function settleEnd(draft: Draft): Draft {
  const finding = checkBars(draft.score).find(({ place }) => place === "end");
  if (finding === undefined || finding.measure !== measuresOf(draft.score).length - 1) return draft;
  for (const events of endings(draft.score, finding)) {
    const better = keepBetter(
      draft,
      mapMeasure(draft.score, finding.measure, () => events),
      "last-bar",
      finding,
    );
    if (better !== draft) return better;
  }
  return draft;
}

/** What the last measure could hold instead. */
function endings(
  score: Score,
  { measure, kind, expected, actual }: BarFinding,
): readonly (readonly ScoreEvent[])[] {
  const events = measuresOf(score)[measure]?.events ?? [];
  const last = events.findLast(isTimed);
  if (last === undefined) return [];
  if (kind === "short") {
    const missing = subtractDurations(expected, actual);
    const held = withLength(events, last, addDurations(last.length, missing));
    return isSimple(addDurations(last.length, missing))
      ? [held, [...events, plainRest(missing)]]
      : [[...events, plainRest(missing)]];
  }
  const excess = subtractDurations(actual, expected);
  if (compareDurations(last.length, excess) <= 0) return [];
  return [withLength(events, last, subtractDurations(last.length, excess))];
}

function withLength(
  events: readonly ScoreEvent[],
  event: TimedEvent,
  length: Duration,
): readonly ScoreEvent[] {
  return events.map((other) => (other === event ? { ...event, length, tuplet: undefined } : other));
}

function isSimple({ num, den }: Duration): boolean {
  return SIMPLE_NUMERATORS.has(num) && (den & (den - 1)) === 0;
}

/** The changed score if fewer bars are wrong in it, else the draft as it was. */
function keepBetter(draft: Draft, score: Score, code: "first-bar" | "last-bar", finding: BarFinding): Draft {
  if (checkBars(score).length >= checkBars(draft.score).length) return draft;
  return changed(draft, score, code, `${printDuration(finding.actual)} → ${printDuration(finding.expected)}`);
}

function mapMeasure(
  score: Score,
  index: number,
  change: (events: readonly ScoreEvent[]) => readonly ScoreEvent[],
): Score {
  const measures = measuresOf(score).map(
    (measure, place): Measure => (place === index ? { ...measure, events: change(measure.events) } : measure),
  );
  return withMeasures(score, measures);
}
