/** @file How the page is built: from the packages' source, nothing inlined that a strict policy would refuse. */
import { preact } from "@preact/preset-vite";
import { defaultClientConditions, defineConfig } from "vite";

/** Where `melodist serve` listens while the page is being worked on. */
const SERVER = process.env["MELODIST_SERVER"] ?? "http://127.0.0.1:4180";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [preact()],
  resolve: { conditions: ["melodist-source", ...defaultClientConditions] },
  worker: { format: "es" },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10_000,
  },
  server: {
    proxy: {
      "/api": {
        target: SERVER,
        changeOrigin: true,
        configure: (proxy) => proxy.on("proxyReq", (request) => request.setHeader("origin", SERVER)),
      },
      "/health": { target: SERVER, changeOrigin: true },
    },
  },
});
