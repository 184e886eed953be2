/** @file The key that is said anywhere in a wish: what degrees of a scale are counted from. */
import type { Mode, PitchName } from "@melodist/score";
import { readTonic } from "../../plan/read-texts.ts";
import { heedingRefusals } from "../text/refusal.ts";
import { inOrder } from "../text/scan.ts";
import type { WishText } from "../text/wish-text.ts";
import { readKey, readLooseKey } from "./key.ts";
import { readSignature } from "./signature.ts";

export interface SaidKey {
  readonly tonic: PitchName;
  readonly mode: Mode;
}

const readKeys = heedingRefusals(inOrder([readSignature, readKey, readLooseKey]));

/** The first key that is said, major where no mode is; undefined where there is no tonic. */
export function saidKey(text: WishText): SaidKey | undefined {
  const wishes = readKeys(text).flatMap((finding) => (finding.kind === "wish" ? finding.wishes : []));
  const tonic = wishes.find((wish) => wish.slot === "tonic")?.value;
  const mode = wishes.find((wish) => wish.slot === "mode")?.value ?? "major";
  return tonic === undefined ? undefined : { tonic: readTonic(tonic), mode };
}
