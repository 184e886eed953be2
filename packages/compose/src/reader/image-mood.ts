/** @file The mood that an image stands for, where none is asked for and nothing that is asked for speaks against it. */
import { type MoodName, modeFamily } from "@melodist/analysis";
import { MOOD_CHOICES } from "../plan/mood-choices.data.ts";
import type { ComposeRequest } from "../request.ts";
import type { MoodSuggestion, UnderstoodWish } from "./reading.ts";

/** Kinds that some mood speaks for have moods of their own: a jig for a grandmother is no lament. */
const MOODED_KINDS = new Set(Object.values(MOOD_CHOICES).flatMap(({ rhythms = [] }) => rhythms));

/**
 * The first mood of the first image that has one which goes with the request.
 *
 * @returns undefined where a mood is asked for, or no image has one that goes with it
 */
export function moodOfImages(
  images: readonly MoodSuggestion[],
  request: ComposeRequest,
): UnderstoodWish | undefined {
  if (request.moods !== undefined) return undefined;
  for (const { moods, span, text, because } of images) {
    const mood = moods.find((name) => suits(name, request));
    if (mood !== undefined) return { slot: "moods", value: [mood], span, text, because };
  }
  return undefined;
}

function suits(mood: MoodName, { rhythm, mode, tempo }: ComposeRequest): boolean {
  const { family, pace = 1, rhythms } = MOOD_CHOICES[mood];
  const suitsKind =
    rhythm === undefined || !MOODED_KINDS.has(rhythm) || rhythms === undefined || rhythms.includes(rhythm);
  const suitsMode = mode === undefined || family === undefined || family === modeFamily(mode);
  const suitsTempo =
    tempo?.endsWith("fast") === true ? pace >= 1 : tempo?.endsWith("slow") !== true || pace <= 1;
  return suitsKind && suitsMode && suitsTempo;
}
