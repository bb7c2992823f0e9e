import { createServer } from "node:net"
import { Data, Effect } from "effect"

/** Somebody else listens there. */
export class PortIsTaken extends Data.TaggedError("PortIsTaken")<{
  readonly host: string
  readonly port: number
  readonly reason: string
}> {
  override get message(): string {
    return `Port ${this.port} of ${this.host} cannot be used (${this.reason}). Set PORT to another one.`
  }
}

/** Tried in this order where no port is set, so that several clones on one machine do not meet. */
const usualPorts = Array.from({ length: 20 }, (_, offset) => 8080 + offset)

const listenOnce = (host: string, port: number): Effect.Effect<number, PortIsTaken> =>
  Effect.async((resume) => {
    const server = createServer()
    server.once("error", (error: NodeJS.ErrnoException) =>
      resume(Effect.fail(new PortIsTaken({ host, port, reason: error.code ?? error.message })))
    )
    server.listen(port, host, () => server.close(() => resume(Effect.succeed(port))))
  })

/**
 * The port that was set, if it can be used; else 8080 or the next one that is free; else any (0). Asked before
 * anything is started, so that a wrong setting is told at once.
 */
export const choosePort = (host: string, wanted: number | undefined): Effect.Effect<number, PortIsTaken> =>
  wanted !== undefined
    ? listenOnce(host, wanted)
    : Effect.firstSuccessOf(usualPorts.map((port) => listenOnce(host, port))).pipe(
        Effect.orElseSucceed(() => 0)
      )
