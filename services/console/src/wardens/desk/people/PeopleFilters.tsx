import { PickField } from "../../../fields/PickField.tsx"
import { FilterSelect, FilterSheet, type Option } from "../../../lists/FilterSheet.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { initialsOf } from "../../../reference/initials.ts"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { usePrincipal } from "../../../session/Session.tsx"
import { minuteOf } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { PlaceItem } from "./peopleCalls.ts"
import { type FilterKey, type PeopleFilter, withCondition } from "./peopleFilter.ts"

interface Props {
  readonly filter: PeopleFilter
  readonly places: ReadonlyArray<PlaceItem>
  readonly onFilter: (filter: PeopleFilter) => void
}

const offered = [
  "township",
  "village",
  "role",
  "state",
  "place",
  "skill",
  "untrained",
  "insured",
  "injured"
] as const satisfies ReadonlyArray<FilterKey>

/** What narrows the roll: fields at a desk, a sheet on a phone, all in force as tags. */
export const PeopleFilters = ({ filter, places, onFilter }: Props) => {
  const common = useMessages()
  const { people: messages } = useWardenDeskMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const { fields, person } = messages
  const codes = (table: string): ReadonlyArray<Option> =>
    reference.table(table).map(({ code, name }) => ({ value: code, label: name }))
  const inScope = (township: string): boolean =>
    (townships?.includes(township) ?? true) && (filter.township === undefined || filter.township === township)
  const choices = {
    village: reference.villages.filter(({ code }) => inScope(code.slice(0, 9))),
    place: places
      .filter(({ township }) => inScope(township))
      .map(({ id, name, kindName, townshipName }) => ({
        code: id,
        name,
        group: townshipName,
        keys: [name, kindName, townshipName, initialsOf(name)].join(" ").toLowerCase()
      }))
  }
  const titles: Readonly<Record<FilterKey, string>> = {
    township: fields.township,
    village: fields.villages,
    role: fields.roles,
    state: person.state,
    left: person.state,
    place: person.place,
    skill: fields.skills,
    untrained: person.untrained,
    insured: person.insured,
    injured: person.injured,
    asOf: person.asOf
  }
  const optionsOf = (key: FilterKey): ReadonlyArray<Option> => {
    switch (key) {
      case "township":
        return reference.townships
          .filter(({ code }) => townships?.includes(code) ?? true)
          .map(({ code, name }) => ({ value: code, label: name }))
      case "role":
        return codes("wardens.roles")
      case "state":
        return codes("wardens.states")
      case "skill":
        return codes("duty.cellSkills")
      case "untrained":
      case "insured":
      case "injured":
        return [
          { value: "yes", label: person.yes },
          { value: "no", label: person.no }
        ]
      case "left":
      case "village":
      case "place":
      case "asOf":
        return []
    }
  }
  const states = reference.table("wardens.states")
  const words = (key: FilterKey, value: string): string => {
    switch (key) {
      case "village":
      case "place":
        return nameOf(choices[key], value)
      case "asOf":
        return minuteOf(value)
      case "left":
        return value === "yes" ? nameOf(states, "left") : `≠ ${nameOf(states, "left")}`
      default:
        return optionsOf(key).find((option) => option.value === value)?.label ?? value
    }
  }
  const set = (key: FilterKey, value: string | undefined) => onFilter(withCondition(filter, key, value))
  return (
    <FilterSheet
      tags={(Object.entries(filter) as ReadonlyArray<[FilterKey, string]>).map(([key, value]) => ({
        key,
        words: messages.condition(titles[key], words(key, value))
      }))}
      onRemove={(key) => set(key, undefined)}
      onClear={() => onFilter({})}
    >
      {offered.map((key) => {
        const title = titles[key]
        const options = optionsOf(key)
        // Somebody of one township has nothing to choose there.
        if (key === "township" && options.length < 2) return null
        return key === "village" || key === "place" ? (
          <div className="filter-field" key={key}>
            <span>{title}</span>
            <PickField
              clearable
              value={filter[key]}
              choices={choices[key]}
              title={common.common.all}
              label={title}
              onChange={(value) => set(key, value)}
            />
          </div>
        ) : (
          <FilterSelect
            key={key}
            title={title}
            value={filter[key]}
            options={options}
            onChange={(value) => set(key, value)}
          />
        )
      })}
    </FilterSheet>
  )
}
