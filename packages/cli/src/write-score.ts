/** @file One tune in any format but ABC, with a notice of characters that no font has. */
import { type Playing, type WritableFormat, writeTune } from "@melodist/formats";
import type { Score } from "@melodist/score";
import type { Surroundings } from "./command/command.ts";

/** Write a tune; characters that no font has are told as a notice. */
export async function writeScore(
  score: Score,
  to: Exclude<WritableFormat, "abc">,
  playing: Playing,
  world: Surroundings,
): Promise<string | Uint8Array> {
  const { content, missingCharacters } = await writeTune(score, to, playing);
  if (missingCharacters.length > 0) noticeMissing(missingCharacters, world);
  return content;
}

/** Characters that no font has stand as boxes: say which. */
function noticeMissing(characters: readonly string[], world: Surroundings): void {
  const said = {
    en: "no font has these characters; boxes stand in their place",
    zh: "没有字体能显示这些字符，以方框代替",
  };
  world.notice(`${said[world.language]}: ${characters.join(" ")}\n`);
}
