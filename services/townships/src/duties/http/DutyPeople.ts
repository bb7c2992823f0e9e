import { readsStaffNames, staffNamesRead } from "@jiaosuo/duties/events"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { AccessLog } from "@jiaosuo/http/AccessLog"
import { maskName } from "@jiaosuo/http/Masking"
import { CurrentPrincipal } from "@jiaosuo/http/Principal"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import type { DutyFacts } from "../DutyFacts.ts"
import type { PersonShown } from "./DutyAnswer.ts"

/** Whose names an answer shows in full (X2): those of all staff in it, or only the reader's own. */
export interface NamesShown {
  readonly account: string
  readonly inFull: boolean
}

/**
 * Decides whose names an answer shows in full. Where they are others' than the reader's, that is in the access log
 * before anything is shown: which townships, and what for (X1, X2).
 */
export const askedNames = (
  { people }: DutyFacts,
  {
    isSelf,
    purpose,
    scope
  }: {
    readonly isSelf: boolean
    readonly scope: ReadonlyArray<string> | null
    readonly purpose?: string | undefined
  }
) =>
  Effect.gen(function* () {
    const reader = yield* CurrentPrincipal
    const today = dayInShanghai(yield* Clock.currentTimeMillis)
    const inFull = readsStaffNames(reader, people.values(), today)
    if (inFull && !isSelf) {
      const { district } = yield* Reference
      yield* (yield* AccessLog).record({
        action: staffNamesRead.action,
        subject: scope === null ? `district/${district.code}` : `township/${scope.join(",")}`,
        purpose: purpose ?? staffNamesRead.purpose,
        result: "granted"
      })
    }
    return { account: reader.account, inFull } satisfies NamesShown
  })

/** People as lists show them, by id. Opens the sealed names of one page at once and keeps none of them. */
export const peopleShown = (
  personal: typeof PersonalRecords.Service,
  { people }: DutyFacts,
  ids: Iterable<string>,
  names: NamesShown
): Effect.Effect<ReadonlyMap<string, PersonShown>, StoreIsUnavailable> => {
  const known = [...new Set(ids)].flatMap((id) => {
    const person = people.get(id)
    return person === undefined ? [] : [{ id, person }]
  })
  return Effect.map(
    personal.open(known.map(({ person }) => person.person)),
    (opened) =>
      new Map(
        known.map(({ id, person: { account, personKind } }, i) => {
          const given = opened[i]?.name
          const isShown = names.inFull || account === names.account
          const name = given === undefined ? null : isShown ? given : maskName(given)
          return [id, { personId: id, name, personKind, account }]
        })
      )
  )
}
