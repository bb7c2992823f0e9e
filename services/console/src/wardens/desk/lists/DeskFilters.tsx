import { Input } from "antd"
import type { Choice } from "../../../fields/Choice.ts"
import { DayField } from "../../../fields/DayField.tsx"
import { PickField } from "../../../fields/PickField.tsx"
import { FilterSelect, FilterSheet, type Option } from "../../../lists/FilterSheet.tsx"
import { useMessages } from "../../../messages/Language.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { minuteOf } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { useTownshipOptions } from "../useTownships.ts"
import type { Filter } from "./addressFilter.ts"
import type { ListAddress } from "./useListAddress.ts"

/** One condition of a list, and how it is asked for. */
export interface Condition<Key extends string> {
  readonly key: Key
  readonly title: string
  readonly as:
    | "day"
    | "text"
    | "yesNo"
    /** Somebody of one township has nothing to choose there. */
    | "township"
    /** A moment, or somebody by their id: a figure points here with it, nobody types it. */
    | "instant"
    | "id"
    | { readonly options: ReadonlyArray<Option> }
    | { readonly table: string }
    /** One of so many that they are searched. */
    | { readonly choices: ReadonlyArray<Choice> }
  /** Has no field of its own, but may be in force. */
  readonly hidden?: boolean
}

interface Props<Key extends string> {
  readonly list: ListAddress<Key>
  readonly conditions: ReadonlyArray<Condition<Key>>
}

const momentOf = (value: string): string => (Number.isNaN(Date.parse(value)) ? value : minuteOf(value))

/** The conditions of a list: fields at a desk, a sheet on a phone, all in force as tags. */
export const DeskFilters = <Key extends string>({ list, conditions }: Props<Key>) => {
  const { common } = useMessages()
  const { work: messages } = useWardenDeskMessages()
  const reference = useReference()
  const inScope = useTownshipOptions()
  const { filter, set, setFilter } = list
  const optionsOf = ({ as }: Condition<Key>): ReadonlyArray<Option> | undefined => {
    if (as === "township") return inScope
    if (as === "yesNo") {
      return [
        { value: "yes", label: messages.yes },
        { value: "no", label: messages.no }
      ]
    }
    if (typeof as !== "object" || "choices" in as) return undefined
    return "options" in as
      ? as.options
      : reference.table(as.table).map(({ code, name }) => ({ value: code, label: name }))
  }
  const wordsOf = (condition: Condition<Key>, value: string): string => {
    const { as } = condition
    if (as === "instant") return momentOf(value)
    if (as === "id") return value.slice(-6)
    if (typeof as === "object" && "choices" in as) return nameOf(as.choices, value)
    return optionsOf(condition)?.find((option) => option.value === value)?.label ?? value
  }
  const typed = (key: Key, text: string) => {
    if (text.trim() !== (filter[key] ?? "")) set(key, text.trim())
  }
  return (
    <FilterSheet
      tags={conditions.flatMap((condition) => {
        const { key, title } = condition
        const value = filter[key]
        return value === undefined
          ? []
          : [{ key, words: messages.condition(title, wordsOf(condition, value)) }]
      })}
      onRemove={(key) => set(key, undefined)}
      // The order of the list is none of its conditions.
      onClear={() =>
        setFilter(Object.fromEntries(Object.entries(filter).filter(([key]) => key === "sort")) as Filter<Key>)
      }
    >
      {conditions.map((condition) => {
        const { key, title, as, hidden } = condition
        const options = optionsOf(condition)
        if (hidden === true || as === "instant" || as === "id") return null
        if (as === "township" && inScope.length < 2) return null
        if (options !== undefined) {
          return (
            <FilterSelect
              key={key}
              title={title}
              value={filter[key]}
              options={options}
              onChange={(value) => set(key, value)}
            />
          )
        }
        return (
          <div className="filter-field" key={key}>
            <span>{title}</span>
            {typeof as === "object" && "choices" in as ? (
              <PickField
                clearable
                value={filter[key]}
                choices={as.choices}
                title={common.all}
                label={title}
                onChange={(value) => set(key, value)}
              />
            ) : as === "day" ? (
              <DayField value={filter[key]} onChange={(day) => set(key, day)} label={title} />
            ) : (
              <Input
                // What is in force stands in the field, also when its tag is taken away.
                key={filter[key] ?? ""}
                allowClear
                aria-label={title}
                defaultValue={filter[key] ?? ""}
                onBlur={({ target }) => typed(key, target.value)}
                onPressEnter={({ currentTarget }) => typed(key, currentTarget.value)}
              />
            )}
          </div>
        )
      })}
    </FilterSheet>
  )
}
