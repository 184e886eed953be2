/** @file Every command, in the order the help lists them. */
import type { AnyCommand } from "../command/command.ts";
import { check } from "./check.ts";
import { compose } from "./compose.ts";
import { convert } from "./convert.ts";
import { corpus } from "./corpus.ts";
import { find } from "./find.ts";
import { info } from "./info.ts";
import { model } from "./model.ts";
import { train } from "./train.ts";

export const COMMANDS: readonly AnyCommand[] = [compose, check, convert, info, find, corpus, train, model];
