import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freePort } from "@jiaosuo/platform/FreePort"
import { findNatsServer } from "@jiaosuo/platform/NatsBinary"
import { Effect, type Scope } from "effect"

/** A nats-server that a test may end and start again. */
export interface NatsServer {
  readonly url: string
  readonly start: Effect.Effect<void>
  /** Ends it as a power cut would. */
  readonly kill: Effect.Effect<void>
  /** Forgets everything it has stored; only while it is down. */
  readonly wipe: Effect.Effect<void>
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port })
    socket.once("data", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })

/** A server of the test's own, down at first; gone when the scope closes. */
export const natsServer: Effect.Effect<NatsServer, never, Scope.Scope> = Effect.gen(function* () {
  const binary = yield* Effect.orDie(findNatsServer())
  const port = yield* freePort
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-nats-"))
  let running: ChildProcess | undefined
  // A test that runs out of time does not get to its finalizers.
  process.once("exit", () => running?.kill("SIGKILL"))

  const kill = Effect.promise(async () => {
    const ending = running
    running = undefined
    if (ending === undefined) return
    const ended = once(ending, "exit")
    ending.kill("SIGKILL")
    await ended
  })
  yield* Effect.addFinalizer(() =>
    Effect.zipRight(
      kill,
      Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
    )
  )
  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    wipe: Effect.sync(() => rmSync(folder, { recursive: true, force: true })),
    start: Effect.promise(async () => {
      running = spawn(binary, ["-js", "-sd", folder, "-a", "127.0.0.1", "-p", String(port)], {
        stdio: "ignore"
      })
      while (!(await listens(port))) await new Promise((resume) => setTimeout(resume, 20))
    })
  }
})
