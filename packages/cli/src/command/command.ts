/** @file What a command is: a name, words, a schema for its flags, and a function. Help and validation follow from it. */
import type { Language } from "@melodist/score";
import type { z } from "zod";

/** The same sentence in both languages. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** A positional argument. */
export interface Argument {
  readonly name: string;
  readonly words: Words;
  /** Takes all that are left, at least one. */
  readonly many?: boolean;
}

/** What a command may touch of the world outside. */
export interface Surroundings {
  /** Standard input, read to its end. */
  readInput(): Promise<Uint8Array>;
  /** Standard output. */
  write(text: string | Uint8Array): void;
  /** Standard error: progress and notices, never results. */
  notice(text: string): void;
  /** Language of help and messages. */
  readonly language: Language;
}

/** What `run` is given. */
export interface Invocation<Flags> {
  readonly operands: readonly string[];
  readonly flags: Flags;
  readonly world: Surroundings;
}

/** Flags are a Zod object whose fields carry their words in `meta({ en, zh })`. */
export type FlagSchema = z.ZodObject<z.ZodRawShape>;

export interface Command<Schema extends FlagSchema = FlagSchema> {
  readonly name: string;
  readonly words: Words;
  readonly operands: readonly Argument[];
  readonly flags: Schema;
  /** @returns the exit code: 0 when all is well, 1 when something was found */
  run(invocation: Invocation<z.output<Schema>>): Promise<number>;
}

/** Helps inference; a command stays plain data. */
export function defineCommand<Schema extends FlagSchema>(command: Command<Schema>): Command<Schema> {
  return command;
}
