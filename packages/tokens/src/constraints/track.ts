/**
 * @file A tune as a row of steps, some given and some free, and the automaton that walks along it.
 *
 * Section, ending and bar tokens are given, so form and number of bars are exact; free bars are filled by the
 * automaton of their shape; bars that return are given as soon as their model has been written.
 */
import { type Constraint, keepCommon, keepOnly } from "./constraint.ts";
import type { Follow } from "./event-mask.ts";
import type { TokenGroups } from "./token-groups.ts";

/** What sounds: nothing yet or a rest, or a note (in chord lines: a chord) that could be held. */
export type Sound = "rest" | "note";

/** The automaton of a free bar, whatever it is filled with. */
export interface BarAutomaton<State = unknown> {
  begin(sound: Sound): State;
  follow(state: State): Follow;
  /** True when nothing of the bar can follow any more. */
  isOver(state: State): boolean;
  advance(state: State, token: number): State;
  /** The state when the last event is taken to be as long as it says so far. */
  settle(state: State): State;
}

/** Tokens that follow whatever anyone says; there is at least one. */
export interface GivenStep {
  readonly kind: "given";
  readonly tokens: readonly number[];
  /** They are of another line than the free steps fill, and leave sounding what sounded in that. */
  readonly isAside?: boolean;
}

export interface FreeStep {
  readonly kind: "free";
  readonly bar: BarAutomaton;
  /** How it must begin. */
  readonly opening: readonly number[];
  /** Index of the free step whose tokens it repeats, if any. */
  readonly repeats: number | undefined;
  /** A later step repeats this one. */
  readonly isModel: boolean;
}

/** One step of a track. Behind a free step comes a given one. */
export type TrackStep = GivenStep | FreeStep;

/** Where along the track we are. */
export interface TrackState {
  readonly step: number;
  /** Tokens of the step that have been read. */
  readonly read: number;
  /** Of a free step, where in its bar. */
  readonly bar: unknown;
  readonly sound: Sound;
  /** Tokens of this step so far, where a later one repeats it. */
  readonly writing: readonly number[];
  /** Tokens of the models that have been written, by their steps. */
  readonly models: ReadonlyMap<number, readonly number[]>;
}

const NOTHING: readonly number[] = [];

/**
 * Walk along a track.
 *
 * @param before what sounds when it begins
 */
export function trackConstraint(
  groups: Pick<TokenGroups, "meanings">,
  steps: readonly TrackStep[],
  before: Sound = "rest",
): Constraint<TrackState> {
  return {
    start: () => enterStep(steps, { ...LEAD, sound: before }, 0),
    given: (state) => knownTokens(steps, state)[state.read],
    restrict: (state, mask) => restrictTrack(steps, state, mask),
    advance: (state, token) => advanceTrack(groups, steps, state, token),
  };
}

const LEAD: TrackState = {
  step: -1,
  read: 0,
  bar: undefined,
  sound: "rest",
  writing: NOTHING,
  models: new Map(),
};

function enterStep(steps: readonly TrackStep[], { sound, models }: TrackState, index: number): TrackState {
  const step = steps[index];
  const bar = step?.kind === "free" ? step.bar.begin(sound) : undefined;
  return { step: index, read: 0, bar, sound, writing: NOTHING, models };
}

/** Tokens known beforehand: of a given step, of the bar that is repeated, of a bar's opening. */
function knownTokens(steps: readonly TrackStep[], { step, models }: TrackState): readonly number[] {
  const here = steps[step];
  if (here === undefined) return NOTHING;
  if (here.kind === "given") return here.tokens;
  return (here.repeats === undefined ? undefined : models.get(here.repeats)) ?? here.opening;
}

/** The token behind a step: the next step's first. */
function tokenBehind(steps: readonly TrackStep[], step: number): number | undefined {
  const next = steps[step + 1];
  return next?.kind === "given" ? next.tokens[0] : undefined;
}

function restrictTrack(steps: readonly TrackStep[], state: TrackState, mask: Uint8Array): void {
  const token = knownTokens(steps, state)[state.read];
  if (token !== undefined) return keepOnly(mask, token);
  const step = steps[state.step];
  if (step?.kind !== "free") {
    mask.fill(0);
    return;
  }
  const follow = step.bar.follow(state.bar);
  const behind = follow.mayEnd ? tokenBehind(steps, state.step) : undefined;
  const mayEnd = behind === undefined ? 0 : (mask[behind] ?? 0);
  keepCommon(mask, follow.mask);
  if (behind !== undefined) mask[behind] = mayEnd;
}

function advanceTrack(
  groups: Pick<TokenGroups, "meanings">,
  steps: readonly TrackStep[],
  state: TrackState,
  token: number,
): TrackState {
  const step = steps[state.step];
  if (step === undefined) return state;
  const isAside = step.kind === "given" && step.isAside === true;
  const sound = isAside ? state.sound : (soundBehind(groups, token) ?? state.sound);
  const read = state.read + 1;
  if (step.kind === "given") {
    if (read < step.tokens.length) return { ...state, read, sound };
    return enterStep(steps, { ...state, sound }, state.step + 1);
  }
  const known = knownTokens(steps, state);
  if (state.read >= known.length && tokenBehind(steps, state.step) === token) {
    return advanceTrack(groups, steps, leaveStep(steps, state, step), token);
  }
  const { bar: automaton, isModel } = step;
  // The last note of an opening is as long as it says, a unit where it says nothing.
  const isOpened = read === known.length;
  const advanced = automaton.advance(state.bar, token);
  const bar = isOpened ? automaton.settle(advanced) : advanced;
  const writing = isModel ? [...state.writing, token] : NOTHING;
  const moved = { step: state.step, read, bar, sound, writing, models: state.models };
  return automaton.isOver(bar) ? leaveStep(steps, moved, step) : moved;
}

function leaveStep(steps: readonly TrackStep[], state: TrackState, { isModel }: FreeStep): TrackState {
  const models = isModel ? new Map([...state.models, [state.step, state.writing]]) : state.models;
  return enterStep(steps, { ...state, models }, state.step + 1);
}

/** What a token leaves sounding; a hold and all signs change nothing. */
function soundBehind({ meanings }: Pick<TokenGroups, "meanings">, token: number): Sound | undefined {
  const kind = meanings[token]?.kind;
  return kind === "note" || kind === "root" ? "note" : kind === "rest" ? "rest" : undefined;
}
