import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { manualClock } from "@jiaosuo/testing/Clock"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { Layer, LogLevel } from "effect"
import { type CallOutFile, CallOutsGroup } from "../../src/api.ts"
import { layer, migrate } from "../../src/layer.ts"
import { putOnFile, type TestVolunteer, writeEvents } from "./volunteers.ts"

/** Call-outs behind HTTP, with a clock that is set. */

export const township = "371603101"
export const village = "371603101213"

/** The clock of all call-outs here: it stands still until a test moves it. */
export const clock = manualClock("2026-05-06T02:00:00.000Z")

/** Serves them; the token of each is the name of the account. */
export const startCallOuts = (databaseUrl?: string) =>
  startContext({
    http: httpLayer({ api: productApi.add(CallOutsGroup), handlers: layer, ...onFreePort }).pipe(
      Layer.provideMerge(clock.layer)
    ),
    migrate,
    people: {
      commander: person("commander", "commander"),
      dispatcher: person("dispatcher", "dispatcher"),
      officer: person("officer", "officer", [township]),
      neighbour: person("neighbour", "officer", ["371603102"]),
      auxiliary: person("auxiliary", "auxiliary", [township]),
      registrar: person("registrar", "registrar"),
      one: person("one", "warden", [township]),
      two: person("two", "warden", ["371603102"]),
      three: person("three", "warden", [township]),
      rested: person("rested", "warden", [township]),
      stranger: person("stranger", "warden", [township])
    },
    usually: "dispatcher",
    // A call of a case that asks for what is in no table is logged as an error, and one is provoked here.
    logged: LogLevel.Fatal,
    ...(databaseUrl === undefined ? {} : { databaseUrl })
  })

export type Server = Awaited<ReturnType<typeof startCallOuts>>
export type Account = NonNullable<NonNullable<Parameters<Server["post"]>[2]>["as"]>

/** Metres to the north of a place of its own for each test: nobody of one is near the need of another. */
export const area = (n: number) => (metres: number) => ({
  longitude: 118.1,
  latitude: 30 + n * 0.7 + metres / 111_195
})

/** What tests do, on whichever server serves now. */
export const acting = (server: () => Server) => {
  const post = (path: string, form: object, as: Account = "dispatcher", key = uuidv7()) =>
    server().post<Record<string, unknown> & { readonly id: string; readonly code?: string }>(path, form, {
      as,
      key
    })
  const act = (id: string, verb: string, form: object = {}, as: Account = "dispatcher", key = uuidv7()) =>
    post(`/api/wardens/call-outs/${id}/${verb}`, form, as, key)
  return {
    act,
    /** Status and code of the answer to a command. */
    told: async (reply: ReturnType<typeof act>) => {
      const { status, body } = await reply
      return [status, body.code ?? "accepted"]
    },
    opening: (form: object, as: Account = "dispatcher", key = uuidv7()) =>
      post("/api/wardens/call-outs", form, as, key),
    /** Opens a call-out, which must be accepted; answers its id. */
    opened: async (form: object): Promise<string> => {
      const { status, body } = await post("/api/wardens/call-outs", form)
      if (status !== 201) throw new Error(JSON.stringify(body))
      return body.id
    },
    file: async (id: string, query = "", as: Account = "dispatcher"): Promise<CallOutFile> =>
      (await server().get<CallOutFile>(`/api/wardens/call-outs/${id}${query}`, { as })).body,
    onFile: (volunteer: TestVolunteer): Promise<string> => server().run(putOnFile(volunteer)),
    /** Writes what another context says. */
    say: (stream: `${string}/${string}/${string}`, type: string, data: object) =>
      server().run(writeEvents(stream, township, [{ type, schemaVersion: 1, data: JSON.stringify(data) }]))
  }
}
