/** @file The floors of the house: a package may only stand on lower ones, and all move in lockstep. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const PACKAGES = new URL("../packages/", import.meta.url);

/** Lower floors may not know of higher ones; packages of one floor do not know each other. */
const FLOORS: Readonly<Record<string, number>> = {
  errors: 0,
  random: 0,
  score: 1,
  tensor: 1,
  bundle: 1,
  abc: 2,
  analysis: 2,
  network: 2,
  formats: 3,
  tokens: 3,
  search: 3,
  corpus: 4,
  train: 4,
  infer: 4,
  compose: 5,
  server: 7,
  cli: 8,
};

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifests = readdirSync(PACKAGES).map(
  (folder) => JSON.parse(readFileSync(new URL(`${folder}/package.json`, PACKAGES), "utf8")) as Manifest,
);

function floorOf(name: string): number {
  const floor = FLOORS[name.replace("@melodist/", "")];
  if (floor === undefined) throw new Error(`${name} has no floor: add it to FLOORS and to CONTRIBUTING.md`);
  return floor;
}

describe.each(manifests.map((manifest) => [manifest.name, manifest] as const))("%s", (name, manifest) => {
  const inside = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([other]) =>
    other.startsWith("@melodist/"),
  );

  it("stands only on lower floors", () => {
    const higher = inside.filter(([other]) => floorOf(other) >= floorOf(name)).map(([other]) => other);
    expect(higher).toEqual([]);
  });

  it("names its house-mates by the one version all share", () => {
    expect(inside.filter(([, version]) => version !== manifest.version)).toEqual([]);
    expect(manifest.version).toBe(manifests[0]?.version);
  });
});
