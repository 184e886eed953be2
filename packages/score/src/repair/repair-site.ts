/** @file The measure under repair, with what stands around it. */
import { isTimed, type ScoreEvent } from "../event.ts";
import { keyAlterations } from "../key.ts";
import type { Score } from "../score.ts";
import { type BarShape, barShape, isPitch, ticks } from "./bar-shape.ts";
import { type EditPlace, editEvents, eventsAt, type RepairEdit } from "./edit.ts";
import { gatherEvidence, type TuneEvidence } from "./tune-evidence.ts";
import type { VoiceShapes } from "./voice-shapes.ts";

export interface RepairSite {
  readonly events: readonly ScoreEvent[];
  readonly nextEvents: readonly ScoreEvent[];
  /** Ticks from the beginning of the bar; undefined when the measure is a pick-up that ends with its bar. */
  readonly offset: number | undefined;
  /** Codes of the pitches sounded before and behind the measure. */
  readonly before: number | undefined;
  readonly behind: number | undefined;
  /** Alteration of each letter in the key. */
  readonly keyAlterations: readonly number[];
  readonly evidence: TuneEvidence;
}

/** Look at a measure and its surroundings. */
export function visitSite(score: Score, voices: readonly VoiceShapes[], place: EditPlace): RepairSite {
  const { placed = [], shapes = [], offsets = [] } = voices[place.voice] ?? {};
  const offset = offsets[place.measure] ?? 0;
  const isPickup = place.measure === 0 && offset > 0;
  return {
    events: eventsAt(score, place),
    nextEvents: placed[place.measure + 1]?.measure.events ?? [],
    offset: isPickup ? undefined : offset,
    before: shapes[place.measure - 1]?.pitches.findLast(isPitch),
    behind: shapes[place.measure + 1]?.pitches.find(isPitch),
    keyAlterations: keyAlterations(placed[place.measure]?.key ?? score.key),
    evidence: gatherEvidence(voices, place.voice, place.measure),
  };
}

/** The bar, or the two bars, that an edit leaves. */
export function shapesAfter(site: RepairSite, edit: RepairEdit): readonly BarShape[] {
  switch (edit.kind) {
    case "insert-bar-line":
      return [barShape(site.events.slice(0, edit.event), 0), barShape(site.events.slice(edit.event), 0)];
    case "remove-bar-line":
      return [barShape([...site.events, ...site.nextEvents], 0)];
    default:
      return [shapeAtSite(site, editEvents(site.events, edit))];
  }
}

function shapeAtSite(site: RepairSite, events: readonly ScoreEvent[]): BarShape {
  if (site.offset !== undefined) return barShape(events, site.offset);
  const length = events.reduce((sum, event) => sum + (isTimed(event) ? ticks(event.length) : 0), 0);
  return barShape(events, Math.max(0, site.evidence.fullBar - length));
}

/** What sounds next before and behind a gap between events: codes of pitches, undefined where there is nothing. */
export interface Neighbours {
  readonly before: number | undefined;
  readonly behind: number | undefined;
}

/** The pitches around a gap. @param from the event behind the gap @param to the first event that counts as behind it */
export function neighboursOf(site: RepairSite, from: number, to: number = from): Neighbours {
  const before = barShape(site.events.slice(0, from), 0).pitches.findLast(isPitch);
  const behind = barShape(site.events.slice(to), 0).pitches.find(isPitch);
  return { before: before ?? site.before, behind: behind ?? site.behind };
}
