/** @file From all that was found to one request: the first wish of a slot holds, contradictions and impossible values are told. */
import type { MoodName } from "@melodist/analysis";
import { ComposeRequest } from "../request.ts";
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

/** The bounds of slots that hold a number, as in the schema of the request. */
function nearestNumber(slot: Slot, value: number): string | undefined {
  const nearest = [value, Math.round(value)]
    .flatMap((start) => candidatesAround(start))
    .find((candidate) => ComposeRequest.shape[slot].safeParse(candidate).success);
  return nearest === undefined ? undefined : String(nearest);
}

/** Round numbers that bounds are likely to be, nearest first. */
function candidatesAround(value: number): readonly number[] {
  const bounds = [0, 0.1, 1, 2, 20, 32, 100, 128, 400, 2 ** 32 - 1];
  return [...bounds].sort((a, b) => Math.abs(a - value) - Math.abs(b - value));
}

/** A value that the request cannot hold, with the nearest one that it can. */
function outOfRange({ span }: WishFinding, wish: Wish, source: string): IgnoredWish {
  const nearest = typeof wish.value === "number" ? nearestNumber(wish.slot, wish.value) : undefined;
  const text = source.slice(span.start, span.end);
  return { text, span, reason: "out-of-range", ...(nearest === undefined ? {} : { nearest }) };
}

const isPossible = (wish: Wish) => ComposeRequest.shape[wish.slot].safeParse(wish.value).success;
const sameValue = (a: Wish["value"], b: Wish["value"]) => JSON.stringify(a) === JSON.stringify(b);

/** Settle all wishes. Vague ones are heard after the plain ones and yield to them. */
export function settleWishes(findings: readonly WishFinding[], source: string): SettledWishes {
  const kept = new Map<Slot, { readonly wish: Wish; readonly finding: WishFinding }>();
  const moods: { readonly mood: MoodName; readonly finding: WishFinding }[] = [];
  const conflicts: WishConflict[] = [];
  const ignored: IgnoredWish[] = [];
  const textOf = ({ span }: WishFinding) => source.slice(span.start, span.end).trim();

  for (const { finding, wish, isWhole } of inHearingOrder(findings)) {
    if (!isPossible(wish)) {
      ignored.push(outOfRange(finding, wish, source));
      continue;
    }
    if (wish.slot === "moods") {
      for (const mood of wish.value) {
        if (!moods.some((other) => other.mood === mood) && moods.length < MOST_MOODS)
          moods.push({ mood, finding });
      }
      continue;
    }
    const earlier = kept.get(wish.slot);
    if (earlier === undefined && isWhole(kept)) kept.set(wish.slot, { wish, finding });
    else if (earlier !== undefined && wish.isVague !== true && !sameValue(earlier.wish.value, wish.value)) {
      conflicts.push({ slot: wish.slot, kept: textOf(earlier.finding), dropped: textOf(finding) });
    }
  }

  const chosen = [...kept.values()].map(({ wish, finding }) =>
    understoodWish(refined(wish, kept), finding, source),
  );
  const moodWishes = moods.map(({ mood, finding }) =>
    understoodWish({ slot: "moods", value: [mood] }, finding, source),
  );
  const understood = [...chosen, ...moodWishes].sort((a, b) => a.span.start - b.span.start);
  const filled = Object.fromEntries(chosen.map(({ slot, value }) => [slot, value]));
  const moodField = moods.length === 0 ? {} : { moods: moods.map(({ mood }) => mood) };
  const request = ComposeRequest.parse({ words: source, ...filled, ...moodField });
  return { request, understood, conflicts, ignored };
}

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
