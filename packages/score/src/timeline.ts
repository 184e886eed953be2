/** @file What is in force where in a voice, and when everything in it begins. */
import { addDurations, type Duration, sumDurations, ZERO } from "./duration.ts";
import { isTimed, type ScoreEvent } from "./event.ts";
import type { Key } from "./key.ts";
import type { Meter } from "./meter.ts";
import type { Measure, Score, Voice } from "./score.ts";

/** A measure in its place. */
export interface PlacedMeasure {
  readonly measure: Measure;
  /** Its index in the voice. */
  readonly index: number;
  /** From the beginning of the voice as written (repeats not followed), in whole notes. */
  readonly onset: Duration;
  /** How long its events sound together; overlays not counted. */
  readonly length: Duration;
  /** In force at its first note: changes written before that note count. */
  readonly meter: Meter;
  readonly key: Key;
}

/** An event and when it begins, in whole notes from the beginning of its measure. */
export interface PlacedEvent {
  readonly event: ScoreEvent;
  readonly onset: Duration;
}

/** How long events sound one after another. @throws MelodistError `invalid-duration` beyond 2^53 */
export function measureDuration(events: readonly ScoreEvent[]): Duration {
  return sumDurations(events.filter(isTimed).map((event) => event.length));
}

/** The events of a measure (or an overlay) with their onsets. */
export function placeEvents(events: readonly ScoreEvent[]): readonly PlacedEvent[] {
  let onset = ZERO;
  return events.map((event) => {
    const placed = { event, onset };
    if (isTimed(event)) onset = addDurations(onset, event.length);
    return placed;
  });
}

/** The measures of a voice with onset, length, meter and key. */
export function placeMeasures(score: Score, voice: Voice): readonly PlacedMeasure[] {
  let onset = ZERO;
  let inForce: Pick<PlacedMeasure, "meter" | "key"> = { meter: score.meter, key: score.key };
  return voice.measures.map((measure, index) => {
    const firstSound = measure.events.findIndex(isTimed);
    const lead = firstSound < 0 ? measure.events : measure.events.slice(0, firstSound);
    const here = afterChanges(lead, inForce);
    const length = measureDuration(measure.events);
    const placed = { measure, index, onset, length, ...here };
    inForce = afterChanges(measure.events, here);
    onset = addDurations(onset, length);
    return placed;
  });
}

function afterChanges(events: readonly ScoreEvent[], before: Pick<PlacedMeasure, "meter" | "key">) {
  let { meter, key } = before;
  for (const event of events) {
    if (event.kind === "meter-change") meter = event.meter;
    else if (event.kind === "key-change") key = event.key;
  }
  return { meter, key };
}
