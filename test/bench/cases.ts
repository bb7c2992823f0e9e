import { randomUUID } from "node:crypto"
import { type ClientRequest, request } from "node:http"
import { makeHost } from "@jiaosuo/testing/KillableHost"
import { makeSender, signIn } from "./http.ts"
import { alone, alternate, closedLoop, compared, type Line, quantile } from "./measure.ts"

/** Cases: how long a dispatch takes to decide, how many commands a second, and how soon 500 screens see a change. */

const township = "371603101"
const village = "371603101213"
/** Response groups on duty: each of them is weighed by every dispatch. */
const groupsOnDuty = 32
const dispatches = 200
const screens = 500
const changes = 30
/** How soon a change made on one screen must be on every other. */
const aSecond = 1_000

interface Answered {
  readonly id: string
}

/** How the bench gives orders and asks. */
interface Desk {
  readonly url: string
  readonly order: (path: string, token: string, body: object) => Promise<Answered>
  readonly get: <Answer>(path: string, token: string) => Promise<Answer>
}

const deskAt = (url: string): Desk => {
  const answerOf = async <Answer>(path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(url + path, init)
    const text = await answer.text()
    if (answer.status >= 300) throw new Error(`${path} was answered ${answer.status}: ${text}`)
    return JSON.parse(text) as Answer
  }
  return {
    url,
    order: (path, token, body) =>
      answerOf(path, {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "idempotency-key": randomUUID()
        },
        body: JSON.stringify(body)
      }),
    get: (path, token) => answerOf(path, { headers: { authorization: `Bearer ${token}` } })
  }
}

const inShanghai = (millis: number): string => new Date(millis + 8 * 3_600_000).toISOString()

/** A call from this township that one group answers. */
const call = (description: string) => ({
  channel: "phone",
  kind: "traffic",
  type: "congestion",
  place: { township, location: { longitude: 117.95, latitude: 37.7 } },
  description
})

/** Puts response groups on duty in the zone of the township, today and tomorrow; answers their ids of today. */
const putOnDuty = async ({ order, get }: Desk, commander: string): Promise<ReadonlyArray<string>> => {
  const { zones, units } = await get<{
    readonly zones: ReadonlyArray<{ readonly zoneId: string; readonly members: ReadonlyArray<string> }>
    readonly units: ReadonlyArray<{ readonly unitId: string; readonly townships: ReadonlyArray<string> }>
  }>("/api/duties/organisation", commander)
  const station = units.find(({ townships }) => townships.includes(township))?.unitId ?? ""
  const zone = zones.find(({ members }) => members.includes(station))
  if (zone === undefined) throw new Error(`township ${township} is in no zone of the demo organisation`)
  const today = inShanghai(Date.now()).slice(0, 10)
  const midnight = Date.parse(`${today}T00:00:00+08:00`)
  const crews = await Promise.all(
    Array.from({ length: groupsOnDuty }, (_, n) =>
      Promise.all(
        [0, 1, 2, 3, 4].map(async (i) => {
          const { id } = await order("/api/duties/people", commander, {
            name: `值班员${n}-${i}`,
            from: "2024-01-01",
            personKind: i === 0 ? "officer" : "auxiliary",
            unitId: station,
            post: i === 0 ? "officer" : "auxiliary"
          })
          return { personId: id }
        })
      )
    )
  )
  const month = today.slice(0, 7)
  const days = [0, 1]
    .map((day) => midnight + day * 86_400_000)
    .filter((from) => inShanghai(from).startsWith(month))
  const slots = days.flatMap((from) =>
    crews.map((members, n) => ({
      kind: "response-group",
      from: new Date(from).toISOString(),
      until: new Date(from + 86_400_000).toISOString(),
      number: n + 1,
      members
    }))
  )
  // The demo has a roster of the month: these people take part in it, and its own duties of the days make room.
  const reason = "bench"
  const {
    id,
    slots: planned,
    facts
  } = await get<{
    readonly id: string
    readonly slots: ReadonlyArray<{ readonly slotId: string; readonly from: string; readonly until: string }>
    readonly facts: { readonly people: ReadonlyArray<{ readonly personId: string }> }
  }>(`/api/duties/rosters/of-unit?unit=${zone.zoneId}&month=${month}`, commander)
  const meanwhile = planned.filter(({ until }) => Date.parse(until) > midnight)
  if (meanwhile.length > 0) {
    await order(`/api/duties/rosters/${id}/remove-slot`, commander, {
      slots: meanwhile.map(({ slotId }) => slotId),
      reason
    })
  }
  const people = [...facts.people, ...crews.flat()].map(({ personId }) => personId)
  await order(`/api/duties/rosters/${id}/name-people`, commander, { people, reason })
  await order(`/api/duties/rosters/${id}/plan`, commander, { slots, reason })
  const file = await get<{
    readonly slots: ReadonlyArray<{ readonly slotId: string; readonly day: string }>
  }>(`/api/duties/rosters/${id}`, commander)
  return file.slots.filter(({ day }) => day === today).map(({ slotId }) => slotId)
}

/** Waits until a dispatch would weigh all groups. */
const weighed = async ({ order, get }: Desk, dispatcher: string): Promise<void> => {
  const { id } = await order("/api/cases", dispatcher, call("bench"))
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    const { groups } = await get<{ readonly groups: ReadonlyArray<unknown> }>(
      `/api/cases/${id}/proposal`,
      dispatcher
    )
    if (groups.length >= groupsOnDuty) return
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error("the groups on duty never were weighed")
}

const p99 = (millis: ReadonlyArray<number>): number =>
  quantile(
    [...millis].sort((a, b) => a - b),
    0.99
  )

