import { Input } from "antd"
import { DayField } from "../../../fields/DayField.tsx"
import { FilterSelect, FilterSheet, type Option } from "../../../lists/FilterSheet.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { usePrincipal } from "../../../session/Session.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Filter } from "./addressFilter.ts"

/** One condition of a list: one of a few values, a day, or words. */
export interface Condition<Key extends string> {
  readonly key: Key
  readonly title: string
  readonly as: "day" | "text" | { readonly options: ReadonlyArray<Option> }
  /** Has no field of its own, but may be in force. */
  readonly hidden?: boolean
}

interface Props<Key extends string> {
  readonly filter: Filter<Key>
  readonly conditions: ReadonlyArray<Condition<Key>>
  readonly onFilter: (filter: Filter<Key>) => void
  readonly onSet: (key: Key, value: string | undefined) => void
}

/** The townships that somebody may choose among. */
export const useTownshipOptions = (): ReadonlyArray<Option> => {
  const reference = useReference()
  const { townships } = usePrincipal()
  return reference.townships
    .filter(({ code }) => townships?.includes(code) ?? true)
    .map(({ code, name }) => ({ value: code, label: name }))
}

/** The conditions of a list: fields at a desk, a sheet on a phone, all in force as tags. */
export const DeskFilters = <Key extends string>({ filter, conditions, onFilter, onSet }: Props<Key>) => {
  const { work: messages } = useWardenDeskMessages()
  const wordsOf = ({ as }: Condition<Key>, value: string): string =>
    typeof as === "object" ? (as.options.find((option) => option.value === value)?.label ?? value) : value
  const typed = (key: Key, text: string) => {
    if (text.trim() !== (filter[key] ?? "")) onSet(key, text.trim())
  }
  return (
    <FilterSheet
      tags={conditions.flatMap((condition) => {
        const value = filter[condition.key]
        return value === undefined
          ? []
          : [
              {
                key: condition.key,
                words: messages.condition(condition.title, wordsOf(condition, value))
              }
            ]
      })}
      onRemove={(key) => onSet(key, undefined)}
      onClear={() => onFilter({})}
    >
      {conditions.map(({ key, title, as, hidden }) => {
        if (hidden === true) return null
        if (typeof as === "object") {
          return (
            <FilterSelect
              key={key}
              title={title}
              value={filter[key]}
              options={as.options}
              onChange={(value) => onSet(key, value)}
            />
          )
        }
        return (
          <div className="filter-field" key={key}>
            <span>{title}</span>
            {as === "day" ? (
              <DayField value={filter[key]} onChange={(day) => onSet(key, day)} label={title} />
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
