import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { telemetryLayer } from "@jiaosuo/platform/Telemetry"
import { Effect } from "effect"
import { expect, it } from "vitest"

it("spans reach the collector that is configured, under the name of the service", async () => {
  const received: Array<{ readonly path: string | undefined; readonly body: string }> = []
  const collector = createServer((request, response) => {
    let body = ""
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on("end", () => {
      received.push({ path: request.url, body })
      response.end("{}")
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve))
  const { port } = collector.address() as AddressInfo
  await Effect.runPromise(
    Effect.void.pipe(
      Effect.withSpan("Vehicles.register"),
      Effect.provide(
        telemetryLayer({
          endpoint: `http://127.0.0.1:${port}/`,
          serviceName: "jiaosuo-test",
          serviceVersion: "0"
        })
      )
    )
  )
  collector.close()
  collector.closeAllConnections()
  expect(received.map(({ path }) => path)).toEqual(["/v1/traces"])
  expect(received[0]?.body).toContain('"name":"Vehicles.register"')
  expect(received[0]?.body).toContain("jiaosuo-test")
})

it("nothing is sent where no collector is configured", async () => {
  const layer = telemetryLayer({ endpoint: undefined, serviceName: "x", serviceVersion: "0" })
  expect(await Effect.runPromise(Effect.provide(Effect.succeed("ran"), layer))).toBe("ran")
})
