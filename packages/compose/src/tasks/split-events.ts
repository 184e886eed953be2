/** @file Events cut at a place in time: a note that sounds on is held over by a tie. */
import {
  addDurations,
  compareDurations,
  type Duration,
  isTimed,
  type ScoreEvent,
  subtractDurations,
  type TimedEvent,
  ZERO,
} from "@melodist/score";

/**
 * Cut a row of events in two.
 *
 * @param at in whole notes from its beginning
 */
export function splitEvents(
  events: readonly ScoreEvent[],
  at: Duration,
): readonly [readonly ScoreEvent[], readonly ScoreEvent[]] {
  const before: ScoreEvent[] = [];
  let onset = ZERO;
  for (const [index, event] of events.entries()) {
    if (compareDurations(onset, at) >= 0) return [before, events.slice(index)];
    if (!isTimed(event)) {
      before.push(event);
      continue;
    }
    const end = addDurations(onset, event.length);
    if (compareDurations(end, at) > 0) {
      const [left, right] = cutEvent(event, subtractDurations(at, onset));
      return [
        [...before, left],
        [right, ...events.slice(index + 1)],
      ];
    }
    before.push(event);
    onset = end;
  }
  return [before, []];
}

/** An event in two; the second part has none of its signs, words or graces. */
function cutEvent(event: TimedEvent, length: Duration): readonly [TimedEvent, TimedEvent] {
  const rest = subtractDurations(event.length, length);
  const bare = { marks: [], grace: undefined, slurs: undefined, beam: false };
  switch (event.kind) {
    case "rest":
      return [
        { ...event, length, wholeMeasure: false },
        { ...event, ...bare, length: rest, wholeMeasure: false },
      ];
    case "note":
      return [
        { ...event, length, tie: "full" },
        { ...event, ...bare, length: rest, lyrics: [] },
      ];
    case "chord": {
      const [first, ...others] = event.notes;
      const tied = (note: typeof first) => ({ ...note, length, tie: "full" as const });
      const later = (note: typeof first) => ({ ...note, length: rest });
      return [
        { ...event, length, notes: [tied(first), ...others.map(tied)] },
        { ...event, ...bare, length: rest, lyrics: [], notes: [later(first), ...others.map(later)] },
      ];
    }
  }
}
