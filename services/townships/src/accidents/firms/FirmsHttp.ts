import { HttpServerResponse } from "@effect/platform"
import { cursorAfter, keyOfCursor } from "@jiaosuo/http/Paging"
import { CurrentPrincipal, inScope, type Principal } from "@jiaosuo/http/Principal"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import type { District } from "@jiaosuo/reference/Divisions"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { cursorNameOf } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { accidentBrief } from "../AccidentItems.ts"
import { AccidentMoments, originOf } from "../AccidentMoments.ts"
import { accidentView } from "../http/AccidentFilters.ts"
import type { TransportFirmsQuery } from "../http/AccidentParameters.ts"
import { askedTownship } from "../http/AskedTownship.ts"
import { type FirmOwed, firmConcerns, follows, placeOf } from "./FirmQueries.ts"
import type { TransportFirmsPage } from "./FirmsAnswer.ts"

type Shown = TransportFirmsPage["items"][number]["later"]

/** Somebody sees the vehicles and handlers of their own townships' accidents only (X3). */
const shown = (district: District, principal: Principal, one: FirmOwed["later"]): Shown => {
  const { row, placeText, day, deaths, vehicleId, share } = one
  const isTheirs = inScope(principal, row.township) || inScope(principal, row.handling)
  const { plates, lead, ...brief } = accidentBrief(district, row, placeText)
  return {
    ...brief,
    plates: isTheirs ? plates : [],
    lead: isTheirs ? lead : null,
    day,
    deaths,
    vehicleId,
    share
  }
}

/** `GET /api/accidents/transport-firms`: firms with an accident in the reader's scope that are owed an order (A22). */
export const transportFirms = (query: TransportFirmsQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const principal = yield* CurrentPrincipal
    const { district, accidentRules } = yield* Reference
    const townships = yield* askedTownship(query.township)
    const view = yield* accidentView(query)
    const on = query.on ?? view.day
    const cursorName = cursorNameOf("transport-firms", query)
    const after = query.cursor === undefined ? undefined : yield* keyOfCursor(cursorName, query.cursor, 3)
    const moments = yield* AccidentMoments
    const found = (yield* moments.firms(view, on)).filter(
      (pair) =>
        firmConcerns(pair, townships) &&
        (query.order === undefined || (query.order === "owed") === (pair.order === null))
    )
    const rest =
      after === undefined
        ? found
        : found.filter((pair) => follows(pair, [Number(after[0]), String(after[1]), String(after[2])]))
    const page = rest.slice(0, query.limit)
    const last = page[page.length - 1]
    const { rule, deaths, accidents, months, shares } = accidentRules.firmOrderRule(on)
    return HttpServerResponse.unsafeJson({
      items: page.map(({ firm, earlier, later, order }) => ({
        firm,
        earlier: shown(district, principal, earlier),
        later: shown(district, principal, later),
        order:
          order === null
            ? null
            : {
                orderId: order.orderId,
                orderedOn: order.orderedOn,
                dueOn: order.dueOn,
                confirmedOn: order.confirmedOn
              }
      })),
      total: found.length,
      nextCursor:
        rest.length > page.length && last !== undefined ? cursorAfter(cursorName, placeOf(last)) : null,
      owed: found.filter(({ order }) => order === null).length,
      rule: { rule, deaths, accidents, months, shares },
      ...originOf(view, townships)
    } satisfies TransportFirmsPage)
  }).pipe(withReadProblems)
