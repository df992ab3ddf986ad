import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const packages = resolve(__dirname, "node_modules");

// The tests in a browser: each file starts the program that RENGA_PROGRAM names, over a folder of its own.
export default defineConfig({
  root: resolve(__dirname, "../tests/browser"),
  cacheDir: resolve(packages, ".vite-browser"),
  resolve: {
    alias: {
      "playwright-core": resolve(packages, "playwright-core/index.mjs"),
      "axe-core": resolve(packages, "axe-core/axe.js"),
    },
  },
  server: { fs: { allow: [resolve(__dirname, "..")] } },
  test: {
    include: ["*.test.ts"],
    environment: "node",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    bail: 0,
  },
});
