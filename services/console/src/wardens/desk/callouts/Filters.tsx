import { DayField } from "../../../fields/DayField.tsx"
import { FilterSelect, FilterSheet, type Option } from "../../../lists/FilterSheet.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { usePrincipal } from "../../../session/Session.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { type CallOutFilter, type FilterKey, filterKeys, withCondition } from "./callOutFilter.ts"

interface Props {
  readonly filter: CallOutFilter
  readonly onFilter: (filter: CallOutFilter) => void
}

const chosen = ["township", "need", "standing", "open", "arrived"] as const satisfies ReadonlyArray<FilterKey>
const days = ["from", "until"] as const satisfies ReadonlyArray<FilterKey>

/** The conditions of the list of call-outs: fields at a desk, a sheet on a phone, all in force as tags. */
export const Filters = ({ filter, onFilter }: Props) => {
  const { callOuts } = useWardenDeskMessages()
  const { live } = useMessages()
  const words = callOuts.filters
  const reference = useReference()
  const { townships } = usePrincipal()
  const table = (name: string): ReadonlyArray<Option> =>
    reference.table(name).map(({ code, name: label }) => ({ value: code, label }))
  const yesNo = [
    { value: "yes", label: words.yes },
    { value: "no", label: words.no }
  ]
  const options: Readonly<Record<(typeof chosen)[number], ReadonlyArray<Option>>> = {
    township: reference.townships
      .filter(({ code }) => townships?.includes(code) ?? true)
      .map(({ code, name }) => ({ value: code, label: name })),
    need: table("wardens.needs"),
    standing: table("wardens.callOutStandings"),
    open: yesNo,
    arrived: yesNo
  }
  const set = (key: FilterKey, value: string | undefined) => onFilter(withCondition(filter, key, value))
  const named = (key: FilterKey, value: string): string =>
    key in options
      ? (options[key as (typeof chosen)[number]].find((option) => option.value === value)?.label ?? value)
      : value
  const worded = (key: Exclude<FilterKey, "sort">, value: string): string => {
    if (key === "warden") return words.warden
    return key === "asOf" ? live.asOf(value.slice(0, 10)) : words.condition(words[key], named(key, value))
  }
  const tags = filterKeys.flatMap((key) => {
    const value = filter[key]
    return key === "sort" || value === undefined ? [] : [{ key, words: worded(key, value) }]
  })
  return (
    <FilterSheet
      tags={tags}
      onRemove={(key) => set(key, undefined)}
      onClear={() => onFilter(filter.sort === undefined ? {} : { sort: filter.sort })}
    >
      {chosen.map((key) =>
        // Somebody of one township has nothing to choose there.
        key === "township" && options.township.length < 2 ? null : (
          <FilterSelect
            key={key}
            title={words[key]}
            value={filter[key]}
            options={options[key]}
            onChange={(value) => set(key, value)}
          />
        )
      )}
      {days.map((key) => (
        <div className="filter-field" key={key}>
          <span>{words[key]}</span>
          <DayField value={filter[key]} onChange={(day) => set(key, day)} label={words[key]} />
        </div>
      ))}
    </FilterSheet>
  )
}
