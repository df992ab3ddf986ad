// The shapes of the server's answers in TypeScript, from the description that it gives of itself.
// `node types.mjs` writes them; with --check it says whether they are fresh.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { format } from "prettier";

const here = dirname(fileURLToPath(import.meta.url));
const description = resolve(here, "../docs/generated/openapi.json");
const target = resolve(here, "src/api/described.ts");

// The pages need the shapes; the addresses stand where they are asked.
const { paths: _, ...described } = JSON.parse(readFileSync(description, "utf8"));
const tree = await openapiTS({ ...described, paths: {} });
const text =
  "// Made by `npm run types` from docs/generated/openapi.json. Do not edit.\n\n" +
  (await format(astToString(tree), { parser: "typescript", printWidth: 100 }));

if (!process.argv.includes("--check")) {
  writeFileSync(target, text);
} else if (readFileSync(target, "utf8") !== text) {
  console.error("src/api/described.ts is not what the server describes; run `npm run types`");
  process.exit(1);
}
