/** @file The candidates for a bar with what speaks for each, one for every different outcome. */
import type { BarFinding } from "../check-bars.ts";
import type { Score } from "../score.ts";
import { listCandidates } from "./candidates.ts";
import type { EditPlace, RepairEdit } from "./edit.ts";
import { type Features, featuresOf } from "./features.ts";
import { choosePitches } from "./pitch-choice.ts";
import { type RepairSite, shapesAfter, visitSite } from "./repair-site.ts";
import type { VoiceShapes } from "./voice-shapes.ts";

/** An edit that would make the bar right. */
export interface WeighedEdit {
  readonly edit: RepairEdit;
  readonly site: RepairSite;
  readonly features: Features;
}

/** List what could be done about a finding. @param voices the finding's measures or overlays, laid out */
export function weighCandidates(
  score: Score,
  voices: readonly VoiceShapes[],
  finding: BarFinding,
): readonly WeighedEdit[] {
  const sites = new Map<string, RepairSite>();
  const siteOf = (place: EditPlace) => {
    const key = `${place.measure} ${place.overlay}`;
    const site = sites.get(key) ?? visitSite(score, voices, place);
    sites.set(key, site);
    return site;
  };
  const edits = listCandidates(score, finding, (place, event) => choosePitches(siteOf(place), event));
  const outcomes = new Map<string, WeighedEdit>();
  for (const edit of edits) {
    const site = siteOf(edit);
    const outcome = outcomeText(site, edit);
    if (outcomes.has(outcome)) continue;
    const isJoined = edit.measure !== finding.measure;
    const features = { ...featuresOf(site, edit), "joined-measure": isJoined ? 1 : 0 };
    outcomes.set(outcome, { edit, site, features });
  }
  return [...outcomes.values()];
}

/** Edits with the same text leave the same notes: deleting the first or the second of two equal ones. */
function outcomeText(site: RepairSite, edit: RepairEdit): string {
  const lines = edit.kind === "insert-bar-line" || edit.kind === "remove-bar-line" ? edit.kind : "";
  const bars = shapesAfter(site, edit).map((shape) => `${shape.rhythm}${shape.pitches}`);
  return `${edit.measure} ${edit.overlay} ${lines} ${bars.join("|")}`;
}
