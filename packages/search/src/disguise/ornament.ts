/** @file A third of the notes decorated, as players do: cuts, mordents, rolls, triplets, passing and repeated notes. */
import type { RandomSource } from "@melodist/random";
import {
  addDurations,
  type Duration,
  equalDurations,
  type Key,
  keyAlterations,
  letterAt,
  midiKey,
  type Pitch,
  scaleDuration,
  staffStep,
  ZERO,
} from "@melodist/score";
import { pick } from "./chance.ts";
import type { Sound } from "./sung-row.ts";

/** A note with a pitch, and the one after it. */
interface Place {
  readonly pitch: Pitch;
  readonly sound: Sound;
  readonly next: Sound | undefined;
  /** The signature that neighbours follow. */
  readonly key: Key;
  /** The note a step above or below in the key. */
  readonly neighbour: (steps: number) => Pitch;
}

/** How a note is decorated, in the time it has: what sounds instead. */
type Decoration = (place: Place) => readonly Sound[];

const DECORATIONS: readonly { readonly suits: (place: Place) => boolean; readonly play: Decoration }[] = [
  { suits: () => true, play: cut },
  { suits: () => true, play: mordent },
  { suits: () => true, play: twice },
  { suits: ({ sound }) => sound.length.num * 8 >= sound.length.den * 3, play: roll },
  { suits: ({ pitch, next }) => isThird(pitch, next?.pitch), play: passing },
];

/** Decorations within a third of the notes; whatever else happens, each note's time stays its own. */
export function ornament(sounds: readonly Sound[], key: Key, random: RandomSource): readonly Sound[] {
  const played: Sound[] = [];
  let time = ZERO;
  for (let index = 0; index < sounds.length; index++) {
    const sound = sounds[index];
    if (sound === undefined) continue;
    const next = sounds[index + 1];
    const onset = time;
    time = addDurations(time, sound.length);
    if (sound.pitch === undefined || random() >= 1 / 3) {
      played.push(sound);
    } else if (next !== undefined && isPair(sound, next, onset) && random() < 0.3) {
      time = addDurations(time, next.length);
      played.push(...pairwise(sound, next, key));
      index++;
    } else {
      const { pitch } = sound;
      const place = { pitch, sound, next, key, neighbour: (steps: number) => stepFrom(pitch, steps, key) };
      const decoration = pick(
        random,
        DECORATIONS.filter(({ suits }) => suits(place)),
      );
      played.push(...(decoration?.play(place) ?? [sound]));
    }
  }
  return played;
}

/** Two notes of one length: tied into one when they are alike, a triplet otherwise. */
function pairwise(first: Sound, second: Sound, key: Key): readonly Sound[] {
  const together = scaleDuration(first.length, 2, 1);
  const [from, to] = [first.pitch, second.pitch];
  if (from === undefined || to === undefined) return [first, second];
  if (midiKey(from) === midiKey(to)) return [{ pitch: from, length: together }];
  const middle = isThird(from, to) ? between(from, to, key) : from;
  return [from, middle, to].map((pitch) => ({ pitch, length: scaleDuration(together, 1, 3) }));
}

function cut({ pitch, sound, neighbour }: Place): readonly Sound[] {
  return share(sound, [
    [neighbour(1), 1, 4],
    [pitch, 3, 4],
  ]);
}

function mordent({ pitch, sound, neighbour }: Place): readonly Sound[] {
  return share(sound, [
    [pitch, 1, 4],
    [neighbour(1), 1, 4],
    [pitch, 1, 2],
  ]);
}

function roll({ pitch, sound, neighbour }: Place): readonly Sound[] {
  return share(sound, [
    [pitch, 2, 6],
    [neighbour(1), 1, 6],
    [pitch, 1, 6],
    [neighbour(-1), 1, 6],
    [pitch, 1, 6],
  ]);
}

function twice({ pitch, sound }: Place): readonly Sound[] {
  return share(sound, [
    [pitch, 1, 2],
    [pitch, 1, 2],
  ]);
}

function passing({ pitch, sound, next, key }: Place): readonly Sound[] {
  return share(sound, [
    [pitch, 1, 2],
    [between(pitch, next?.pitch ?? pitch, key), 1, 2],
  ]);
}

/** The time of a sound dealt out: pitch, and its share as a fraction. */
function share(sound: Sound, parts: readonly (readonly [Pitch, number, number])[]): readonly Sound[] {
  return parts.map(([pitch, num, den]) => ({ pitch, length: scaleDuration(sound.length, num, den) }));
}

function stepFrom(pitch: Pitch, steps: number, key: Key): Pitch {
  const step = staffStep(pitch) + steps;
  return {
    letter: letterAt(step),
    alter: keyAlterations(key)[((step % 7) + 7) % 7] ?? 0,
    octave: Math.floor(step / 7),
  };
}

function isThird(from: Pitch, to: Pitch | undefined): boolean {
  return to !== undefined && Math.abs(staffStep(from) - staffStep(to)) === 2;
}

/** The step in the middle of a third, altered as the signature has it where that lies between. */
function between(from: Pitch, to: Pitch, key: Key): Pitch {
  const middle = stepFrom(from, Math.sign(staffStep(to) - staffStep(from)), key);
  const inside = (pitch: Pitch) =>
    midiKey(pitch) > Math.min(midiKey(from), midiKey(to)) &&
    midiKey(pitch) < Math.max(midiKey(from), midiKey(to));
  return [middle.alter, 0, 1, -1].map((alter) => ({ ...middle, alter })).find(inside) ?? middle;
}

/** Two notes of one length, the first on a multiple of both together. */
function isPair(first: Sound, second: Sound, onset: Duration): boolean {
  if (second.pitch === undefined || !equalDurations(first.length, second.length)) return false;
  const { num, den } = scaleDuration(first.length, 2, 1);
  return (onset.num * den) % (onset.den * num) === 0;
}
