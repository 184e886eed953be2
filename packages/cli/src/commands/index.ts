/** @file Every command, in the order the help lists them. */
import type { Command } from "../command/command.ts";
import { check } from "./check.ts";
import { convert } from "./convert.ts";
import { info } from "./info.ts";

export const COMMANDS: readonly Command[] = [check, convert, info];
