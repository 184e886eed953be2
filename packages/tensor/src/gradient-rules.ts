/**
 * @file The derivative of every operator: from dy to a gradient for each input, in the same vocabulary.
 *
 * `undefined` says that none flows (whole numbers, conditions, steps). Operators that only a finished
 * graph holds refuse by name: they are made by `fuseGraph`, after differentiation.
 */
import {
  add,
  axisLength,
  cast,
  concatenate,
  divide,
  exp,
  expand,
  lessOrEqual,
  matmul,
  multiply,
  negate,
  oneHot,
  reciprocal,
  reduceMean,
  reduceSum,
  reshape,
  rotate,
  sigmoid,
  split,
  sqrt,
  subtract,
  sumToShape,
  transpose,
  where,
} from "./arithmetic.ts";
import { apply, type Node, type Tensor } from "./graph.ts";
import { type Operator, type OperatorTable, ruleFor } from "./operator.ts";
import { elementCount, graphError } from "./shape.ts";

/** What a rule may use. */
export interface Backward {
  readonly x: readonly Tensor[];
  /** The values of the forward node. */
  readonly y: readonly Tensor[];
  /** The gradient that arrived at each value, where any did. */
  readonly dy: readonly (Tensor | undefined)[];
}

type InputGradients = readonly (Tensor | undefined)[];

