/** @file What stands against a plan, in words of the request. */
import { printDuration } from "@melodist/score";
import type { PlanFault, Vocabulary } from "@melodist/tokens";
import { counted } from "../counted.ts";
import type { ComposeRequest } from "../request.ts";
import type { Refusal, WishName } from "./plan.ts";

/** How a kind of fault is told. */
interface Explanation<Fault extends PlanFault> {
  readonly wish: WishName;
  en(fault: Fault): string;
  zh(fault: Fault): string;
  nearest?(fault: Fault, request: ComposeRequest, vocabulary: Vocabulary): string | undefined;
}

type Explanations = { readonly [Kind in PlanFault["kind"]]: Explanation<Extract<PlanFault, { kind: Kind }>> };

/** Bars count from 1. */
const EXPLANATIONS: Explanations = {
  "no-sections": {
    wish: "form",
    en: () => "there is no section",
    zh: () => "没有段落",
    nearest: () => "AABB",
  },
  "odd-section": {
    wish: "form",
    en: () => "a section has no bars",
    zh: () => "有的段落没有小节",
    nearest: () => "AABB",
  },
  "too-many-bars": {
    wish: "bars",
    en: () => "that is more than a tune can have",
    zh: () => "超过了一首曲子的上限",
    nearest: ({ most }) => String(most),
  },
  "odd-meter": {
    wish: "meter",
    en: () => "the model has no word for this meter",
    zh: () => "模型不认识这个拍号",
    nearest: (_, { meter }, vocabulary) => nearestMeter(vocabulary, meter),
  },
  "odd-pickup": {
    wish: "pickup",
    en: () => "such a pick-up does not fit the meter",
    zh: () => "这样的弱起放不进这个拍号",
    nearest: () => "1/8",
  },
  "pickups-differ": {
    wish: "pickup",
    en: () => "sections with different pick-ups cannot follow each other so",
    zh: () => "弱起不同的段落不能这样相接",
    nearest: () => "1/8",
  },
  "bar-cannot-be-filled": {
    wish: "meter",
    en: ({ bar }) => `bar ${bar + 1} cannot be filled`,
    zh: ({ bar }) => `第 ${bar + 1} 小节无法填满`,
  },
  "too-many-chords": {
    wish: "chords",
    en: ({ bars }) => `there are more chords than ${counted(bars, "bar")}`,
    zh: ({ bars }) => `和弦多于 ${bars} 小节`,
    nearest: ({ bars }) => String(bars),
  },
  "chord-does-not-fit": {
    wish: "chords",
    en: ({ bar }) => `the chords of bar ${bar + 1} do not fit its beats`,
    zh: ({ bar }) => `第 ${bar + 1} 小节的和弦放不进拍子`,
  },
  "motif-too-long": {
    wish: "motif",
    en: ({ bars }) => `the motif is longer than the tune's ${counted(bars, "bar")}`,
    zh: ({ bars }) => `动机比整首曲子的 ${bars} 小节还长`,
  },
  "motif-does-not-fit": {
    wish: "motif",
    en: ({ bar }) => `the motif does not fit bar ${bar + 1}`,
    zh: ({ bar }) => `动机放不进第 ${bar + 1} 小节`,
  },
  "kept-bar-does-not-fit": {
    wish: "bars",
    en: ({ bar }) => `bar ${bar + 1}, which is kept, does not fit the plan`,
    zh: ({ bar }) => `保留的第 ${bar + 1} 小节放不进计划`,
  },
  "no-pitches": {
    wish: "lowest",
    en: () => "the range leaves no note",
    zh: () => "这个音域里没有可用的音",
    nearest: () => "C4-C5",
  },
  "cadence-out-of-reach": {
    wish: "lowest",
    en: () => "the range leaves no tonic to end on",
    zh: () => "这个音域里没有可以结束的主音",
    nearest: () => "C4-C5",
  },
  "cadence-does-not-fit": {
    wish: "pickup",
    en: () => "the last bar has no room for a last note",
    zh: () => "末小节放不下结束音",
    nearest: ({ longest }) => longest && printDuration(longest),
  },
};

/** A fault of the plan as a refusal of a wish. */
export function explainFault(vocabulary: Vocabulary, fault: PlanFault, request: ComposeRequest): Refusal {
  const { wish, en, zh, nearest } = EXPLANATIONS[fault.kind] as Explanation<PlanFault>;
  const near = nearest?.(fault, request, vocabulary);
  const asked = request[wish];
  return {
    wish,
    asked: asked === undefined || Array.isArray(asked) ? "" : String(asked),
    reason: { en: en(fault), zh: zh(fault) },
    nearest: near === undefined ? undefined : { en: near, zh: near },
  };
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
