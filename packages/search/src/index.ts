/** @file The public surface of `@melodist/search`. */
export {
  candidatePairs,
  clusterTunes,
  fingerprintWorth,
  LEAST_SHARED_FINGERPRINTS,
  MOST_TUNES_A_FINGERPRINT,
  type TunePair,
} from "./cluster-tunes.ts";
export { compareMelodies, type Likeness, type Tempo } from "./compare-melodies.ts";
export { DISGUISES, type Disguise, disguise } from "./disguise/disguise.ts";
export { type MelodyCode, melodyCode, noteMeasures, WHOLE_TICKS } from "./melody-code.ts";
export { type FindOptions, findMelody, type MelodyHit, type SharedRun } from "./melody-index/find-melody.ts";
export { openIndex, saveIndex } from "./melody-index/index-file.ts";
export {
  buildIndex,
  type IndexEntry,
  type MelodyIndex,
  type Provenance,
} from "./melody-index/melody-index.ts";
export { packMelody, unpackMelody } from "./pack-melody.ts";
export { isCloseEnough, isSameTune } from "./same-tune.ts";
export { tuneFingerprints } from "./tune-fingerprints.ts";
export { createUnionFind, type UnionFind } from "./union-find.ts";
