#!/usr/bin/env node
/** The command line `jiaosuo`, run from the clone. Sets the clone up when that has not been done yet. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { checkNode, ensureBuild, ensureDependencies, root, stopWith } from "./setup.mjs"

checkNode()
const bundle = join(root, "services", "host", "dist", "jiaosuo.mjs")
if (!existsSync(bundle) || process.argv[2] === "start") {
  await ensureDependencies()
  if (!(await ensureBuild())) stopWith("The build failed; see above.")
}
process.env.DATA_DIR ??= join(root, ".data")
await import(pathToFileURL(bundle).href)
