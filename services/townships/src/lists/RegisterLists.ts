import { SqlClient } from "@effect/sql/SqlClient"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import type { HazardItem, UnregisteredItem, VehicleItem } from "../http/VehicleAnswer.ts"
import { unregisteredItem } from "../unregistered/UnregisteredItems.ts"
import type { UnregisteredFilter } from "../unregistered/UnregisteredQueries.ts"
import { readUnregistered } from "../unregistered/UnregisteredQueries.ts"
import { normalised } from "../vehicles/SearchText.ts"
import type { VehicleFilter } from "../vehicles/VehicleFilter.ts"
import { hazardItem, vehicleItem } from "../vehicles/VehicleItems.ts"
import type { HazardCondition } from "../vehicles/VehicleQueries.ts"
import { readHazards, readVehicles } from "../vehicles/VehicleQueries.ts"
import { unavailableAt } from "./Failures.ts"
import { ownersShown } from "./OwnersShown.ts"
import type { PageRequest, Place } from "./Paging.ts"
import type { ReadFailure, RegisterView } from "./RegisterReader.ts"
import type { SearchWord } from "./Search.ts"

/** A page as it is shown: personal values masked, codes as stored. */
export interface ShownPage<Item> {
  readonly items: ReadonlyArray<Item>
  readonly total: number
  readonly next: Place | undefined
}

/** The lists behind the figures. */
export class RegisterLists extends Context.Tag("@jiaosuo/townships/RegisterLists")<
  RegisterLists,
  {
    readonly vehicles: (
      view: RegisterView,
      filter: VehicleFilter,
      request: PageRequest
    ) => Effect.Effect<ShownPage<VehicleItem>, ReadFailure>

    readonly hazards: (
      view: RegisterView,
      filter: VehicleFilter,
      hazard: HazardCondition,
      request: PageRequest
    ) => Effect.Effect<ShownPage<HazardItem>, ReadFailure>

    readonly unregistered: (
      view: RegisterView,
      filter: UnregisteredFilter,
      request: PageRequest
    ) => Effect.Effect<ShownPage<UnregisteredItem>, ReadFailure>

    /** The words of a free search; a row must have all of them. */
    readonly searchWords: (text: string) => ReadonlyArray<SearchWord>
  }
>() {}

const mostWords = 8

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const personal = yield* PersonalRecords
  const { district, vehicleRules } = yield* Reference

  return RegisterLists.of({
    vehicles: (view, filter, request) =>
      Effect.gen(function* () {
        const page = yield* readVehicles(sql, view.schema, filter, view.day, request).pipe(
          unavailableAt("list vehicles")
        )
        const owners = yield* ownersShown(
          personal,
          page.rows.map((row) => row.owner)
        )
        const items = page.rows.flatMap((row, i) => {
          const owner = owners[i]
          return owner === undefined ? [] : [vehicleItem(district, vehicleRules, row, owner)]
        })
        return { items, total: page.total, next: page.next }
      }),

    hazards: (view, filter, hazard, request) =>
      Effect.map(
        readHazards(sql, view.schema, filter, hazard, view.day, request).pipe(unavailableAt("list hazards")),
        (page) => ({
          items: page.rows.map((row) => hazardItem(district, row)),
          total: page.total,
          next: page.next
        })
      ),

    unregistered: (view, filter, request) =>
      Effect.gen(function* () {
        const page = yield* readUnregistered(sql, view.schema, filter, request).pipe(
          unavailableAt("list unregistered vehicles")
        )
        const owners = yield* ownersShown(
          personal,
          page.rows.map((row) => row.owner)
        )
        const items = page.rows.flatMap((row, i) => {
          const owner = owners[i]
          return owner === undefined ? [] : [unregisteredItem(district, row, owner)]
        })
        return { items, total: page.total, next: page.next }
      }),

    searchWords: (text) =>
      text
        .split(/[\s,，、;；]+/)
        .slice(0, mostWords)
        .map((word) => ({ text: normalised(word), nameTokens: personal.searchTokens(word) }))
        .filter((word) => word.text !== "")
  })
})

/** Lists read from the model's tables. */
export const layer: Layer.Layer<RegisterLists, never, SqlClient | PersonalRecords | Reference> = Layer.effect(
  RegisterLists,
  make
)
