import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { OrganisationGroup, PeopleGroup, PostsGroup, RostersGroup } from "../../src/api.ts"
import { layer, migrate } from "../../src/layer.ts"

/**
 * A zone of five stations behind HTTP: 30 officers, of whom each station's first leads it, and 60 auxiliaries. The
 * month is one that is long over, so that its duties have happened whenever a test runs.
 */

export const month = "2024-10"
export const townships = ["371603001", "371603002", "371603101", "371603102", "371603103"] as const

const start = () =>
  startContext({
    http: httpLayer({
      api: productApi.add(OrganisationGroup).add(PeopleGroup).add(RostersGroup).add(PostsGroup),
      handlers: layer,
      ...onFreePort
    }),
    migrate,
    people: {
      commander: person("commander", "commander"),
      /** Of the first station. */
      officer: person("officer", "officer", [townships[0]]),
      /** Of a township outside of the zone. */
      stranger: person("stranger", "officer", ["371603204"]),
      /** On duty themselves: the first and the second auxiliary of the first station. */
      auxiliary: person("auxiliary", "auxiliary", [townships[0]]),
      colleague: person("colleague", "auxiliary", [townships[0]]),
      registrar: person("registrar", "registrar")
    },
    usually: "commander"
  })

export type Account = "commander" | "officer" | "stranger" | "auxiliary" | "colleague" | "registrar"

/** What a duty of a form says. */
export interface Duty {
  readonly kind: string
  readonly from: string
  readonly until: string
  readonly unitId?: string
  readonly number?: number
  readonly members: ReadonlyArray<{ readonly personId: string; readonly lead?: boolean }>
}

/** The instant of a time of a day of the month: `at(12, "08:00")`. */
export const at = (day: number, time: string): string =>
  `${month}-${String(day).padStart(2, "0")}T${time}:00+08:00`

/** A duty of 24 hours from 08:00 on. */
export const duty = (
  kind: string,
  day: number,
  ids: ReadonlyArray<string>,
  more: Partial<Duty> = {}
): Duty => ({
  kind,
  from: at(day, "08:00"),
  until: at(day + 1, "08:00"),
  members: ids.map((personId) => ({ personId })),
  ...more
})

export const startZone = async () => {
  const server = await start()
  const accepted = async (path: string, form: object): Promise<string> => {
    const { status, body } = await server.post(path, form)
    if (status >= 300) throw new Error(`${path}: ${JSON.stringify(body)}`)
    return body.id
  }
  const order = (verb: string, form: object) => accepted(`/api/duties/organisation/${verb}`, form)
  const from = "2020-01-01"
  const force = await order("establish-unit", { kind: "command", name: "区公安局", from })
  const stations: Array<string> = []
  for (const [i, township] of townships.entries()) {
    stations.push(
      await order("establish-unit", {
        kind: "station",
        name: `第${i + 1}派出所`,
        townships: [township],
        parent: force,
        location: { longitude: 118 + i / 50, latitude: 37.7 },
        from
      })
    )
  }
  const station = (i: number): string => stations[i] ?? ""
  await order("set-neighbours", { pairs: [0, 1, 2, 3].map((i) => [station(i), station(i + 1)]) })
  const zone = await order("form-zone", { name: "一区", members: stations, centre: station(2), from })
  const takeOn = (form: object) => accepted("/api/duties/people", { name: "王建国", from, ...form })
  const officers = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      takeOn({
        personKind: "officer",
        unitId: station(i % 5),
        post: i < 5 ? "chief" : "officer",
        qualification: "simple",
        ...(i === 0 ? { account: "officer" } : {})
      })
    )
  )
  const accounts = ["auxiliary", undefined, undefined, undefined, undefined, "colleague"]
  const auxiliaries = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      takeOn({
        personKind: "auxiliary",
        unitId: station(i % 5),
        post: "auxiliary",
        ...(accounts[i] === undefined ? {} : { account: accounts[i] })
      })
    )
  )
  return {
    ...server,
    order,
    zone,
    station,
    /** The n-th officer, of station n modulo 5; those below 5 lead their station. */
    officer: (n: number): string => officers[n] ?? "",
    /** The n-th auxiliary, of station n modulo 5; 0 and 5 have accounts. */
    auxiliary: (n: number): string => auxiliaries[n] ?? "",
    takeOn,
    person: (id: string, verb: string, form: object) => accepted(`/api/duties/people/${id}/${verb}`, form),
    /** Opens a roster and gives its id. */
    opened: (form: object = {}): Promise<string> =>
      accepted("/api/duties/rosters", { unitId: zone, month, template: "zone-groups", ...form }),
    /** A verb on a roster that must be accepted. */
    did: (id: string, verb: string, form: object = {}): Promise<string> =>
      accepted(`/api/duties/rosters/${id}/${verb}`, form)
  }
}

export type Zone = Awaited<ReturnType<typeof startZone>>
