import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { endHosts, type HostProcess, jiaosuo, startHost } from "@jiaosuo/testing/HostProcess"
import { type Asking, askingOf, type Done } from "../asking.ts"

/** A product without any demo: its accounts, its organisation, its people and its rosters are made by orders over HTTP. */

/** Two zones of four stations each, by the townships they are named after. */
export const zones = [
  ["371603001", "371603002", "371603101", "371603102"],
  ["371603103", "371603104", "371603105", "371603106"]
] as const

/** Everybody who works there: one dispatcher and one officer for each zone, an officer of one township, the command. */
export const accounts = {
  commander: { role: "commander" },
  dispatcher0: { role: "dispatcher" },
  dispatcher1: { role: "dispatcher" },
  officer0: { role: "officer", townships: zones[0] },
  officer1: { role: "officer", townships: zones[1] },
  onlooker: { role: "officer", townships: [zones[1][0]] }
} as const
export type Account = keyof typeof accounts

/** A response group on one duty period. */
export interface DutyGroup {
  readonly groupId: string
  readonly zone: number
  /** Milliseconds since 1970. */
  readonly from: number
  readonly until: number
  readonly members: ReadonlyArray<string>
}

/** A product that calls can be taken in. */
export interface DutyRoom extends Pick<Asking, "get" | "ask"> {
  readonly host: HostProcess
  readonly folder: string
  readonly token: (account: Account) => string
  readonly done: <Answer = Done>(path: string, as: Account, body: unknown) => Promise<Answer>
  /** Plans and publishes response groups for whole days (`2018-05-01`, …); two crews of a zone take turns. */
  readonly publish: (days: ReadonlyArray<string>, groupsOfAZone: number) => Promise<ReadonlyArray<DutyGroup>>
  readonly stop: () => Promise<void>
}

const password = "接警-at-all-hours-0308"
const since = "2016-01-01"
const aDay = 86_400_000

/** Most requests that are under way at once. */
const connections = 32

/** Lets so many through at once, in the order in which they came. */
const limited = (most: number) => {
  let free = most
  const waiting: Array<() => void> = []
  return async <A>(request: () => Promise<A>): Promise<A> => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve))
    else free--
    try {
      return await request()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
}

/** Starts a host in a folder of its own and makes everything but the rosters. */
export const openDutyRoom = async (): Promise<DutyRoom> => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-calls-"))
  try {
    return await dutyRoomIn(folder)
  } catch (failure) {
    await endHosts()
    rmSync(folder, { recursive: true, force: true })
    throw failure
  }
}

const dutyRoomIn = async (folder: string): Promise<DutyRoom> => {
  const host = await startHost(folder, { DEMO: "false", LOG_LEVEL: "error" })
  const asking = askingOf(() => host)
  const first = await jiaosuo(
    ["admin", "create", "administrator", "--name", "管理员", "--data-dir", folder],
    {
      JIAOSUO_PASSWORD: password
    }
  )
  if (first.code !== 0) throw new Error(first.err)
  const administrator = await asking.signIn("administrator", password)
  const tokens = new Map<Account, string>()
  for (const [name, duty] of Object.entries(accounts)) {
    await asking.done("/api/accounts", administrator, {
      name,
      displayName: name,
      password,
      mustChangePassword: false,
      ...duty
    })
    tokens.set(name as Account, await asking.signIn(name, password))
  }
  const token = (account: Account): string => tokens.get(account) ?? ""
  const within = limited(connections)
  const done: DutyRoom["done"] = (path, as, body) => within(() => asking.done(path, token(as), body))

  const order = async (verb: string, form: object): Promise<string> =>
    (await done(`/api/duties/organisation/${verb}`, "commander", { from: since, ...form })).id
  const force = await order("establish-unit", { kind: "command", name: "区公安局" })
  const stations: Array<Array<string>> = []
  const zoneIds: Array<string> = []
  for (const [zone, townships] of zones.entries()) {
    const members: Array<string> = []
    for (const [i, township] of townships.entries()) {
      members.push(
        await order("establish-unit", {
          kind: "station",
          name: `${zone + 1}区第${i + 1}派出所`,
          townships: [township],
          parent: force,
          location: { longitude: 117.9 + i / 20, latitude: 37.65 + zone / 5 }
        })
      )
    }
    const pairs = members.slice(1).map((member, i) => [members[i], member])
    await done("/api/duties/organisation/set-neighbours", "commander", { pairs })
    zoneIds.push(await order("form-zone", { name: `第${zone + 1}协作区`, members, centre: members[1] }))
    stations.push(members)
  }

  /** A crew of one officer and four auxiliaries of a zone's stations. */
  const crew = (zone: number, n: number): Promise<ReadonlyArray<string>> =>
    Promise.all(
      [0, 1, 2, 3, 4].map(async (i) => {
        const { id } = await done("/api/duties/people", "commander", {
          name: `值班员${zone}-${n}-${i}`,
          from: since,
          personKind: i === 0 ? "officer" : "auxiliary",
          unitId: stations[zone]?.[(n + i) % 4],
          post: i === 0 ? "officer" : "auxiliary",
          ...(i === 0 ? { qualification: "simple" } : {})
        })
        return id
      })
    )

  const publishZone = async (zone: number, days: ReadonlyArray<string>, groups: number) => {
    const crews = await Promise.all(
      Array.from({ length: days.length > 1 ? groups * 2 : groups }, (_, n) => crew(zone, n))
    )
    const slots = days.flatMap((day, d) =>
      Array.from({ length: groups }, (_, n) => {
        const members = crews[(d % 2) * groups + n] ?? []
        const from = Date.parse(`${day}T00:00:00+08:00`)
        return {
          kind: "response-group",
          from: new Date(from).toISOString(),
          until: new Date(from + aDay).toISOString(),
          number: n + 1,
          members: members.map((personId) => ({ personId }))
        }
      })
    )
    const month = (days[0] ?? "").slice(0, 7)
    const { id } = await done("/api/duties/rosters", "commander", {
      unitId: zoneIds[zone],
      month,
      template: "zone-groups"
    })
    await done(`/api/duties/rosters/${id}/plan`, "commander", { slots })
    await done(`/api/duties/rosters/${id}/publish`, "commander", { reason: "演练" })
    const file = await asking.get<{
      readonly slots: ReadonlyArray<{
        readonly slotId: string
        readonly from: string
        readonly until: string
        readonly members: ReadonlyArray<{ readonly personId: string }>
      }>
    }>(`/api/duties/rosters/${id}`, token("commander"))
    return file.slots.map(
      ({ slotId, from, until, members }): DutyGroup => ({
        groupId: slotId,
        zone,
        from: Date.parse(from),
        until: Date.parse(until),
        members: members.map(({ personId }) => personId)
      })
    )
  }

  return {
    host,
    folder,
    token,
    done,
    get: (path, as) => within(() => asking.get(path, as)),
    ask: asking.ask,
    publish: async (days, groupsOfAZone) =>
      (await Promise.all(zones.map((_, zone) => publishZone(zone, days, groupsOfAZone)))).flat(),
    stop: async () => {
      await endHosts()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** The zone whose station has a township; undefined where none has. */
export const zoneOfTownship = (township: string): number =>
  zones.findIndex((townships) => (townships as ReadonlyArray<string>).includes(township))
