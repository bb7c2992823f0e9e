import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { maskName } from "@jiaosuo/http/Masking"
import { Effect } from "effect"
import type { DutyFacts } from "../DutyFacts.ts"
import type { PersonShown } from "./DutyAnswer.ts"

/** People as lists show them (X2), by id. Opens the sealed names of one page at once and keeps none of them. */
export const peopleShown = (
  personal: typeof PersonalRecords.Service,
  { people }: DutyFacts,
  ids: Iterable<string>
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
          const values = opened[i]
          return [
            id,
            { personId: id, name: values === undefined ? null : maskName(values.name), personKind, account }
          ]
        })
      )
  )
}
