/** @file What each operator yields, from what it is given: the checker's knowledge, used when nodes are made. */
import { type Operator, type OperatorTable, ruleFor } from "./operator.ts";
import {
  broadcastShapes,
  type Dimension,
  elementCount,
  graphError,
  printShape,
  resolveAxis,
  type Shape,
  sameShape,
  type TensorType,
} from "./shape.ts";

type Types = readonly TensorType[];
type TypeRule = (operator: Operator, inputs: Types) => Types;

/** The i-th input's type. */
function at(inputs: Types, index: number): TensorType {
  const type = inputs[index];
  if (type === undefined) throw graphError(`input ${index} is missing`);
  return type;
}

function expectThat(condition: boolean, message: string): void {
  if (!condition) throw graphError(message);
}

function dimension(shape: Shape, axis: number): Dimension {
  return shape[resolveAxis(axis, shape.length)] ?? 1;
}

const sameAsFirst: TypeRule = (_, inputs) => [at(inputs, 0)];

const floatOnly: TypeRule = (operator, inputs) => {
  expectThat(at(inputs, 0).element === "f32", `${operator.kind} takes f32`);
  return [at(inputs, 0)];
};

const broadcast: TypeRule = (operator, inputs) => {
  const [a, b] = [at(inputs, 0), at(inputs, 1)];
  expectThat(a.element === b.element, `${operator.kind} of ${a.element} and ${b.element}`);
  return [{ element: a.element, shape: broadcastShapes(a.shape, b.shape) }];
};

const compare: TypeRule = (operator, inputs) =>
  broadcast(operator, inputs).map(({ shape }) => ({ element: "bool", shape }));

function reduce(operator: { readonly axes: readonly number[] }, inputs: Types): Types {
  const { element, shape } = at(inputs, 0);
  const axes = operator.axes.map((axis) => resolveAxis(axis, shape.length));
  return [{ element, shape: shape.map((length, axis) => (axes.includes(axis) ? 1 : length)) }];
}

/** The last two axes as a product sees them. */
function matrix(shape: Shape, transposed: boolean): readonly [Dimension, Dimension] {
  expectThat(shape.length >= 2, `not a matrix: ${printShape(shape)}`);
  const [rows, columns] = [dimension(shape, -2), dimension(shape, -1)];
  return transposed ? [columns, rows] : [rows, columns];
}

function product(operator: { readonly transA: boolean; readonly transB: boolean }, inputs: Types): Types {
  const [a, b] = [at(inputs, 0), at(inputs, 1)];
  const [rows, innerA] = matrix(a.shape, operator.transA);
  const [innerB, columns] = matrix(b.shape, operator.transB);
  expectThat(
    innerA === innerB,
    `cannot multiply ${printShape(a.shape)}${operator.transA ? "ᵀ" : ""} by ${printShape(b.shape)}${operator.transB ? "ᵀ" : ""}`,
  );
  const leading = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return [{ element: a.element, shape: [...leading, rows, columns] }];
}

function norm(inputs: Types, gain: number): Shape {
  const { shape } = at(inputs, 0);
  expectThat(sameShape(at(inputs, gain).shape, shape.slice(-1)), `gain does not fit ${printShape(shape)}`);
  return shape;
}

/** The length of pieces laid end to end; with an open one among them, a sum by name. */
function sumLengths(lengths: readonly Dimension[]): Dimension {
  return lengths.reduce((a, b) => (typeof a === "number" && typeof b === "number" ? a + b : `${a}+${b}`));
}

/** Do two shapes hold as many elements? Open lengths must be the same ones. */
function holdSameCount(a: Shape, b: Shape): boolean {
  const count = (shape: Shape) => elementCount(shape.filter((length) => typeof length === "number"));
  const open = (shape: Shape) =>
    shape
      .filter((length) => typeof length === "string")
      .toSorted()
      .join();
  return count(a) === count(b) && open(a) === open(b);
}

