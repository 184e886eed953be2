/** @file Which tunes have one and the same content. */

/** Tunes by content. */
export interface ContentGroups {
  /** (N) numbers of the tunes, those of one content next to each other, ascending inside. */
  readonly order: Int32Array;
  /** Where in `order` each group begins, and where the last ends. */
  readonly starts: readonly number[];
}

/** Group tunes. @param keys (N) content keys as numbers */
export function groupContent(keys: Float64Array): ContentGroups {
  const order = Int32Array.from(keys, (_, index) => index);
  order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  const starts: number[] = [];
  for (let place = 0; place < order.length; place++) {
    if (place === 0 || keys[order[place] ?? 0] !== keys[order[place - 1] ?? 0]) starts.push(place);
  }
  return { order, starts: [...starts, order.length] };
}
