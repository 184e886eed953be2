/**
 * @file The meaning of every operator in plain float64: slow, obvious, and the judge of the compiled graph.
 *
 * Booleans are 0 and 1, whole numbers are numbers. Also used to fold constants.
 */
import { type Graph, graphNodes, type Tensor } from "./graph.ts";
import { type Operator, type OperatorTable, ruleFor } from "./operator.ts";
import { broadcastShapes, elementCount, fixedShape, graphError, resolveAxis } from "./shape.ts";

/** Numbers and the shape they fill, last axis fastest. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

type Inputs = readonly Values[];
type Rule = (operator: Operator, inputs: Inputs) => readonly Values[];

function at(inputs: Inputs, index: number): Values {
  const values = inputs[index];
  if (values === undefined) throw graphError(`input ${index} is missing`);
  return values;
}

function fill(shape: readonly number[], number: (index: number) => number): Values {
  const data = new Float64Array(elementCount(shape));
  for (let i = 0; i < data.length; i++) data[i] = number(i);
  return { shape, data };
}

/** Steps between neighbours along each axis; 0 where a length of 1 is stretched to `shape`. */
function stridesInto(from: readonly number[], shape: readonly number[]): readonly number[] {
  const strides: number[] = new Array(shape.length).fill(0);
  let step = 1;
  for (let axis = from.length - 1; axis >= 0; axis--) {
    const length = from[axis] ?? 1;
    strides[axis + shape.length - from.length] = length === 1 ? 0 : step;
    step *= length;
  }
  return strides;
}

/** Offset, along `strides`, of the `index`-th element of `shape`. */
function offsetOf(index: number, shape: readonly number[], strides: readonly number[]): number {
  let offset = 0;
  let rest = index;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis] ?? 1;
    offset += (rest % length) * (strides[axis] ?? 0);
    rest = Math.floor(rest / length);
  }
  return offset;
}

/** Stretch to a shape. */
function stretch(values: Values, shape: readonly number[]): Values {
  const strides = stridesInto(values.shape, shape);
  return fill(shape, (i) => values.data[offsetOf(i, shape, strides)] ?? 0);
}

const each =
  (of: (x: number) => number): Rule =>
  (_, inputs) => {
    const { shape, data } = at(inputs, 0);
    return [fill(shape, (i) => of(data[i] ?? 0))];
  };

const both =
  (of: (a: number, b: number) => number): Rule =>
  (_, inputs) => {
    const shape = fixedShape(broadcastShapes(at(inputs, 0).shape, at(inputs, 1).shape));
    const [a, b] = [stretch(at(inputs, 0), shape), stretch(at(inputs, 1), shape)];
    return [fill(shape, (i) => of(a.data[i] ?? 0, b.data[i] ?? 0))];
  };

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function reduceSum(operator: { readonly axes: readonly number[] }, inputs: Inputs): Values {
  const { shape, data } = at(inputs, 0);
  const axes = operator.axes.map((axis) => resolveAxis(axis, shape.length));
  const reduced = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  const strides = stridesInto(reduced, shape);
  const sums = new Float64Array(elementCount(reduced));
  for (let i = 0; i < data.length; i++) {
    const target = offsetOf(i, shape, strides);
    sums[target] = (sums[target] ?? 0) + (data[i] ?? 0);
  }
  return { shape: reduced, data: sums };
}

/** Rewrite each row of the last axis. */
function byRow(values: Values, rewrite: (row: Float64Array, index: number) => ArrayLike<number>): Values {
  const width = values.shape.at(-1) ?? 1;
  const data = new Float64Array(values.data.length);
  for (let start = 0, row = 0; start < data.length; start += width, row++) {
    data.set(rewrite(values.data.subarray(start, start + width), row), start);
  }
  return { shape: values.shape, data };
}

const logSoftmax = (row: Float64Array): Float64Array => {
  const top = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const total = Math.log(row.reduce((sum, x) => sum + Math.exp(x - top), 0));
  return row.map((x) => x - top - total);
};

function transpose(values: Values, order: readonly number[]): Values {
  const shape = order.map((axis) => values.shape[axis] ?? 1);
  const from = stridesInto(values.shape, values.shape);
  const strides = order.map((axis) => from[axis] ?? 0);
  return fill(shape, (i) => values.data[offsetOf(i, shape, strides)] ?? 0);
}

const swapLast = (values: Values): Values => {
  const rank = values.shape.length;
  const order = values.shape.map((_, axis) => axis);
  return transpose(values, [...order.slice(0, -2), rank - 1, rank - 2]);
};

/** A B over the last two axes. */
function product(left: Values, right: Values): Values {
  const [rows, inner, columns] = [left.shape.at(-2) ?? 1, left.shape.at(-1) ?? 1, right.shape.at(-1) ?? 1];
  const leading = fixedShape(broadcastShapes(left.shape.slice(0, -2), right.shape.slice(0, -2)));
  const [a, b] = [stretch(left, [...leading, rows, inner]), stretch(right, [...leading, inner, columns])];
  return fill([...leading, rows, columns], (i) => {
    const batch = Math.floor(i / (rows * columns));
    const row = Math.floor(i / columns) * inner;
    const column = batch * inner * columns + (i % columns);
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += (a.data[row + k] ?? 0) * (b.data[column + k * columns] ?? 0);
    return sum;
  });
}

