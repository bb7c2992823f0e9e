import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant, Position } from "@jiaosuo/kernel/Event"
import { Reference } from "@jiaosuo/reference/Reference"
import { hazardKinds } from "@jiaosuo/vehicles/events"
import type { VillageCover } from "@jiaosuo/wardens/events"
import { Cache, Clock, Context, Data, Effect, Exit, Layer } from "effect"
import { AccidentMoments } from "../accidents/AccidentMoments.ts"
import { townshipsCounted } from "../accidents/status/AccidentCounts.ts"
import { CaseMoments } from "../cases/CaseMoments.ts"
import { type CaseCodes, townshipsWithCases } from "../cases/status/CaseCounts.ts"
import { caseCodesOf } from "../cases/status/CaseFigureLists.ts"
import { DutyMoments } from "../duties/DutyMoments.ts"
import { townshipsOnDuty } from "../duties/status/DutyCounts.ts"
import type { AreaStatus } from "../http/StatusAnswer.ts"
import { unavailableAt } from "../lists/Failures.ts"
import type { Parked, ReadFailure, Reading } from "../lists/RegisterReader.ts"
import { parkedKey, RegisterReader } from "../lists/RegisterReader.ts"
import { townshipsOfWardens, type WardenCodes, wardenCodesOf } from "../wardens/status/WardenCounts.ts"
import { WardenMoments } from "../wardens/WardenMoments.ts"
import { areaStatuses } from "./AreaStatuses.ts"
import { areasOf } from "./Figures.ts"
import { readCounts, type VillageCounts } from "./StatusQuery.ts"

/** Figures of the townships asked for and where they come from. */
export interface Figures {
  readonly position: Position
  readonly recordedAt: string | null
  readonly asOf: Instant | null
  readonly day: CalendarDate
  readonly rules: string
  readonly classes: ReadonlyArray<string>
  readonly hazards: ReadonlyArray<string>
  /** Kinds and levels of cases; the instant from which their clocks are seen and people on duty are counted. */
  readonly caseCodes: CaseCodes
  /** Kinds of persuasions and levels of hazards. */
  readonly wardenCodes: WardenCodes
  readonly at: Instant
  /** The lines of the townships and their sum; worked out when they are asked for. */
  readonly areas: () => { readonly district: AreaStatus; readonly townships: ReadonlyArray<AreaStatus> }
  /** Equal for equal figures: what is made of them once may be kept under it. */
  readonly key: string
}

/** What the figures of one moment are counted from: equal moments have equal figures. */
class Moment extends Data.Class<{
  readonly schema: string
  readonly position: Position
  readonly day: CalendarDate
  /** Changes when an event that was set aside is applied after all: the position does not. */
  readonly parked: string
}> {}

/** What was set aside of two models. */
const together = (a: Parked, b: Parked): Parked => {
  if (b.total === 0) return a
  const byTownship = new Map(a.byTownship)
  for (const [township, count] of b.byTownship) {
    byTownship.set(township, (byTownship.get(township) ?? 0) + count)
  }
  return {
    total: a.total + b.total,
    byTownship,
    withoutTownship: a.withoutTownship + b.withoutTownship
  }
}

const keptMoments = 32
const keep = Exit.match({ onSuccess: () => "10 minutes" as const, onFailure: () => 0 })

/** Clocks of cases are seen from the last full minute: figures of one minute are counted once. */
const thisMinute = Effect.map(Clock.currentTimeMillis, (now) =>
  new Date(Math.floor(now / 60_000) * 60_000).toISOString()
)

/** Figures of townships and of the district. */
export class TownshipFigures extends Context.Tag("@jiaosuo/townships/TownshipFigures")<
  TownshipFigures,
  {
    /** Figures of the townships in `scope`, of all where it is null, and their sum. */
    readonly read: (
      reading: Reading,
      scope: ReadonlyArray<string> | null
    ) => Effect.Effect<Figures, ReadFailure>

    /**
     * The villages in which anything was ever entered, what is on file in each (row 33), and what each has of auxiliary and
     * room (row 42).
     */
    readonly villages: (reading: Reading) => Effect.Effect<
      {
        readonly withEntry: ReadonlySet<string>
        /** By the code of the village; absent where no vehicle is on file. */
        readonly onFile: ReadonlyMap<string, VillageCounts>
        /** By the code of the village. */
        readonly covers: ReadonlyMap<string, VillageCover>
      },
      ReadFailure
    >
  }
