/**
 * `npm start`: from a fresh clone to a running product. Installs what is missing, builds what has changed,
 * and becomes the host: servers, migrations, demo data, and the address to open are its own doing.
 */
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { checkNode, ensureBuild, ensureDependencies, root, stopWith } from "./setup.mjs"

checkNode()
await ensureDependencies()
if (!(await ensureBuild())) stopWith("The build failed; see above.")
process.env.DATA_DIR ??= join(root, ".data")
process.setSourceMapsEnabled(true)
await import(pathToFileURL(join(root, "services", "host", "dist", "main.mjs")).href)
