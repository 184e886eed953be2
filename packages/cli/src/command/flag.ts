/** @file One flag of a command as commander knows it, made from its field in the Zod schema. */
import type { Language } from "@melodist/score";
import { Option } from "commander";
import { z } from "zod";
import { type FlagSchema, flagName } from "./command.ts";

/** The part of JSON Schema that our flags use; `en` and `zh` come from `meta`. */
interface FlagDescription {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly en?: string;
  readonly zh?: string;
  /** One letter. */
  readonly short?: string;
}

/** Every flag of a schema, in order, described in a language. */
export function toOptions(schema: FlagSchema, language: Language): Option[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" }) as {
    properties?: Record<string, FlagDescription>;
  };
  return Object.entries(properties).map(([name, description]) => toOption(name, description, language));
}

function toOption(name: string, description: FlagDescription, language: Language): Option {
  const value =
    description.type === "boolean" ? "" : ` <${description.type === "string" ? "text" : "number"}>`;
  const choices = description.enum === undefined ? value : ` <${description.enum.join("|")}>`;
  const short = description.short === undefined ? "" : `-${description.short}, `;
  const option = new Option(`${short}--${flagName(name)}${choices}`, description[language] ?? "");
  if (description.default !== undefined && description.default !== false) option.default(description.default);
  return option;
}

/** Numbers arrive as text. */
export function fromCommandLine(
  schema: FlagSchema,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const numeric = z.toJSONSchema(schema, { io: "input" }).properties ?? {};
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const described = numeric[name] as FlagDescription | undefined;
      const isNumber = described?.type === "number" || described?.type === "integer";
      return [name, isNumber && typeof value === "string" && value.trim() !== "" ? Number(value) : value];
    }),
  );
}
