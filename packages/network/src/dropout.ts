/**
 * @file Dropout from two short random vectors a block: the mask is where frac(row · column) falls under
 * the rate. So it is exact to repeat (a resumed run drops the same), and hardly any random numbers are fed.
 */
import { arithmetic, type Tensor } from "@melodist/tensor";

const { floor, input, lessOrEqual, multiply, reshape, split, subtract, where } = arithmetic;

/** Random numbers to feed: `rows` in [1, 2), `columns` in [512, 1024), so that the fraction has 13 bits. */
export const DROPOUT_ROWS = "dropout.rows";
export const DROPOUT_COLUMNS = "dropout.columns";

/**
 * Build `drop` for a number of places, each called once, in order.
 *
 * @param rate share of elements set to zero, in [0, 1); the others are divided by 1 - rate
 */
export function createDropout(rate: number, places: number, [B, T, H]: readonly [number, number, number]) {
  if (rate === 0) return (x: Tensor): Tensor => x;
  const each = new Array<number>(places).fill(1);
  const rows = split(input(DROPOUT_ROWS, [places, B, T]), 0, each);
  const columns = split(input(DROPOUT_COLUMNS, [places, H]), 0, each);
  let place = 0;
  return (x: Tensor): Tensor => {
    const [row, column] = [rows[place], columns[place]];
    place++;
    if (row === undefined || column === undefined) throw new Error(`only ${places} places to drop at`);
    const product = multiply(reshape(row, [B, T, 1]), reshape(column, [1, 1, H]));
    const kept = lessOrEqual(rate, subtract(product, floor(product)));
    return where(kept, multiply(x, 1 / (1 - rate)), 0);
  };
}
