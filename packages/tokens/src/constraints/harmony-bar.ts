/**
 * @file One bar of a chord line as an automaton: chords that change on beats, and last to the next or to the end of
 * the bar. What `chordLine` spells is richer; this is what a model is let write.
 */
import type { TokenGroups } from "./token-groups.ts";
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
  return {
    begin: (sound) => ({ at: 0, head: "nothing", sound }),
    // Whatever has been begun may last to the end of the bar.
    follow: (state) => ({ mask: maskOf(groups, wish, state), mayEnd: state.head !== "nothing" }),
    isOver: () => false,
    advance: (state, id) => advanceHarmony(groups, state, id),
    settle: (state) => state,
  };
}

function maskOf(groups: TokenGroups, wish: HarmonyBarWish, { at, head, sound }: HarmonyBarState): Uint8Array {
  const mask = new Uint8Array(groups.size);
  const allow = (ids: readonly number[]): void => {
    for (const id of ids) mask[id] = 1;
  };
  if (head === "nothing") {
    allow(groups.roots);
    if (at === 0 && sound === "note") allow([groups.hold]);
    if (at === 0 && sound === "rest" && wish.mayRest) allow([groups.rest]);
    return mask;
  }
  if (head === "root") allow(groups.qualities);
  if (head === "root" || head === "quality") allow(groups.basses);
  const fitting = groups.lengths.filter(
    ({ ticks }) => at + ticks < wish.length && wish.beats.includes(at + ticks),
  );
  allow(fitting.flatMap(({ id }) => id ?? []));
  return mask;
}

function advanceHarmony(groups: TokenGroups, state: HarmonyBarState, id: number): HarmonyBarState {
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
    case "length":
      return { ...state, at: state.at + (groups.ticksOf[id] ?? 0), head: "nothing" };
    default:
      return state;
  }
}
