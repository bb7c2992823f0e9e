import { HttpServerResponse } from "@effect/platform"
import type { Role } from "@jiaosuo/http/Principal"
import { caseRoles, vehicleReadingRoles } from "@jiaosuo/http/Scopes"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import { hazardKind, hazardKinds, unregisteredKinds } from "@jiaosuo/vehicles/events"
import { Effect, Either } from "effect"
import type { PageRequest } from "../lists/Paging.ts"
import type { ShownPage } from "../lists/RegisterLists.ts"
import { RegisterLists } from "../lists/RegisterLists.ts"
import { isIncomplete, RegisterReader, type RegisterView } from "../lists/RegisterReader.ts"
import { unregisteredOrders } from "../unregistered/UnregisteredQueries.ts"
import { type UnregisteredState, unregisteredStates } from "../unregistered/UnregisteredTable.ts"
import { filterOfQuery, type VehicleFilterQuery } from "../vehicles/VehicleFilterQuery.ts"
import { hazardOrders, vehicleOrders } from "../vehicles/VehicleQueries.ts"
import { pageOrExport } from "./ExportedList.ts"
import { unregisteredColumns, vehicleColumns } from "./Exports.ts"
import type { HazardListQuery, UnregisteredListQuery, VehicleListQuery } from "./ListParameters.ts"
import { type ListRequest, listRequest, nextCursor } from "./ListRequests.ts"
import { inScopeOf } from "./ReaderScope.ts"
import { refuseFilter, withReadProblems } from "./ReadProblems.ts"
import type { VehiclePage } from "./VehicleAnswer.ts"

/** How the lists are answered: filters checked, scope kept, personal values masked, exports recorded. */

/** The conditions on vehicles that a query states, narrowed to the scope of the reader. */
const statedFilter = (query: VehicleFilterQuery, roles: ReadonlyArray<Role> = caseRoles) =>
  Effect.gen(function* () {
    const { district, vehicleRules } = yield* Reference
    const stated = filterOfQuery(query, {
      classes: new Set(vehicleRules.tables.classes.entries.map((entry) => entry.class)),
      hazards: new Set(hazardKinds.map((kind) => kind.code)),
      isTownship: (code) => district.township(code) !== undefined,
      isVillage: (code) => district.village(code) !== undefined
    })
    if (Either.isLeft(stated)) return yield* refuseFilter(stated.left)
    return { ...stated.right, townships: yield* inScopeOf(stated.right.townships, roles) }
  })

const pageAnswer = <Item>(
  request: ListRequest,
  view: RegisterView,
  asOf: string | undefined,
  townships: ReadonlyArray<string> | null,
  page: ShownPage<Item>
) =>
  HttpServerResponse.unsafeJson({
    items: page.items,
    total: page.total,
    nextCursor: nextCursor(request, page.next),
    position: view.position,
    asOf: asOf ?? null,
    day: view.day,
    incomplete: isIncomplete(view.parked, townships)
  } satisfies Page<Item>)

/** What every page says: the schema of the contract, whatever its items are. */
type Page<Item> = Omit<VehiclePage, "items"> & { readonly items: ReadonlyArray<Item> }

/** `GET /api/vehicles`: a page, or all rows as CSV or XLSX. */
export const listVehicles = (query: VehicleListQuery) =>
  Effect.gen(function* () {
    const lists = yield* RegisterLists
    const stated = yield* statedFilter(query, vehicleReadingRoles)
    const request = yield* listRequest("vehicles", query, vehicleOrders, "plate")
    const filter = { ...stated, search: query.q === undefined ? undefined : lists.searchWords(query.q) }
    const view = yield* Effect.flatMap(RegisterReader, (reader) => reader.read(query))
    const { vehicleRules } = yield* Reference
    const rows = (page: PageRequest) => lists.vehicles(view, filter, page)
    return yield* pageOrExport({
      request,
      page: Effect.map(rows(request), (page) =>
        pageAnswer(request, view, query.asOf, filter.townships, page)
      ),
      action: "ExportVehicles",
      name: text("重点车辆台账", "key-vehicles"),
      day: view.day,
      townships: filter.townships,
      purpose: query.purpose,
      columns: (language) => vehicleColumns(vehicleRules, view.day, language),
      rows
    })
  }).pipe(withReadProblems)

/** `GET /api/hazards`. */
export const listHazards = (query: HazardListQuery) =>
  Effect.gen(function* () {
    const lists = yield* RegisterLists
    if (query.kind !== undefined && hazardKind(query.kind) === undefined) {
      return yield* refuseFilter([
        notKnown(
          "kind",
          query.kind,
          hazardKinds.map((kind) => kind.code)
        )
      ])
    }
    const { township, village, class: ofClass, state } = query
    const filter = yield* statedFilter({ township, village, class: ofClass, state })
    const request = yield* listRequest("hazards", query, hazardOrders, "-foundAt")
    const view = yield* Effect.flatMap(RegisterReader, (reader) => reader.read(query))
    const condition = { kind: query.kind ?? null, standing: query.standing ?? null }
    const page = yield* lists.hazards(view, filter, condition, request)
    return pageAnswer(request, view, query.asOf, filter.townships, page)
  }).pipe(withReadProblems)

/** A value that a list does not know, and those that it does. */
export const notKnown = (path: string, value: string, known: ReadonlyArray<string>): FieldProblem => ({
  path,
  reason: text(
    `不认识“${value}”，可用：${known.join(" ")}`,
    `"${value}" is not known; taken: ${known.join(" ")}`
  )
})

/** `GET /api/unregistered-vehicles`: a page, or all rows as CSV or XLSX. */
export const listUnregistered = (query: UnregisteredListQuery) =>
  Effect.gen(function* () {
    const lists = yield* RegisterLists
    const problems: Array<FieldProblem> = []
    if (query.kind !== undefined && !Object.hasOwn(unregisteredKinds, query.kind)) {
      problems.push(notKnown("kind", query.kind, Object.keys(unregisteredKinds)))
    }
    const states = query.state?.split(",")
    const unknown = states?.find((state) => !unregisteredStates.includes(state as UnregisteredState))
    if (unknown !== undefined) problems.push(notKnown("state", unknown, unregisteredStates))
    if (problems.length > 0) return yield* refuseFilter(problems)
    const { townships, village } = yield* statedFilter(
      { township: query.township, village: query.village },
      vehicleReadingRoles
    )
    const request = yield* listRequest("unregistered", query, unregisteredOrders, "-listedAt")
    const filter = {
      townships,
      village,
      kind: query.kind,
      states: states as ReadonlyArray<UnregisteredState> | undefined,
      search: query.q === undefined ? undefined : lists.searchWords(query.q)
    }
    const view = yield* Effect.flatMap(RegisterReader, (reader) => reader.read(query))
    const rows = (page: PageRequest) => lists.unregistered(view, filter, page)
    return yield* pageOrExport({
      request,
      page: Effect.map(rows(request), (page) => pageAnswer(request, view, query.asOf, townships, page)),
      action: "ExportUnregisteredVehicles",
      name: text("无牌车清单", "unregistered-vehicles"),
      day: view.day,
      townships,
      purpose: query.purpose,
      columns: unregisteredColumns,
      rows
    })
  }).pipe(withReadProblems)
