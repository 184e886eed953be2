/** @file The sources that are known, or those of a folder, as a table people read or as JSON. */
import {
  ALL_TIERS,
  chooseSources,
  listFolders,
  REFUSED_SOURCES,
  SOURCES,
  type Source,
  type Standing,
  standingOf,
  type Tier,
} from "@melodist/corpus";
import type { Language } from "@melodist/score";
import type { Surroundings } from "../command/command.ts";

/** A source as it is listed. */
interface ListedSource {
  readonly slug: string;
  readonly name: string;
  readonly licence: string;
  readonly tier: Tier;
  readonly standing: Standing;
  /** Why not, and what instead; in the reader's language. */
  readonly remark: string;
}

/**
 * List sources.
 *
 * @returns the exit code
 * @throws MelodistError `refused-source`, `not-found`, `invalid-setting` about the folder
 */
export async function listSources(
  { corpora, json }: { readonly corpora?: string | undefined; readonly json: boolean },
  world: Surroundings,
): Promise<number> {
  const rows =
    corpora === undefined ? knownSources(world.language) : await sourcesOf(corpora, world.language);
  if (json) world.write(`${JSON.stringify(rows)}\n`);
  else for (const row of rows) world.write(`${describe(row, world.language)}\n`);
  return 0;
}

function knownSources(language: Language): readonly ListedSource[] {
  const refused = REFUSED_SOURCES.map(({ slug, name, reason, wayOut }): ListedSource => {
    const remark = language === "en" ? `${reason.en}. ${wayOut.en}` : `${reason.zh}。${wayOut.zh}`;
    return { slug, name, licence: "", tier: "refused", standing: "refused", remark };
  });
  return [...SOURCES.map((source) => listed(source, language)), ...refused];
}

async function sourcesOf(corpora: string, language: Language): Promise<readonly ListedSource[]> {
  const { chosen, leftOut } = chooseSources(await listFolders(corpora), { tiers: ALL_TIERS, allow: [] });
  return [...chosen, ...leftOut.map(({ source }) => source)].map((source) => listed(source, language));
}

function listed({ slug, name, licence, tier, terms }: Source, language: Language): ListedSource {
  const standing = standingOf(tier);
  const flag = tier === "research-only" ? `--allow ${slug}` : "--tiers all";
  const needs = language === "en" ? `needs ${flag}` : `需要 ${flag}`;
  const remarks = [standing === "flag" ? needs : "", terms].filter((text) => text !== "");
  return { slug, name, licence, tier, standing, remark: remarks.join("; ") };
}

const STANDINGS: Readonly<Record<Language, Readonly<Record<Standing, string>>>> = {
  en: { default: "default", flag: "on request", refused: "refused" },
  zh: { default: "默认使用", flag: "须点名", refused: "不可使用" },
};

function describe(row: ListedSource, language: Language): string {
  const [open, close] = language === "en" ? [" (", ")"] : ["（", "）"];
  const standing = row.standing === "refused" ? "" : `${row.tier}, ${row.licence}; `;
  const remark = row.remark === "" ? "" : `\n    ${row.remark}`;
  return `${row.slug}: ${row.name}${open}${standing}${STANDINGS[language][row.standing]}${close}${remark}`;
}
