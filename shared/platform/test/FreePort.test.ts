import { createServer } from "node:net"
import { freePort } from "@jiaosuo/platform/FreePort"
import { Effect } from "effect"
import { expect, it } from "vitest"

it("a free port can be listened on at once", async () => {
  const port = await Effect.runPromise(freePort)
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", resolve)
  })
  server.close()
  expect(port).toBeGreaterThan(1023)
})
