import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { type AddressInfo, createServer as createTcpServer } from "node:net"
import { tmpdir } from "node:os"
import { extname, join, normalize } from "node:path"
import { seedDemoOrganisation } from "@jiaosuo/duties/layer"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { layer as personalRecordsLayer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { seedDemoAccounts } from "@jiaosuo/identity/layer"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Reference } from "@jiaosuo/reference/Reference"
import { testNatsUrl } from "@jiaosuo/testing/Bus"
import { privateDatabase } from "@jiaosuo/testing/Database"
import { startHost } from "@jiaosuo/testing/HostProcess"
import { seedFolder } from "@jiaosuo/testing/SeededHost"
import { seedDemoWardens } from "@jiaosuo/wardens/layer"
import { Effect, Exit, Layer, Redacted, Scope } from "effect"
import { createProxyServer } from "http-proxy-3"

const root = join(import.meta.dirname, "..", "..")
const bundles = join(root, "services", "host", "dist")
const pages = join(root, "services", "console", "dist")

/** The two ways to run the product: everything in one process, or a process for each service. */
export type Mode = "host" | "services"

/** Settings with which an export of more than one row is a bulk export (X1). */
export const smallExportLimit = { REFERENCE_TABLES: join(import.meta.dirname, "fixtures", "tables") } as const

/** A running product with the demo accounts, reached under one address. */
export interface Product {
  readonly url: string
  readonly stop: () => Promise<void>
}

const inHost = async (settings: Readonly<Record<string, string>>): Promise<Product> => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-e2e-"))
  await seedFolder(folder)
  const host = await startHost(folder, settings)
  return {
    url: host.url,
    stop: async () => {
      await host.end("SIGTERM")
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createTcpServer()
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  for (let attempt = 0; attempt < 1_200; attempt++) {
    if (child.exitCode !== null) throw new Error(`${url} ended with code ${child.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} never became ready`)
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json"
}

/** The service that answers a request, as `infra/nginx/nginx.conf` routes it; undefined: a page. */
const serviceFor = (method: string, path: string): string | undefined => {
  if (/^\/api\/(session|accounts|access-records|export-approvals)(\/|$)/.test(path)) return "identity"
  if (/^\/api\/(vehicles|unregistered-vehicles)(\/|$)/.test(path)) {
    const isList = path === "/api/vehicles" || path === "/api/unregistered-vehicles"
    return isList && (method === "GET" || method === "HEAD") ? "townships" : "vehicles"
  }
  if (/^\/api\/accidents(\/|$)/.test(path)) {
    const isRead = /^\/api\/accidents(\/(clocks|duplicates|transport-firms|analysis|map)(\/.*)?)?$/.test(path)
    return isRead && (method === "GET" || method === "HEAD") ? "townships" : "accidents"
  }
  if (/^\/api\/duties(\/|$)/.test(path)) {
    const isRead = /^\/api\/duties\/(rosters|posts|people|shifts|load|rest|staffing|gaps)$/.test(path)
    return isRead && (method === "GET" || method === "HEAD") ? "townships" : "duties"
  }
  if (/^\/api\/cases(\/|$)/.test(path)) {
    const isRead = /^\/api\/cases(\/(desk|duplicates|analysis|rules|live))?$/.test(path)
    return isRead && (method === "GET" || method === "HEAD") ? "townships" : "cases"
  }
  if (/^\/api\/(wardens(\/.*)?|batch)$/.test(path)) {
    const isRead =
      /^\/api\/wardens\/(roll|posts|gaps|shifts|records|hazards|services|honours|call-outs\/times|units\/(coverage|groups))$/.test(
        path
      )
    return isRead && (method === "GET" || method === "HEAD") ? "townships" : "wardens"
  }
  if (/^\/(api|healthz|openapi\.json|docs)(\/|$)/.test(path)) return "townships"
  return undefined
}

/** The reverse proxy of the services, with the pages beside them. */
const startProxy = (addresses: ReadonlyMap<string, string>): Promise<Server> => {
  const proxy = createProxyServer({ xfwd: true })
  proxy.on("error", (_, __, answer) => {
    if ("writeHead" in answer && !answer.headersSent) answer.writeHead(502)
    answer.end()
  })
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? "/", "http://proxy").pathname
    const service = serviceFor(request.method ?? "GET", path)
    if (service !== undefined) {
      proxy.web(request, answer, { target: addresses.get(service) as string })
      return
    }
    const asked = join(pages, normalize(path))
    const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(pages, "index.html")
    answer.writeHead(200, { "content-type": contentTypes[extname(file)] ?? "application/octet-stream" })
    createReadStream(file).pipe(answer)
  })
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)))
}

const installationKey = new Uint8Array(32).fill(7)

/** The demo accounts with the organisation that they serve in, as a host makes them. */
const seedDemo = (databaseUrl: string): Promise<unknown> =>
  Effect.runPromise(
    Effect.all([seedDemoAccounts, seedDemoOrganisation, seedDemoWardens], { discard: true }).pipe(
      Effect.provide(
        Layer.mergeAll(
          eventStoreLayer,
          personalRecordsLayer(Redacted.make(installationKey)),
          Reference.layer
        ).pipe(
          Layer.provideMerge(
            postgresLayer({
              url: Redacted.make(databaseUrl),
              applicationName: "demo accounts",
              maxConnections: 4
            })
          )
        )
      )
    )
  )

const inServices = async (ofTest: Readonly<Record<string, string>>): Promise<Product> => {
  const scope = Effect.runSync(Scope.make())
  const databaseUrl = await Effect.runPromise(Scope.extend(privateDatabase, scope))
  const settings = {
    ...process.env,
    ...ofTest,
    DATABASE_URL: databaseUrl,
    NATS_URL: testNatsUrl(),
    NATS_STREAM: `e2e_${Date.now()}`,
    INSTALLATION_KEY: Buffer.from(installationKey).toString("base64"),
    DATABASE_POOL: "12",
    BEHIND_PROXY: "true",
    LOG_LEVEL: "error"
  }
  execFileSync(process.execPath, [join(bundles, "jiaosuo.mjs"), "migrate"], {
    env: settings,
    stdio: "ignore"
  })
  await seedDemo(databaseUrl)
  const children: Array<ChildProcess> = []
  const addresses = new Map<string, string>()
  await Promise.all(
    ["identity", "vehicles", "accidents", "duties", "cases", "wardens", "townships"].map(async (service) => {
      const port = await freePort()
      const child = spawn(process.execPath, [join(bundles, `${service}.mjs`)], {
        env: { ...settings, HOST: "127.0.0.1", PORT: String(port) },
        stdio: ["ignore", "inherit", "inherit"]
      })
      children.push(child)
      addresses.set(service, `http://127.0.0.1:${port}`)
      await untilReady(`http://127.0.0.1:${port}`, child)
    })
  )
  const proxy = await startProxy(addresses)
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    stop: async () => {
      proxy.closeAllConnections()
      await new Promise((resolve) => proxy.close(resolve))
      await Promise.all(
        children.map((child) => {
          const gone = new Promise((resolve) => child.once("exit", resolve))
          child.kill("SIGTERM")
          return gone
        })
      )
      await Effect.runPromise(Scope.close(scope, Exit.void))
    }
  }
}

/** Starts the product from the bundles that `npm test` has built, with settings of one's own beside the usual ones. */
export const startProduct = (
  mode: Mode,
  settings: Readonly<Record<string, string>> = {}
): Promise<Product> => (mode === "host" ? inHost(settings) : inServices(settings))
