import { benchAccidents } from "./accidents.ts"
import { benchAppends } from "./appends.ts"
import { benchCases } from "./cases.ts"
import type { Line } from "./measure.ts"
import { benchPersuasions } from "./persuasions.ts"
import { benchProduct } from "./product.ts"
import { benchProjections } from "./projections.ts"
import { printLine, printTable } from "./report.ts"
import { startServers } from "./servers.ts"
import { benchWardens } from "./wardens.ts"

/** Every part in turn on private servers; what they are called is what the command line names. */
const parts: Readonly<
  Record<string, (servers: Awaited<ReturnType<typeof startServers>>) => Promise<ReadonlyArray<Line>>>
> = {
  appends: async (servers) => benchAppends(await servers.database("appends")),
  projections: benchProjections,
  product: () => benchProduct(),
  accidents: () => benchAccidents(),
  cases: () => benchCases(),
  wardens: async () => [...(await benchWardens()), ...(await benchPersuasions())]
}

const usage = `npm run bench [-- [--json] [part …]]

  parts       ${Object.keys(parts).join(", ")}; all of them where none is named
  --json      one object a line instead of a table
  -h, --help  this text

Exit codes: 0 every target was met, 1 one was not, 2 usage.
`

const args = process.argv.slice(2)
if (args.includes("-h") || args.includes("--help")) {
  process.stdout.write(usage)
  process.exit(0)
}
const json = args.includes("--json")
const wanted = args.filter((arg) => arg !== "--json")
const unknown = wanted.filter((arg) => !Object.hasOwn(parts, arg))
if (unknown.length > 0) {
  process.stderr.write(`unknown: ${unknown.join(", ")}\n\n${usage}`)
  process.exit(2)
}
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
