/** @file Every command, in the order the help lists them. */
import type { AnyCommand } from "../command/command.ts";
import { check } from "./check.ts";
import { compose } from "./compose.ts";
import { continueCommand } from "./continue.ts";
import { convert } from "./convert.ts";
import { corpus } from "./corpus.ts";
import { find } from "./find.ts";
import { harmonize } from "./harmonize.ts";
import { info } from "./info.ts";
import { melodize } from "./melodize.ts";
import { model } from "./model.ts";
import { originality } from "./originality.ts";
import { rewrite } from "./rewrite.ts";
import { train } from "./train.ts";
import { vary } from "./vary.ts";

export const COMMANDS: readonly AnyCommand[] = [
  compose,
  continueCommand,
  rewrite,
  harmonize,
  melodize,
  vary,
  originality,
  check,
  convert,
  info,
  find,
  corpus,
  train,
  model,
];
