/** @file The end of every `switch` on a tag: a missing case does not compile. */

/**
 * Fail on a case that the types say cannot happen.
 *
 * @throws Error always; reaching it is a fault of ours, never of the caller
 */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
