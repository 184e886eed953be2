/** @file Every single change that would make a bar right. */
import { type BarFinding, checkBars } from "../check-bars.ts";
import {
  addDurations,
  compareDurations,
  type Duration,
  equalDurations,
  scaleDuration,
  subtractDurations,
  ZERO,
} from "../duration.ts";
import { isTimed, type ScoreEvent } from "../event.ts";
import type { Pitch } from "../pitch.ts";
import type { Score } from "../score.ts";
import { measureDuration } from "../timeline.ts";
import { applyEdit, type EditPlace, eventsAt, type RepairEdit } from "./edit.ts";

/** Pitches worth trying before an event. */
export type PitchChoice = (place: EditPlace, event: number) => readonly Pitch[];

/**
 * The single edits after which a bar is right and no other has become wrong.
 *
 * @param pitches what may be inserted where
 */
export function listCandidates(
  score: Score,
  finding: BarFinding,
  pitches: PitchChoice,
): readonly RepairEdit[] {
  const places = [finding.measure, ...finding.joined].map((measure) => ({
    voice: finding.voice,
    measure,
    overlay: measure === finding.measure ? finding.overlay : undefined,
  }));
  const isRepaired = repairTest(score, finding);
  return places.flatMap((place) => {
    const events = eventsAt(score, place);
    const wholes = finding.overlay === undefined ? lineEdits(score, place, finding, events) : [];
    const changes = lengthChanges(score, place, finding).flatMap((change) => {
      const edits = change.isLonger
        ? fillingEdits(place, events, change.by, pitches)
        : cuttingEdits(place, events, change.by);
      // All of these change the measure's length alike, so the first tells about the rest.
      return edits[0] !== undefined && isRepaired(edits[0]) ? edits : [];
    });
    return [...changes, ...[...wholes, ...scalings(place, events, finding)].filter(isRepaired)];
  });
}

/** How much longer or shorter a measure could be meant to be. */
interface LengthChange {
  readonly isLonger: boolean;
  readonly by: Duration;
}

/**
 * What is missing from the bar as it was counted, or from the measure alone, or from a last measure that leaves
 * room for the pick-up.
 */
function lengthChanges(score: Score, place: EditPlace, finding: BarFinding): readonly LengthChange[] {
  const { expected, actual } = finding;
  const length = measureDuration(eventsAt(score, place));
  const pickup = measureDuration(eventsAt(score, { ...place, measure: 0, overlay: undefined }));
  const together = finding.place === "end" ? [addDurations(length, pickup)] : [];
  const changes = [actual, length, ...together].map((now) => changeTo(expected, now));
  return changes.filter(
    (change, index) =>
      change.by.num > 0 &&
      changes.findIndex(
        (other) => other.isLonger === change.isLonger && equalDurations(other.by, change.by),
      ) === index,
  );
}

function changeTo(expected: Duration, now: Duration): LengthChange {
  const isLonger = compareDurations(now, expected) < 0;
  return { isLonger, by: isLonger ? subtractDurations(expected, now) : subtractDurations(now, expected) };
}

/**
 * Tells whether an edit takes the finding away and adds no other. Bar lines may only be moved where that makes
 * full bars: two short bars joined into a long one are no repair.
 */
function repairTest(score: Score, finding: BarFinding): (edit: RepairEdit) => boolean {
  const alone = (of: Score) => ({ ...of, voices: of.voices.slice(finding.voice, finding.voice + 1) });
  const before = checkBars(alone(score)).length;
  return (edit) => {
    const after = checkBars(alone(applyEdit(score, edit)));
    if (after.length >= before) return false;
    const last = edit.kind === "insert-bar-line" ? edit.measure + 1 : edit.measure;
    const isLine = edit.kind === "insert-bar-line" || edit.kind === "remove-bar-line";
    return !isLine || !after.some(({ measure }) => measure >= edit.measure && measure <= last);
  };
}

/** Places between events where something may stand: before each timed event, and behind the last. */
function gaps(events: readonly ScoreEvent[]): readonly number[] {
  const timed = events.flatMap((event, index) => (isTimed(event) ? [index] : []));
  return [...timed, (timed.at(-1) ?? -1) + 1];
}

function fillingEdits(
  place: EditPlace,
  events: readonly ScoreEvent[],
  missing: Duration,
  pitches: PitchChoice,
): readonly RepairEdit[] {
  const lengthened = events.flatMap((event, index): RepairEdit[] =>
    isTimed(event)
      ? [{ ...place, kind: "set-length", event: index, length: addDurations(event.length, missing) }]
      : [],
  );
  const inserted = gaps(events).flatMap((event): RepairEdit[] => [
    ...pitches(place, event).map((pitch) => ({
      ...place,
      kind: "insert-note" as const,
      event,
      pitch,
      length: missing,
    })),
    { ...place, kind: "insert-rest", event, length: missing },
  ]);
  return [...lengthened, ...inserted];
}

function cuttingEdits(
  place: EditPlace,
  events: readonly ScoreEvent[],
  surplus: Duration,
): readonly RepairEdit[] {
  return events.flatMap((event, index): RepairEdit[] => {
    if (!isTimed(event) || compareDurations(event.length, surplus) < 0) return [];
    if (equalDurations(event.length, surplus)) return [{ ...place, kind: "delete-event", event: index }];
    return [{ ...place, kind: "set-length", event: index, length: subtractDurations(event.length, surplus) }];
  });
}

/** A bar line before or behind a full bar, or none where two measures make one bar. */
function lineEdits(
  score: Score,
  place: EditPlace,
  finding: BarFinding,
  events: readonly ScoreEvent[],
): readonly RepairEdit[] {
  const edits: RepairEdit[] = [];
  if (finding.kind === "short") {
    const { measures = [] } = score.voices[place.voice] ?? {};
    if (place.measure + 1 < measures.length) edits.push({ ...place, kind: "remove-bar-line" });
    if (place.measure > 0) edits.push({ ...place, kind: "remove-bar-line", measure: place.measure - 1 });
    return edits.filter((edit) => measures[edit.measure]?.close?.style === "single");
  }
  const total = measureDuration(events);
  let before = ZERO;
  for (const [event, timed] of events.entries()) {
    if (!isTimed(timed)) continue;
    const fills = [before, subtractDurations(total, before)].some((part) =>
      equalDurations(part, finding.expected),
    );
    if (before.num > 0 && fills) edits.push({ ...place, kind: "insert-bar-line", event });
    before = addDurations(before, timed.length);
  }
  return edits;
}

function scalings(
  place: EditPlace,
  events: readonly ScoreEvent[],
  finding: BarFinding,
): readonly RepairEdit[] {
  const total = measureDuration(events);
  return [
    { num: 2, den: 1 },
    { num: 1, den: 2 },
  ].flatMap(({ num, den }): RepairEdit[] =>
    equalDurations(scaleDuration(total, num, den), finding.expected)
      ? [{ ...place, kind: "scale-lengths", num, den }]
      : [],
  );
}
