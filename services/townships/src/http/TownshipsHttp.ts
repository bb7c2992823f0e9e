import { HttpApiBuilder } from "@effect/platform"
import { inScope } from "@jiaosuo/http/Principal"
import { NotFound, refuse } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { caseRoles, requireRole, requireTownship } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect, Stream } from "effect"
import type { Reading } from "../lists/RegisterReader.ts"
import { listsBehind } from "../status/Figures.ts"
import { LivePosition } from "../status/LivePosition.ts"
import { filledShare } from "../status/StatusQuery.ts"
import type { Figures } from "../status/TownshipFigures.ts"
import { TownshipFigures } from "../status/TownshipFigures.ts"
import { eventStreamResponse, latestEvery, serverSentEvent } from "./EventStream.ts"
import { type KeptAnswers, keptAnswers } from "./KeptAnswers.ts"
import { listHazards, listUnregistered, listVehicles } from "./ListAnswers.ts"
import type { VillageListQuery } from "./ListParameters.ts"
import { refuseFilter, withReadProblems } from "./ReadProblems.ts"
import { codesAnswer, rulesAnswer, townshipsAnswer, villagesAnswer } from "./ReferenceAnswers.ts"
import type { DistrictStatusAnswer, TownshipStatusAnswer } from "./StatusAnswer.ts"
import { TownshipsGroup } from "./TownshipsApi.ts"

const townshipIsUnknown = (code: string) => ({
  code: "TownshipIsUnknown",
  title: text("没有这个乡镇", "No such township"),
  detail: text(`${code} 不是本区的乡镇代码。`, `${code} is no township of this district.`),
  rule: "N9"
})

const today = Effect.map(Clock.currentTimeMillis, dayInShanghai)

/** A page that watches asks at most this often for new figures. */
const newsEvery = "200 millis"
/** After this time the line is closed and asked for again, so that an ended session does not watch on. */
const longestWatch = "15 minutes"

const originOf = (figures: Figures, township: string | null) => ({
  position: figures.position,
  recordedAt: figures.recordedAt,
  asOf: figures.asOf,
  day: figures.day,
  rules: figures.rules,
  lists: listsBehind(figures.classes, figures.hazards, figures.caseCodes, figures.wardenCodes, {
    day: figures.day,
    asOf: figures.asOf,
    at: figures.at,
    township
  })
})

/** The figures of the townships in the reader's scope. */
const districtStatus = (kept: KeptAnswers, reading: Reading) =>
  Effect.gen(function* () {
    const principal = yield* requireRole(...caseRoles)
    const service = yield* TownshipFigures
    const figures = yield* service.read(reading, principal.townships)
    return kept(`district ${figures.key}`, (): DistrictStatusAnswer => {
      const { district, townships } = figures.areas()
      const { incomplete, parked } = district
      return { ...originOf(figures, null), incomplete, parked, district, townships }
    })
  }).pipe(withReadProblems)

/** The figures of one township: 404 where the district has none of this code, 403 outside of the scope. */
const townshipStatus = (kept: KeptAnswers, code: string, reading: Reading) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const { district } = yield* Reference
    if (district.township(code) === undefined) return yield* refuse(NotFound, townshipIsUnknown(code))
    yield* requireTownship(code)
    const service = yield* TownshipFigures
    const figures = yield* service.read(reading, [code])
    return kept(`township ${figures.key}`, (): TownshipStatusAnswer => {
      const { townships, district: sum } = figures.areas()
      return { ...originOf(figures, code), township: townships[0] ?? sum }
    })
  }).pipe(withReadProblems)

/**
 * Villages of a township or of all in scope; with `entry=none` those in which nothing was ever entered, with `auxiliary`
 * and `room` those that have them or not (row 42).
 */
const listVillages = (query: VillageListQuery) =>
  Effect.gen(function* () {
    const principal = yield* requireRole(...caseRoles)
    const { district } = yield* Reference
    const { township, entry, auxiliary, room } = query
    if (township !== undefined) {
      if (district.township(township) === undefined) {
        const { detail, title } = townshipIsUnknown(township)
        return yield* refuseFilter([{ path: "township", reason: detail ?? title }])
      }
      yield* requireTownship(township)
    }
    const service = yield* TownshipFigures
    const { withEntry, onFile, covers } = yield* service.villages(query)
    const isAs = (asked: "yes" | "no" | undefined, is: boolean) =>
      asked === undefined || (asked === "yes") === is
    const { villages } = villagesAnswer(district, township)
    const shown = villages
      .filter(
        (village) => township !== undefined || district.stations.some((s) => s.code === village.township)
      )
      .filter((village) => inScope(principal, village.township))
      .map((village) => {
        const cover = covers.get(village.code)
        const files = onFile.get(village.code)
        return {
          ...village,
          vehicles: files?.vehicles ?? 0,
          verified: files?.verified ?? 0,
          completeness: files === undefined ? null : filledShare(files),
          hasEntry: withEntry.has(village.code),
          hasAuxiliary: (cover?.wardenId ?? null) !== null,
          hasRoom: (cover?.placeId ?? null) !== null
        }
      })
      .filter(
        ({ hasAuxiliary, hasEntry, hasRoom }) =>
          (entry === undefined || hasEntry === (entry === "some")) &&
          isAs(auxiliary, hasAuxiliary) &&
          isAs(room, hasRoom)
      )
    return { villages: shown, total: shown.length }
  }).pipe(withReadProblems)

/** The position of the figures as it moves, for pages that stay open. */
const statusChanges = Effect.gen(function* () {
  yield* requireRole(...caseRoles)
  const live = yield* LivePosition
  return eventStreamResponse(
    live.changes.pipe(
      latestEvery(newsEvery),
      Stream.map((position) => serverSentEvent("position", { position })),
      Stream.interruptAfter(longestWatch)
    )
  )
})

/** Handlers of the figures, the lists and the reference data. */
export const layer = HttpApiBuilder.group(productApi.add(TownshipsGroup), "townships", (handlers) => {
  const kept = keptAnswers()
  return handlers
    .handle("districtStatus", ({ urlParams }) => districtStatus(kept, urlParams))
    .handle("townshipStatus", ({ path, urlParams }) => townshipStatus(kept, path.code, urlParams))
    .handle("statusChanges", () => statusChanges)
    .handle("listVillages", ({ urlParams }) => listVillages(urlParams))
    .handle("listVehicles", ({ urlParams }) => listVehicles(urlParams))
    .handle("listHazards", ({ urlParams }) => listHazards(urlParams))
    .handle("listUnregisteredVehicles", ({ urlParams }) => listUnregistered(urlParams))
    .handle("referenceTownships", () => Effect.map(Reference, ({ district }) => townshipsAnswer(district)))
    .handle("referenceVillages", ({ urlParams }) =>
      Effect.map(Reference, ({ district }) => villagesAnswer(district, urlParams.township))
    )
    .handle("referenceCodes", () =>
      Effect.zipWith(Reference, today, (reference, day) => codesAnswer(reference, day))
    )
    .handle("referenceRules", () =>
      Effect.zipWith(Reference, today, ({ vehicleRules }, day) => rulesAnswer(vehicleRules, day))
    )
})