function matmul(operator: { readonly transA: boolean; readonly transB: boolean }, inputs: Inputs): Values {
  const [a, b] = [at(inputs, 0), at(inputs, 1)];
  return product(operator.transA ? swapLast(a) : a, operator.transB ? swapLast(b) : b);
}

function concatenate(inputs: Inputs, axis: number): Values {
  const first = at(inputs, 0).shape;
  const shape = first.map((length, i) =>
    i === axis ? inputs.reduce((sum, piece) => sum + (piece.shape[axis] ?? 0), 0) : length,
  );
  const run = (values: Values) => elementCount(values.shape.slice(axis));
  const data = new Float64Array(elementCount(shape));
  let offset = 0;
  for (let outer = 0; outer < elementCount(first.slice(0, axis)); outer++) {
    for (const piece of inputs) {
      data.set(piece.data.subarray(outer * run(piece), (outer + 1) * run(piece)), offset);
      offset += run(piece);
    }
  }
  return { shape, data };
}

function split(values: Values, axis: number, sizes: readonly number[]): readonly Values[] {
  const inner = elementCount(values.shape.slice(axis + 1));
  const step = (values.shape[axis] ?? 1) * inner;
  let start = 0;
  return sizes.map((size) => {
    const from = start;
    start += size * inner;
    const shape = values.shape.map((length, i) => (i === axis ? size : length));
    const run = size * inner;
    return fill(shape, (i) => values.data[Math.floor(i / run) * step + from + (i % run)] ?? 0);
  });
}

function gather(table: Values, ids: Values): Values {
  const width = elementCount(table.shape.slice(1));
  return fill([...ids.shape, ...table.shape.slice(1)], (i) => {
    return table.data[(ids.data[Math.floor(i / width)] ?? 0) * width + (i % width)] ?? 0;
  });
}

function scatterAdd(count: number, ids: Values, rows: Values): Values {
  const width = elementCount(rows.shape.slice(1));
  const table = fill([count, ...rows.shape.slice(1)], () => 0);
  for (let i = 0; i < rows.data.length; i++) {
    const target = (ids.data[Math.floor(i / width)] ?? 0) * width + (i % width);
    table.data[target] = (table.data[target] ?? 0) + (rows.data[i] ?? 0);
  }
  return table;
}

function rmsNorm(x: Values, gain: Values, epsilon: number): Values {
  return byRow(x, (row) => {
    const square = row.reduce((sum, value) => sum + value * value, 0) / row.length;
    return row.map((value, i) => (value / Math.sqrt(square + epsilon)) * (gain.data[i] ?? 0));
  });
}

function rotate(x: Values, positions: Values, cos: Values, sin: Values): Values {
  const [, heads = 1, length = 1, size = 1] = x.shape;
  const half = size / 2;
  return byRow(x, (row, index) => {
    const place = positions.data[Math.floor(index / (heads * length)) * length + (index % length)] ?? 0;
    return row.map((value, i) => {
      const angle = place * half + (i % half);
      const turned = i < half ? -(row[i + half] ?? 0) : (row[i - half] ?? 0);
      return value * (cos.data[angle] ?? 0) + turned * (sin.data[angle] ?? 0);
    });
  });
}

