/** @file Tunes of all sorts for laws that hold of every tune: odd meters, half bars, stray endings, no notes at all. */
import { FREE_METER, key, LETTERS, type Meter, type Mode, meter, type Score } from "@melodist/score";
import { tune } from "./tune.ts";

const METERS: readonly Meter[] = [
  meter(4, 4),
  meter(6, 8),
  meter(3, 4),
  meter(2, 2),
  meter(5, 8),
  meter(9, 8),
  meter(3, 8),
  meter(1, 64),
  { kind: "measured", beats: [2, 2, 3], unit: 8, symbol: undefined },
  FREE_METER,
];
const MODES: readonly Mode[] = ["major", "minor", "dorian", "mixolydian", "phrygian"];
const SIGNS = [
  "|",
  "|",
  "|",
  "|",
  "|",
  "||",
  "|]",
  ":|",
  "|:",
  "::",
  "[1",
  "[2",
  "P:A",
  '"G"',
  '"Am7"',
  '"N.C."',
  "(3",
];
const ACCIDENTALS = ["", "", "", "^", "_", "="];
const LENGTHS = ["", "2", "3", "4", "8", "/2", "3/2"];
const TIES = ["", "", "", "-"];

/** The tune that a row of whole numbers stands for: the first settles meter and key, each further one a note or a sign. */
export function oddTune([first = 0, ...others]: readonly number[]): Score {
  const text = others.map((choice) => (choice % 4 === 0 ? pick(SIGNS, choice >> 2) : noteText(choice >> 2)));
  return tune(text.join(" "), {
    meter: pick(METERS, first),
    key: key(pick(LETTERS, first >> 4), 0, pick(MODES, first >> 7)),
  });
}

function noteText(choice: number): string {
  const letter = pick([..."CDEFGABcdefgabz"], choice);
  const length = pick(LENGTHS, choice >> 4);
  return letter === "z"
    ? letter + length
    : pick(ACCIDENTALS, choice >> 7) + letter + length + pick(TIES, choice >> 10);
}

function pick<Item>(items: readonly Item[], choice: number): Item {
  return items[choice % items.length] as Item;
}
