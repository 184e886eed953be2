/**
 * @file One bar of a chord line as an automaton: chords that change on beats, and last to the next or to the end of
 * the bar. What `chordLine` spells is richer; this is what a model is let write.
 */
import type { LengthToken, TokenGroups } from "./token-groups.ts";
import type { BarAutomaton, Sound } from "./track.ts";

export interface HarmonyBarState {
  readonly at: number;
  readonly head: "nothing" | "idle" | "root" | "quality" | "bass";
  /** `note` when a chord sounds. */
  readonly sound: Sound;
}

export interface HarmonyBarWish {
  /** In ticks. */
  readonly length: number;
  /** Places where a chord may begin, in ticks; 0 among them. */
  readonly beats: readonly number[];
  /** A bar without a chord is allowed while none has sounded: in pick-ups. */
  readonly mayRest: boolean;
}

export function createHarmonyBar(groups: TokenGroups, wish: HarmonyBarWish): BarAutomaton<HarmonyBarState> {
  const lengthsFrom = (at: number): readonly LengthToken[] =>
    groups.lengths.filter(({ id, ticks }) => {
      return id !== undefined && at + ticks < wish.length && wish.beats.includes(at + ticks);
    });

  function mask({ at, head, sound }: HarmonyBarState): Uint8Array {
    const made = new Uint8Array(groups.size);
    if (head === "nothing") {
      for (const id of groups.roots) made[id] = 1;
      if (at === 0 && sound === "note") made[groups.hold] = 1;
      if (at === 0 && sound === "rest" && wish.mayRest) made[groups.rest] = 1;
      return made;
    }
    if (head === "root") for (const id of groups.qualities) made[id] = 1;
    if (head === "root" || head === "quality") for (const id of groups.basses) made[id] = 1;
    for (const { id } of lengthsFrom(at)) if (id !== undefined) made[id] = 1;
    return made;
  }

  function advance(state: HarmonyBarState, id: number): HarmonyBarState {
    const token = groups.meanings[id];
    switch (token?.kind) {
      case "root":
        return { ...state, head: "root", sound: "note" };
      case "quality":
      case "bass":
        return { ...state, head: token.kind };
      case "hold":
      case "rest":
        return { ...state, head: "idle" };
      case "length": {
        const ticks = groups.lengths.find((length) => length.id === id)?.ticks ?? 0;
        return { ...state, at: state.at + ticks, head: "nothing" };
      }
      default:
        return state;
    }
  }

  return {
    begin: (sound) => ({ at: 0, head: "nothing", sound }),
    mask,
    // Whatever has been begun may last to the end of the bar.
    isFull: ({ head }) => head !== "nothing",
    isOver: () => false,
    advance,
    settle: (state) => state,
  };
}
