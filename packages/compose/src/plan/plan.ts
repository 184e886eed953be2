/** @file A plan: everything that is settled before the first note is drawn. */
import type { Rhythm } from "@melodist/analysis";
import type { MidiKey, Tempo } from "@melodist/score";
import type { Controls, TuneFrame, TunePlan } from "@melodist/tokens";
import type { Bilingual } from "../bilingual.ts";
import type { ComposeRequest } from "../request.ts";

/** A field of the request. */
export type WishName = keyof ComposeRequest;

/** Something that the request left open or could not say, how it was settled, and why. */
export interface Choice {
  readonly wish: WishName;
  /** As the request would say it: `D`, `6/8`, `A8×2 B8×2`. */
  readonly value: string;
  readonly why: Bilingual;
  /** Taken from the reference tune, or not known to the model; otherwise chosen. */
  readonly origin?: "reference" | "unknown";
}

/** A wish that cannot be fulfilled. */
export interface Refusal {
  readonly wish: WishName;
  /** What was asked, in the request's words. */
  readonly asked: string;
  readonly reason: Bilingual;
  /** The nearest that could be asked instead. */
  readonly nearest: Bilingual | undefined;
}

/** The compass that was asked for, as it sounds. */
export interface Compass {
  readonly lowest: MidiKey;
  readonly highest: MidiKey;
}

export interface Plan {
  /** What the model is told. */
  readonly controls: Controls;
  /** What is guaranteed. */
  readonly tune: TunePlan;
  readonly frame: TuneFrame;
  /** What no note may leave; undefined where none was asked for. */
  readonly compass: Compass | undefined;
  readonly tempo: Tempo;
  readonly title: string;
  /** Kind and key, where the title was not the user's. */
  readonly subtitle: string | undefined;
  readonly rhythm: Rhythm | undefined;
  readonly choices: readonly Choice[];
  readonly seed: number;
}
