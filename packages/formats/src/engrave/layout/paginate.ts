/** @file Putting blocks on pages, one below the other. */

/** Something that is not divided between pages. Lengths in hundredths of a millimetre. */
export interface Piece<T> {
  readonly content: T;
  readonly height: number;
  /** To the piece before, unless a page begins here. */
  readonly gap: number;
}

/** A piece in its place. */
export interface PlacedPiece<T> {
  readonly content: T;
  /** From the top of the page's content. */
  readonly y: number;
}

export interface Page<T> {
  readonly pieces: readonly PlacedPiece<T>[];
  readonly height: number;
}

/**
 * Fill pages.
 *
 * @param room height of a page's content; infinite for one page that is as high as it needs to be
 * @returns at least one page; a piece higher than a page has one to itself
 */
export function paginate<T>(pieces: readonly Piece<T>[], room: number): readonly Page<T>[] {
  const pages: { pieces: PlacedPiece<T>[]; height: number }[] = [{ pieces: [], height: 0 }];
  for (const { content, height, gap } of pieces) {
    const page = pages.at(-1);
    if (page === undefined) break;
    const y = page.pieces.length === 0 ? 0 : page.height + gap;
    if (page.pieces.length > 0 && y + height > room) {
      pages.push({ pieces: [{ content, y: 0 }], height });
      continue;
    }
    page.pieces.push({ content, y });
    page.height = y + height;
  }
  return pages;
}
