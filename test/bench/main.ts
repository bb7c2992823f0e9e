import { benchAppends } from "./appends.ts"
import type { Line } from "./measure.ts"
import { benchProduct } from "./product.ts"
import { benchProjections } from "./projections.ts"
import { printLine, printTable } from "./report.ts"
import { startServers } from "./servers.ts"

/** `npm run bench [-- --json] [part …]`: every part in turn on private servers; parts are named below. */
const parts: Readonly<
  Record<string, (servers: Awaited<ReturnType<typeof startServers>>) => Promise<ReadonlyArray<Line>>>
> = {
  appends: async (servers) => benchAppends(await servers.database("appends")),
  projections: benchProjections,
  product: () => benchProduct()
}

const json = process.argv.includes("--json")
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith("--"))
const servers = await startServers()
const lines: Array<Line> = []
try {
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    if (!json) process.stderr.write(`measuring: ${name}\n`)
    for (const line of await part(servers)) {
      lines.push(line)
      if (json) printLine(line)
    }
  }
} finally {
  await servers.stop()
}
if (!json) printTable(lines)
process.exitCode = lines.every((line) => line.ok) ? 0 : 1
