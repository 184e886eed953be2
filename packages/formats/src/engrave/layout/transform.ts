/** @file Transforms of SVG elements: `translate(1, 2) scale(3)` as a matrix. */

/** `[a b c d e f]`: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const STEP = /(\w+)\s*\(([^)]*)\)/gu;

/**
 * Read a `transform` attribute.
 *
 * @example
 * parseTransform("translate(5, 6) scale(2)"); // => [2, 0, 0, 2, 5, 6]
 */
export function parseTransform(text: string | undefined): Matrix {
  let matrix = IDENTITY;
  for (const [, name = "", values = ""] of (text ?? "").matchAll(STEP)) {
    matrix = multiply(
      matrix,
      toMatrix(
        name,
        values
          .split(/[\s,]+/u)
          .filter(Boolean)
          .map(Number),
      ),
    );
  }
  return matrix;
}

function toMatrix(name: string, [a = 0, b, c = 0, d = 0, e = 0, f = 0]: readonly number[]): Matrix {
  switch (name) {
    case "translate":
      return [1, 0, 0, 1, a, b ?? 0];
    case "scale":
      return [a, 0, 0, b ?? a, 0, 0];
    case "rotate":
      return rotation(a, b ?? 0, c);
    case "matrix":
      return [a, b ?? 0, c, d, e, f];
    default:
      throw new Error(`a transform that drawings do not have: ${name}`);
  }
}

/** Degrees clockwise about a point. */
function rotation(degrees: number, x: number, y: number): Matrix {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

/** First `b`, then `a`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}
