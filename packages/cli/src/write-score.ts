/** @file One tune in any format but ABC, whose books hold many. */
import {
  compressMusicXml,
  type EngravingFinding,
  engravePdf,
  engravePng,
  engraveSvg,
  type InstrumentName,
  renderWav,
  writeMidi,
  writeMusicXml,
} from "@melodist/formats";
import type { Score } from "@melodist/score";
import type { Surroundings } from "./command/command.ts";
import type { WritableFormat } from "./tune-format.ts";

/** How a tune is played where it is played. */
export interface Playing {
  /** Chord symbols are played, too. */
  readonly accompaniment: boolean;
  readonly instrument: InstrumentName;
}

/** Write a tune; characters that no font has are told as a notice. */
export async function writeScore(
  score: Score,
  to: Exclude<WritableFormat, "abc">,
  { accompaniment, instrument }: Playing,
  world: Surroundings,
): Promise<string | Uint8Array> {
  switch (to) {
    case "midi":
      return writeMidi(score, { accompaniment });
    case "musicxml":
      return writeMusicXml(score);
    case "mxl":
      return compressMusicXml(writeMusicXml(score));
    case "svg":
      return (await engraveSvg(score)).join("");
    case "png": {
      const { png, findings } = await engravePng(score);
      noticeMissing(findings, world);
      return png;
    }
    case "pdf": {
      const { pdf, findings } = await engravePdf(score);
      noticeMissing(findings, world);
      return pdf;
    }
    case "wav":
      return await renderWav(score, { accompaniment, instrument });
  }
}

/** Characters that no font has stand as boxes: say which. */
function noticeMissing(findings: readonly EngravingFinding[], world: Surroundings): void {
  const characters = [...new Set(findings.map(({ character }) => character))].join(" ");
  if (characters === "") return;
  const said = {
    en: "no font has these characters; boxes stand in their place",
    zh: "没有字体能显示这些字符，以方框代替",
  };
  world.notice(`${said[world.language]}: ${characters}\n`);
}
