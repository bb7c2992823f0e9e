import { Tag } from "antd"
import { useMemo } from "react"
import { Link, useSearchParams } from "react-router"
import { ListTitle } from "../lists/ListTitle.tsx"
import { type Columns, RecordList } from "../lists/RecordList.tsx"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePages } from "../server/usePages.ts"
import { Page } from "../shell/Page.tsx"
import { figure, percent } from "../shell/time.ts"
import { addressFilter } from "../wardens/desk/lists/addressFilter.ts"
import { useFigureMessages } from "./figureMessages.ts"
import { listVillages, type VillageItem } from "./townshipCalls.ts"
import "../vehicles/vehicles.css"

const { filterOf } = addressFilter(["township", "entry", "auxiliary", "room", "asOf", "day"])
const covers = ["auxiliary", "room"] as const

const vehiclesOf = ({ code }: VillageItem): string => `/vehicles?state=on-file&village=${code}`

/** Villages one by one: how complete their files are and how many were held against the vehicle at the door (row 33). */
const VillageFilesPage = () => {
  const common = useMessages()
  const { villageFiles: messages } = useFigureMessages()
  const reference = useReference()
  const [parameters] = useSearchParams()
  const query = filterOf(parameters)
  // What the interface does not know is sent as it is, and the refusal names it.
  const pages = usePages(
    () => listVillages(query as Parameters<typeof listVillages>[0]),
    parameters.toString()
  )
  const columns = useMemo<Columns<VillageItem>>(
    () => [
      { title: messages.village, key: "village", render: (_, { shortName }) => shortName },
      { title: messages.township, key: "township", dataIndex: "townshipName" },
      {
        title: messages.vehicles,
        key: "vehicles",
        align: "right",
        render: (_, item) =>
          item.hasEntry ? (
            <span className="number">{figure(item.vehicles)}</span>
          ) : (
            <Tag color="orange">{messages.noEntry}</Tag>
          )
      },
      {
        title: messages.verified,
        key: "verified",
        align: "right",
        render: (_, { verified }) => <span className="number">{figure(verified)}</span>
      },
      {
        title: messages.completeness,
        key: "completeness",
        align: "right",
        render: (_, { completeness }) => <span className="number">{percent(completeness)}</span>
      },
      {
        title: messages.auxiliary,
        key: "auxiliary",
        render: (_, { hasAuxiliary }) => messages.has[hasAuxiliary ? "yes" : "no"]
      },
      { title: messages.room, key: "room", render: (_, { hasRoom }) => messages.has[hasRoom ? "yes" : "no"] }
    ],
    [messages]
  )
  return (
    <Page
      back={query.township === undefined ? "/townships" : `/townships/${query.township}`}
      title={
        <ListTitle
          title={messages.title}
          first={pages.first}
          totalWords={(total) => messages.total(figure(total))}
          incompleteWords={common.townships.incomplete}
        />
      }
    >
      <div className="filter-tags">
        {query.township !== undefined && (
          <Tag color="blue">{nameOf(reference.townships, query.township)}</Tag>
        )}
        {query.entry === "none" && <Tag color="blue">{messages.noEntry}</Tag>}
        {covers.map((cover) => {
          const asked = query[cover]
          return asked === "yes" || asked === "no" ? (
            <Tag key={cover} color="blue">
              {messages[cover]} {messages.has[asked]}
            </Tag>
          ) : null
        })}
      </div>
      <RecordList
        pages={pages}
        columns={columns}
        card={(item) => (
          <li key={item.id} className="vehicle-card">
            <Link to={vehiclesOf(item)} className="vehicle-card-link">
              <span className="vehicle-card-head">
                <strong>{item.shortName}</strong>
                {!item.hasEntry && <Tag color="orange">{messages.noEntry}</Tag>}
              </span>
              <span className="number">
                {messages.vehicles} {figure(item.vehicles)} · {messages.verified} {figure(item.verified)} ·{" "}
                {messages.completeness} {percent(item.completeness)}
              </span>
              <span className="soft">{item.townshipName}</span>
            </Link>
          </li>
        )}
        addressOf={vehiclesOf}
        onSort={() => undefined}
        empty={messages.none}
      />
    </Page>
  )
}

export default VillageFilesPage
