import { DayField } from "../fields/DayField.tsx"
import { FilterSelect, FilterSheet, type Option } from "../lists/FilterSheet.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { type CaseFilter, type FilterKey, withCondition } from "./caseFilter.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { useCaseChoices, useUnitNames } from "./choices.ts"

interface Props {
  readonly filter: CaseFilter
  readonly onFilter: (filter: CaseFilter) => void
  /** Conditions that have a field; those of the list where absent. */
  readonly offered?: ReadonlyArray<FilterKey>
}

const ofList = [
  "township",
  "from",
  "until",
  "standing",
  "kind",
  "level",
  "channel",
  "overdue",
  "below",
  "inZone",
  "review",
  "zone"
] as const satisfies ReadonlyArray<FilterKey>

/** The conditions of the list: fields at a desk, a sheet on a phone, all in force as tags. */
export const Filters = ({ filter, onFilter, offered = ofList }: Props) => {
  const messages = useCaseMessages()
  const reference = useReference()
  const { townships } = usePrincipal()
  const { kinds, levels } = useCaseChoices()
  const units = useUnitNames()
  const among = (words: Readonly<Record<string, string>>): ReadonlyArray<Option> =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  const yesNo = among({ yes: messages.list.yes, no: messages.list.no })
  const optionsOf = (key: FilterKey): ReadonlyArray<Option> | undefined => {
    switch (key) {
      case "township":
        return reference.townships
          .filter(({ code }) => townships?.includes(code) ?? true)
          .map(({ code, name }) => ({ value: code, label: name }))
      case "standing":
        return among(messages.standings)
      case "kind":
        return among(kinds)
      case "level":
        return among(levels)
      case "channel":
        return among(messages.channels)
      case "outcome":
        return among(messages.forms.codes.outcome)
      case "inZone":
        return among(messages.list.inZones)
      case "review":
        return [{ value: "missing", label: messages.list.review }]
      case "zone":
        return units.zones
      case "overdue":
      case "below":
      case "engaged":
      case "dispatched":
      case "scene":
        return yesNo
      default:
        return undefined
    }
  }
  const titles: Partial<Readonly<Record<FilterKey, string>>> = {
    township: messages.section.township,
    from: messages.section.from,
    until: messages.section.until,
    standing: messages.list.standing,
    kind: messages.list.kind,
    level: messages.list.level,
    channel: messages.list.channel,
    overdue: messages.list.overdue,
    below: messages.list.below,
    inZone: messages.list.inZone,
    review: messages.list.review,
    zone: messages.list.zone,
    station: messages.file.station,
    responsible: messages.list.responsible,
    worker: messages.list.worker,
    village: messages.take.village,
    hour: messages.list.hour,
    weekday: messages.list.weekday,
    step: messages.list.step,
    scene: messages.list.scene,
    dispatched: messages.list.dispatched,
    engaged: messages.list.engaged,
    outcome: messages.forms.fields.closing,
    type: messages.list.type,
    accident: messages.file.accident,
    source: messages.file.source,
    group: messages.section.group
  }
  const titleOf = (key: FilterKey) => titles[key] ?? key
  const set = (key: FilterKey, value: string | undefined) => onFilter(withCondition(filter, key, value))
  // I2, I3: `arrive-city:1` is the second of the bands of an arrival.
  const stepWords = (value: string): string => {
    const [bands = "", band] = value.split(":")
    const clocks: Readonly<Record<string, string>> = messages.clocks
    const name = clocks[bands.split("-")[0] ?? ""] ?? bands
    return band === undefined ? name : messages.list.stepBand(name, Number(band) + 1)
  }
  const words = (key: FilterKey, value: string): string => {
    if (key === "village") return nameOf(reference.villages, value)
    if (key === "step") return stepWords(value)
    if (key === "station") return units.nameOf(value)
    return optionsOf(key)?.find((option) => option.value === value)?.label ?? value
  }
  const tags = (Object.entries(filter) as ReadonlyArray<[FilterKey, string]>)
    .filter(([key]) => !["q", "sort", "by", "at"].includes(key))
    .map(([key, value]) => ({ key, words: messages.section.condition(titleOf(key), words(key, value)) }))
  return (
    <FilterSheet
      tags={tags}
      onRemove={(key) => set(key, undefined)}
      onClear={() => onFilter(filter.q === undefined ? {} : { q: filter.q })}
    >
      {offered.map((key) => {
        const title = titleOf(key)
        if (key === "from" || key === "until") {
          return (
            <div className="filter-field" key={key}>
              <span>{title}</span>
              <DayField value={filter[key]} onChange={(day) => set(key, day)} label={title} />
            </div>
          )
        }
        const options = optionsOf(key) ?? []
        // Somebody of one township has nothing to choose there.
        if (key === "township" && options.length < 2) return null
        return (
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
