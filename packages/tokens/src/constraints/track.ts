/**
 * @file A tune as a row of steps, some given and some free, and the automaton that walks along it.
 *
 * Bar, section and ending tokens are given, so form and number of bars are exact; free bars are filled by the
 * automaton of their shape; bars that return are given as soon as their model has been written.
 */
import { type Constraint, keepCommon, keepOnly } from "./constraint.ts";
import type { TokenGroups } from "./token-groups.ts";

/** What sounds: nothing yet or a rest, or a note (in chord lines: a chord) that could be held. */
export type Sound = "rest" | "note";

/** The automaton of a free bar, whatever it is filled with. */
export interface BarAutomaton<State = unknown> {
  begin(sound: Sound): State;
  mask(state: State): Uint8Array;
  /** True when the bar may end here, if need be by taking the last event as a unit long. */
  isFull(state: State): boolean;
  /** True when nothing of the bar can follow any more. */
  isOver(state: State): boolean;
  advance(state: State, token: number): State;
  settle(state: State): State;
}

/** One step of a track. */
export type TrackStep =
  /** Tokens that follow whatever anyone says. */
  | { readonly kind: "given"; readonly tokens: readonly number[] }
  | {
      readonly kind: "free";
      readonly bar: BarAutomaton;
      /** How it must begin. */
      readonly opening: readonly number[];
      /** Index of the free step whose tokens it repeats, if any. */
      readonly repeats: number | undefined;
      /** A later step repeats this one. */
      readonly isModel: boolean;
    };

/** Where along the track we are. */
export interface TrackState {
  readonly step: number;
  /** Tokens of the step that have been read. */
  readonly read: number;
  /** Undefined in given steps. */
  readonly bar: unknown;
  readonly sound: Sound;
  /** Tokens of this step so far, where a later one repeats it. */
  readonly writing: readonly number[];
  /** Tokens of the models that have been written. */
  readonly models: ReadonlyMap<number, readonly number[]>;
}

/**
 * Walk along a track.
 *
 * @param before what sounds when it begins
 */
export function trackConstraint(
  { meanings }: Pick<TokenGroups, "meanings">,
  steps: readonly TrackStep[],
  before: Sound = "rest",
): Constraint<TrackState> {
  const lead: TrackState = {
    step: -1,
    read: 0,
    bar: undefined,
    sound: before,
    writing: [],
    models: new Map(),
  };

  /** What a token leaves sounding; a hold and all signs change nothing. */
  function soundOf(token: number): Sound | undefined {
    const kind = meanings[token]?.kind;
    return kind === "note" || kind === "root" ? "note" : kind === "rest" ? "rest" : undefined;
  }

  function enter(state: TrackState, index: number): TrackState {
    const step = steps[index];
    const bar = step?.kind === "free" ? step.bar.begin(state.sound) : undefined;
    const entered = { ...state, step: index, read: 0, bar, writing: [] };
    return step?.kind === "given" && step.tokens.length === 0 ? enter(entered, index + 1) : entered;
  }

  /** Tokens known beforehand: of a given step, of a bar's opening, of the bar it repeats. */
  function knownTokens({ step, models }: TrackState): readonly number[] {
    const here = steps[step];
    if (here === undefined) return [];
    if (here.kind === "given") return here.tokens;
    return (here.repeats === undefined ? undefined : models.get(here.repeats)) ?? here.opening;
  }

  function given(state: TrackState): number | undefined {
    return knownTokens(state)[state.read];
  }

  /** The token that may follow if the bar is full: the next step's first. */
  function tokenBehind(state: TrackState): number | undefined {
    const step = steps[state.step];
    if (step?.kind !== "free" || !step.bar.isFull(state.bar)) return undefined;
    return given(enter(state, state.step + 1));
  }

  function restrict(state: TrackState, mask: Uint8Array): void {
    const token = given(state);
    if (token !== undefined) return keepOnly(mask, token);
    const step = steps[state.step];
    if (step?.kind !== "free") {
      mask.fill(0);
      return;
    }
    const behind = tokenBehind(state);
    const mayEnd = behind === undefined ? 0 : (mask[behind] ?? 0);
    keepCommon(mask, step.bar.mask(state.bar));
    if (behind !== undefined && mayEnd === 1) mask[behind] = 1;
  }

  function advance(state: TrackState, token: number): TrackState {
    const step = steps[state.step];
    if (step === undefined) return state;
    if (step.kind === "given") return advanceGiven(state, step, token);
    const isKnown = given(state) !== undefined;
    if (!isKnown && tokenBehind(state) === token) return advance(leave(state, step), token);
    const moved: TrackState = {
      ...state,
      read: state.read + 1,
      bar: step.bar.advance(state.bar, token),
      sound: soundOf(token) ?? state.sound,
      writing: step.isModel ? [...state.writing, token] : state.writing,
    };
    // The last note of an opening is as long as it says, a unit where it says nothing.
    const isOpened = isKnown && given(moved) === undefined;
    const settled = isOpened ? { ...moved, bar: step.bar.settle(moved.bar) } : moved;
    const isRepeated = isOpened && step.repeats !== undefined;
    return isRepeated || step.bar.isOver(settled.bar) ? leave(settled, step) : settled;
  }

  function advanceGiven(
    state: TrackState,
    step: Extract<TrackStep, { readonly kind: "given" }>,
    token: number,
  ): TrackState {
    const read = state.read + 1;
    const sound = soundOf(token) ?? state.sound;
    if (read < step.tokens.length) return { ...state, read, sound };
    return enter({ ...state, sound }, state.step + 1);
  }

  function leave(state: TrackState, step: Extract<TrackStep, { readonly kind: "free" }>): TrackState {
    if (!step.isModel) return enter(state, state.step + 1);
    const models = new Map([...state.models, [state.step, state.writing]]);
    return enter({ ...state, models }, state.step + 1);
  }

  return { start: () => enter(lead, 0), restrict, advance, given };
}
