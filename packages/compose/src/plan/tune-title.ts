/** @file A title for a tune that was given none: its kind and key. */
import { RHYTHMS, type Rhythm, SCALES, STYLES } from "@melodist/analysis";
import { printPitchName } from "@melodist/score";
import type { TuneKey } from "@melodist/tokens";
import type { ComposeRequest } from "../request.ts";

/** @example titleFor({ rhythm: "jig" }, "jig", key); // => "Jig in D major" */
export function titleFor(
  request: ComposeRequest,
  rhythm: Rhythm | undefined,
  { tonic, mode }: TuneKey,
): string {
  if (request.title !== undefined) return request.title;
  const isChinese = /\p{Script=Han}/u.test(`${request.words ?? ""}${request.lyrics ?? ""}`);
  const scale = request.scale === undefined ? undefined : SCALES.get(request.scale);
  const name = printPitchName(tonic);
  if (isChinese) {
    const kind = rhythm === undefined ? "曲" : RHYTHMS[rhythm].chinese.replace(/（.*）$/u, "");
    const style = request.style === undefined ? "" : STYLES[request.style].chinese;
    return `${style}${kind}·${name}${scale?.chinese ?? plain(SCALES.get(mode)?.chinese)}`;
  }
  const kind = rhythm === undefined ? "tune" : RHYTHMS[rhythm].english;
  const titled = kind.charAt(0).toUpperCase() + kind.slice(1);
  return `${titled} in ${name} ${(scale?.english ?? mode).replace(/ \(.*\)$/u, "")}`;
}

/** 自然小调 is called 小调 where no scale is asked for. */
function plain(name: string | undefined): string {
  return name?.replace("自然", "") ?? "";
}
