import { PickField } from "../fields/PickField.tsx"
import { FilterSelect, FilterSheet, type Option } from "../lists/FilterSheet.tsx"
import { useMessages } from "../messages/Language.tsx"
import type { Messages } from "../messages/zh.ts"
import { nameOf, type Reference, useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import type { FilterKey, VehicleFilter } from "./vehicleFilter.ts"

interface Props {
  readonly filter: VehicleFilter
  readonly onFilter: (filter: VehicleFilter) => void
}

const dueOptions = (messages: Messages): ReadonlyArray<Option> =>
  (["inspection", "insurance", "scrap"] as const).flatMap((kind) => [
    { value: `${kind}:overdue`, label: `${messages.due[kind]} ${messages.due.overdue}` },
    { value: `${kind}:30`, label: `${messages.due[kind]} ${messages.due.within30}` },
    { value: `${kind}:60`, label: `${messages.due[kind]} ${messages.due.within60}` },
    { value: `${kind}:unknown`, label: `${messages.due[kind]} ${messages.due.none}` }
  ])

const stateOptions = (messages: Messages): ReadonlyArray<Option> => [
  { value: "on-file", label: messages.list.onFile },
  { value: "normal", label: messages.states.normal },
  { value: "suspended", label: messages.states.suspended },
  { value: "deregistered", label: messages.states.deregistered }
]

const hazardOptions = (messages: Messages, reference: Reference): ReadonlyArray<Option> => [
  { value: "open", label: messages.file.openHazards },
  { value: "cleared", label: messages.file.clearedHazards },
  { value: "none", label: messages.common.none },
  ...reference.hazards.map((hazard) => ({ value: hazard.code, label: hazard.name }))
]

const classOptions = (messages: Messages, reference: Reference): ReadonlyArray<Option> => [
  ...reference.classes.map(({ code, name }) => ({ value: code, label: name })),
  { value: "none", label: messages.vehicle.noClass }
]

/** How a condition reads that stands in the address. */
const wordsOf = (key: FilterKey, value: string, messages: Messages, reference: Reference): string => {
  const among = (options: ReadonlyArray<Option>) =>
    options.find((option) => option.value === value)?.label ?? value
  switch (key) {
    case "q":
      return `“${value}”`
    case "township":
      return nameOf(reference.townships, value)
    case "village":
      return nameOf(reference.villages, value)
    case "class":
      return among(classOptions(messages, reference))
    case "state":
      return among(stateOptions(messages))
    case "hazard": {
      const [kind = "", standing] = value.split(":")
      return standing === "cleared"
        ? `${nameOf(reference.hazards, kind)} · ${messages.file.clearedHazards}`
        : (hazardOptions(messages, reference).find((option) => option.value === kind)?.label ?? value)
    }
    case "due":
      return among(dueOptions(messages))
    case "missing":
      return value === "any" || value === "none"
        ? messages.list.missing[value]
        : messages.list.missingField(
            value in messages.fileFields ? messages.fileFields[value as never] : value
          )
    case "visited":
      return value === "ever" ? messages.vehicle.onceVisited : messages.vehicle.neverVisited
    case "visitedBefore":
      return messages.list.visitedBefore(value)
    case "registeredFrom":
      return messages.list.registeredFrom(value)
    case "registeredUntil":
      return messages.list.registeredUntil(value)
    case "asOf":
      return messages.live.asOf(value.slice(0, 10))
    case "day":
    case "sort":
      return value
  }
}

const shownAsTags: ReadonlyArray<FilterKey> = [
  "township",
  "village",
  "class",
  "state",
  "hazard",
  "due",
  "missing",
  "visited",
  "visitedBefore",
  "registeredFrom",
  "registeredUntil",
  "asOf"
]

const Fields = ({ filter, onFilter }: Props) => {
  const messages = useMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const set = (key: FilterKey, value: string | undefined) => {
    const { [key]: _, ...rest } = filter
    onFilter(value === undefined ? rest : { ...rest, [key]: value })
  }
  const select = (key: FilterKey, title: string, options: ReadonlyArray<Option>) => (
    <FilterSelect title={title} value={filter[key]} options={options} onChange={(value) => set(key, value)} />
  )
  const inScope = reference.townships.filter(({ code }) => townships?.includes(code) ?? true)
  const villages = reference.villages.filter(({ code }) =>
    filter.township === undefined
      ? (townships?.includes(code.slice(0, 9)) ?? true)
      : code.startsWith(filter.township)
  )
  return (
    <>
      {inScope.length > 1 &&
        select(
          "township",
          messages.list.filterTownship,
          inScope.map(({ code, name }) => ({ value: code, label: name }))
        )}
      <div className="filter-field">
        <span>{messages.list.filterVillage}</span>
        <PickField
          value={filter.village}
          onChange={(village) => set("village", village)}
          choices={villages}
          title={messages.common.all}
          label={messages.list.filterVillage}
          searchHint={messages.register.pickVillageSearch}
          clearable
        />
      </div>
      {select("class", messages.list.filterClass, classOptions(messages, reference))}
      {select("state", messages.list.filterState, stateOptions(messages))}
      {select("hazard", messages.list.filterHazard, hazardOptions(messages, reference))}
      {select("due", messages.list.filterDue, dueOptions(messages))}
    </>
  )
}

/** What narrows the list of vehicles. */
export const VehicleFilters = ({ filter, onFilter }: Props) => {
  const messages = useMessages()
  const reference = useReference()
  const tags = shownAsTags.flatMap((key) => {
    const value = filter[key]
    return value === undefined ? [] : [{ key, words: wordsOf(key, value, messages, reference) }]
  })
  return (
    <FilterSheet
      tags={tags}
      onRemove={(key) => {
        const { [key]: _, ...rest } = filter
        onFilter(rest)
      }}
      onClear={() => onFilter(filter.q === undefined ? {} : { q: filter.q })}
    >
      <Fields filter={filter} onFilter={onFilter} />
    </FilterSheet>
  )
}
