import { Button, Input } from "antd"
import type { ReactNode } from "react"
import { DayField } from "../fields/DayField.tsx"
import { PickField } from "../fields/PickField.tsx"
import { FilterSelect, FilterSheet, type Option } from "../lists/FilterSheet.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { dayOf } from "../shell/time.ts"
import { type AccidentFilter, type FilterKey, withCondition } from "./accidentFilter.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { lastTwelveMonths } from "./places.ts"

interface Props {
  readonly filter: AccidentFilter
  readonly onFilter: (filter: AccidentFilter) => void
  /** Which conditions this page offers, in this order; others of the address stand as tags. */
  readonly offered: ReadonlyArray<FilterKey>
  readonly children?: ReactNode
}

/** The values of a condition to choose from, undefined where it is typed or picked otherwise. */
const useOptions = (): ((key: FilterKey) => ReadonlyArray<Option> | undefined) => {
  const messages = useAccidentMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const among = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  const coded = (table: string) =>
    reference.table(table).map(({ code, name }) => ({ value: code, label: name }))
  return (key) => {
    switch (key) {
      case "township":
        return reference.townships
          .filter(({ code }) => townships?.includes(code) ?? true)
          .map(({ code, name }) => ({ value: code, label: name }))
      case "kind":
        return among(messages.section.kindsFull)
      case "view":
        return among(messages.list.views)
      case "standing":
        return [
          { value: "open", label: messages.list.standings.open },
          { value: "counting", label: messages.list.standings.counting },
          ...coded("accident.standings")
        ]
      case "phase":
        return coded("accident.phases")
      case "severity":
        return coded("accident.trafficSeverity").map(({ value, label }) => ({
          value: `traffic:${value}`,
          label
        }))
      case "casualties":
        return among(messages.list.casualtyOptions)
      case "roadClass":
        return coded("accident.roadAdminClass")
      case "weather":
        return coded("accident.weather")
      case "form":
        return coded("accident.form")
      case "cause":
        return coded("accident.cause")
      case "weekday":
        return messages.analysis.weekdays.map((label, index) => ({ value: String(index + 1), label }))
      case "vehicleClass":
        return reference.classes.map(({ code, name }) => ({ value: code, label: name }))
      case "due":
        return among({
          overdue: messages.desk.due.overdue,
          today: messages.desk.due.today,
          week: messages.desk.due.week
        })
      case "fled":
        return [{ value: "yes", label: messages.list.fled }]
      case "crime":
        return [{ value: "flagged", label: messages.list.crime }]
      case "keyVehicle":
        return [{ value: "any", label: messages.list.keyVehicle }]
      default:
        return undefined
    }
  }
}

/** What a condition is called. */
const useTitles = (): ((key: FilterKey) => string) => {
  const messages = useAccidentMessages()
  const { dimensions } = messages.analysis
  const titles: Partial<Readonly<Record<FilterKey, string>>> = {
    ...dimensions,
    township: messages.section.township,
    village: messages.report.village,
    from: messages.section.from,
    until: messages.section.until,
    kind: messages.section.kind,
    view: messages.list.view,
    standing: messages.list.standing,
    phase: messages.list.phase,
    casualties: messages.list.casualty,
    fled: messages.list.fled,
    due: messages.list.due,
    keyVehicle: messages.list.keyVehicle,
    crime: messages.list.crime,
    handler: messages.list.lead,
    road: messages.list.road
  }
  return (key) => titles[key] ?? key
}

/** The conditions of a page about accidents: fields at a desk, a sheet on a phone, all in force as tags. */
export const Filters = ({ filter, onFilter, offered, children }: Props) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const reference = useReference()
  const optionsOf = useOptions()
  const titleOf = useTitles()
  const set = (key: FilterKey, value: string | undefined) => onFilter(withCondition(filter, key, value))

  const field = (key: FilterKey) => {
    const options = optionsOf(key)
    const title = titleOf(key)
    // Somebody of one township has nothing to choose there.
    if (key === "township" && (options?.length ?? 0) < 2) return null
    if (key === "from" || key === "until") {
      return (
        <div className="filter-field" key={key}>
          <span>{title}</span>
          <DayField value={filter[key]} onChange={(day) => set(key, day)} label={title} />
        </div>
      )
    }
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
        {key === "village" ? (
          <PickField
            value={filter.village}
            onChange={(village) => set("village", village)}
            choices={reference.villages.filter(({ code }) => code.startsWith(filter.township ?? ""))}
            title={common.common.all}
            label={title}
            clearable
          />
        ) : (
          <Input
            value={filter[key] ?? ""}
            onChange={(event) => set(key, event.target.value)}
            aria-label={title}
            allowClear
          />
        )}
      </div>
    )
  }
  const words = (key: FilterKey, value: string): string => {
    if (key === "village") return nameOf(reference.villages, value)
    return optionsOf(key)?.find((option) => option.value === value)?.label ?? value
  }
  // The order is no condition, and the search stands in its own field.
  const tags = (Object.entries(filter) as ReadonlyArray<[FilterKey, string]>)
    .filter(([key]) => !["q", "sort", "by", "day"].includes(key))
    .map(([key, value]) => ({ key, words: messages.section.condition(titleOf(key), words(key, value)) }))
  const year = lastTwelveMonths(dayOf(new Date()))
  const isLastYear = filter.from === year.from && filter.until === year.until
  return (
    <FilterSheet
      tags={tags}
      onRemove={(key) => set(key, undefined)}
      onClear={() => onFilter(filter.q === undefined ? {} : { q: filter.q })}
      quick={
        offered.includes("from") && !isLastYear ? (
          <Button size="small" onClick={() => onFilter({ ...filter, ...year })}>
            {messages.section.lastYear}
          </Button>
        ) : undefined
      }
    >
      {offered.map(field)}
      {children}
    </FilterSheet>
  )
}
