import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The portal is files alone: no inline script or style, nothing from another host.
export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    outDir: process.env.RENGA_WEB_OUT ?? "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { "/api": process.env.RENGA_SERVER ?? "http://127.0.0.1:8080" } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
