import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Clock, Context, Duration, Effect, Layer } from "effect"
import type { HomeOfPlace } from "../domain/commands/Intake.ts"
import type { DispatchSituation, GroupOnDuty, LastPosition } from "../domain/dispatch/Situation.ts"
import type { StayRow } from "./BoardTables.ts"
import { dutyBoard } from "./DutyBoard.ts"
import { type KnownOrganisation, organisationOfDay } from "./OrganisationOfDay.ts"

/** What the duty board answers. */
export class BoardReader extends Context.Tag("@jiaosuo/cases/BoardReader")<
  BoardReader,
  {
    /**
     * The groups on duty at an instant, seen from a place in a township (nine-digit code). Of an instant that is over
     * everything is known that was filed before it was asked: it waits, bounded, until the board is level with the log.
     */
    readonly situation: (
      township: string,
      at: Instant
    ) => Effect.Effect<DispatchSituation, StoreIsUnavailable>

    /**
     * Zone and station of a township at an instant, as known within the last second. Never fails: a call is taken
     * although nobody knows whose it is.
     */
    readonly home: (township: string, at: Instant) => Effect.Effect<HomeOfPlace>

    /**
     * Nine-digit code of the township of a group's unit, and the accounts of its people; undefined where no roster has
     * such a group.
     */
    readonly groupKnown: (
      groupId: string
    ) => Effect.Effect<
      { readonly township: string; readonly members: ReadonlyArray<string> } | undefined,
      StoreIsUnavailable
    >
  }
>() {}

/** An order of now is decided by the claims; one that is filed later than this by what was filed before it. */
const lateAfterMillis = 1_000

interface GroupOnBoard {
  readonly group_id: string
  readonly unit_id: string
  readonly number: number
  readonly people: number
  readonly accounts: ReadonlyArray<string>
  readonly ends_at: string
  readonly stays: ReadonlyArray<StayRow> | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly seen_at: string | null
}

const unitsOf = (schema: string): string => `select
  (select coalesce(json_agg(u), '[]') from ${schema}.unit u) as units,
  (select coalesce(json_agg(z), '[]') from ${schema}.zone z) as zones,
  (select coalesce(json_agg(a), '[]') from ${schema}.agreement a) as agreements`

const groupsOf = (schema: string): string => `select g.group_id, g.unit_id, g.number, g.people, g.accounts,
    to_char(g.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ends_at,
    s.stays, p.longitude, p.latitude,
    to_char(p.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as seen_at
  from ${schema}.duty_group g
  join ${schema}.roster r on r.roster_id = g.roster_id and r.published
  left join ${schema}.sending s on s.group_id = g.group_id
  left join ${schema}.group_position p on p.group_id = g.group_id and p.seen_at <= $1::timestamptz
  where g.starts_at <= $1::timestamptz and g.ends_at > $1::timestamptz
  order by g.group_id`

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const models = yield* ReadModels
  const store = yield* EventStore

  const unavailable = (operation: string) => (cause: unknown) =>
    Effect.fail(new StoreIsUnavailable({ operation, cause }))

  const schema = Effect.map(models.view(dutyBoard), (view) => view.schema)

  /** The tables, with all that was filed by now where they are asked about an instant that is over. */
  const schemaFor = (at: Instant) =>
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      if (Date.parse(at) > now - lateAfterMillis) return yield* schema
      const after = yield* store.head
      return (yield* models.view(dutyBoard, { after })).schema
    })

  const organisation: Effect.Effect<KnownOrganisation, StoreIsUnavailable> = schema.pipe(
    Effect.flatMap((name) => sql.unsafe<KnownOrganisation>(unitsOf(name))),
    Effect.map(([row]) => row ?? { units: [], zones: [], agreements: [] }),
    Effect.catchAll(unavailable("read the organisation"))
  )
  const lately = yield* Effect.cachedWithTTL(organisation, Duration.seconds(1))

  const groupsAt = (at: Instant): Effect.Effect<ReadonlyArray<GroupOnBoard>, StoreIsUnavailable> =>
    schemaFor(at).pipe(
      Effect.flatMap((name) => sql.unsafe<GroupOnBoard>(groupsOf(name), [at])),
      Effect.catchAll(unavailable("read the groups on duty"))
    )

  return BoardReader.of({
    situation: (township, at) =>
      Effect.map(
        Effect.all([organisation, groupsAt(at)], { concurrency: 2 }),
        ([known, rows]): DispatchSituation => ({
          groups: rows.map(onDuty(at)),
          positions: new Map(rows.flatMap(seen)),
          organisation: organisationOfDay(known, township, dayInShanghai(at))
        })
      ).pipe(Effect.withSpan("Cases.situation")),

    home: (township, at) =>
      lately.pipe(
        Effect.map((known) => organisationOfDay(known, township, dayInShanghai(at)).home),
        Effect.map(({ zoneId, stationId }) => ({ zone: zoneId, station: stationId })),
        Effect.catchAll((failure) =>
          Effect.as(Effect.logWarning("a call is taken without its zone", failure.cause), {
            zone: null,
            station: null
          })
        )
      ),

    groupKnown: (groupId) =>
      Effect.gen(function* () {
        const name = yield* schema
        const [group] = yield* sql.unsafe<{
          readonly unit_id: string
          readonly accounts: ReadonlyArray<string>
          readonly starts_at: string
        }>(
          `select unit_id, accounts, to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as starts_at
           from ${name}.duty_group where group_id = $1::text`,
          [groupId]
        )
        if (group === undefined) return undefined
        const known = yield* lately
        const { units } = organisationOfDay(known, "", dayInShanghai(group.starts_at))
        return { township: units.get(group.unit_id)?.township ?? "", members: group.accounts }
      }).pipe(Effect.catchAll(unavailable("look for a group")))
  })
})

const onDuty =
  (at: Instant) =>
  (row: GroupOnBoard): GroupOnDuty => {
    const stays = (row.stays ?? []).map(({ case_id, from, until, elsewhere_from }) => ({
      caseId: case_id,
      from,
      until: until ?? elsewhere_from
    }))
    return {
      groupId: row.group_id,
      number: row.number,
      unitId: row.unit_id,
      people: row.people,
      members: row.accounts,
      until: row.ends_at,
      load: stays.length,
      busyWith:
        stays.findLast(({ from, until }) => from <= at && (until === null || at < until))?.caseId ?? null,
      stays
    }
  }

const seen = ({
  group_id,
  longitude,
  latitude,
  seen_at
}: GroupOnBoard): ReadonlyArray<readonly [string, LastPosition]> =>
  longitude === null || latitude === null || seen_at === null
    ? []
    : [[group_id, { location: { longitude, latitude }, at: seen_at }]]

/** Reads the model `case_duty_board` where `ReadModels` says that its tables are. */
export const layer: Layer.Layer<BoardReader, never, SqlClient | ReadModels | EventStore> = Layer.effect(
  BoardReader,
  make
)
