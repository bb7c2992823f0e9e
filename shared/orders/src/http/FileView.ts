import type { PersonalValues } from "@jiaosuo/event-store/PersonalRecords"
import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { maskPerson } from "@jiaosuo/http/Masking"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Text } from "@jiaosuo/kernel/Problem"
import type { PersonReference } from "../domain/Persons.ts"
import type { FileRecord } from "../FileReading.ts"
import type { HistoryEntry, PersonView } from "./FileContract.ts"

/** How a file is shown: in which language, and whether personal values were asked for with a purpose (X2). */
export interface Showing {
  readonly language: Language
  readonly unmasked: boolean
}

/** Values of persons by record id; undefined where the person was erased. */
export type Persons = ReadonlyMap<string, PersonalValues | undefined>

const erased = { name: null, idNumber: null, phone: null, address: null }

/** A person as the reader may see them (X2); of an erased one nothing is left to show. */
export const personView = (
  { personId, recordId }: PersonReference,
  persons: Persons,
  { unmasked }: Showing
): PersonView => {
  const values = persons.get(recordId)
  if (values === undefined) return { personId, ...erased, masked: false, erased: true }
  const { name, idNumber = null, phone = null, address = null } = unmasked ? values : maskPerson(values)
  return { personId, name, idNumber, phone, address, masked: !unmasked, erased: false }
}

const isReference = (value: object): value is PersonReference => "personId" in value && "recordId" in value

/** The figures of an event with every person in them as the reader may see them. */
const figuresOf = (value: unknown, persons: Persons, showing: Showing): unknown => {
  if (Array.isArray(value)) return value.map((one) => figuresOf(one, persons, showing))
  if (typeof value !== "object" || value === null) return value
  if (isReference(value)) return personView(value, persons, showing)
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, figuresOf(inner, persons, showing)])
  )
}

const reasonIn = (event: object): string | null =>
  "reason" in event && typeof event.reason === "string" ? event.reason : null

/** What happened, for one reader: who, when, why, and the figures, under the titles of the context. */
export const historyView = <Event extends { readonly _tag: string }>(
  { history, persons }: Pick<FileRecord<unknown, Event>, "history" | "persons">,
  titles: { readonly [Type in Event["_tag"]]: Text },
  showing: Showing
): ReadonlyArray<HistoryEntry> =>
  history.map(({ recorded, event }) => {
    const { _tag, ...figures } = event
    const { version, position, actor, station, township, commandId, correlationId } = recorded
    return {
      version,
      position,
      type: _tag,
      title: inLanguage(titles[_tag as Event["_tag"]], showing.language),
      occurredAt: inShanghai(recorded.occurredAt),
      recordedAt: inShanghai(recorded.recordedAt),
      actor,
      station,
      township,
      reason: reasonIn(event),
      commandId,
      correlationId,
      figures: figuresOf(figures, persons, showing) as Record<string, unknown>
    }
  })
