/**
 * @file From all that was found to one request: the first wish of a slot holds unless a later one corrects it; contradictions and
 * impossible values are told.
 */
import type { MoodName } from "@melodist/analysis";
import { ComposeRequest, MOST_CANDIDATES } from "../request.ts";
import type { IgnoredWish, UnderstoodWish, WishConflict } from "./reading.ts";
import type { Finding, Slot, Wish } from "./wish.ts";

type WishFinding = Extract<Finding, { kind: "wish" }>;

export interface SettledWishes {
  readonly request: ComposeRequest;
  readonly understood: readonly UnderstoodWish[];
  readonly conflicts: readonly WishConflict[];
  readonly ignored: readonly IgnoredWish[];
}

/** More moods than a tune can have at once. */
const MOST_MOODS = 5;

/** The bounds of the slots that hold numbers. The schema of the request decides which of them apply. */
const BOUNDS: readonly number[] = [0, 0.1, 1, 2, 20, MOST_CANDIDATES, 100, 400, 1_000_000, 2 ** 32 - 1];

/** The bound that a number is beyond. */
function nearestNumber(slot: Slot, value: number): string | undefined {
  const nearest = [...BOUNDS]
    .sort((a, b) => Math.abs(a - value) - Math.abs(b - value))
    .find((bound) => ComposeRequest.shape[slot].safeParse(bound).success);
  return nearest === undefined ? undefined : String(nearest);
}

/** A value that the request cannot hold, with the nearest one that it can. */
function outOfRange({ span }: WishFinding, wish: Wish, source: string): IgnoredWish {
  const nearest = typeof wish.value === "number" ? nearestNumber(wish.slot, wish.value) : undefined;
  const text = source.slice(span.start, span.end).trim();
  return { text, span, reason: "out-of-range", ...(nearest === undefined ? {} : { nearest }) };
}

const isPossible = (wish: Wish) => ComposeRequest.shape[wish.slot].safeParse(wish.value).success;
const sameValue = (a: Wish["value"], b: Wish["value"]) => JSON.stringify(a) === JSON.stringify(b);

/** Settle all wishes. Vague ones are heard after the plain ones and yield to them. */
export function settleWishes(findings: readonly WishFinding[], source: string): SettledWishes {
  const heard = inHearingOrder(findings);
  const possible = heard.filter(({ wish }) => isPossible(wish));
  const { kept, conflicts } = oneOfEachSlot(possible, source);
  const moods = moodWishes(possible, source);
  const chosen = [...kept.values()].map(({ wish, finding }) =>
    understoodWish(refined(wish, kept), finding, source),
  );
  const filled = Object.fromEntries(chosen.map(({ slot, value }) => [slot, value]));
  const moodField = moods.length === 0 ? {} : { moods: moods.flatMap(({ value }) => value) };
  return {
    request: ComposeRequest.parse({ words: source, ...filled, ...moodField }),
    understood: [...chosen, ...moods].sort((a, b) => a.span.start - b.span.start),
    conflicts,
    ignored: heard
      .filter(({ wish }) => !isPossible(wish))
      .map(({ finding, wish }) => outOfRange(finding, wish, source)),
  };
}

interface Choice {
  readonly kept: Kept;
  readonly conflicts: readonly WishConflict[];
}

/** Said right before a wish, it takes back an earlier one: "a jig, no, sorry, make it a slide". */
const CORRECTION =
  /(?:\b(?:sorry|i mean(?:t)?|actually|or rather|wait|scratch that|make (?:it|that))\b[ ,:–-]*(?:(?:make (?:it|that)|an?|the|in|let'?s have) )*|(?:不对|说错了|改成|改为|换成|应该是|我是说)[，, ]*(?:一首|一个)?)$/iu;

function isCorrection({ span }: WishFinding, source: string): boolean {
  return CORRECTION.test(source.slice(Math.max(0, span.start - 40), span.start));
}

/** One wish of each slot but moods, of which there may be several. */
function oneOfEachSlot(heard: readonly HeardWish[], source: string): Choice {
  const kept = new Map<Slot, { readonly wish: Wish; readonly finding: WishFinding }>();
  const conflicts = heard.flatMap(({ finding, wish, isWhole }): readonly WishConflict[] => {
    if (wish.slot === "moods") return [];
    const earlier = kept.get(wish.slot);
    if (earlier === undefined) {
      if (isWhole(kept)) kept.set(wish.slot, { wish, finding });
      return [];
    }
    if (!contradicts(wish, earlier.wish)) return [];
    if (!isCorrection(finding, source)) return [conflict(wish.slot, earlier.finding, finding, source)];
    kept.set(wish.slot, { wish, finding });
    return [{ ...conflict(wish.slot, finding, earlier.finding, source), isCorrected: true }];
  });
  return { kept, conflicts };
}

function conflict(slot: Slot, kept: WishFinding, dropped: WishFinding, source: string): WishConflict {
  const textOf = ({ span }: WishFinding) => source.slice(span.start, span.end).trim();
  return { slot, kept: textOf(kept), dropped: textOf(dropped) };
}

const contradicts = (later: Wish, earlier: Wish) =>
  later.isVague !== true && !sameValue(earlier.value, later.value);

/** One wish for each mood, in the order said, each mood once. */
function moodWishes(heard: readonly HeardWish[], source: string): readonly MoodWish[] {
  const first = new Map<MoodName, MoodWish>();
  for (const { finding, wish } of heard) {
    if (wish.slot !== "moods") continue;
    for (const mood of wish.value) {
      const said = understoodWish({ slot: "moods", value: [mood] }, finding, source);
      if (!first.has(mood) && said.slot === "moods") first.set(mood, said);
    }
  }
  return [...first.values()].slice(0, MOST_MOODS);
}

type MoodWish = Extract<UnderstoodWish, { readonly slot: "moods" }>;
type Kept = ReadonlyMap<Slot, { readonly wish: Wish; readonly finding: WishFinding }>;

interface HeardWish {
  readonly finding: WishFinding;
  readonly wish: Wish;
  /** False when the note of the same key was dropped: "in D, no, G minor" must not become D minor. */
  readonly isWhole: (kept: Kept) => boolean;
}

function inHearingOrder(findings: readonly WishFinding[]): readonly HeardWish[] {
  const heard = [...findings]
    .sort((a, b) => a.span.start - b.span.start)
    .flatMap((finding) =>
      finding.wishes.map((wish) => ({ finding, wish, isWhole: wholeness(finding, wish) })),
    );
  return [
    ...heard.filter(({ wish }) => wish.isVague !== true),
    ...heard.filter(({ wish }) => wish.isVague === true),
  ];
}

function wholeness(finding: WishFinding, { slot }: Wish): (kept: Kept) => boolean {
  const tonic = finding.wishes.find((wish) => wish.slot === "tonic");
  if (tonic === undefined || slot === "tonic") return () => true;
  return (kept) => sameValue(kept.get("tonic")?.wish.value ?? tonic.value, tonic.value);
}

/** "pentatonic" beside a minor key means the minor one. */
function refined(wish: Wish, kept: Kept): Wish {
  const isMinor = kept.get("mode")?.wish.value === "minor";
  return wish.slot === "scale" && wish.isVague === true && isMinor ? { slot: "scale", value: "yu" } : wish;
}

function understoodWish(wish: Wish, finding: WishFinding, source: string): UnderstoodWish {
  const { span } = finding;
  const text = source.slice(span.start, span.end);
  const isFirst = finding.wishes[0]?.slot === wish.slot;
  return { ...wish, span, text, ...(finding.meant !== undefined && isFirst ? { meant: finding.meant } : {}) };
}
