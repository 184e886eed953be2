/** @file Which folders of a corpora folder are read, which are left out and why; what is forbidden stops the build. */
import { MelodistError } from "@melodist/errors";
import type { Words } from "../words.ts";
import { refusedByMention, refusedByName } from "./find-refusal.ts";
import { EXAMPLE, parseOwnSource, SOURCE_FILE } from "./own-source.ts";
import type { RefusedSource, Source } from "./source.ts";
import { REFUSED_SOURCES, SOURCES } from "./sources.data.ts";
import type { Tier } from "./tier.ts";

/** A folder of the corpora folder. */
export interface SourceFolder {
  readonly name: string;
  /** Content of its `source.json`, where there is one. */
  readonly description: string | undefined;
}

export interface SourceChoice {
  readonly tiers: readonly Tier[];
  /** Sources that are for research only and were asked for by name. */
  readonly allow: readonly string[];
}

export interface ChosenSources {
  /** In the order of the folders. */
  readonly chosen: readonly Source[];
  readonly leftOut: readonly { readonly source: Source; readonly reason: Words }[];
}

/**
 * Choose what to read.
 *
 * @throws MelodistError `refused-source` when a folder is of a source whose terms forbid this use, or of none that is known
 * @throws MelodistError `invalid-setting` when a `source.json` does not hold
 * @throws MelodistError `not-found` when a source is allowed that is not there
 */
export function chooseSources(folders: readonly SourceFolder[], choice: SourceChoice): ChosenSources {
  for (const name of choice.allow) checkAllowed(name, folders);
  const chosen: Source[] = [];
  const leftOut: { source: Source; reason: Words }[] = [];
  for (const folder of folders) {
    const source = describeFolder(folder);
    const reason = reasonToLeaveOut(source, choice);
    if (reason === undefined) chosen.push(source);
    else leftOut.push({ source, reason });
  }
  return { chosen, leftOut };
}

/** What is known about a folder. @throws MelodistError as `chooseSources` */
export function describeFolder({ name, description }: SourceFolder): Source {
  const refused = refusedByName(name);
  if (refused !== undefined) throw refuse(name, refused);
  if (description !== undefined) {
    const own = parseOwnSource(name, description);
    const origin = refusedByName(own.name) ?? refusedByMention(`${own.name} ${own.origin} ${own.terms}`);
    if (origin !== undefined) throw refuse(name, origin);
    return own;
  }
  const known = SOURCES.find(({ slug }) => slug === name);
  if (known !== undefined) return known;
  throw new MelodistError(`nothing is known about the source of ${name}`, {
    code: "refused-source",
    hint: `Say where it comes from in ${name}/${SOURCE_FILE}, or move the folder away. ${EXAMPLE}`,
  });
}

function refuse(folder: string, { name, reason, wayOut }: RefusedSource): MelodistError {
  return new MelodistError(`${folder} is refused: of ${name}, ${reason.en} (${reason.zh})`, {
    code: "refused-source",
    hint: `Move the folder away. ${wayOut.en} ${wayOut.zh}`,
  });
}

function checkAllowed(name: string, folders: readonly SourceFolder[]): void {
  const refused = REFUSED_SOURCES.find(({ slug }) => slug === name) ?? refusedByName(name);
  if (refused !== undefined) throw refuse(name, refused);
  if (folders.some((folder) => folder.name === name)) return;
  throw new MelodistError(`no source to allow by the name ${name}`, {
    code: "not-found",
    hint: `There are: ${folders.map((folder) => folder.name).join(", ") || "none"}.`,
  });
}

function reasonToLeaveOut({ slug, tier }: Source, { tiers, allow }: SourceChoice): Words | undefined {
  if (allow.includes(slug)) return undefined;
  if (tier === "research-only") {
    return { en: `research only: needs --allow ${slug}`, zh: `仅供研究：需要 --allow ${slug}` };
  }
  if (tiers.includes(tier)) return undefined;
  return { en: `tier ${tier} was not asked for`, zh: `未选择 ${tier} 级` };
}
