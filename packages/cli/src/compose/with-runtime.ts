/** @file Composing, loaded when it is needed: an installation may do without the runtime that models run on. */
import { MelodistError } from "@melodist/errors";

/**
 * Load a part of the program that runs models.
 *
 * @throws MelodistError `not-found` when the runtime is not installed
 */
export async function withRuntime<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new MelodistError("composing needs the package onnxruntime-node, which is not installed", {
      code: "not-found",
      hint: "npm install onnxruntime-node",
      cause,
    });
  }
}
