/** @file Training sees controls with some of them missing, so that a request need not name them all. */
import type { RandomSource } from "@melodist/random";
import type { ControlName, Controls } from "./controls.ts";

/** Without these a body cannot be read, so every request has them. */
const NEEDED: readonly ControlName[] = ["meter", "unit"];

/**
 * Leave out a random choice of controls: all, none, and any share between are equally likely. Meter and unit stay.
 * Moods are dropped one by one.
 *
 * @param keep further controls that stay
 */
export function dropControls(
  controls: Controls,
  random: RandomSource,
  keep: readonly ControlName[] = [],
): Controls {
  const share = random();
  const stays = (): boolean => random() >= share;
  const names = Object.keys(controls) as ControlName[];
  const kept = names.filter((name) => NEEDED.includes(name) || keep.includes(name) || stays());
  const rest: Controls = Object.fromEntries(kept.map((name) => [name, controls[name]]));
  if (rest.moods === undefined || keep.includes("moods")) return rest;
  return { ...rest, moods: rest.moods.filter(stays) };
}
