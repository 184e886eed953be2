/**
 * @file How a matrix is bound and applied: as it is, stored in 16 bits, in 8 bits, or with a low-rank
 * adapter beside it. The network does not know which.
 */
import { apply, arithmetic, type ElementType, type Tensor } from "@melodist/tensor";
import type { Parameter } from "./parameters.ts";

const { add, cast, input, matmul } = arithmetic;

/** How weights are kept: `f32`, `f16` (expanded when a session opens), or matrices in 8 bits and the rest f32. */
export type WeightStorage = "f32" | "f16" | "q8";

/** Low-rank adapters: W x + (alpha / rank) · B A x. Hu et al. 2021. */
export interface LoraOptions {
  readonly rank: number;
  readonly alpha: number;
  /** Endings of the names of matrices that get one, e.g. `attention.wqkv`. */
  readonly matrices: readonly string[];
}

export const loraAName = (matrix: string): string => `${matrix}.lora_a`;
export const loraBName = (matrix: string): string => `${matrix}.lora_b`;
export const bytesName = (matrix: string): string => `${matrix}.bytes`;
export const scalesName = (matrix: string): string => `${matrix}.scales`;

/** Does this parameter get an adapter? */
export function hasAdapter(parameter: Parameter, lora: LoraOptions | undefined): boolean {
  return (
    parameter.kind === "matrix" &&
    (lora?.matrices ?? []).some((ending) => parameter.name.endsWith(`${ending}.weight`))
  );
}

/** The adapters' own parameters: A (rank, in) and B (out, rank) for each matrix chosen. */
export function loraParameters(parameters: readonly Parameter[], lora: LoraOptions): readonly Parameter[] {
  return parameters
    .filter((parameter) => hasAdapter(parameter, lora))
    .flatMap(({ name, shape: [out = 1, into = 1] }) => [
      { name: loraAName(name), shape: [lora.rank, into], kind: "matrix" as const },
      { name: loraBName(name), shape: [out, lora.rank], kind: "matrix" as const },
    ]);
}

export interface BoundWeights {
  /** Everything bound so far, by the name of its input. */
  readonly inputs: ReadonlyMap<string, Tensor>;
  readonly weight: (name: string) => Tensor;
  readonly project: (x: Tensor, name: string) => Tensor;
}

export interface BindOptions {
  /** `f32` by default. */
  readonly storage?: WeightStorage;
  readonly lora?: LoraOptions | undefined;
}

/** Bind parameters as graph inputs, so that `weight` and `project` find them by name. */
export function bindWeights(parameters: readonly Parameter[], options: BindOptions = {}): BoundWeights {
  const { storage = "f32", lora } = options;
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const parameter = (name: string): Parameter => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`no parameter ${name}`);
    return found;
  };
  const inputs = new Map<string, Tensor>();
  const bound = (name: string, shape: readonly number[], element: ElementType = "f32"): Tensor => {
    const tensor = inputs.get(name) ?? input(name, shape, element);
    inputs.set(name, tensor);
    return tensor;
  };

  const weight = (name: string): Tensor => {
    const { shape } = parameter(name);
    return storage === "f16" ? cast(bound(name, shape, "f16"), "f32") : bound(name, shape);
  };
  const project = (x: Tensor, name: string): Tensor => {
    const [outer = 1, inner = 1] = parameter(name).shape;
    if (storage === "q8" && isQuantizable(parameter(name))) {
      const blocks = inner / BLOCK;
      const bytes = bound(bytesName(name), [outer, blocks, BLOCK], "u8");
      return apply({ kind: "matmul8Bit", inner, outer }, x, bytes, bound(scalesName(name), [outer, blocks]));
    }
    const plain = matmul(x, weight(name), { transB: true });
    if (lora === undefined || !hasAdapter(parameter(name), lora)) return plain;
    const down = matmul(x, bound(loraAName(name), [lora.rank, inner]), { transB: true }); // (B, T, rank)
    const up = bound(loraBName(name), [outer, lora.rank]);
    return add(plain, matmul(down, up, { transB: true, scale: lora.alpha / lora.rank }));
  };
  return { inputs, weight, project };
}

/** 8-bit blocks are 32 long. */
const BLOCK = 32;

export function isQuantizable({ kind, shape }: Parameter): boolean {
  return kind === "matrix" && (shape[1] ?? 0) % BLOCK === 0;
}

/**
 * A matrix in blocks of 32 signed 8-bit numbers, stored above 128, with a scale each.
 *
 * @param matrix (out, in) f32, row by row
 * @returns bytes (out, in / 32, 32), scales (out, in / 32)
 */
export function quantizeMatrix(matrix: Float32Array): {
  readonly bytes: Uint8Array;
  readonly scales: Float32Array;
} {
  const bytes = new Uint8Array(matrix.length);
  const scales = new Float32Array(matrix.length / BLOCK);
  for (let block = 0; block < scales.length; block++) {
    let top = 0;
    for (let i = block * BLOCK; i < (block + 1) * BLOCK; i++) top = Math.max(top, Math.abs(matrix[i] ?? 0));
    const scale = Math.fround(top / 127);
    scales[block] = scale;
    for (let i = block * BLOCK; i < (block + 1) * BLOCK; i++)
      bytes[i] = 128 + (scale === 0 ? 0 : Math.round((matrix[i] ?? 0) / scale));
  }
  return { bytes, scales };
}
