/** @file A reading told in a plain sentence or two: what was understood, what was ignored, what contradicted itself. */
import type { Language } from "@melodist/score";
import { describeWish, quoted } from "./describe-wish.ts";
import type { IgnoredWish, Reading, UnderstoodWish, WishConflict } from "./reading.ts";
import { REASON_WORDS, REFUSED_WORDS } from "./slot-words.data.ts";

/**
 * Describe a reading.
 *
 * @example
 * describeReading(readWish("a waltz with drums"), "en");
 * // => "Understood: kind waltz. Ignored: “drums” (nothing can be set for it)."
 */
export function describeReading(reading: Reading, language: Language): string {
  const isChinese = language === "zh";
  const { understood, ignored, conflicts, suggested } = reading;
  const parts = [
    understood.length === 0
      ? isChinese
        ? "没有听到具体的要求"
        : "Nothing in particular was asked for"
      : told(
          isChinese ? "听懂了" : "Understood",
          understood.map((wish) => understoodWords(wish, language)),
          isChinese,
        ),
    told(
      isChinese ? "未采用" : "Ignored",
      ignored.map((wish) => ignoredWords(wish, language)),
      isChinese,
    ),
    told(
      isChinese ? "前后矛盾，以先说的为准" : "Contradictory, the first was kept",
      conflictWords(
        conflicts.filter(({ isCorrected }) => isCorrected !== true),
        isChinese,
      ),
      isChinese,
    ),
    told(
      isChinese ? "改口，以后说的为准" : "Corrected, the last was kept",
      conflictWords(
        conflicts.filter(({ isCorrected }) => isCorrected === true),
        isChinese,
      ),
      isChinese,
    ),
    told(
      isChinese ? "可由意象选定情绪" : "Images that may set the mood",
      once(
        suggested.map(({ text, because }) =>
          isChinese ? `${quoted(text, true)}（${because.zh}）` : `${quoted(text, false)} (${because.en})`,
        ),
      ),
      isChinese,
    ),
  ];
  const sentences = parts.filter((part) => part !== "");
  return isChinese
    ? sentences.map((part) => `${part}。`).join("")
    : sentences.map((part) => `${part}.`).join(" ");
}

/** A heading and what it covers; empty when there is nothing. */
function told(heading: string, items: readonly string[], isChinese: boolean): string {
  if (items.length === 0) return "";
  return isChinese ? `${heading}：${items.join("；")}` : `${heading}: ${items.join("; ")}`;
}

const once = (items: readonly string[]) => [...new Set(items)];

/** Two keys that contradict each other do so in tonic and mode: they are told once. */
function conflictWords(conflicts: readonly WishConflict[], isChinese: boolean): readonly string[] {
  return once(
    conflicts.map(({ kept, dropped }) =>
      isChinese
        ? `${quoted(kept, true)}而非${quoted(dropped, true)}`
        : `${quoted(kept, false)}, not ${quoted(dropped, false)}`,
    ),
  );
}

function understoodWords(wish: UnderstoodWish, language: Language): string {
  const words = describeWish(wish, language);
  const isChinese = language === "zh";
  if (wish.because !== undefined)
    return isChinese
      ? `${words}（由${quoted(wish.text, true)}而来：${wish.because.zh}）`
      : `${words} (from ${quoted(wish.text, false)}: ${wish.because.en})`;
  if (wish.meant === undefined) return words;
  return isChinese
    ? `${words}（写作${quoted(wish.text, true)}）`
    : `${words} (written ${quoted(wish.text, false)})`;
}

function ignoredWords({ text, reason, isRefused, nearest }: IgnoredWish, language: Language): string {
  const isChinese = language === "zh";
  const why = (isRefused === true ? REFUSED_WORDS : REASON_WORDS[reason])[language];
  if (isChinese)
    return `${quoted(text, true)}（${why}${nearest === undefined ? "" : `，最接近的是 ${nearest}`}）`;
  return `${quoted(text, false)} (${why}${nearest === undefined ? "" : `; the nearest is ${nearest}`})`;
}