function at<T>(list: readonly (T | undefined)[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no tensor at ${index}`);
  return item;
}

/** A rule for one input and one value. */
const chain =
  (rule: (dy: Tensor, x: Tensor, y: Tensor) => Tensor) =>
  (_: Operator, { x, y, dy }: Backward): InputGradients => [rule(at(dy, 0), at(x, 0), at(y, 0))];

/** A rule for two inputs that broadcast. */
const chain2 =
  (rule: (dy: Tensor, a: Tensor, b: Tensor) => readonly [Tensor, Tensor]) =>
  (_: Operator, { x, dy }: Backward): InputGradients =>
    rule(at(dy, 0), at(x, 0), at(x, 1)).map((gradient, index) => sumToShape(gradient, at(x, index).shape));

const none = (_: Operator, { x }: Backward): InputGradients => x.map(() => undefined);

const refuse = (operator: Operator): InputGradients => {
  throw graphError(`${operator.kind} has no gradient: differentiate before fusing`);
};

/** (…, K) as (rows, K). */
const asRows = (x: Tensor): Tensor => reshape(x, [-1, axisLength(x, -1)]);

function matmulGradients(
  { transA, transB, scale }: Operator & { readonly kind: "matmul" },
  { x, dy }: Backward,
): InputGradients {
  const [a, b, d] = [at(x, 0), at(x, 1), at(dy, 0)];
  const da = transA
    ? matmul(b, d, { transA: transB, transB: true, scale })
    : matmul(d, b, { transB: !transB, scale });
  const shared = b.shape.length === 2 && a.shape.length > 2 && !transA; // one matrix for many rows
  const [left, right] = shared ? [asRows(a), asRows(d)] : [a, d];
  const db = transB
    ? matmul(right, left, { transA: true, transB: transA, scale })
    : matmul(left, right, { transA: !transA, scale });
  return [sumToShape(da, a.shape), sumToShape(db, b.shape)];
}

function rmsNormGradients(
  { epsilon }: Operator & { readonly kind: "rmsNorm" },
  { x, dy }: Backward,
): InputGradients {
  const [input, gain, d] = [at(x, 0), at(x, 1), at(dy, 0)];
  const inverse = reciprocal(sqrt(add(reduceMean(multiply(input, input), [-1]), epsilon)));
  const unit = multiply(input, inverse);
  const slope = multiply(d, gain);
  const along = reduceMean(multiply(slope, unit), [-1]);
  const across = asRows(multiply(d, unit));
  return [
    multiply(subtract(slope, multiply(unit, along)), inverse),
    reshape(reduceSum(across, [0]), gain.shape),
  ];
}

/** Product with sigmoid: y' = s + y (1 - s). */
function siluSlope(x: Tensor, y: Tensor): Tensor {
  const s = sigmoid(x);
  return add(s, multiply(y, subtract(1, s)));
}

const rules: OperatorTable<[backward: Backward], InputGradients> = {
  input: none,
  constant: none,
  negate: chain((dy) => negate(dy)),
  exp: chain((dy, _, y) => multiply(dy, y)),
  log: chain((dy, x) => divide(dy, x)),
  sqrt: chain((dy, _, y) => divide(dy, multiply(2, y))),
  reciprocal: chain((dy, _, y) => negate(multiply(dy, multiply(y, y)))),
  sigmoid: chain((dy, _, y) => multiply(dy, multiply(y, subtract(1, y)))),
  floor: none,
  silu: chain((dy, x, y) => multiply(dy, siluSlope(x, y))),
  add: chain2((dy) => [dy, dy]),
  subtract: chain2((dy) => [dy, negate(dy)]),
  multiply: chain2((dy, a, b) => [multiply(dy, b), multiply(dy, a)]),
  divide: chain2((dy, a, b) => {
    const inverse = reciprocal(b);
    const da = multiply(dy, inverse);
    return [da, negate(multiply(da, multiply(a, inverse)))];
  }),
  minimum: chain2((dy, a, b) => {
    const first = lessOrEqual(a, b);
    return [where(first, dy, 0), where(first, 0, dy)];
  }),
  equal: none,
  lessOrEqual: none,
  and: none,
  where: (_, { x, dy }) => {
    const [condition, a, b, d] = [at(x, 0), at(x, 1), at(x, 2), at(dy, 0)];
    return [
      undefined,
      sumToShape(where(condition, d, 0), a.shape),
      sumToShape(where(condition, 0, d), b.shape),
    ];
  },
  cast: (_, { x, dy }) => [at(x, 0).element === "f32" ? cast(at(dy, 0), "f32") : undefined],
  reduceSum: chain((dy, x) => expand(dy, x.shape)),
  reduceMean: chain((dy, x) => expand(multiply(dy, elementCount(dy.shape) / elementCount(x.shape)), x.shape)),
  reduceSumSquare: chain((dy, x) => multiply(multiply(x, 2), dy)),
  softmax: chain((dy, _, y) => {
    const weighted = multiply(dy, y);
    return subtract(weighted, multiply(y, reduceSum(weighted, [-1])));
  }),
  logSoftmax: chain((dy, _, y) => subtract(dy, multiply(exp(y), reduceSum(dy, [-1])))),
  reshape: chain((dy, x) => reshape(dy, x.shape)),
  transpose: ({ order }, { dy }) => [
    transpose(
      at(dy, 0),
      order.map((_, axis) => order.indexOf(axis)),
    ),
  ],
  expand: chain((dy, x) => sumToShape(dy, x.shape)),
  concatenate: ({ axis }, { x, dy }) =>
    split(
      at(dy, 0),
      axis,
      x.map((piece) => axisLength(piece, axis)),
    ),
  splitLike: (_, { x, y, dy }) => [
    concatenate(
      y.map((piece, index) => dy[index] ?? multiply(piece, 0)),
      -1,
    ),
    ...x.slice(1).map(() => undefined),
  ],
  split: ({ axis }, { y, dy }) => [
    concatenate(
      y.map((piece, index) => dy[index] ?? multiply(piece, 0)),
      axis,
    ),
  ],
  matmul: matmulGradients,
  matmulAdd: refuse,
  matmul8Bit: refuse,
  gather: (_, { x, dy }) => {
    const [table, ids, d] = [at(x, 0), at(x, 1), at(dy, 0)];
    const count = axisLength(table, 0);
    const rows = reshape(d, [elementCount(ids.shape), ...table.shape.slice(1)]);
    return [apply({ kind: "scatterAdd", count }, reshape(ids, [-1]), rows), undefined];
  },
  scatterAdd: (_, { x, dy }) => [undefined, apply({ kind: "gather" }, at(dy, 0), at(x, 0))],
  pick: (_, { x, dy }) => [multiply(at(dy, 0), oneHot(at(x, 1), axisLength(at(x, 0), -1))), undefined],
  oneHot: none,
  rmsNorm: rmsNormGradients,
  addRmsNorm: refuse,
  rotate: (_, { x, dy }) => {
    const [positions, cos, sin] = [at(x, 1), at(x, 2), at(x, 3)];
    return [rotate(at(dy, 0), positions, cos, negate(sin)), undefined, undefined, undefined];
  },
};

/** Gradients for the inputs of a node, given those of its values. */
export function inputGradients(node: Node, dy: readonly (Tensor | undefined)[]): InputGradients {
  const backward: Backward = { x: node.inputs, y: node.values, dy };
  const gradients = ruleFor(rules, node.operator)(node.operator, backward);
  return gradients.map((gradient, index) => {
    const like = at(node.inputs, index);
    return gradient === undefined || like.element !== "f32" ? undefined : gradient;
  });
}
