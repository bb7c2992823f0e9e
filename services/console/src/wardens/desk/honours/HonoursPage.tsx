import { Select, Tag } from "antd"
import { Link } from "react-router"
import { today } from "../../../duties/dutyTimes.ts"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { FilterSelect } from "../../../lists/FilterSheet.tsx"
import { ListTitle } from "../../../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../../../lists/RecordList.tsx"
import { useLanguage, useMessages } from "../../../messages/Language.tsx"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { usePages } from "../../../server/usePages.ts"
import { figure } from "../../../shell/time.ts"
import { pageOfList } from "../../../townships/listAddress.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { addressFilter } from "../lists/addressFilter.ts"
import { useListAddress } from "../lists/useListAddress.ts"
import {
  type HonourItem,
  type HonoursQuery,
  listHonours,
  type HonoursPage as Page
} from "../units/mobileCalls.ts"
import { useOwnTownship, useTownshipOptions } from "../useTownships.ts"
import { useWardens } from "../useWardens.ts"
import { CriteriaPanel } from "./CriteriaPanel.tsx"
import "../units/units.css"

const address = addressFilter(["quarter", "township", "asOf", "day"])

/** How many quarters back honours are offered for. */
const offeredQuarters = 8

/** Quarters up to that of a day, the newest first: `2026-Q3`. */
const quartersUpTo = (day: string): ReadonlyArray<string> => {
  const latest = Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3) - 1
  return Array.from({ length: offeredQuarters }, (_, back) => {
    const quarter = latest - back
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`
  })
}

type Criterion = Page["criteria"][number]

/** What was counted of one criterion, with the way to the list behind it and the points that it earns. */
const Part = ({ item, criterion }: { readonly item: HonourItem; readonly criterion: Criterion }) => {
  const { honours: words } = useWardenDeskMessages().mobile
  const common = useMessages()
  const { language } = useLanguage()
  const part = item.parts.find(({ code }) => code === criterion.code)
  if (part === undefined || part.count === 0) return <span className="figure zero">0</span>
  const count =
    part.listed === part.count ? figure(part.count) : words.listed(figure(part.listed), figure(part.count))
  const page = part.listed === 0 ? undefined : pageOfList(part.list)
  return (
    <span data-part={part.code} data-count={part.count} data-points={part.points}>
      {page === undefined ? (
        <span className="figure">{count}</span>
      ) : (
        <Link
          className="figure accident-link unit-figure"
          to={page}
          aria-label={common.townships.openList(criterion.name[language], part.listed)}
          onClick={(event) => event.stopPropagation()}
        >
          {count}
        </Link>
      )}{" "}
      <small className="soft">+{part.points}</small>
    </span>
  )
}

/** Who did most in a quarter, by criteria that were published before it (V10), with the list behind each count. */
const HonoursPage = () => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.honours
  const { language } = useLanguage()
  const reference = useReference()
  const inScope = useTownshipOptions()
  const own = useOwnTownship()
  const { filter, query, set } = useListAddress(address)
  const pages = usePages(
    (cursor) =>
      listHonours({ ...(filter as HonoursQuery), limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
    query
  )
  const { first } = pages
  // Names are asked for by township, masked (X2): of the whole district the list says where somebody serves.
  const wardens = useWardens(filter.township ?? own)
  const roleNames = ({ roles }: HonourItem): string =>
    roles.map((role) => nameOf(reference.table("wardens.roles"), role)).join(messages.comma)
  const honoured = (item: HonourItem) => (item.honoured ? <Tag color="gold">{words.isHonoured}</Tag> : null)
  const addressOf = ({ id }: HonourItem): string => `/wardens/people/${id}`
  const columns: Columns<HonourItem> = [
    { title: words.rank, key: "rank", render: (_, { rank }) => <span className="number">{rank}</span> },
    {
      title: words.warden,
      key: "warden",
      render: (_, item) => (
        <Link to={addressOf(item)} onClick={(event) => event.stopPropagation()} data-warden={item.id}>
          {wardens.nameOf(item.id)}
        </Link>
      )
    },
    { title: messages.township, key: "township", dataIndex: "townshipName" },
    {
      title: messages.fields.part,
      key: "roles",
      render: (_, item) => [roleNames(item), item.placeName].filter(Boolean).join(" · ")
    },
    ...(first?.criteria ?? []).map((criterion) => ({
      title: criterion.name[language],
      key: criterion.code,
      render: (_: unknown, item: HonourItem) => <Part item={item} criterion={criterion} />
    })),
    {
      title: words.points,
      key: "points",
      render: (_, item) => (
        <span className="unit-tags">
          <strong className="number">{item.points}</strong> {honoured(item)}
        </span>
      )
    }
  ]
  const quarter = filter.quarter ?? first?.quarter
  const quarters = quartersUpTo(today())
  const options = quarter === undefined || quarters.includes(quarter) ? quarters : [quarter, ...quarters]
  return (
    <DeskSection
      title={
        <ListTitle
          title={words.title}
          first={first}
          totalWords={(total) => messages.total(figure(total))}
          incompleteWords={messages.incomplete}
        />
      }
      side={
        <ExportButton
          address={`/api/wardens/honours${query === "" ? "" : `?${query}`}`}
          fileName="warden-honours"
        />
      }
    >
      <section className="panel list-filters">
        <div className="filter-fields">
          <div className="filter-field">
            <span>{words.quarter}</span>
            <Select<string>
              aria-label={words.quarter}
              value={quarter ?? null}
              options={options.map((value) => ({
                value,
                label: words.quarterOf(value.slice(0, 4), value.slice(6))
              }))}
              onChange={(value) => set("quarter", value)}
              popupMatchSelectWidth={false}
            />
          </div>
          {inScope.length > 1 && (
            <FilterSelect
              title={messages.township}
              value={filter.township}
              options={inScope}
              onChange={(value) => set("township", value)}
            />
          )}
        </div>
        {first !== undefined && (
          <p className="soft" data-quarter={first.quarter} data-over={first.over}>
            {[
              `${first.from} – ${first.until}`,
              first.over ? words.over : words.running,
              words.takes(first.honourPoints),
              words.honoured(figure(first.honoured))
            ].join(" · ")}
          </p>
        )}
      </section>
      {first !== undefined && <CriteriaPanel page={first} />}
      <RecordList
        pages={pages}
        columns={columns}
        card={(item, { criteria }) => (
          <li key={item.id} className="vehicle-card">
            <div className="vehicle-card-link">
              <span className="vehicle-card-head">
                <Link className="unit-link" to={addressOf(item)}>
                  <strong>
                    {item.rank}. {wardens.nameOf(item.id)}
                  </strong>
                </Link>
                <span className="number">
                  {item.points} {words.points}
                </span>
                {honoured(item)}
              </span>
              <span>{[item.townshipName, roleNames(item), item.placeName].filter(Boolean).join(" · ")}</span>
              {criteria
                .filter(({ code }) => item.parts.some((part) => part.code === code && part.count > 0))
                .map((criterion) => (
                  <span key={criterion.code}>
                    {criterion.name[language]} <Part item={item} criterion={criterion} />
                  </span>
                ))}
            </div>
          </li>
        )}
        addressOf={addressOf}
        onSort={() => undefined}
        empty={words.nobody}
      />
    </DeskSection>
  )
}

export default HonoursPage
