/** @file One tune in any format but ABC, whose books hold many. */
import type { Score } from "@melodist/score";
import type { InstrumentName } from "../audio/instrument.data.ts";
import { renderWav } from "../audio/render-wav.ts";
import { engravePdf } from "../engrave/engrave-pdf.ts";
import { engravePng } from "../engrave/engrave-png.ts";
import { engraveSvg } from "../engrave/engrave-svg.ts";
import type { EngravingFinding } from "../engrave/finding.ts";
import { writeMidi } from "../midi/write-midi.ts";
import { compressMusicXml } from "../musicxml/compressed.ts";
import { writeMusicXml } from "../musicxml/write/write-score.ts";
import type { WritableFormat } from "./tune-format.ts";

/** How a tune is played where it is played. */
export interface Playing {
  /** Chord symbols are played, too. */
  readonly accompaniment: boolean;
  readonly instrument: InstrumentName;
}

/** A tune as the content of a file. */
export interface WrittenTune {
  readonly content: string | Uint8Array;
  /** Characters that no font has, each once; boxes stand in their place. */
  readonly missingCharacters: readonly string[];
}

/** Write a tune. @throws MelodistError `too-large` for a WAV beyond 30 minutes */
export async function writeTune(
  score: Score,
  to: Exclude<WritableFormat, "abc">,
  { accompaniment, instrument }: Playing,
): Promise<WrittenTune> {
  switch (to) {
    case "midi":
      return whole(writeMidi(score, { accompaniment }));
    case "musicxml":
      return whole(writeMusicXml(score));
    case "mxl":
      return whole(compressMusicXml(writeMusicXml(score)));
    case "svg":
      return whole((await engraveSvg(score)).join(""));
    case "png": {
      const { png, findings } = await engravePng(score);
      return { content: png, missingCharacters: missingIn(findings) };
    }
    case "pdf": {
      const { pdf, findings } = await engravePdf(score);
      return { content: pdf, missingCharacters: missingIn(findings) };
    }
    case "wav":
      return whole(await renderWav(score, { accompaniment, instrument }));
  }
}

function whole(content: string | Uint8Array): WrittenTune {
  return { content, missingCharacters: [] };
}

function missingIn(findings: readonly EngravingFinding[]): readonly string[] {
  return [...new Set(findings.map(({ character }) => character))];
}
