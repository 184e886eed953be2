/**
 * @file The fonts text is drawn with, none of them the machine's: Liberation Serif and Leipzig, which Verovio brings
 * and measures with, and Noto Serif SC from npm for Chinese and whatever else it has.
 */
import { type EmbeddedFont, embeddedFonts } from "../verovio.ts";
import { loadSubset } from "./noto-serif-sc.ts";
import { openTypeface, type Typeface } from "./typeface.ts";

export interface TextStyle {
  /** A family that only the music font is called by; anything else is text. */
  readonly isMusic: boolean;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** Text and the font that has all its characters; undefined where none has. */
export interface FontRun {
  readonly text: string;
  readonly typeface: Typeface | undefined;
}

let embedded: Promise<readonly EmbeddedFont[]> | undefined;
const opened = new Map<string, Promise<Typeface | undefined>>();

/** A font of Verovio's, opened when first needed. */
async function openEmbedded(style: TextStyle): Promise<Typeface | undefined> {
  const name = style.isMusic
    ? "music"
    : `${style.isBold ? "bold" : "regular"} ${style.isItalic ? "italic" : ""}`;
  const opening = opened.get(name) ?? findEmbedded(style);
  opened.set(name, opening);
  return opening;
}

async function findEmbedded({ isMusic, isBold, isItalic }: TextStyle): Promise<Typeface | undefined> {
  const fonts = await (embedded ??= embeddedFonts());
  const found = fonts.find(
    (font) =>
      (font.family === MUSIC_FAMILY) === isMusic &&
      (isMusic || (font.isBold === isBold && font.isItalic === isItalic)),
  );
  return found === undefined ? undefined : openTypeface(found.woff2);
}

/** The family that Verovio sets signs of music in. */
export const MUSIC_FAMILY = "Leipzig";

/** Spaces of other widths, which few fonts have. */
const SPACE = /\s/gu;

/** Double accidentals have a place in music fonts, but not their own. */
const DOUBLE_ACCIDENTAL = /[\u{1D12A}\u{1D12B}]/gu;

function toMusicFont(sign: string): string {
  return sign === "\u{1D12A}" ? "\uE263" : "\uE264";
}

/** Divide text into rows of characters that one font has; the first font that has a character takes it. */
export async function divideByFont(text: string, style: TextStyle): Promise<readonly FontRun[]> {
  const own = await openEmbedded(style);
  const runs: { text: string; typeface: Typeface | undefined }[] = [];
  for (const character of text.replace(SPACE, " ").replace(DOUBLE_ACCIDENTAL, toMusicFont)) {
    const codePoint = character.codePointAt(0) ?? 0;
    const typeface = await typefaceFor(codePoint, own, style);
    const last = runs.at(-1);
    if (last !== undefined && last.typeface === typeface) last.text += character;
    else runs.push({ text: character, typeface });
  }
  return runs;
}

async function typefaceFor(
  codePoint: number,
  own: Typeface | undefined,
  style: TextStyle,
): Promise<Typeface | undefined> {
  if (own?.has(codePoint) === true) return own;
  const music = MUSIC_SIGN.test(String.fromCodePoint(codePoint)) ? await openEmbedded(MUSIC) : undefined;
  return music?.has(codePoint) === true ? music : loadSubset(codePoint, style.isBold);
}

const MUSIC: TextStyle = { isMusic: true, isBold: false, isItalic: false };

/** Flat, natural, sharp, and the private characters that music fonts use. */
export const MUSIC_SIGN = /[\u266d-\u266f\ue000-\uf8ff]/u;
