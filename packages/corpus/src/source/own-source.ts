/** @file `source.json`: how people tell about a collection of their own that they put beside the known ones. */
import { STYLES } from "@melodist/analysis";
import { MelodistError } from "@melodist/errors";
import { z } from "zod";
import type { Source } from "./source.ts";
import { TIERS } from "./tier.ts";

/** The file that a folder of tunes must hold unless its source is known. */
export const SOURCE_FILE = "source.json";

const STYLE_NAMES = Object.keys(STYLES) as (keyof typeof STYLES)[];

const text = z.string().trim().min(1);

const OwnSource = z.strictObject({
  /** What the collection is called. */
  name: text,
  /** Where it comes from. */
  origin: text,
  /** The licence as stated; "my own" is one. */
  licence: text,
  tier: z.enum(TIERS.filter((tier) => tier !== "refused")),
  terms: z.string().default(""),
  /** BCP 47 tags such as `en`, `zh`. */
  languages: z.array(text).default([]),
  style: z.enum(STYLE_NAMES).optional(),
  repertoire: z.enum(["dance", "song", "mixed"]).default("mixed"),
});

/**
 * Read a `source.json`.
 *
 * @param slug the name of the folder
 * @throws MelodistError `invalid-setting` naming each fault
 */
export function parseOwnSource(slug: string, content: string): Source {
  const parsed = OwnSource.safeParse(parseJson(slug, content));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `${issue.path.join(".") || "all of it"}: ${issue.message}`,
    );
    throw new MelodistError(`${slug}/${SOURCE_FILE} does not hold: ${faults.join("; ")}`, {
      code: "invalid-setting",
      hint: EXAMPLE,
    });
  }
  const { style, ...known } = parsed.data;
  return { slug, ...known, style, skipped: {}, titlesAreIds: false, signatureKeys: [], machineChords: [] };
}

/** A file that holds. */
export const EXAMPLE =
  'For example: {"name": "My tunes", "origin": "written by me", "licence": "my own", "tier": "open"}.';

function parseJson(slug: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new MelodistError(`${slug}/${SOURCE_FILE} is not JSON`, {
      code: "invalid-setting",
      hint: EXAMPLE,
      cause,
    });
  }
}
