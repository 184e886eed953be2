/** @file Choosing by a seeded source of chance. */
import type { RandomSource } from "@melodist/random";

/** A whole number from 0 to `count` - 1. */
export function draw(random: RandomSource, count: number): number {
  return Math.floor(random() * count);
}

/** One of several; undefined only of none. */
export function pick<Item>(random: RandomSource, items: readonly Item[]): Item | undefined {
  return items[draw(random, items.length)];
}
