/** @file What a command is: a name, words, a schema for its flags, and a function. Help and validation follow from it. */
import { MelodistError } from "@melodist/errors";
import type { Language } from "@melodist/score";
import type { z } from "zod";
import { describeIssue, type Issue, listValues } from "./describe-issue.ts";

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
  /** May be left out; then it is empty. */
  readonly optional?: boolean;
}

/** What a command may touch of the world outside. */
export interface Surroundings {
  /** Standard input, read to its end. */
  readInput(): Promise<Uint8Array>;
  /** Standard output. */
  write(text: string | Uint8Array): void;
  /** Standard error: progress and notices, never results. */
  notice(text: string): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the program. */
  readonly version: string;
  /** Language of help and messages. */
  readonly language: Language;
  /** Notices go to a terminal, where a line can be written over. */
  readonly terminal: boolean;
  /** Called once when the user asks to stop (Ctrl-C, or SIGTERM); until then that ends the program at once. */
  onInterrupt(stop: () => void): void;
}

/** What `run` is given. */
export interface Invocation<Flags> {
  readonly operands: readonly string[];
  readonly flags: Flags;
  readonly world: Surroundings;
}

/** Flags are a Zod object whose fields carry their words in `meta({ en, zh })`, and `short` for a letter of their own. */
export type FlagSchema = z.ZodObject<z.ZodRawShape>;

/** A command as its author writes it: `run` gets flags that have passed the schema. */
export interface CommandDefinition<Schema extends FlagSchema> {
  readonly name: string;
  readonly words: Words;
  readonly operands: readonly Argument[];
  readonly flags: Schema;
  /** Commands below this one: `train plot` below `train`. */
  readonly commands?: readonly AnyCommand[];
  /** @returns the exit code: 0 when all is well, 1 when something was found */
  run(invocation: Invocation<z.output<Schema>>): Promise<number>;
}

/** A name for several commands, which does nothing by itself. */
export interface CommandGroup {
  readonly name: string;
  readonly words: Words;
  readonly commands: readonly AnyCommand[];
}

export type AnyCommand = Command | CommandGroup;

/** A command as the command line calls it: `run` takes whatever flags were given. */
export interface Command extends Omit<CommandDefinition<FlagSchema>, "run"> {
  /** @throws MelodistError `usage` when a flag is out of range */
  run(invocation: Invocation<Readonly<Record<string, unknown>>>): Promise<number>;
}

/** A command whose flags are checked before it runs. */
export function defineCommand<Schema extends FlagSchema>(definition: CommandDefinition<Schema>): Command {
  return {
    ...definition,
    run: (invocation) => definition.run({ ...invocation, flags: parseFlags(definition, invocation) }),
  };
}

function parseFlags<Schema extends FlagSchema>(
  { name, flags }: CommandDefinition<Schema>,
  { flags: given, world }: Invocation<Readonly<Record<string, unknown>>>,
): z.output<Schema> {
  const result = flags.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue === undefined) throw result.error;
  const field = String(issue.path[0] ?? "");
  throw flagError({ issue, field, value: given[field] }, { flags, language: world.language, command: name });
}

/** A value that a flag cannot have. */
interface BadValue {
  readonly issue: Issue;
  /** The flag's field in the schema. */
  readonly field: string;
  readonly value: unknown;
}

/** Where it was given. */
interface BadPlace {
  readonly flags: FlagSchema;
  readonly language: Language;
  readonly command: string;
}

/** What is wrong with the value of a flag, and what it may be: a list, or the flag's own words. */
export function flagError(
  { issue, field, value }: BadValue,
  { flags, language, command }: BadPlace,
): MelodistError {
  const words = flags.shape[field] as z.ZodType | undefined;
  const known = listValues(issue) ?? (words?.meta() as Partial<Words> | undefined)?.[language];
  return new MelodistError(`--${flagName(field)}: ${describeIssue(issue, value, language)}`, {
    code: "usage",
    hint: [...(known === undefined ? [] : [known]), `melodist ${command} --help`].join("\n"),
    cause: issue,
  });
}

/** How a field of the schema is spelt on the command line. @example flagName("barsPerLine"); // => "bars-per-line" */
export function flagName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
