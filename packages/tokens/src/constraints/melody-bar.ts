/** @file One bar of a melody as an automaton. */
import { type Follow, followOf, type MelodyBarSettings } from "./event-mask.ts";
import {
  advanceEvent,
  beginEvent,
  type EventState,
  isBarOver,
  settleEvent,
  stateKey,
} from "./event-state.ts";
import type { TokenGroups } from "./token-groups.ts";
import type { BarAutomaton } from "./track.ts";

/** The automaton of a bar; what may follow is worked out once for each kind of state, and kept. */
export function createMelodyBar(groups: TokenGroups, settings: MelodyBarSettings): BarAutomaton<EventState> {
  const { shape } = settings;
  const known = new Map<number, Follow>();
  return {
    begin: (sound) => beginEvent(0, -1, 0, sound),
    follow(state) {
      const key = stateKey(state);
      const before = known.get(key);
      if (before !== undefined) return before;
      const follow = followOf(groups, settings, state);
      known.set(key, follow);
      return follow;
    },
    isOver: (state) => isBarOver(state, shape),
    advance: (state, token) => advanceEvent(groups, shape, state, token),
    settle: (state) => settleEvent(groups, shape, state),
  };
}
