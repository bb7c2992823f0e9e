import { HttpApiBuilder } from "@effect/platform"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { NotFound, refuse, ServiceUnavailable, Unprocessable } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { serviceIsUnavailable } from "@jiaosuo/http/StandardRefusals"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import { FormReading } from "@jiaosuo/orders/domain/FormReading"
import { commanding } from "@jiaosuo/orders/http/Commanding"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { formIsAtFault, orFault } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { organisationOn } from "../domain/organisation/OrganisationOn.ts"
import {
  type OrganisationRejection,
  organisationRefusal
} from "../domain/organisation/OrganisationRejections.ts"
import { organisationIdOf } from "../OrganisationAggregate.ts"
import { OrganisationDirectory } from "../OrganisationDirectory.ts"
import { Organisations, organisationRoles } from "../Organisations.ts"
import { PeopleDirectory } from "../PeopleDirectory.ts"
import type { OrganisationAct } from "../useCases/OrganisationActs.ts"
import type { OrganisationQuery } from "./OrganisationAnswers.ts"
import { OrganisationGroup } from "./OrganisationApi.ts"
import {
  centreAnswer,
  headCountsAnswer,
  indicatorsAnswer,
  organisationAnswer,
  scoresAnswer,
  unitLifeAnswer,
  valuesAnswer
} from "./OrganisationViews.ts"

const telling: Telling<OrganisationRejection> = {
  refusal: organisationRefusal,
  unknown: "OrganisationIsNotEstablished",
  forbidden: ["OnlyTheDistrictMayDoThis"],
  kind: "duties/organisation",
  address: "/api/duties/organisation/units"
}

const unitIsUnknown = { code: "UnitIsUnknown", title: text("没有这个单位", "There is no such unit") }
const zoneIsUnknown = {
  code: "ZoneIsUnknown",
  title: text("这一天没有这个协作区", "There is no such zone on this day")
}

/** A silent store is told as such: nothing is lost by asking again. */
const orUnavailable = <A>(reading: Effect.Effect<A, StoreIsUnavailable>) =>
  Effect.catchAll(reading, ({ cause }) =>
    Effect.zipRight(
      Effect.logWarning("the database does not answer", cause),
      refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
    )
  )

/** The day and the instant that are asked about, and the year of indicators. */
const asked = (query: OrganisationQuery & { readonly year?: string | undefined }) =>
  Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const reading = new FormReading()
    const on = reading.day("on", query.on) ?? dayInShanghai(now)
    const asOf = query.asOf === undefined ? null : reading.take("asOf", checkHappenedAt(query.asOf, now))
    const year = query.year ?? String(Number(on.slice(0, 4)) - 1)
    if (!/^\d{4}$/.test(year)) reading.reject("year", text("应为2023的形式", "write a year like 2023"))
    const { value } = yield* orFault(reading.done(() => ({ on, asOf, year })))
    return value
  }).pipe(Effect.catchTag("FormIsAtFault", ({ problems }) => refuse(Unprocessable, formIsAtFault(problems))))

