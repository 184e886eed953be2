/**
 * @file Packs the `melodist` command for npm: our packages bundled, outside libraries as dependencies.
 *
 * `npm run pack` leaves `build/melodist-VERSION.tgz`, with the studio's page and the models, which installs in an empty folder.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const TARGET = `${ROOT}build/melodist/`;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(`${ROOT}packages/${folder}/package.json`, "utf8")) as Manifest;
}

/** What the bundle still imports: every outside dependency of the packages that the command stands on. */
function outsideDependencies(folder: string, found: Record<string, string> = {}): Record<string, string> {
  for (const [name, version] of Object.entries(readManifest(folder).dependencies ?? {})) {
    if (name.startsWith("@melodist/")) outsideDependencies(name.replace("@melodist/", ""), found);
    else found[name] = version;
  }
  return found;
}

/** Large, and needed where networks run: an installation without it still checks, converts and searches. */
const OPTIONAL: ReadonlySet<string> = new Set(["onnxruntime-node"]);

/** What else goes along, and where the program looks for it. */
const CARRIED = {
  LICENSE: "LICENSE",
  NOTICE: "NOTICE",
  "README.md": "README.md",
  models: "models",
  "packages/server/migrations": "migrations",
  "apps/studio/dist": "studio",
} as const;

const { version, description, license, engines, bin } = readManifest("cli");
const dependencies = outsideDependencies("cli");

function pick(wanted: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => wanted(name)));
}

rmSync(`${ROOT}build`, { recursive: true, force: true });
mkdirSync(`${TARGET}dist`, { recursive: true });
await build({
  entryPoints: [`${ROOT}packages/cli/src/main.ts`],
  outdir: `${TARGET}dist`,
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  conditions: ["melodist-source"],
  external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
});
const manifest = {
  name: "melodist",
  ...{ version, description, type: "module", engines, bin },
  // The program, and the weights of `world` that come along.
  license: `${license} AND CC-BY-NC-SA-4.0`,
  dependencies: pick((name) => !OPTIONAL.has(name)),
  optionalDependencies: pick((name) => OPTIONAL.has(name)),
};
writeFileSync(`${TARGET}package.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
execFileSync("npm", ["run", "-s", "studio:build"], { cwd: ROOT, stdio: "inherit" });
for (const [from, to] of Object.entries(CARRIED)) {
  if (existsSync(`${ROOT}${from}`)) cpSync(`${ROOT}${from}`, `${TARGET}${to}`, { recursive: true });
}
execFileSync("npm", ["pack", "--silent", "--pack-destination", `${ROOT}build`], {
  cwd: TARGET,
  stdio: "inherit",
});
