/** @file The soft side of a plan: what the model is told. */
import { type Controls, type DensityLevel, encodeControls, type Vocabulary } from "@melodist/tokens";
import type { ComposeRequest } from "../request.ts";
import { scaleClass } from "./choose-scale.ts";
import type { Ground } from "./guaranteed.ts";
import { knownComposer } from "./known-composer.ts";
import type { Choice, WishName } from "./plan.ts";

/** Everything that the model is told. */
export function told(
  vocabulary: Vocabulary,
  { request, kind, frame, register, sections, pickup, chords }: Ground,
  density: DensityLevel | undefined,
): Controls {
  const { after, moods, scale, lyrics } = request;
  return {
    ...(kind.rhythm === undefined ? {} : { rhythm: kind.rhythm }),
    meter: frame.meter,
    mode: frame.key.mode,
    ...(scale === undefined ? {} : { scale: scaleClass(scale) }),
    unit: frame.unit,
    pickup,
    form: sections,
    ...(kind.style === undefined ? {} : { style: kind.style }),
    ...(after === undefined ? {} : { composer: knownComposer(vocabulary, after) }),
    ...(register.likely === undefined
      ? {}
      : { lowest: register.likely.lowest, highest: register.likely.highest }),
    ...(density === undefined ? {} : { density }),
    chords: chords.bars.length > 0 || request.chords === true,
    ...(moods === undefined ? {} : { moods }),
    ...(lyrics === undefined ? {} : { vocal: true }),
  };
}

/** Controls and the wishes they come from. */
const TOLD_BY: Readonly<Partial<Record<keyof Controls, WishName>>> = {
  rhythm: "rhythm",
  style: "style",
  composer: "after",
  moods: "moods",
  scale: "scale",
};

/** Wishes that this model has no word for: it is not told them. */
export function unknownToModel(
  vocabulary: Vocabulary,
  controls: Controls,
  request: ComposeRequest,
): readonly Choice[] {
  return encodeControls(vocabulary, "compose", controls).unknown.flatMap((name): readonly Choice[] => {
    const wish = TOLD_BY[name];
    if (wish === undefined || request[wish] === undefined) return [];
    const why = {
      en: "this model has no word for it, and was not told",
      zh: "这个模型没有对应的词，无法告知",
    };
    return [{ wish, value: String(request[wish]), why, origin: "unknown" }];
  });
}
