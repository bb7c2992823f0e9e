/** `npm run bench`: sets the clone up and runs the benchmarks against their own private servers. */

import { spawn } from "node:child_process"
import { join } from "node:path"
import { checkNode, ensureBuild, ensureDependencies, root, stopWith } from "./setup.mjs"

checkNode()
await ensureDependencies()
const isQuestion = process.argv.some((arg) => arg === "-h" || arg === "--help")
if (!isQuestion && !(await ensureBuild())) stopWith("The build failed; see above.")
const child = spawn(
  process.execPath,
  ["--import", "tsx", join(root, "test", "bench", "main.ts"), ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" }
)
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
child.once("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)))