/** One dispatch after another, each beside a step of the same group that weighs nothing. */
const deciding = async (
  { order }: Desk,
  dispatcher: string,
  groups: ReadonlyArray<string>
): Promise<Line> => {
  const sent: Array<number> = []
  const signed: Array<number> = []
  const timed = async (into: Array<number>, path: string, body: object) => {
    const began = performance.now()
    await order(path, dispatcher, body)
    into.push(performance.now() - began)
  }
  // The first twenty warm up.
  for (let n = -20; n < dispatches; n++) {
    const { id } = await order("/api/cases", dispatcher, call("bench"))
    const groupId = groups[(n + 20) % groups.length] ?? ""
    await timed(n < 0 ? [] : sent, `/api/cases/${id}/dispatch`, { groups: [groupId] })
    await timed(n < 0 ? [] : signed, `/api/cases/${id}/sign`, { groupId })
    await order(`/api/cases/${id}/done`, dispatcher, { groupId })
  }
  const [ours, other] = [p99(sent), p99(signed)]
  return {
    ...alone(`dispatch decision over ${groupsOnDuty} groups on duty, p99 / a group's signing`, "ms", ours, {
      atMost: 100
    }),
    other,
    ratio: ours / other
  }
}

/** Calls taken by 32 clients, in turn with vehicles registered by 32 clients. */
const commands = async (url: string, dispatcher: string, registrar: string): Promise<Line> => {
  const { send, close } = makeSender(32)
  let serial = 0
  const posted = async (path: string, token: string, body: object) => {
    const status = await send(url + path, "POST", token, JSON.stringify(body))
    if (status !== 201) throw new Error(`${path} was answered ${status}`)
  }
  const take = () => posted("/api/cases", dispatcher, call("bench"))
  const register = () =>
    posted("/api/vehicles", registrar, {
      plate: { kind: "01", number: `鲁N${String(serial++).padStart(5, "0")}` },
      vehicleType: "H11",
      use: "F",
      owner: { kind: "company", name: "富源远航运输有限公司" },
      village
    })
  const perSecond = (request: () => Promise<void>) => async () =>
    (await closedLoop(32, 3_000, request)).perSecond
  const figures = await alternate(3, perSecond(take), perSecond(register))
  close()
  return compared("POST /api/cases, 32 connections / POST /api/vehicles", "requests/s", figures, {
    atLeast: 0.5
  })
}

/** Screens that watch; each tells when something with the mark that is asked for has arrived. */
const openScreens = async (url: string, token: string, count: number) => {
  const open: Array<ClientRequest> = []
  let mark = Buffer.from("nothing yet")
  let arrived: () => void = () => undefined
  const screen = () =>
    new Promise<void>((resolve, reject) => {
      const sent = request(
        `${url}/api/cases/live`,
        { agent: false, headers: { authorization: `Bearer ${token}` } },
        (answer) => {
          if (answer.statusCode !== 200) reject(new Error(`live was answered ${answer.statusCode}`))
          let rest = Buffer.alloc(0)
          let seen: Buffer | undefined
          answer.on("data", (chunk: Buffer) => {
            resolve()
            if (seen === mark) return
            const known = Buffer.concat([rest, chunk])
            if (known.includes(mark)) {
              seen = mark
              arrived()
            }
            // A mark may be cut in two.
            rest = known.subarray(-64)
          })
          answer.on("error", () => undefined)
        }
      )
      sent.once("error", reject)
      sent.end()
      open.push(sent)
    })
  for (let n = 0; n < count; n += 50) {
    await Promise.all(Array.from({ length: Math.min(50, count - n) }, screen))
  }
  return {
    /** Milliseconds after which each screen had the change that `make` makes under a mark. */
    change: async (name: string, make: () => Promise<unknown>): Promise<ReadonlyArray<number>> => {
      const latencies: Array<number> = []
      const began = performance.now()
      mark = Buffer.from(name)
      const all = new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`only ${latencies.length} saw it in 30 s`)), 30_000)
        arrived = () => {
          latencies.push(performance.now() - began)
          if (latencies.length < count) return
          clearTimeout(late)
          resolve()
        }
      })
      await Promise.all([make(), all])
      return latencies
    },
    close: () => {
      for (const sent of open) sent.destroy()
    }
  }
}

const fanOut = async ({ order, url }: Desk, dispatcher: string): Promise<Line> => {
  const measured = async (count: number): Promise<number> => {
    const watched = await openScreens(url, dispatcher, count)
    const latencies: Array<number> = []
    for (let n = -3; n < changes; n++) {
      const mark = `bench ${count} ${n + 3} ${randomUUID()}`
      const seen = await watched.change(mark, () => order("/api/cases", dispatcher, call(mark)))
      if (n >= 0) latencies.push(...seen)
    }
    watched.close()
    return p99(latencies)
  }
  const [other, ours] = [await measured(1), await measured(screens)]
  return {
    ...alone(`one change on ${screens} live screens, p99 / on one`, "ms", ours, { atMost: aSecond }),
    other,
    ratio: ours / other
  }
}

/** Cases on a host of its own with the demo organisation and response groups on duty. */
export const benchCases = async (): Promise<ReadonlyArray<Line>> => {
  const host = makeHost()
  try {
    await host.start()
    const desk = deskAt(host.url())
    const [commander, dispatcher, registrar] = await Promise.all(
      ["commander", "dispatcher", "registrar"].map((account) => signIn(host.url(), account))
    )
    const groups = await putOnDuty(desk, commander ?? "")
    await weighed(desk, dispatcher ?? "")
    return [
      await deciding(desk, dispatcher ?? "", groups),
      await fanOut(desk, dispatcher ?? ""),
      await commands(host.url(), dispatcher ?? "", registrar ?? "")
    ]
  } finally {
    await host.stop()
  }
}
