import { FilterOutlined, SearchOutlined } from "@ant-design/icons"
import { Badge, Button, Drawer, Input, Select, Tag } from "antd"
import { useEffect, useState } from "react"
import { PickField } from "../fields/PickField.tsx"
import { useMessages } from "../messages/Language.tsx"
import type { Messages } from "../messages/zh.ts"
import { nameOf, type Reference, useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import type { FilterKey, VehicleFilter } from "./vehicleFilter.ts"

interface Props {
  readonly filter: VehicleFilter
  readonly onFilter: (filter: VehicleFilter) => void
}

interface Option {
  readonly value: string
  readonly label: string
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
      return messages.vehicle.neverVisited
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
    <div className="filter-field">
      <span>{title}</span>
      <Select<string>
        value={filter[key] ?? null}
        onChange={(value) => set(key, value ?? undefined)}
        options={[...options]}
        allowClear
        placeholder={messages.common.all}
        aria-label={title}
        popupMatchSelectWidth={false}
      />
    </div>
  )
  const inScope = reference.townships.filter(({ code }) => townships?.includes(code) ?? true)
  const villages = reference.villages.filter(({ code }) =>
    filter.township === undefined
      ? (townships?.includes(code.slice(0, 9)) ?? true)
      : code.startsWith(filter.township)
  )
  return (
    <div className="filter-fields">
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
    </div>
  )
}

/** The free search as it is typed: the list follows shortly after the last key. */
export const SearchInput = ({
  value,
  onSearch,
  placeholder,
  autoFocus = false
}: {
  readonly value: string
  readonly onSearch: (text: string) => void
  readonly placeholder?: string
  readonly autoFocus?: boolean
}) => {
  const messages = useMessages()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onSearch(typed.trim()), 300)
    return () => clearTimeout(timer)
  }, [typed, value, onSearch])
  return (
    <Input
      className="search-input"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onSearch(typed.trim())}
      placeholder={placeholder ?? messages.list.filterText}
      aria-label={placeholder ?? messages.list.filterText}
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      autoFocus={autoFocus}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="search"
    />
  )
}

/** What narrows the list: fields at a desk, a sheet on a phone, and everything that is in force as tags. */
export const VehicleFilters = ({ filter, onFilter }: Props) => {
  const messages = useMessages()
  const reference = useReference()
  const phone = useIsPhone()
  const [open, setOpen] = useState(false)
  const tags = shownAsTags.flatMap((key) => {
    const value = filter[key]
    return value === undefined ? [] : [{ key, words: wordsOf(key, value, messages, reference) }]
  })
  const without = (key: FilterKey) => {
    const { [key]: _, ...rest } = filter
    onFilter(rest)
  }
  return (
    <div className="filters">
      {phone ? (
        <>
          <Badge count={tags.length} size="small">
            <Button icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
              {messages.common.filters}
            </Button>
          </Badge>
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="bottom"
            size="82%"
            title={messages.common.filters}
            footer={
              <Button type="primary" block onClick={() => setOpen(false)}>
                {messages.common.apply}
              </Button>
            }
          >
            <Fields filter={filter} onFilter={onFilter} />
          </Drawer>
        </>
      ) : (
        <Fields filter={filter} onFilter={onFilter} />
      )}
      {tags.length > 0 && (
        <div className="filter-tags">
          {tags.map(({ key, words }) => (
            <Tag key={key} closable color="blue" onClose={() => without(key)}>
              {words}
            </Tag>
          ))}
          <Button
            type="link"
            size="small"
            onClick={() => onFilter(filter.q === undefined ? {} : { q: filter.q })}
          >
            {messages.common.clearFilters}
          </Button>
        </div>
      )}
    </div>
  )
}
