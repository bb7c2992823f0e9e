import { createServer } from "node:net"
import { Effect } from "effect"

/**
 * A TCP port of the loopback interface that nobody listens on at this moment. Whoever binds it later must
 * be ready to find it taken and ask again.
 */
export const freePort: Effect.Effect<number> = Effect.async<number>((resume) => {
  const server = createServer()
  server.once("error", (error) => resume(Effect.die(error)))
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    server.close(() => resume(Effect.succeed(port)))
  })
})