const typeRules: OperatorTable<[inputs: Types], Types> = {
  input: ({ type }) => [type],
  constant: ({ type, data }) => {
    expectThat(
      elementCount(type.shape) === data.length,
      `${data.length} numbers for ${printShape(type.shape)}`,
    );
    return [type];
  },
  negate: floatOnly,
  exp: floatOnly,
  log: floatOnly,
  sqrt: floatOnly,
  reciprocal: floatOnly,
  sigmoid: floatOnly,
  floor: floatOnly,
  silu: floatOnly,
  add: broadcast,
  subtract: broadcast,
  multiply: broadcast,
  divide: broadcast,
  minimum: broadcast,
  equal: compare,
  lessOrEqual: compare,
  and: compare,
  where: (operator, inputs) => {
    expectThat(at(inputs, 0).element === "bool", "where takes a bool first");
    const [either] = broadcast(operator, inputs.slice(1));
    const { element, shape } = at([...(either ? [either] : [])], 0);
    return [{ element, shape: broadcastShapes(at(inputs, 0).shape, shape) }];
  },
  cast: ({ element }, inputs) => [{ element, shape: at(inputs, 0).shape }],
  reduceSum: reduce,
  reduceMean: reduce,
  reduceSumSquare: reduce,
  softmax: sameAsFirst,
  logSoftmax: sameAsFirst,
  reshape: ({ shape }, inputs) => {
    const from = at(inputs, 0);
    expectThat(
      holdSameCount(from.shape, shape),
      `cannot reshape ${printShape(from.shape)} to ${printShape(shape)}`,
    );
    return [{ element: from.element, shape }];
  },
  transpose: ({ order }, inputs) => {
    const { element, shape } = at(inputs, 0);
    const fits = order.length === shape.length && new Set(order).size === order.length;
    expectThat(fits, `order ${printShape(order)} does not fit ${printShape(shape)}`);
    return [{ element, shape: order.map((axis) => dimension(shape, axis)) }];
  },
  expand: ({ shape }, inputs) => {
    const from = at(inputs, 0);
    expectThat(
      sameShape(broadcastShapes(from.shape, shape), shape),
      `cannot expand ${printShape(from.shape)}`,
    );
    return [{ element: from.element, shape }];
  },
  concatenate: (operator, inputs) => {
    const { element, shape } = at(inputs, 0);
    const axis = resolveAxis(operator.axis, shape.length);
    const rest = (type: TensorType) => type.shape.filter((_, other) => other !== axis);
    expectThat(
      inputs.every((type) => sameShape(rest(type), rest(at(inputs, 0)))),
      "pieces differ in more than the joined axis",
    );
    const total = sumLengths(inputs.map((type) => dimension(type.shape, axis)));
    return [{ element, shape: shape.map((length, other) => (other === axis ? total : length)) }];
  },
  split: (operator, inputs) => {
    const { element, shape } = at(inputs, 0);
    const axis = resolveAxis(operator.axis, shape.length);
    const total = operator.sizes.reduce((sum, size) => sum + size, 0);
    expectThat(total === shape[axis], `pieces of ${total} for an axis of ${shape[axis]}`);
    return operator.sizes.map((size) => ({
      element,
      shape: shape.map((length, i) => (i === axis ? size : length)),
    }));
  },
  splitLike: (_, [x, ...others]) => {
    const { element, shape } = at(x === undefined ? [] : [x], 0);
    const lengths = others.map((other) => dimension(other.shape, -1));
    expectThat(
      sumLengths(lengths) === dimension(shape, -1),
      `pieces of ${lengths.join(" and ")} for ${printShape(shape)}`,
    );
    return lengths.map((length) => ({ element, shape: [...shape.slice(0, -1), length] }));
  },
  matmul: product,
  matmulAdd: (operator, inputs) => {
    const [result] = product(operator, inputs);
    expectThat(
      result?.shape.length === 2 && sameShape(result.shape, at(inputs, 2).shape),
      "matmulAdd: shapes differ",
    );
    return [at(inputs, 2)];
  },
  matmul8Bit: ({ inner, outer }, inputs) => {
    const { element, shape } = at(inputs, 0);
    expectThat(
      dimension(shape, -1) === inner && inner % 32 === 0,
      `matmul8Bit: ${printShape(shape)} by ${inner}`,
    );
    return [{ element, shape: [...shape.slice(0, -1), outer] }];
  },
  gather: (_, inputs) => {
    const [table, ids] = [at(inputs, 0), at(inputs, 1)];
    return [{ element: table.element, shape: [...ids.shape, ...table.shape.slice(1)] }];
  },
  scatterAdd: ({ count }, inputs) => {
    const [ids, rows] = [at(inputs, 0), at(inputs, 1)];
    expectThat(ids.shape.length === 1 && ids.shape[0] === rows.shape[0], "scatterAdd: one id a row");
    return [{ element: rows.element, shape: [count, ...rows.shape.slice(1)] }];
  },
  pick: (_, inputs) => {
    const [values, ids] = [at(inputs, 0), at(inputs, 1)];
    expectThat(sameShape(values.shape.slice(0, -1), ids.shape), "pick: one id a row");
    return [{ element: values.element, shape: [...ids.shape, 1] }];
  },
  oneHot: ({ depth }, inputs) => [{ element: "f32", shape: [...at(inputs, 0).shape, depth] }],
  rmsNorm: (_, inputs) => [{ element: "f32", shape: norm(inputs, 1) }],
  addRmsNorm: (_, inputs) => {
    const shape = norm(inputs, 2);
    expectThat(sameShape(shape, at(inputs, 1).shape), "addRmsNorm: the summands differ");
    return [
      { element: "f32", shape },
      { element: "f32", shape },
    ];
  },
  rotate: (_, inputs) => {
    const [x, positions, cos] = [at(inputs, 0), at(inputs, 1), at(inputs, 2)];
    expectThat(
      x.shape.length === 4 && Number(x.shape[3]) === 2 * Number(cos.shape[1]) && positions.element === "i64",
      `rotate: ${printShape(x.shape)} by ${printShape(cos.shape)}`,
    );
    return [x];
  },
};

/** Types of an operator's values. @throws MelodistError `invalid-graph` when the inputs do not fit */
export function inferTypes(operator: Operator, inputs: Types): Types {
  return ruleFor(typeRules, operator)(operator, inputs);
}
