/** @file One test run over every package; packages are found as source, so nothing is built first. */
import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

const conditions = ["melodist-source", ...defaultServerConditions];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "tests/**/*.test.ts",
      "apps/*/src/**/*.test.ts",
      "apps/*/e2e/**/*.test.ts",
    ],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    onConsoleLog() {
      throw new Error("tests are quiet: no console output");
    },
  },
});