const rules: OperatorTable<[inputs: Inputs], readonly Values[]> = {
  input: (operator) => {
    throw graphError(`no value for input "${operator.name}"`);
  },
  constant: ({ type, data }) => [fill(fixedShape(type.shape), (i) => Number(data[i] ?? 0))],
  negate: each((x) => -x),
  exp: each(Math.exp),
  log: each(Math.log),
  sqrt: each(Math.sqrt),
  reciprocal: each((x) => 1 / x),
  sigmoid: each(sigmoid),
  floor: each(Math.floor),
  silu: each((x) => x * sigmoid(x)),
  add: both((a, b) => a + b),
  subtract: both((a, b) => a - b),
  multiply: both((a, b) => a * b),
  divide: both((a, b) => a / b),
  minimum: both(Math.min),
  equal: both((a, b) => (a === b ? 1 : 0)),
  lessOrEqual: both((a, b) => (a <= b ? 1 : 0)),
  and: both((a, b) => a * b),
  where: (_, inputs) => {
    const either = broadcastShapes(at(inputs, 1).shape, at(inputs, 2).shape);
    const shape = fixedShape(broadcastShapes(at(inputs, 0).shape, either));
    const [condition, a, b] = [0, 1, 2].map((i) => stretch(at(inputs, i), shape).data);
    return [fill(shape, (i) => (condition?.[i] === 1 ? a : b)?.[i] ?? 0)];
  },
  cast: (operator, inputs) => each(operator.element === "f32" ? (x) => x : Math.trunc)(operator, inputs),
  reduceSum: (operator, inputs) => [reduceSum(operator, inputs)],
  reduceMean: (operator, inputs) => {
    const sum = reduceSum(operator, inputs);
    const share = sum.data.length / at(inputs, 0).data.length;
    return [fill(sum.shape, (i) => (sum.data[i] ?? 0) * share)];
  },
  reduceSumSquare: (operator, inputs) => [reduceSum(operator, each((x) => x * x)(operator, inputs))],
  softmax: (_, inputs) => [byRow(at(inputs, 0), (row) => logSoftmax(row).map(Math.exp))],
  logSoftmax: (_, inputs) => [byRow(at(inputs, 0), logSoftmax)],
  reshape: ({ shape }, inputs) => [{ shape: fixedShape(shape), data: at(inputs, 0).data }],
  transpose: ({ order }, inputs) => [transpose(at(inputs, 0), order)],
  expand: ({ shape }, inputs) => [stretch(at(inputs, 0), fixedShape(shape))],
  concatenate: ({ axis }, inputs) => [concatenate(inputs, resolveAxis(axis, at(inputs, 0).shape.length))],
  split: ({ axis, sizes }, inputs) =>
    split(at(inputs, 0), resolveAxis(axis, at(inputs, 0).shape.length), sizes),
  splitLike: (_, inputs) => {
    const sizes = inputs.slice(1).map(({ shape }) => shape.at(-1) ?? 1);
    return split(at(inputs, 0), at(inputs, 0).shape.length - 1, sizes);
  },
  matmul: (operator, inputs) => {
    const { shape, data } = matmul(operator, inputs);
    return [fill(shape, (i) => (data[i] ?? 0) * operator.scale)];
  },
  matmulAdd: (operator, inputs) => {
    const { shape, data } = matmul(operator, inputs);
    return [fill(shape, (i) => (data[i] ?? 0) + (at(inputs, 2).data[i] ?? 0))];
  },
  matmul8Bit: ({ inner, outer }, inputs) => {
    const [x, bytes, scales] = [at(inputs, 0), at(inputs, 1), at(inputs, 2)];
    const weights = fill(
      [outer, inner],
      (i) => ((bytes.data[i] ?? 0) - 128) * (scales.data[Math.floor(i / 32)] ?? 0),
    );
    return [product(x, swapLast(weights))];
  },
  gather: (_, inputs) => [gather(at(inputs, 0), at(inputs, 1))],
  scatterAdd: ({ count }, inputs) => [scatterAdd(count, at(inputs, 0), at(inputs, 1))],
  pick: (_, inputs) => {
    const [x, ids] = [at(inputs, 0), at(inputs, 1)];
    const width = x.shape.at(-1) ?? 1;
    return [fill([...ids.shape, 1], (i) => x.data[i * width + (ids.data[i] ?? 0)] ?? 0)];
  },
  oneHot: ({ depth }, inputs) => {
    const ids = at(inputs, 0);
    return [fill([...ids.shape, depth], (i) => (ids.data[Math.floor(i / depth)] === i % depth ? 1 : 0))];
  },
  rmsNorm: ({ epsilon }, inputs) => [rmsNorm(at(inputs, 0), at(inputs, 1), epsilon)],
  addRmsNorm: ({ epsilon }, inputs) => {
    const [a, b] = [at(inputs, 0), at(inputs, 1)];
    const sum = fill(a.shape, (i) => (a.data[i] ?? 0) + (b.data[i] ?? 0));
    return [rmsNorm(sum, at(inputs, 2), epsilon), sum];
  },
  rotate: (_, inputs) => [rotate(at(inputs, 0), at(inputs, 1), at(inputs, 2), at(inputs, 3))],
};

/** Values of one node from those of its inputs. */
export function interpretOperator(operator: Operator, inputs: Inputs): readonly Values[] {
  return ruleFor(rules, operator)(operator, inputs);
}

/**
 * Run a graph in float64.
 *
 * @param feeds numbers for each input, in the order of its shape
 * @throws MelodistError `invalid-graph` when an input has no numbers
 */
export function interpretGraph(
  graph: Graph,
  feeds: Readonly<Record<string, ArrayLike<number>>>,
): Readonly<Record<string, Values>> {
  const known = new Map<Tensor, Values>();
  for (const { operator, inputs, values } of graphNodes(graph)) {
    const numbers = operator.kind === "input" ? feeds[operator.name] : undefined;
    const results =
      operator.kind === "input" && numbers !== undefined
        ? [{ shape: fixedShape(operator.type.shape), data: Float64Array.from(numbers) }]
        : interpretOperator(
            operator,
            inputs.map((tensor) => known.get(tensor) ?? { shape: [], data: new Float64Array(0) }),
          );
    for (const [index, value] of values.entries()) known.set(value, at(results, index));
  }
  return Object.fromEntries(
    Object.entries(graph.outputs).map(([name, tensor]) => [name, known.get(tensor) ?? at([], 0)]),
  );
}
