/**
 * @file Packs the `melodist` command for npm: our packages bundled into one file, outside libraries as dependencies.
 *
 * `npm run pack` leaves `build/melodist-VERSION.tgz`, with the models, which installs in an empty folder.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  ...{ version, description, license, type: "module", engines, bin },
  dependencies: pick((name) => !OPTIONAL.has(name)),
  optionalDependencies: pick((name) => OPTIONAL.has(name)),
};
writeFileSync(`${TARGET}package.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
for (const name of ["LICENSE", "NOTICE", "README.md", "models"].filter((name) =>
  readdirSync(ROOT).includes(name),
)) {
  cpSync(`${ROOT}${name}`, `${TARGET}${name}`, { recursive: true });
}
execFileSync("npm", ["pack", "--silent", "--pack-destination", `${ROOT}build`], {
  cwd: TARGET,
  stdio: "inherit",
});
