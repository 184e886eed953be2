/** @file The public surface of `@melodist/bundle`. */
export { type Bundle, BundleVocabulary, describeFile, loadBundle, type ReadFile } from "./bundle.ts";
export {
  BUNDLE_VERSION,
  BundleManifest,
  FileEntry,
  MANIFEST_FILE,
  Provenance,
  parseManifest,
} from "./manifest.ts";
