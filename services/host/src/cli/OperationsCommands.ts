import { readEvents } from "./EventStream.ts"
import type { HostConnection } from "./HostConnection.ts"
import { CommandFailed, exitCodes, note, print, printJson, table } from "./Outcome.ts"
import { progressBar } from "./ProgressBar.ts"

interface Verified {
  readonly ok: boolean
  readonly events: number
  readonly streams: number
  readonly head: number
  readonly headHash: string
  readonly bad: {
    readonly position: number
    readonly stream: string | null
    readonly version: number | null
    readonly reason: string
  } | null
}

interface Model {
  readonly model: string
  readonly version: string
  readonly state: string
  readonly position: number
  readonly lag: number
  readonly parked: number
}

interface Parked {
  readonly model: string
  readonly position: number
  readonly type: string
  readonly township: string | null
  readonly error: string
  readonly parkedAt: string
}

interface Json {
  readonly json: boolean
}

/** `jiaosuo verify`: walks the whole log on the host; fails naming the first event that is not what was appended. */
export const verify = async (host: HostConnection, options: Json): Promise<void> => {
  const response = await host.request("/api/operations/verify", {
    method: "POST",
    headers: { accept: "text/event-stream" }
  })
  const bar = progressBar("verify", "events")
  let verified: Verified | undefined
  for await (const event of readEvents(response)) {
    if (event.name === "progress") {
      const { position, head } = event.data as { position: number; head: number }
      bar.show(position, head)
    }
    if (event.name === "result") verified = event.data as Verified
  }
  bar.end()
  if (verified === undefined) throw new CommandFailed("The host broke off before the walk was over.")
  if (options.json) printJson(verified)
  else if (verified.bad === null) {
    print(
      `${verified.events} events in ${verified.streams} streams are as they were appended; head ${verified.headHash}`
    )
  }
  if (verified.bad !== null) {
    const { position, stream, version, reason } = verified.bad
    const where =
      stream === null ? `position ${position}` : `position ${position} (${stream} version ${version})`
    throw new CommandFailed(options.json ? "" : `The log was changed at ${where}: ${reason}`)
  }
}

/** `jiaosuo models`: how far each read model is. */
export const showModels = async (host: HostConnection, options: Json): Promise<void> => {
  const answer = await host.json<{ readonly models: ReadonlyArray<Model> }>("/api/operations/models")
  if (options.json) return printJson(answer.models)
  const rows = answer.models.map((one) => [
    one.model,
    one.version,
    one.state,
    one.position,
    one.lag,
    one.parked
  ])
  print(table(["model", "version", "state", "position", "lag", "parked"], rows))
}

const settled = (model: Model): boolean => model.state === "live" && model.lag === 0

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

/**
 * `jiaosuo rebuild`: builds one model, or all, anew beside the live ones, and returns when they have been
 * swapped in and are level with the log.
 */
export const rebuild = async (
  host: HostConnection,
  wanted: string | undefined,
  options: Json
): Promise<void> => {
  const read = async () =>
    (await host.json<{ readonly models: ReadonlyArray<Model> }>("/api/operations/models")).models
  const names = wanted === undefined ? (await read()).map((one) => one.model) : [wanted]
  const began = Date.now()
  for (const name of names) {
    await host.request(`/api/operations/models/${encodeURIComponent(name)}/rebuild`, { method: "POST" })
  }
  const bar = progressBar("rebuild", "events")
  let models = await read()
  for (;;) {
    const ours = models.filter((one) => names.includes(one.model))
    const head = Math.max(0, ...ours.map((one) => one.position + one.lag))
    bar.show(Math.min(...ours.map((one) => one.position)), head)
    if (ours.every(settled)) break
    await pause(200)
    models = await read()
  }
  bar.end()
  const seconds = (Date.now() - began) / 1000
  if (options.json) printJson({ rebuilt: names, seconds })
  else print(`${names.join(", ")}: rebuilt in ${seconds.toFixed(1)} s`)
}

/** `jiaosuo parked list`: events that a projection could not read or fold. */
export const listParked = async (host: HostConnection, options: Json): Promise<void> => {
  const { parked } = await host.json<{ readonly parked: ReadonlyArray<Parked> }>("/api/operations/parked")
  if (options.json) return printJson(parked)
  if (parked.length === 0) return print("No event is parked.")
  const rows = parked.map((one) => [
    one.model,
    one.position,
    one.type,
    one.township,
    one.parkedAt,
    one.error.split("\n")[0] ?? ""
  ])
  print(table(["model", "position", "type", "township", "parked at", "error"], rows))
}

const parkedPath = (model: string, position: string): string =>
  `/api/operations/parked/${encodeURIComponent(model)}/${encodeURIComponent(position)}`

/** `jiaosuo parked retry`: folds an event again, now that the code can read it. */
export const retryParked = async (
  host: HostConnection,
  model: string,
  position: string,
  options: Json
): Promise<void> => {
  const answer = await host.json<{ readonly applied: boolean }>(`${parkedPath(model, position)}/retry`, {
    method: "POST"
  })
  if (options.json) printJson(answer)
  if (!answer.applied)
    throw new CommandFailed(options.json ? "" : `Event ${position} of ${model} still cannot be folded.`)
  if (!options.json) print(`Event ${position} of ${model} is applied.`)
}

/** `jiaosuo parked drop`: leaves an event out for good; who and why are kept. */
export const dropParked = async (
  host: HostConnection,
  model: string,
  position: string,
  options: Json & { readonly reason: string }
): Promise<void> => {
  const answer = await host.json<{ readonly dropped: boolean }>(`${parkedPath(model, position)}/drop`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ reason: options.reason })
  })
  if (options.json) printJson(answer)
  if (!answer.dropped) {
    throw new CommandFailed(
      options.json ? "" : `Event ${position} of ${model} is not parked.`,
      exitCodes.failed
    )
  }
  if (!options.json) note(`Event ${position} of ${model} is left out from now on.`)
}