>() {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const reader = yield* RegisterReader
  const moments = yield* AccidentMoments
  const duties = yield* DutyMoments
  const caseMoments = yield* CaseMoments
  const wardens = yield* WardenMoments
  const store = yield* EventStore
  const { caseRules, district, vehicleRules, wardenRules } = yield* Reference
  const caseCodes = caseCodesOf(caseRules)
  const wardenCodes = wardenCodesOf(wardenRules)
  const hazards = hazardKinds.map((kind) => kind.code)

  const counts = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ schema, day }: Moment) =>
      readCounts(sql, schema, day).pipe(
        unavailableAt("count the figures"),
        Effect.withSpan("TownshipFigures.count", { attributes: { schema, day } })
      ),
    timeToLive: keep
  })

  const recordedAt = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: (position: Position) =>
      position === 0
        ? Effect.succeed(null)
        : Effect.map(store.readLog({ after: position - 1, limit: 1 }), ([event]) =>
            event === undefined ? null : inShanghai(event.recordedAt)
          ),
    timeToLive: keep
  })

  const momentOf = (reading: Reading) =>
    Effect.gen(function* () {
      const { schema, position, day, parked } = yield* reader.read(reading)
      const counted = yield* counts.get(new Moment({ schema, position, day, parked: parkedKey(parked) }))
      return { schema, position, day, parked, counted }
    })

  return TownshipFigures.of({
    read: (reading, scope) =>
      Effect.gen(function* () {
        const {
          schema,
          position: ofVehicles,
          day,
          parked: parkedVehicles,
          counted
        } = yield* momentOf(reading)
        const view = yield* moments.view({ ...reading, day })
        const accidents = yield* moments.counts(view)
        const caseView = yield* caseMoments.view({ ...reading, day, at: reading.asOf ?? (yield* thisMinute) })
        const cases = yield* caseMoments.counts(caseView)
        const dutyView = yield* duties.view({ ...reading, day })
        const onDuty = yield* duties.counts(dutyView, caseView.at)
        const wardenView = yield* wardens.view({ ...reading, day })
        const ofWardens = yield* wardens.counts(wardenView, caseView.at)
        // Several models follow one log: what all have is what the figures stand for.
        const others = [view, caseView, dutyView, wardenView]
        const position = Math.min(ofVehicles, ...others.map((other) => other.position))
        const parked = others.map((other) => other.parked).reduce(together, parkedVehicles)
        const classes = vehicleRules.allClasses(day).map((found) => found.class)
        const areas = () => {
          const codes =
            scope === null
              ? areasOf(district, [
                  ...counted.townships.keys(),
                  ...townshipsCounted(accidents),
                  ...townshipsWithCases(cases),
                  ...townshipsOnDuty(onDuty),
                  ...townshipsOfWardens(ofWardens)
                ])
              : [...scope].sort()
          return areaStatuses(counted, codes, scope === null, {
            district,
            classes,
            hazards,
            parked,
            accidents,
            cases,
            caseCodes,
            duties: onDuty,
            wardens: ofWardens,
            wardenCodes
          })
        }
        return {
          key: JSON.stringify([
            schema,
            ofVehicles,
            parkedKey(parkedVehicles),
            view.key,
            caseView.key,
            dutyView.key,
            wardenView.key,
            scope
          ]),
          position,
          recordedAt: yield* recordedAt.get(position),
          asOf: reading.asOf ?? null,
          day,
          rules: vehicleRules.version,
          classes,
          hazards,
          caseCodes,
          wardenCodes,
          at: caseView.at,
          areas
        }
      }),
    villages: (reading) =>
      Effect.gen(function* () {
        const { counted, day } = yield* momentOf(reading)
        const view = yield* wardens.view({ ...reading, day })
        const { villages } = yield* wardens.counts(view, reading.asOf ?? (yield* thisMinute))
        return {
          withEntry: counted.villagesWithEntry,
          onFile: counted.villages,
          covers: new Map(villages.map((cover) => [cover.village.code, cover]))
        }
      })
  })
})

/** Figures counted from the models' tables, kept per moment and day. */
export const layer: Layer.Layer<
  TownshipFigures,
  never,
  | SqlClient
  | RegisterReader
  | AccidentMoments
  | CaseMoments
  | DutyMoments
  | WardenMoments
  | EventStore
  | Reference
> = Layer.effect(TownshipFigures, make)
