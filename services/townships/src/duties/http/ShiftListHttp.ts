import { HttpServerResponse } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { hoursOf } from "@jiaosuo/duties/events"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import { pageOrExport } from "../../http/ExportedList.ts"
import { notKnown } from "../../http/ListAnswers.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { refuseFilter, withReadProblems } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import { type DutyFacts, unitNameOn } from "../DutyFacts.ts"
import { dutyOriginOf } from "../DutyMoments.ts"
import { readShiftSums, readShifts, type ShiftFilter, type ShiftRow, shiftOrders } from "../DutyQueries.ts"
import type { PersonShown, ShiftItem, ShiftPage } from "./DutyAnswer.ts"
import { shiftColumns } from "./DutyExports.ts"
import { PersonKindName, type ShiftListQuery } from "./DutyParameters.ts"
import { askedNames, peopleShown } from "./DutyPeople.ts"
import { askedPeople, askedPlaces, dutyMoment } from "./DutyScopes.ts"

const local = (instant: string | null): string | null => (instant === null ? null : inShanghai(instant))

const shiftItem = (
  { organisation }: DutyFacts,
  row: ShiftRow,
  person: PersonShown | undefined
): ShiftItem => ({
  id: row.shift_id,
  slotId: row.slot_id,
  rosterId: row.roster_id,
  rosterUnitId: row.roster_unit_id,
  rosterUnitName: unitNameOn(organisation, row.roster_unit_id, row.day),
  zoneId: row.roster_unit_kind === "zone" ? row.roster_unit_id : null,
  unitId: row.unit_id,
  unitName: unitNameOn(organisation, row.unit_id, row.day),
  personId: row.person_id,
  name: person?.name ?? null,
  personKind: row.person_kind,
  account: row.account,
  lead: row.lead,
  kind: row.kind,
  day: row.day,
  from: inShanghai(row.from_at),
  until: inShanghai(row.until_at),
  hours: hoursOf({ from: row.from_at, until: row.until_at }),
  group: row.group_number === null ? null : { groupId: row.slot_id, number: row.group_number },
  checkedInAt: local(row.checked_in),
  checkedOutAt: local(row.checked_out),
  lateMinutes: row.late_minutes,
  earlyMinutes: row.early_minutes
})

const kindsAsked = (asked: string | undefined) => {
  const kinds = asked?.split(",")
  const unknown = kinds?.find((kind) => !PersonKindName.literals.some((one) => one === kind))
  return unknown === undefined
    ? Effect.succeed(kinds)
    : refuseFilter([notKnown("personKind", unknown, PersonKindName.literals)])
}

/** `GET /api/duties/shifts`: a page, or all rows as CSV or XLSX. */
export const listShifts = (query: ShiftListQuery) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const personal = yield* PersonalRecords
    const { facts, view } = yield* dutyMoment(query)
    const { isSelf, people } = yield* askedPeople(facts, query)
    const { scope, townships, units } = yield* askedPlaces(query, facts, view, isSelf)
    const request = yield* listRequest("duty-shifts", query, shiftOrders, "from")
    const filter: ShiftFilter = {
      townships,
      units,
      unit: query.unit,
      from: query.from,
      until: query.until,
      at: query.at,
      roster: query.roster,
      slot: query.slot,
      people,
      kind: query.kind,
      personKinds: yield* kindsAsked(query.personKind),
      attended: query.attended === undefined ? undefined : query.attended === "yes"
    }
    const names = yield* askedNames(facts, { isSelf, scope, purpose: query.purpose })
    const rows = (asked: PageRequest) =>
      Effect.gen(function* () {
        const page = yield* readShifts(sql, view.schema, filter, asked).pipe(unavailableAt("list shifts"))
        const shown = yield* peopleShown(
          personal,
          facts,
          page.rows.map(({ person_id }) => person_id),
          names
        )
        return {
          items: page.rows.map((row) => shiftItem(facts, row, shown.get(row.person_id))),
          total: page.total,
          next: page.next
        }
      })
    const page = Effect.map(
      Effect.all([rows(request), readShiftSums(sql, view.schema, filter).pipe(unavailableAt("sum shifts"))]),
      ([{ items, next, total }, lines]) => {
        const sum = (name: "people" | "officers" | "attended" | "groups" | "hours") =>
          lines.reduce((whole, line) => whole + line[name], 0)
        return HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          sums: {
            people: sum("people"),
            officers: sum("officers"),
            auxiliaries: sum("people") - sum("officers"),
            groups: sum("groups"),
            attended: sum("attended"),
            hours: sum("hours")
          },
          ...dutyOriginOf(view, scope)
        } satisfies ShiftPage)
      }
    )
    return yield* pageOrExport({
      request,
      page,
      action: "ExportShifts",
      name: text("值班班次", "shifts"),
      day: view.day,
      townships: scope,
      purpose: query.purpose,
      columns: shiftColumns,
      rows
    })
  }).pipe(withReadProblems)
