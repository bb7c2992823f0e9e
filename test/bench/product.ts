import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { type KillableHost, makeHost } from "@jiaosuo/testing/KillableHost"
import { writeHistory } from "./history.ts"
import { makeSender, signIn } from "./http.ts"
import { alone, alternate, closedLoop, compared, type Line } from "./measure.ts"

const root = join(import.meta.dirname, "..", "..")
const run = promisify(execFile)
const ledger = readFileSync(join(root, "services/vehicles/test/import/fixtures/key-vehicles.csv"), "utf8")
const rowsOfLedger = 10_240
const olderEvents = 1_000_000

/** The ledger with other plates and VINs, so that it can be imported again as a new one. */
const variant = (n: number): string =>
  ledger
    .replaceAll(/,鲁M/g, `,鲁${"ABCDEFGHJK"[n]}`)
    .replaceAll(/,鲁1(\d{6}),/g, `,鲁${n + 2}$1,`)
    .replaceAll(/,L([0-9A-Z]{16}),/g, (_, rest: string) => `,${"HJKLMNPRST"[n]}${rest},`)

const jiaosuo = async (host: KillableHost, ...args: ReadonlyArray<string>): Promise<string> => {
  const { stdout } = await run(process.execPath, [join(root, "infra/scripts/jiaosuo.mjs"), ...args], {
    env: { ...process.env, DATA_DIR: host.dataDirectory },
    maxBuffer: 64_000_000
  })
  return stdout
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1_024

interface Status {
  readonly position: number
  readonly district: { readonly vehicles: number }
}

const statusOf = async (host: KillableHost, token: string, query = ""): Promise<Status> => {
  const answer = await fetch(`${host.url()}/api/townships/status${query}`, {
    headers: { authorization: `Bearer ${token}` }
  })
  return (await answer.json()) as Status
}

/** From the start of the command until the status shows the rows; milliseconds. */
const importLedger = async (
  host: KillableHost,
  token: string,
  n: number,
  folder: string
): Promise<number> => {
  const file = join(folder, `ledger-${n}.csv`)
  writeFileSync(file, n < 0 ? ledger : variant(n))
  const before = (await statusOf(host, token)).district.vehicles
  const began = performance.now()
  const sums = JSON.parse(
    (await jiaosuo(host, "import", "vehicles", file, "--json")).trim().split("\n").at(-1) ?? ""
  )
  for (;;) {
    const { district } = await statusOf(host, token)
    if (district.vehicles === before + sums.accepted) break
    if (performance.now() - began > 120_000) throw new Error("the status never showed the ledger")
  }
  if (sums.accepted < 9_000) throw new Error(`only ${sums.accepted} rows of the ledger were accepted`)
  return performance.now() - began
}

const overHttp = async (host: KillableHost, token: string): Promise<ReadonlyArray<Line>> => {
  const { send, close } = makeSender(32)
  let n = 0
  const expectStatus = (wanted: number) => (status: number) => {
    if (status !== wanted) throw new Error(`answered ${status} instead of ${wanted}`)
  }
  const register = () => {
    const number = `鲁N${String(n++).padStart(5, "0")}`
    const owner = { kind: "company", name: "富源远航运输有限公司" }
    const body = {
      plate: { kind: "01", number },
      vehicleType: "H11",
      use: "F",
      owner,
      village: "371603002234"
    }
    return send(`${host.url()}/api/vehicles`, "POST", token, JSON.stringify(body)).then(expectStatus(201))
  }
  const read = () => send(`${host.url()}/api/townships/status`, "GET", token).then(expectStatus(200))
  const posts = await closedLoop(32, 4_000, register)
  const gets = await closedLoop(32, 4_000, read)
  close()
  return [
    alone("POST /api/vehicles, 32 connections", "requests/s", posts.perSecond),
    alone("POST /api/vehicles, 32 connections, p99", "ms", posts.p99),
    alone("GET /api/townships/status, 32 connections", "requests/s", gets.perSecond),
    alone("GET /api/townships/status, 32 connections, p99", "ms", gets.p99)
  ]
}

const level = async (host: KillableHost, token: string, position: number): Promise<void> => {
  // While the read models are built over a million events there is no status, and so no position.
  for (let reached: number | undefined; reached === undefined || reached < position; ) {
    await new Promise((wait) => setTimeout(wait, 250))
    const answered: Partial<Status> = await statusOf(host, token)
    reached = answered.position
  }
}

/** The product as a whole: imports on an empty and on an old log, HTTP, memory, rebuild. */
export const benchProduct = async (): Promise<ReadonlyArray<Line>> => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-bench-ledgers-"))
  const empty = makeHost()
  const old = makeHost()
  const lines: Array<Line> = []
  try {
    await empty.start()
    await new Promise((wait) => setTimeout(wait, 3_000))
    lines.push(
      alone("resident memory of the host, idle", "MB", residentMegabytes(empty.pid()), { atMost: 350 })
    )
    const onEmpty = await signIn(empty.url(), "registrar")
    const first = await importLedger(empty, onEmpty, -1, folder)
    lines.push(
      alone("the 10 240-row ledger through jiaosuo import until the status shows it", "s", first / 1_000, {
        atMost: 15
      }),
      alone("resident memory of the host, after the import", "MB", residentMegabytes(empty.pid()))
    )

    await old.start()
    await writeHistory(old.databaseUrl(), olderEvents)
    const onOld = await signIn(old.url(), "registrar")
    await level(old, onOld, olderEvents)
    let round = 0
    const figures = await alternate(
      3,
      async () => (await importLedger(old, onOld, round, folder)) / rowsOfLedger,
      async () => (await importLedger(empty, onEmpty, round++, folder)) / rowsOfLedger
    )
    lines.push(
      compared("import after 1 000 000 older events: time per row / on a young log", "ms", figures, {
        atMost: 1.2
      })
    )
    lines.push(...(await overHttp(empty, onEmpty)))
    await empty.stop()

    const { position } = await statusOf(old, onOld)
    const began = performance.now()
    await jiaosuo(old, "rebuild", "vehicle_register")
    const perSecond = (position / (performance.now() - began)) * 1_000
    lines.push(
      alone(`rebuild of all models over ${position.toLocaleString("en")} events`, "events/s", perSecond, {
        atLeast: 30_000
      })
    )
    return lines
  } finally {
    await empty.stop()
    await old.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
