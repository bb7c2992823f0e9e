import { Tag } from "antd"
import { useMemo } from "react"
import { Link, useSearchParams } from "react-router"
import { ExportButton } from "../fields/ExportButton.tsx"
import { ListTitle } from "../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../lists/RecordList.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePages } from "../server/usePages.ts"
import { figure, minuteOf } from "../shell/time.ts"
import { DeskSection } from "../wardens/desk/DeskSection.tsx"
import { addressFilter } from "../wardens/desk/lists/addressFilter.ts"
import { useFigureMessages } from "./figureMessages.ts"
import { listPostGaps, type PostGap, type PostGapsQuery } from "./postGapCalls.ts"
import "../vehicles/vehicles.css"

const { filterOf } = addressFilter(["township", "kind", "place", "from", "until", "asOf", "day"])

/** Where somebody is planned: the week of the post's township. */
const weekOf = ({ day, township }: PostGap): string => `/wardens/shifts?township=${township}&day=${day}`

const timeOf = ({ from, until }: PostGap): string => `${minuteOf(from)} — ${minuteOf(until).slice(11)}`

/** Hours of posts for which nobody is planned, one by one (row 34): whatever the address says. */
const PostGapsPage = () => {
  const common = useMessages()
  const { postGaps: messages } = useFigureMessages()
  const reference = useReference()
  const [parameters] = useSearchParams()
  const query = filterOf(parameters)
  const pages = usePages(
    (cursor) =>
      listPostGaps({ ...query, limit: 100, ...(cursor === undefined ? {} : { cursor }) } as PostGapsQuery),
    parameters.toString()
  )
  const { first } = pages
  const columns = useMemo<Columns<PostGap>>(
    () => [
      {
        title: messages.time,
        key: "time",
        render: (_, item) => <span className="number">{timeOf(item)}</span>
      },
      {
        title: messages.place,
        key: "place",
        render: (_, { placeId, placeName }) => (
          <Link to={`/wardens/places/${placeId}`} onClick={(event) => event.stopPropagation()}>
            {placeName}
          </Link>
        )
      },
      { title: messages.township, key: "township", dataIndex: "townshipName" },
      {
        title: messages.hours,
        key: "hours",
        render: (_, { hours }) => <span className="number over-text">{hours}</span>
      }
    ],
    [messages]
  )
  return (
    <DeskSection
      title={
        <ListTitle
          title={messages.title}
          first={first}
          totalWords={(total) => messages.total(figure(total))}
          incompleteWords={common.townships.incomplete}
        />
      }
      side={
        <ExportButton
          address={`/api/wardens/gaps?${new URLSearchParams(Object.entries(query))}`}
          fileName="warden-gaps"
        />
      }
    >
      <div className="filter-tags">
        {query.township !== undefined && (
          <Tag color="blue">{nameOf(reference.townships, query.township)}</Tag>
        )}
        {query.kind !== undefined && (
          <Tag color="blue">{nameOf(reference.table("wardens.placeKinds"), query.kind)}</Tag>
        )}
        {first !== undefined && (
          <Tag className="number">
            {first.from} — {first.until}
          </Tag>
        )}
      </div>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={weekOf(item)} className="vehicle-card-link">
              <span className="vehicle-card-head number">
                {timeOf(item)} <span className="over-text">{item.hours}</span>
              </span>
              <span>{item.placeName}</span>
              <span className="soft">{item.townshipName}</span>
            </Link>
          </li>
        )}
        addressOf={weekOf}
        onSort={() => undefined}
        empty={messages.none}
      />
    </DeskSection>
  )
}

export default PostGapsPage
