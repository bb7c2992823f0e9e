import { HttpServerResponse } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import type { District } from "@jiaosuo/reference/Divisions"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { pageOrExport } from "../../http/ExportedList.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import { type DutyFacts, unitNameOn } from "../DutyFacts.ts"
import { dutyOriginOf } from "../DutyMoments.ts"
import { postOrders, readPosts } from "../DutyQueries.ts"
import type { PostRow } from "../DutyTable.ts"
import type { PersonShown, PostItem, PostPage } from "./DutyAnswer.ts"
import { postColumns } from "./DutyExports.ts"
import type { PostListQuery } from "./DutyParameters.ts"
import { askedNames, peopleShown } from "./DutyPeople.ts"
import { askedPeople, askedPlaces, dutyMoment } from "./DutyScopes.ts"

const local = (instant: string | null): string | null => (instant === null ? null : inShanghai(instant))

const postItem = (
  { organisation }: DutyFacts,
  district: District,
  { post_id, version, state, day, changed_at }: PostRow,
  people: ReadonlyMap<string, PersonShown>
): PostItem => {
  const officers = state.members.filter(({ personKind }) => personKind === "officer").length
  return {
    id: post_id,
    version,
    kind: state.kind,
    standing: state.standing,
    unitId: state.unitId,
    unitName: unitNameOn(organisation, state.unitId, day),
    township: state.township,
    townshipName: district.township(state.township)?.name ?? state.township,
    location: state.location,
    road: state.road,
    roadClass: state.roadClass,
    visibility: state.visibility,
    tollOrServiceArea: state.tollOrServiceArea,
    day,
    from: inShanghai(state.from),
    until: inShanghai(state.until),
    begunAt: local(state.begunAt),
    endedAt: local(state.endedAt),
    members: state.members.map(({ personId, personKind, account, lead }) => ({
      personId,
      name: people.get(personId)?.name ?? null,
      personKind,
      account,
      lead
    })),
    officers,
    auxiliaries: state.members.length - officers,
    signs: state.signs.map(({ metres }) => metres),
    legs: state.legs.length,
    metres: state.legs.reduce((sum, { metres }) => sum + metres, 0),
    checks: state.checks.length,
    findings: state.checks.filter(({ findings }) => findings.length > 0).length,
    note: state.note,
    changedAt: inShanghai(changed_at)
  }
}

/** `GET /api/duties/posts`: a page, or all rows as CSV or XLSX. */
export const listPosts = (query: PostListQuery) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const personal = yield* PersonalRecords
    const { district } = yield* Reference
    const { facts, view } = yield* dutyMoment(query)
    const { isSelf, people } = yield* askedPeople(facts, query)
    const { scope } = yield* askedPlaces(query, facts, view, isSelf)
    const request = yield* listRequest("duty-posts", query, postOrders, "-from")
    const { unit, from, until, kind, standing } = query
    // A post of one's own has a crew: theirs are names of others.
    const names = yield* askedNames(facts, { isSelf: false, scope, purpose: query.purpose })
    const rows = (asked: PageRequest) =>
      Effect.gen(function* () {
        const page = yield* readPosts(
          sql,
          view.schema,
          { townships: scope, unit, from, until, kind, standing, people },
          asked
        ).pipe(unavailableAt("list posts"))
        const shown = yield* peopleShown(
          personal,
          facts,
          page.rows.flatMap(({ member_ids }) => member_ids),
          names
        )
        return {
          items: page.rows.map((row) => postItem(facts, district, row, shown)),
          total: page.total,
          next: page.next
        }
      })
    return yield* pageOrExport({
      request,
      page: Effect.map(rows(request), ({ items, next, total }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          ...dutyOriginOf(view, scope)
        } satisfies PostPage)
      ),
      action: "ExportPosts",
      name: text("执勤点与巡逻", "posts"),
      day: view.day,
      townships: scope,
      purpose: query.purpose,
      columns: postColumns,
      rows
    })
  }).pipe(withReadProblems)
