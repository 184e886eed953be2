/** @file Where a user's library is kept, and where the built page lies. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder of the user's library, as the system has it.
 *
 * @example
 * dataFolder({ HOME: "/home/ada" }, "linux"); // => "/home/ada/.local/share/melodist"
 */
export function dataFolder(environment: Environment, platform: NodeJS.Platform): string {
  const home = environment["HOME"] || environment["USERPROFILE"] || ".";
  switch (platform) {
    case "win32":
      return join(environment["LOCALAPPDATA"] || join(home, "AppData", "Local"), "melodist");
    case "darwin":
      return join(home, "Library", "Application Support", "melodist");
    default:
      return join(environment["XDG_DATA_HOME"] || join(home, ".local", "share"), "melodist");
  }
}

/** Where the page is: beside the packed program, or as it is built in the source. */
const PAGES = ["studio", join("apps", "studio", "dist")] as const;

/** The folder of the built page; undefined when it is not built. */
export function pageFolder(): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const page = PAGES.map((name) => join(folder, name)).find((one) => existsSync(join(one, "index.html")));
    if (page !== undefined) return page;
    if (folder === dirname(folder)) return undefined;
  }
}
