import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { makeHost } from "@jiaosuo/testing/KillableHost"
import { received } from "./accidents.ts"
import { signIn } from "./http.ts"
import { alone, type Line, median } from "./measure.ts"

const records = 50_000
const inABatch = 250
const codes = ["no-helmet", "no-seat-belt", "people-in-farm-vehicle", "drink", "no-plate"]
const minute = 60_000

interface Answered {
  readonly items: ReadonlyArray<{ readonly status: number; readonly body: unknown }>
}

/** The queue of a phone: what its warden said to whom, a minute after the other. */
const queueOf = (length: number, until: number) =>
  Array.from({ length }, (_, n) => ({
    path: "/api/wardens/records",
    commandId: uuidv7(),
    body: {
      happenedAt: new Date(until - (length - n) * minute).toISOString(),
      work: { kind: "persuasion", counts: [{ code: codes[n % codes.length], count: 1 + (n % 7) }] }
    }
  }))

const asking = (url: string, token: string) => async (path: string, body?: object) => {
  const answer = await fetch(url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
  const text = await answer.text()
  if (answer.status >= 300) throw new Error(`${path} was answered ${answer.status}: ${text}`)
  return JSON.parse(text) as unknown
}

const untilListed = async (look: () => Promise<unknown>, total: number): Promise<void> => {
  for (const deadline = Date.now() + 240_000; Date.now() < deadline; ) {
    if (((await look()) as { readonly total: number }).total === total) return
    await new Promise((wait) => setTimeout(wait, 500))
  }
  throw new Error("the read model never had all persuasions")
}

/** Fifty thousand persuasions from the queues of all townships' phones at once, and a township's month of them. */
export const benchPersuasions = async (): Promise<ReadonlyArray<Line>> => {
  const host = makeHost()
  try {
    await host.start()
    await host.ready()
    const commander = asking(host.url(), await signIn(host.url(), "commander"))
    // The demo has a persuader for each station; a town may have none of its own.
    const { items } = (await commander("/api/wardens/roll?role=persuader&limit=100")) as {
      readonly items: ReadonlyArray<{ readonly township: string }>
    }
    const townships = [...new Set(items.map(({ township }) => township))]
    const each = Math.ceil(records / townships.length)
    const now = Date.now()
    const phones = await Promise.all(
      townships.map(async (code) => ({
        ask: asking(host.url(), await signIn(host.url(), `warden-${code}`)),
        queue: queueOf(each, now - 10 * minute)
      }))
    )
    const began = performance.now()
    await Promise.all(
      phones.map(async ({ ask, queue }) => {
        for (let sent = 0; sent < queue.length; sent += inABatch) {
          const { items } = (await ask("/api/batch", {
            items: queue.slice(sent, sent + inABatch)
          })) as Answered
          const refused = items.find(({ status }) => status >= 300)
          if (refused !== undefined) throw new Error(`a persuasion was refused: ${JSON.stringify(refused)}`)
        }
      })
    )
    const seconds = (performance.now() - began) / 1_000
    await received(host.databaseUrl())
    const from = new Date(now - 30 * 24 * 60 * minute).toISOString().slice(0, 10)
    const until = new Date(now + 24 * 60 * minute).toISOString().slice(0, 10)
    const month = `/api/wardens/records?kind=persuasion&township=${townships[0]}&from=${from}&until=${until}`
    await untilListed(() => commander(month), each)
    const times: Array<number> = []
    for (let n = -10; n < 60; n++) {
      const asked = performance.now()
      await commander(month)
      if (n >= 0) times.push(performance.now() - asked)
    }
    return [
      alone(`persuasions by batch, ${phones.length} phones`, "items/s", (each * phones.length) / seconds),
      alone(`a township's month of persuasions beside ${records}, p50`, "ms", median(times), { atMost: 30 })
    ]
  } finally {
    await host.stop()
  }
}
