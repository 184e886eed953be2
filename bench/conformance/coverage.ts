/** @file Is every character of a tune's body accounted for: by an event, a field, or a diagnostic? */
import type { ParsedTune } from "@melodist/abc";
import type { Span } from "@melodist/score";

/** Characters of the body, and those that nothing covers; white space needs no cover. */
export interface Coverage {
  readonly characters: number;
  /** Offsets into the file. */
  readonly uncovered: readonly number[];
}

/** Look at the body of a tune, from behind its `K:` line. `text` is the whole file. */
export function coverBody(text: string, { score, fields, diagnostics, span }: ParsedTune): Coverage {
  const covered = new Uint8Array(span.end - span.start);
  const cover = (piece: Span | undefined): void => {
    if (piece !== undefined) covered.fill(1, piece.start - span.start, piece.end - span.start);
  };
  for (const { opening, measures } of score.voices) {
    cover(opening?.span);
    for (const measure of measures) {
      for (const stream of [measure.events, ...measure.overlays])
        for (const event of stream) cover(event.span);
      cover(measure.ending?.span);
      cover(measure.close?.span);
    }
  }
  for (const field of fields) cover(field.span);
  for (const diagnostic of diagnostics) cover(diagnostic.span);
  const key = fields.find((field) => field.letter === "K");
  const uncovered: number[] = [];
  let characters = 0;
  for (let place = key?.span.end ?? span.start; place < span.end; place++) {
    if (/\s/.test(text.charAt(place))) continue;
    characters++;
    if (covered[place - span.start] === 0) uncovered.push(place);
  }
  return { characters, uncovered };
}
