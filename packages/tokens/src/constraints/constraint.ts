/** @file A constraint: an automaton that says which tokens may follow. States are never changed, so keeping one is a clone. */

/**
 * An automaton over tokens.
 *
 * Masks are (vocabulary,) u8, 1 for each token that may follow.
 */
export interface Constraint<State = unknown> {
  start(): State;
  /** Set 0 in the mask for each token that may not follow. */
  restrict(state: State, mask: Uint8Array): void;
  /** The state behind a token that was allowed; anything else leaves the automaton anywhere. */
  advance(state: State, token: number): State;
  /**
   * The token that must follow because it was given beforehand (kept bars, a motif, bar and section tokens): what is
   * given is not held against the wishes for what is new.
   */
  given?(state: State): number | undefined;
}

/** A constraint that all of several agree with; what one of them has been given follows whatever the others say. */
export function intersect(constraints: readonly Constraint[]): Constraint<readonly unknown[]> {
  const givenBy = (states: readonly unknown[]): number | undefined => {
    for (const [index, constraint] of constraints.entries()) {
      const token = constraint.given?.(states[index]);
      if (token !== undefined) return token;
    }
    return undefined;
  };
  return {
    start: () => constraints.map((constraint) => constraint.start()),
    restrict(states, mask) {
      const token = givenBy(states);
      if (token !== undefined) return keepOnly(mask, token);
      for (const [index, constraint] of constraints.entries()) constraint.restrict(states[index], mask);
    },
    advance: (states, token) =>
      constraints.map((constraint, index) => constraint.advance(states[index], token)),
    given: givenBy,
  };
}

/** Allow one token, unless it is forbidden already. */
export function keepOnly(mask: Uint8Array, token: number): void {
  const allowed = mask[token] ?? 0;
  mask.fill(0);
  mask[token] = allowed;
}

/** Forbid what a second mask forbids. */
export function keepCommon(mask: Uint8Array, other: Uint8Array): void {
  for (let id = 0; id < mask.length; id++) mask[id] = (mask[id] ?? 0) & (other[id] ?? 0);
}

/** A constraint that always allows the same tokens. */
export function allowOnly(allowed: Uint8Array): Constraint<undefined> {
  return {
    start: () => undefined,
    restrict: (_, mask) => keepCommon(mask, allowed),
    advance: () => undefined,
  };
}

/** Which tokens may follow a state. @returns (vocabulary,) u8; the same array when one is handed in */
export function allowedTokens<State>(
  constraint: Constraint<State>,
  state: State,
  size: number,
  mask: Uint8Array = new Uint8Array(size),
): Uint8Array {
  mask.fill(1);
  constraint.restrict(state, mask);
  return mask;
}

/**
 * The tokens that are given from a state on, until there is a choice: they can be read in one go.
 *
 * @returns them, and the state behind them
 */
export function givenTokens<State>(
  constraint: Constraint<State>,
  from: State,
): { readonly tokens: readonly number[]; readonly state: State } {
  const tokens: number[] = [];
  let state = from;
  for (let token = constraint.given?.(state); token !== undefined; token = constraint.given?.(state)) {
    tokens.push(token);
    state = constraint.advance(state, token);
  }
  return { tokens, state };
}
