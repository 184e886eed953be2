/** @file The buttons for what can be done with bars or with the whole tune. */
import type { Interval } from "@melodist/score";
import {
  continueTune,
  repairSelection,
  rewriteSelection,
  transposeSelection,
  workOver,
} from "../edit/actions.ts";
import { writing } from "../store/writing.ts";
import { say, type WordKey } from "../words/say.ts";
import { Menu } from "./menu.tsx";

const INTERVALS: readonly (readonly [name: WordKey, by: Interval])[] = [
  ["edit.semitone-up", { steps: 1, semitones: 1 }],
  ["edit.semitone-down", { steps: -1, semitones: -1 }],
  ["edit.tone-up", { steps: 1, semitones: 2 }],
  ["edit.tone-down", { steps: -1, semitones: -2 }],
  ["edit.octave-up", { steps: 7, semitones: 12 }],
  ["edit.octave-down", { steps: -7, semitones: -12 }],
];

export function TuneActions({ hasRewrite }: { readonly hasRewrite: boolean }) {
  const isBusy = writing.value !== undefined;
  const items = INTERVALS.map(([name, by]) => ({ name: say(name), run: () => transposeSelection(by) }));
  return (
    <>
      {hasRewrite ? <Action name="edit.rewrite" isBusy={isBusy} run={rewriteSelection} /> : undefined}
      <Action name="edit.vary" isBusy={isBusy} run={() => workOver("vary")} />
      <Action name="edit.harmonise" isBusy={isBusy} run={() => workOver("harmonize")} />
      <Action name="edit.continue" isBusy={isBusy} run={continueTune} />
      <Menu
        name={say("edit.transpose")}
        label={say("edit.transpose")}
        items={items}
        side="below"
        class="text-menu"
        isDisabled={isBusy}
      />
      <Action name="edit.repair" isBusy={isBusy} run={repairSelection} />
    </>
  );
}

interface ActionProps {
  readonly name: WordKey;
  readonly isBusy: boolean;
  readonly run: () => void;
}

function Action({ name, isBusy, run }: ActionProps) {
  return (
    <button type="button" disabled={isBusy} onClick={run}>
      {say(name)}
    </button>
  );
}
