import { SqlClient } from "@effect/sql/SqlClient"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { askedTownship } from "../../accidents/http/AskedTownship.ts"
import { notKnown } from "../../http/ListAnswers.ts"
import { refuseFilter } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import type { Reading } from "../../lists/ModelReader.ts"
import { WardenMoments } from "../WardenMoments.ts"
import { readPlaces } from "../WardenQueries.ts"
import type { Showing } from "./WardenItems.ts"

/** What a query of wardens may see (X3), and whether it names anything known. */

interface Asked extends Reading {
  readonly township?: string | undefined
}

/** The moment and the townships that a query is answered for, with all places of then. */
export const askedWardens = (query: Asked) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const townships = yield* askedTownship(query.township)
    const sql = yield* SqlClient
    const { district } = yield* Reference
    const view = yield* Effect.flatMap(WardenMoments, (moments) => moments.view(query))
    const places = yield* readPlaces(sql, view.schema).pipe(unavailableAt("read the places of wardens"))
    const showing: Showing = { district, places: new Map(places.map((place) => [place.place_id, place])) }
    return { sql, townships, view, places, showing }
  })

/** The instant that things are seen at: the one asked for, or that of `asOf`, or now. */
export const askedInstant = ({
  at,
  asOf
}: {
  readonly at?: Instant | undefined
  readonly asOf?: Instant | undefined
}) => {
  const asked = at ?? asOf
  return asked === undefined
    ? Effect.map(Clock.currentTimeMillis, (now) => new Date(now).toISOString())
    : Effect.succeed(new Date(asked).toISOString())
}

/** 422 where a code is asked for that is none of those known. */
export const checkCode = (path: string, asked: string | undefined, known: ReadonlyArray<string>) =>
  asked === undefined || known.includes(asked) ? Effect.void : refuseFilter([notKnown(path, asked, known)])

/** `yes` and `no`; both where it is absent or `all`. */
export const yesOrNo = (asked: "yes" | "no" | "all" | undefined): boolean | undefined =>
  asked === undefined || asked === "all" ? undefined : asked === "yes"
