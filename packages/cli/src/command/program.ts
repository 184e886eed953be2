/** @file The whole command line: commands into commander, failures into messages and exit codes. */
import { type ErrorCode, MelodistError } from "@melodist/errors";
import type { Language } from "@melodist/score";
import { Command as Commander, CommanderError, Option } from "commander";
import { inChinese } from "./chinese-errors.data.ts";
import type { AnyCommand, Argument, Command, Surroundings } from "./command.ts";
import { fromCommandLine, toOptions } from "./flag.ts";
import { describeError, HELP_WORDS, translateNote, translateUsage } from "./help-words.data.ts";

/** 0: all is well. 1: the command found faults in the music. 2: it was called wrongly. 3: a file or its content stopped it. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface ProgramOptions {
  readonly version: string;
  readonly commands: readonly AnyCommand[];
  readonly world: Surroundings;
}

/**
 * Run the command line.
 *
 * @param argv what stands behind the program's name
 * @returns the exit code; nothing is thrown
 */
export async function runProgram(argv: readonly string[], options: ProgramOptions): Promise<number> {
  const { world } = options;
  let code = 0;
  const program = createProgram(options, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return await explainFailure(error, world, helpOf(argv, options.commands));
  }
}

function createProgram(options: ProgramOptions, done: (code: number) => void): Commander {
  const { world, version, commands } = options;
  const words = HELP_WORDS[world.language];
  const program = new Commander("melodist")
    .description(words.program)
    .version(version, "--version", words.version)
    .helpOption("--help", words.help)
    .addOption(languageOption(world.language))
    .helpCommand(`help [${words.command}]`, words.helpCommand)
    .configureHelp({
      styleTitle: (title) => words.titles[title] ?? title,
      styleOptionDescription: (description) => translateNote(description, world.language),
    })
    .configureOutput({
      writeOut: (text) => world.write(text),
      writeErr: () => undefined,
    })
    .exitOverride();
  for (const command of commands) addCommand(program, command, world, done);
  return program;
}

/** `--lang` is taken before the commands see it; here it is explained, and a language we do not speak is refused. */
function languageOption(language: Language): Option {
  return new Option("--lang <language>", HELP_WORDS[language].language).choices(["en", "zh"]);
}

function addCommand(
  parent: Commander,
  command: AnyCommand,
  world: Surroundings,
  done: (code: number) => void,
): void {
  const sub = parent
    .command(command.name)
    .description(command.words[world.language])
    .helpOption("--help", HELP_WORDS[world.language].help)
    .helpCommand(false)
    .addOption(languageOption(world.language));
  if ("run" in command) addAction(sub, command, world, done);
  for (const below of command.commands ?? []) addCommand(sub, below, world, done);
}

function addAction(
  sub: Commander,
  command: Command,
  world: Surroundings,
  done: (code: number) => void,
): void {
  for (const argument of command.operands)
    sub.argument(operandPattern(argument), argument.words[world.language]);
  for (const option of toOptions(command.flags, world.language)) sub.addOption(option);
  sub.action(async (...received: readonly unknown[]) => {
    const operands = received.slice(0, command.operands.length).flat().filter(isGiven);
    const given = received[command.operands.length] as Readonly<Record<string, unknown>>;
    const flags = fromCommandLine(command.flags, given);
    done(await command.run({ operands, flags, world }));
  });
}

function operandPattern({ name, many, optional }: Argument): string {
  const pattern = many === true ? `${name}...` : name;
  return optional === true ? `[${pattern}]` : `<${pattern}>`;
}

function isGiven(operand: unknown): operand is string {
  return operand !== undefined;
}

/** Caller's mistakes end with 2 (as do wishes that are refused, see `runCompose`), files that cannot be read, understood or written with 3. */
const EXIT_CODES: Partial<Record<ErrorCode, ExitCode>> = { usage: 2 };

/** How to ask for the help of the command that was meant. @example helpOf(["corpus", "build"], commands); // => "melodist corpus build --help" */
function helpOf(argv: readonly string[], commands: readonly AnyCommand[]): string {
  const named: string[] = [];
  let below: readonly AnyCommand[] | undefined = commands;
  for (const word of argv) {
    const found: AnyCommand | undefined = below?.find(({ name }) => name === word);
    if (found === undefined) break;
    named.push(word);
    below = found.commands;
  }
  return ["melodist", ...named, "--help"].join(" ");
}

/** @param help how to ask for help */
async function explainFailure(error: unknown, world: Surroundings, help: string): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    world.notice(`${translateUsage(error.message, world.language)}\n  ${help}\n`);
    return 2;
  }
  if (!MelodistError.is(error)) throw error;
  const { code, message, hint } = error;
  const said = world.language === "zh" ? await inChinese(message, hint) : { message, hint };
  world.notice(`${describeError(code, said.message, world.language)}\n`);
  if (said.hint !== undefined) world.notice(`  ${said.hint.replaceAll("\n", "\n  ")}\n`);
  return EXIT_CODES[code] ?? 3;
}
