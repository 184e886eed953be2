/**
 * @file Fonts as outlines: which characters they have, how wide text is, and its shape as SVG paths.
 *
 * HarfBuzz shapes the text and draws variable fonts at any weight; fonts arrive as WOFF2 and are unpacked first.
 */
import type { Font } from "harfbuzzjs";

/** A shaped glyph: its outline in font units, y upwards, and how far the next one stands. */
export interface Glyph {
  readonly path: string;
  readonly advance: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export interface Typeface {
  readonly unitsPerEm: number;
  has(codePoint: number): boolean;
  /** Shape text that the font has all characters of. */
  shape(text: string): readonly Glyph[];
}

/**
 * Open a font.
 *
 * @param woff2 bytes of the font file
 * @param weight 100 to 900, for a variable font
 */
export async function openTypeface(woff2: Uint8Array, weight?: number): Promise<Typeface> {
  const [{ default: decompress }, harfBuzz] = await Promise.all([
    import("woff2-encoder/decompress"),
    import("harfbuzzjs"),
  ]);
  const face = new harfBuzz.Face(new harfBuzz.Blob(await decompress(woff2)));
  const font = new harfBuzz.Font(face);
  if (weight !== undefined) font.setVariations([new harfBuzz.Variation("wght", weight)]);
  const characters = new Set(face.collectUnicodes());
  const outlines = new Map<number, string>();
  return {
    unitsPerEm: face.upem,
    has: (codePoint) => characters.has(codePoint),
    shape: (text) => {
      const buffer = new harfBuzz.Buffer();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      harfBuzz.shape(font, buffer);
      return buffer.getGlyphInfosAndPositions().map((glyph) => ({
        path: outlineOf(font, glyph.codepoint, outlines),
        advance: glyph.xAdvance ?? 0,
        offsetX: glyph.xOffset ?? 0,
        offsetY: glyph.yOffset ?? 0,
      }));
    },
  };
}

/** The outline of a glyph, drawn once; tenths of a font unit are finer than anyone can see. */
function outlineOf(font: Font, glyph: number, outlines: Map<number, string>): string {
  const known = outlines.get(glyph);
  if (known !== undefined) return known;
  const path = font
    .glyphToPath(glyph)
    .replace(/-?\d+\.\d+/gu, (number) => String(Math.round(Number(number) * 10) / 10));
  outlines.set(glyph, path);
  return path;
}
