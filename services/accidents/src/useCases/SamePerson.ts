import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import type { Sealing } from "@jiaosuo/orders/Sealing"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Effect } from "effect"
import type { AccidentFile, InvolvedPerson } from "../domain/Accident.ts"
import type { Warning } from "../domain/events/fields.ts"
import type { PersonFacts } from "../domain/values/Parties.ts"

/** Somebody who is about to be in the accident. */
interface Coming {
  /** Null for somebody who is new to it. */
  readonly participantId: string | null
  readonly values: PersonalValues
  readonly facts: PersonFacts
}

/** Whoever nobody knows the name of is the same as nobody. */
const nameless = "无名氏"

/**
 * The same person twice, as far as it can be told without two id numbers (N6: with them it is refused): the same name
 * with the same phone, or with the same sex, age and vehicle. Two people may be called alike, so it is a warning.
 * Names are sealed, which is why no decision can see it; only persons who may be meant are opened.
 */
export const warnOfSamePerson = (
  sealing: Sealing,
  file: AccidentFile | undefined,
  { participantId, values, facts }: Coming
): Effect.Effect<ReadonlyArray<Warning>, StoreIsUnavailable> => {
  if (file === undefined || values.name === nameless) return Effect.succeed([])
  const maybe = file.persons.filter(
    (one) =>
      one.participantId !== participantId &&
      one.person !== null &&
      !(one.known?.idNumber === true && values.idNumber !== undefined) &&
      ((one.known?.phone === true && values.phone !== undefined) || isAlike(one, facts))
  )
  return Effect.map(
    Effect.forEach(maybe, (one) => isSamePerson(sealing, one, values, facts), { concurrency: 4 }),
    (same) =>
      same.includes(true)
        ? [
            problemAt(
              "name",
              remark(
                "N6",
                "可能与本事故中已登记的人员是同一人,请核对身份证号码",
                "may be a person who is in this accident already: please check the id number"
              )
            )
          ]
        : []
  )
}

const isAlike = ({ facts: other }: InvolvedPerson, facts: PersonFacts): boolean =>
  facts.sex !== null &&
  facts.age !== null &&
  other.sex === facts.sex &&
  other.age === facts.age &&
  other.vehicleId === facts.vehicleId

const isSamePerson = (
  sealing: Sealing,
  one: InvolvedPerson,
  values: PersonalValues,
  facts: PersonFacts
): Effect.Effect<boolean, StoreIsUnavailable> =>
  one.person === null
    ? Effect.succeed(false)
    : Effect.map(
        sealing.open(one.person),
        (opened) =>
          opened !== undefined &&
          opened.name === values.name &&
          ((opened.phone !== undefined && opened.phone === values.phone) || isAlike(one, facts))
      )
