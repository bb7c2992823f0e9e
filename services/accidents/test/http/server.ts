import { httpLayer } from "@jiaosuo/http/HttpLayer"
import type { Principal } from "@jiaosuo/http/Principal"
import { productApi } from "@jiaosuo/http/ProductApi"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { residentCheckCharacter } from "@jiaosuo/reference/OwnerNumbers"
import type { Answered, Sent } from "@jiaosuo/testing/ContextAsking"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { Effect, Layer } from "effect"
import { Accidents, layer as service } from "../../src/Accidents.ts"
import type { AccidentFile, InvolvedPersonForm, InvolvedVehicleForm, ReportForm } from "../../src/api.ts"
import { AccidentImportsGroup, AccidentsGroup } from "../../src/api.ts"
import { layer, migrate } from "../../src/layer.ts"

export type { Answered, Refused } from "@jiaosuo/testing/ContextAsking"

/** Accident records behind HTTP, over PostgreSQL, with people whose token is their account. */

const people = {
  warden: person("warden", "warden", ["371603101"]),
  auxiliary: person("auxiliary", "auxiliary", ["371603101"]),
  officer: person("officer", "officer", ["371603101"], "junior"),
  neighbour: person("neighbour", "officer", ["371603102"], "junior"),
  investigator: person("investigator", "officer", null, "senior"),
  registrar: person("registrar", "registrar"),
  commander: person("commander", "commander"),
  admin: person("admin", "admin")
}

export type Account = keyof typeof people

/** The principal of an account, for what does not come over HTTP. */
export const principalOf = (account: Account): Principal => people[account]

export const startRecords = async () => {
  const server = await startContext({
    http: httpLayer({
      api: productApi.add(AccidentsGroup).add(AccidentImportsGroup),
      handlers: layer,
      ...onFreePort
    }).pipe(Layer.provideMerge(service)),
    migrate,
    people,
    usually: "officer"
  })
  const { post } = server
  const get = <Body = AccidentFile>(path: string, sent: Sent<Account> = {}) => server.get<Body>(path, sent)
  return {
    ...server,
    get,
    /** `records.act(id, "accept", {})` */
    act: <Body = Answered>(id: string, verb: string, payload: object = {}, sent: Sent<Account> = {}) =>
      post<Body>(`/api/accidents/${id}/${verb}`, payload, sent),
    file: async (id: string, query = "", sent: Sent<Account> = {}): Promise<AccidentFile> =>
      (await get(`/api/accidents/${id}${query}`, sent)).body,
    /** Reports an accident and gives its id. */
    reported: async (form: Partial<ReportForm> = {}, sent: Sent<Account> = {}): Promise<string> => {
      const reply = await post("/api/accidents", report(form), sent)
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
      return reply.body.id
    },
    /** What the service itself answers: the way of imports and reactions. */
    accidents: <A, E>(use: (accidents: typeof Accidents.Service) => Effect.Effect<A, E>): Promise<A> =>
      server.run(Effect.flatMap(Accidents, use))
  }
}

let serial = 0

/** A resident id of its own whose check character is right (N6): a man born on 1 January 1980. */
export const newIdNumber = (): string => {
  const first = `37160319800101${String((++serial * 2 + 1) % 1000).padStart(3, "0")}`
  return first + residentCheckCharacter(first)
}

export const commandId = uuidv7

/** When the accidents of these tests are: a Tuesday. */
export const happenedAt = "2026-03-10T09:00:00+08:00"

/** A report that nothing is wrong with. */
export const report = (form: Partial<ReportForm> = {}): ReportForm => ({
  way: "phone",
  reportedAt: "2026-03-10T09:10:00+08:00",
  reporter: { name: "王小明", phone: "13812345678" },
  happenedAt,
  place: {
    village: "371603101213",
    road: { code: "G205" },
    post: "K412+300",
    coordinates: { longitude: 118.1, latitude: 37.7 },
    text: "小杨营村路口"
  },
  saidInjured: 0,
  description: "两车追尾",
  ...form
})

export const vehicleForm = (form: Partial<InvolvedVehicleForm> = {}): InvolvedVehicleForm => ({
  plate: { kind: "02", number: `鲁M${String(++serial).padStart(5, "0")}` },
  vehicleType: "K33",
  use: "A",
  ...form
})

export const personForm = (form: Partial<InvolvedPersonForm> = {}): InvolvedPersonForm => ({
  name: "李四",
  idNumber: newIdNumber(),
  role: "driver",
  ...form
})
