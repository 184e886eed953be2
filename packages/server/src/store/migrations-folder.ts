/** @file Where the SQL files are that make the tables, or bring them up to date. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder `migrations` above this file: in the source, and beside the built program. */
export function migrationsFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, "migrations");
    if (existsSync(join(found, "meta", "_journal.json"))) return found;
    if (folder === dirname(folder)) throw new Error("the program's folder migrations is missing");
  }
}
