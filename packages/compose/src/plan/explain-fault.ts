/** @file What stands against a plan, in words of the request. */
import { assertNever } from "@melodist/errors";
import { type Duration, printDuration } from "@melodist/score";
import type { PlanFault, Vocabulary } from "@melodist/tokens";
import type { Bilingual } from "../bilingual.ts";
import type { ComposeRequest } from "../request.ts";
import type { Refusal } from "./plan.ts";

/** A fault of the plan as a refusal of a wish. Bars count from 1. */
export function explainFault(vocabulary: Vocabulary, fault: PlanFault, request: ComposeRequest): Refusal {
  switch (fault.kind) {
    case "no-sections":
    case "odd-section":
      return refuse("form", request.form, "a section has no bars", "有的段落没有小节", "AABB");
    case "too-many-bars":
      return refuse(
        "bars",
        request.bars,
        "that is more than a tune can have",
        "超过了一首曲子的上限",
        String(fault.most),
      );
    case "odd-meter":
      return refuse(
        "meter",
        request.meter,
        "the model has no word for this meter",
        "模型不认识这个拍号",
        nearestMeter(vocabulary, request.meter),
      );
    case "odd-pickup":
    case "pickups-differ":
      return refuse(
        "pickup",
        request.pickup,
        "such a pick-up does not fit the meter",
        "这样的弱起放不进这个拍号",
        "1/8",
      );
    case "bar-cannot-be-filled":
      return refuse(
        "meter",
        request.meter,
        `bar ${fault.bar + 1} cannot be filled`,
        `第 ${fault.bar + 1} 小节无法填满`,
      );
    case "too-many-chords":
      return refuse(
        "chords",
        undefined,
        `there are more chords than ${fault.bars} bars`,
        `和弦多于 ${fault.bars} 小节`,
      );
    case "chord-does-not-fit":
      return refuse(
        "chords",
        undefined,
        `the chords of bar ${fault.bar + 1} do not fit its beats`,
        `第 ${fault.bar + 1} 小节的和弦放不进拍子`,
      );
    case "motif-too-long":
      return refuse(
        "motif",
        request.motif,
        `the motif is longer than the tune's ${fault.bars} bars`,
        `动机比整首曲子的 ${fault.bars} 小节还长`,
      );
    case "motif-does-not-fit":
      return refuse(
        "motif",
        request.motif,
        `the motif does not fit bar ${fault.bar + 1}`,
        `动机放不进第 ${fault.bar + 1} 小节`,
      );
    case "kept-bar-does-not-fit":
      return refuse(
        "bars",
        undefined,
        `bar ${fault.bar + 1}, which is kept, does not fit the meter`,
        `保留的第 ${fault.bar + 1} 小节不合拍号`,
      );
    case "no-pitches":
    case "cadence-out-of-reach":
      return refuse(
        "lowest",
        request.lowest ?? request.instrument,
        "the range leaves no tonic to end on",
        "这个音域里没有可以结束的主音",
        "an octave",
      );
    case "cadence-does-not-fit":
      return refuse(
        "pickup",
        request.pickup,
        "the last bar has no room for a last note",
        "末小节放不下结束音",
        lengthWords(fault.longest),
      );
    default:
      return assertNever(fault);
  }
}

function lengthWords(longest: Duration | undefined): string | undefined {
  return longest && printDuration(longest);
}

function refuse(wish: Refusal["wish"], asked: unknown, en: string, zh: string, nearest?: string): Refusal {
  const near: Bilingual | undefined = nearest === undefined ? undefined : { en: nearest, zh: nearest };
  return { wish, asked: asked === undefined ? "" : String(asked), reason: { en, zh }, nearest: near };
}

/** The meter with the same unit whose count of beats is nearest; a usual one where the unit is unknown. */
function nearestMeter({ meanings }: Vocabulary, asked: string | undefined): string {
  const [beats = "4", unit = "4"] = (asked ?? "4/4").split("/");
  const wanted = beats.split("+").reduce((sum, group) => sum + Number(group), 0);
  const known = meanings.flatMap((token) => (token.kind === "meter" ? [token.figures] : []));
  const near = known
    .filter((name) => name.endsWith(`/${unit}`))
    .sort((a, b) => Math.abs(Number.parseInt(a, 10) - wanted) - Math.abs(Number.parseInt(b, 10) - wanted));
  return near[0] ?? "4/4";
}
