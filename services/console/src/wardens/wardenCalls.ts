import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { CallOutsGroup, WardenRecordsGroup, WardensGroup, type WorkItems } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { readAfter } from "../server/readYourWrites.ts"

/** The clients of what a warden's day asks for, derived from their contracts. */
const day = Effect.runSync(
  HttpApiClient.makeWith(
    HttpApi.make("jiaosuo")
      .add(WardenRecordsGroup)
      .add(WardensGroup)
      .add(WardenReadsGroup)
      .add(CallOutsGroup),
    { httpClient: http, baseUrl }
  )
)

/** What may be chosen in the forms of a day. The device keeps the last answer. */
export const workItems: Effect.Effect<WorkItems, unknown> = day.wardenRecords.items({})

/** Whoever is signed in, as a warden. */
export const ownWarden = Effect.suspend(() => day.wardens.me({}))

/** One's own shifts of some days (`2026-03-04`), both included. */
export const shiftsOf = (warden: string, from: string, until: string) =>
  Effect.suspend(() => {
    const after = readAfter()
    return day.wardenReads.listWardenShifts({
      urlParams: { warden, from, until, limit: 50, ...(after === undefined ? {} : { after }) }
    })
  })

/** Open call-outs in which whoever is signed in is asked. */
export const callsForMe = Effect.suspend(() =>
  day.callOuts.list({ urlParams: { mine: "true", open: "yes", limit: 50 } })
)
