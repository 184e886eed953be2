/** @file What we ask of an ONNX Runtime: it is handed in, native in Node or WebAssembly in a page. */
import type { InferenceSession, TensorConstructor } from "onnxruntime-common";

/** `onnxruntime-node` and `onnxruntime-web` both are one. */
export interface Runtime {
  readonly Tensor: TensorConstructor;
}

/** A session and the runtime it belongs to. */
export interface RuntimeSession {
  readonly runtime: Runtime;
  readonly session: InferenceSession;
}
