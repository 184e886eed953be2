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
  /** Places where a chord may begin, in ticks, ascending; 0 among them. */
  readonly beats: readonly number[];
  /** A bar without a chord is allowed while none has sounded: in pick-ups. */
  readonly mayRest: boolean;
  /** The chord that the bar ends on. */
  readonly home?: HomeChord | undefined;
}

export interface HomeChord {
  /** Where it begins, in ticks: one of the beats. */
  readonly at: number;
  /** The beats that lead there, itself and 0 among them: see `beatsTo`. */
  readonly ways: ReadonlySet<number>;
  readonly root: number;
  /** Undefined for a major chord, which has none. */
  readonly quality: number | undefined;
}

/**
 * The beats from which another is reached by chords as long as there are tokens for, itself among them.
 *
 * A length of one unit has no token, so where units are beats the next beat is not reached.
 */
export function beatsTo(groups: TokenGroups, beats: readonly number[], goal: number): ReadonlySet<number> {
  const ways = new Set([goal]);
  for (const beat of beats.filter((place) => place < goal).reverse())
    if (groups.lengths.some(({ id, ticks }) => id !== undefined && ways.has(beat + ticks))) ways.add(beat);
  return ways;
}

export function createHarmonyBar(groups: TokenGroups, wish: HarmonyBarWish): BarAutomaton<HarmonyBarState> {
  return {
    begin: (sound) => ({ at: 0, head: "nothing", sound }),
    follow: (state) => ({ mask: maskOf(groups, wish, state), mayEnd: mayEnd(wish, state) }),
    isOver: () => false,
    advance: (state, id) => advanceHarmony(groups, state, id),
    settle: (state) => state,
  };
}

/** Whatever has been begun may last to the end of the bar, unless the bar must come home first. */
function mayEnd({ home }: HarmonyBarWish, { at, head }: HarmonyBarState): boolean {
  if (head === "nothing" || home === undefined) return head !== "nothing";
  return at === home.at && (home.quality === undefined || head === "quality");
}

function maskOf(groups: TokenGroups, wish: HarmonyBarWish, state: HarmonyBarState): Uint8Array {
  const mask = new Uint8Array(groups.size);
  const allowed = state.at === wish.home?.at ? comingHome(wish.home, state) : freely(groups, wish, state);
  for (const id of allowed) mask[id] = 1;
  return mask;
}

function comingHome({ root, quality }: HomeChord, { head }: HarmonyBarState): readonly number[] {
  if (head === "nothing") return [root];
  return head === "root" && quality !== undefined ? [quality] : [];
}

function freely(
  groups: TokenGroups,
  wish: HarmonyBarWish,
  { at, head, sound }: HarmonyBarState,
): readonly number[] {
  if (head === "nothing") {
    const goesOn = at === 0 && sound === "note" ? [groups.hold] : [];
    const waits = at === 0 && sound === "rest" && wish.mayRest ? [groups.rest] : [];
    return [...groups.roots, ...goesOn, ...waits];
  }
  const lengths = groups.lengths.filter(({ ticks }) => mayBegin(wish, at + ticks));
  return [
    ...(head === "root" ? groups.qualities : []),
    ...(head === "root" || head === "quality" ? groups.basses : []),
    ...lengths.flatMap(({ id }) => id ?? []),
  ];
}

/** True where a next chord may begin, in ticks. */
function mayBegin({ length, beats, home }: HarmonyBarWish, at: number): boolean {
  return home === undefined ? at < length && beats.includes(at) : home.ways.has(at);
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
