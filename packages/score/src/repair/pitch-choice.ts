/** @file Which pitches are worth trying where a note may be missing. */
import { isTimed } from "../event.ts";
import type { Pitch } from "../pitch.ts";
import { codePitch, codeStep, isPitch, ticks } from "./bar-shape.ts";
import { neighboursOf, type RepairSite } from "./repair-site.ts";

/** Staff steps beyond the neighbouring notes that are still tried. */
const REACH = 2;
/** Neighbours further apart than this are not filled in step by step. */
const WIDEST = 14;

/**
 * What other bars have at the same place of the bar, and every step between the neighbouring notes and a
 * little beyond, altered as the tune usually alters it.
 */
export function choosePitches(site: RepairSite, event: number): readonly Pitch[] {
  const onset = site.events
    .slice(0, event)
    .reduce((sum, other) => sum + (isTimed(other) ? ticks(other.length) : 0), site.offset ?? 0);
  const codes = new Set<number>();
  for (const { shape } of site.evidence.parallels) {
    const code = shape.pitches[shape.onsets.indexOf(onset)];
    if (code !== undefined && isPitch(code)) codes.add(code);
  }
  for (const code of stepsAround(site, event)) codes.add(code);
  return [...codes].map(codePitch);
}

function stepsAround(site: RepairSite, event: number): readonly number[] {
  const { before, behind } = neighboursOf(site, event);
  const steps = [before, behind].flatMap((code) => (code === undefined ? [] : codeStep(code)));
  if (steps.length === 0) return [];
  const lowest = Math.min(...steps) - REACH;
  const highest = Math.min(Math.max(...steps) + REACH, lowest + WIDEST);
  const usual = usualCodes(site);
  return Array.from({ length: highest - lowest + 1 }, (_, i) => {
    const step = lowest + i;
    const alter = site.keyAlterations[((step % 7) + 7) % 7] ?? 0;
    return usual.get(step) ?? step * 16 + Math.round(2 * alter);
  });
}

/** For each staff step the tune uses, the pitch it mostly has there. */
function usualCodes(site: RepairSite): ReadonlyMap<number, number> {
  const usual = new Map<number, number>();
  const { things } = site.evidence.melody;
  for (const text of things.keys()) {
    const code = Number(text);
    const rival = usual.get(codeStep(code));
    const isMoreUsual = rival === undefined || (things.get(text) ?? 0) > (things.get(String(rival)) ?? 0);
    if (isPitch(code) && isMoreUsual) usual.set(codeStep(code), code);
  }
  return usual;
}
