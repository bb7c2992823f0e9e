/**
 * `npm start`: from a fresh clone to a running product. Installs what is missing, builds what has changed,
 * and becomes the host: servers, migrations, demo data, and the address to open are its own doing.
 */
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { checkNode, ensureBuild, ensureDependencies, root, stopWith } from "./setup.mjs"

/** An npm that was killed cannot pass the signal on: its end is the signal. */
const endWithParent = () => {
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    process.kill(process.pid, "SIGTERM")
  }, 250)
  look.unref()
}

checkNode()
await ensureDependencies()
if (!(await ensureBuild())) stopWith("The build failed; see above.")
if (process.env.npm_lifecycle_event !== undefined) endWithParent()
process.env.DATA_DIR ??= join(root, ".data")
process.setSourceMapsEnabled(true)
await import(pathToFileURL(join(root, "services", "host", "dist", "main.mjs")).href)
