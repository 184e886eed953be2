/** @file The order of parts that `P:` spells in a header: `AABB`, `A2(BC)3`, `A.B`. */
import { MelodistError } from "@melodist/errors";

/** More parts than this in one order are refused: no tune needs them, and `A999999999` must not hang. */
const MOST_PARTS = 10_000;

/**
 * The labels in the order they are played. Spaces and dots are for the eye; what cannot be read is left out.
 *
 * @throws MelodistError `too-large` for an order of more than 10,000 parts
 * @see ABC standard 2.1, section 3.1.9 "P: parts"
 * @example
 * partOrder("A2(BC)2"); // => ["A", "A", "B", "C", "B", "C"]
 */
export function partOrder(text: string): readonly string[] {
  const open: string[][] = [[]];
  let last: readonly string[] = [];
  for (const [sign] of text.matchAll(/[A-Za-z]|\d+|[()]/gu)) {
    const group = open.at(-1) ?? [];
    if (sign === "(") {
      open.push([]);
      last = [];
    } else if (sign === ")" && open.length > 1) {
      open.pop();
      last = group;
      append(open.at(-1) ?? [], last, 1);
    } else if (/\d/u.test(sign)) {
      append(group, last, Number(sign) - 1);
      last = [];
    } else if (sign !== ")") {
      last = [sign];
      append(group, last, 1);
    }
  }
  return open.flat();
}

function append(order: string[], labels: readonly string[], times: number): void {
  if (labels.length === 0) return;
  if (order.length + labels.length * times > MOST_PARTS) {
    throw new MelodistError("the order of parts is too long to play", {
      code: "too-large",
      hint: `Write an order of at most ${MOST_PARTS} parts in P:.`,
    });
  }
  for (let time = 0; time < times; time++) order.push(...labels);
}