/** The handlers of the organisation. A client that goes away does not stop a command half way. */
export const organisationHttp = HttpApiBuilder.group(
  productApi.add(OrganisationGroup),
  "organisation",
  (handlers) =>
    Effect.gen(function* () {
      const organisations = yield* Organisations
      const directory = yield* OrganisationDirectory
      const people = yield* PeopleDirectory
      const { district, dutyRules } = yield* Reference
      const id = organisationIdOf(district)
      const command = commanding(telling, organisationRoles)
      const on =
        <Form>(act: OrganisationAct<Form>) =>
        ({ headers, payload }: { readonly headers: CommandHeaders; readonly payload: Form }) =>
          command(headers, id, (order) => act(payload, order))
      /** As it stands, or as it was known at an instant. */
      const known = (asOf: Instant | null) =>
        orUnavailable(asOf === null ? directory.current : directory.knownAt(asOf))
      const reader = requireRole(...caseRoles)
      const language = Effect.map(CurrentRequest, (request) => request.language)

      return handlers
        .handle("organisation", ({ urlParams }) =>
          Effect.gen(function* () {
            yield* reader
            const { on: day, asOf } = yield* asked(urlParams)
            return organisationAnswer(id, yield* known(asOf), { on: day, asOf }, district, yield* language)
          })
        )
        .handle("unitLife", ({ path, urlParams }) =>
          Effect.gen(function* () {
            yield* reader
            const { asOf } = yield* asked(urlParams)
            const { state } = yield* known(asOf)
            const unit = state.units[path.id]
            return unit === undefined ? yield* refuse(NotFound, unitIsUnknown) : unitLifeAnswer(unit, state)
          })
        )
        .handle("suggestCentre", ({ urlParams }) =>
          Effect.gen(function* () {
            yield* reader
            const { asOf, on: day, year } = yield* asked(urlParams)
            const { state } = yield* known(asOf)
            const zone = organisationOn(state, day).zones.find(({ zoneId }) => zoneId === urlParams.zone)
            if (zone === undefined) return yield* refuse(NotFound, zoneIsUnknown)
            return centreAnswer(state, zone, { on: day, year }, dutyRules, yield* language)
          })
        )
        .handle("headCounts", ({ urlParams }) =>
          Effect.gen(function* () {
            yield* reader
            const { asOf, on: day } = yield* asked(urlParams)
            const { state } = yield* known(asOf)
            const everybody = yield* orUnavailable(asOf === null ? people.everybody : people.knownAt(asOf))
            return headCountsAnswer(state, everybody.values(), day, dutyRules)
          })
        )
        .handle("indicators", ({ urlParams }) =>
          Effect.gen(function* () {
            yield* reader
            const { on: day } = yield* asked(urlParams)
            return indicatorsAnswer(dutyRules, day, yield* language)
          })
        )
        .handle("indicatorScores", ({ urlParams }) =>
          Effect.gen(function* () {
            yield* reader
            const { asOf, year } = yield* asked(urlParams)
            const { state } = yield* known(asOf)
            return scoresAnswer(state, { year, unit: urlParams.unit ?? null }, dutyRules, yield* language)
          })
        )
        .handle("indicatorValues", ({ urlParams }) =>
          Effect.gen(function* () {
            yield* reader
            const { asOf, year } = yield* asked(urlParams)
            const { state } = yield* known(asOf)
            return urlParams.unit in state.units
              ? valuesAnswer(state, { year, unit: urlParams.unit }, dutyRules, yield* language)
              : yield* refuse(NotFound, unitIsUnknown)
          })
        )
        .handle("establish-unit", on(organisations.establishUnit), uninterruptible)
        .handle("rename-unit", on(organisations.renameUnit), uninterruptible)
        .handle("move-unit", on(organisations.moveUnit), uninterruptible)
        .handle("set-area", on(organisations.setArea), uninterruptible)
        .handle("locate-unit", on(organisations.locateUnit), uninterruptible)
        .handle("classify-station", on(organisations.classifyStation), uninterruptible)
        .handle("merge-stations", on(organisations.mergeStations), uninterruptible)
        .handle("share-site", on(organisations.shareSite), uninterruptible)
        .handle("end-site-sharing", on(organisations.endSiteSharing), uninterruptible)
        .handle("dissolve-unit", on(organisations.dissolveUnit), uninterruptible)
        .handle("set-neighbours", on(organisations.setNeighbours), uninterruptible)
        .handle("unset-neighbours", on(organisations.unsetNeighbours), uninterruptible)
        .handle("set-leader", on(organisations.setLeader), uninterruptible)
        .handle("form-zone", on(organisations.formZone), uninterruptible)
        .handle("change-zone", on(organisations.changeZone), uninterruptible)
        .handle("dissolve-zone", on(organisations.dissolveZone), uninterruptible)
        .handle("set-zone-head", on(organisations.setZoneHead), uninterruptible)
        .handle("set-traffic-mode", on(organisations.setTrafficMode), uninterruptible)
        .handle("agree-mutual-aid", on(organisations.agreeMutualAid), uninterruptible)
        .handle("end-mutual-aid", on(organisations.endMutualAid), uninterruptible)
        .handle("set-surge-plan", on(organisations.setSurgePlan), uninterruptible)
        .handle("cancel-surge-plan", on(organisations.cancelSurgePlan), uninterruptible)
        .handle("give-function", on(organisations.giveFunction), uninterruptible)
        .handle("take-function", on(organisations.takeFunction), uninterruptible)
        .handle("record-indicators", on(organisations.recordIndicators), uninterruptible)
        .handle("assign-target", on(organisations.assignTarget), uninterruptible)
        .handle("withdraw-target", on(organisations.withdrawTarget), uninterruptible)
    })
)
