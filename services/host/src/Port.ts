import { createServer } from "node:net"
import { Effect } from "effect"

/** Tried in this order where no port is set, so that several clones on one machine do not meet. */
const usualPorts = Array.from({ length: 20 }, (_, offset) => 8080 + offset)

const isFree = (host: string, port: number): Effect.Effect<boolean> =>
  Effect.async((resume) => {
    const server = createServer()
    server.once("error", () => resume(Effect.succeed(false)))
    server.listen(port, host, () => server.close(() => resume(Effect.succeed(true))))
  })

/** The port that was set; else 8080 or the next one that is free; else any (0). */
export const choosePort = (host: string, wanted: number | undefined): Effect.Effect<number> =>
  wanted !== undefined
    ? Effect.succeed(wanted)
    : Effect.map(
        Effect.findFirst(usualPorts, (port) => isFree(host, port)),
        (found) => (found._tag === "Some" ? found.value : 0)
      )
