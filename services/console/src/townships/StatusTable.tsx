import { Table, type TableColumnType, type TableProps, Tag, Tooltip } from "antd"
import { useMemo } from "react"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import type { Messages } from "../messages/zh.ts"
import { dayOf, percent } from "../shell/time.ts"
import { FigureLink } from "./FigureLink.tsx"
import { type Figure, figuresOf } from "./figures.ts"
import type { AreaStatus } from "./townshipCalls.ts"

interface Props {
  readonly district: AreaStatus
  readonly townships: ReadonlyArray<AreaStatus>
  readonly lists: Readonly<Record<string, string>>
  readonly classes: ReadonlyArray<{ readonly code: string; readonly name: string }>
  readonly asOf: string | undefined
}

type Column = TableColumnType<AreaStatus>
type Columns = NonNullable<TableProps<AreaStatus>["columns"]>

/** Tag of an area whose figures may lack something. */
export const IncompleteTag = ({ area }: { readonly area: AreaStatus }) => {
  const messages = useMessages()
  return area.incomplete ? (
    <Tooltip title={messages.townships.incompleteHint}>
      <Tag color="red" className="incomplete-tag">
        {messages.townships.incomplete}
      </Tag>
    </Tooltip>
  ) : null
}

const otherColumns = (messages: Messages): ReadonlyArray<Column> => [
  {
    key: "villages",
    title: (
      <Tooltip title={messages.townships.emptyVillagesHint}>
        <span>{messages.townships.emptyVillages}</span>
      </Tooltip>
    ),
    align: "right",
    sorter: (a, b) => a.villages.withoutEntry - b.villages.withoutEntry,
    render: (_, area) => (
      <span className={area.villages.withoutEntry === 0 ? "figure zero" : "figure"}>
        {area.villages.withoutEntry}
        <small className="soft">/{area.villages.total}</small>
      </span>
    )
  },
  {
    key: "lastVisit",
    title: messages.townships.lastVisit,
    align: "right",
    sorter: (a, b) => (a.lastVisitAt ?? "").localeCompare(b.lastVisitAt ?? ""),
    render: (_, area) => (
      <span className={area.lastVisitAt === null ? "figure zero" : "figure day"}>
        {area.lastVisitAt === null ? "—" : dayOf(area.lastVisitAt).slice(5)}
      </span>
    )
  },
  {
    key: "completeness",
    title: (
      <Tooltip title={messages.townships.completenessHint}>
        <span>{messages.townships.completeness}</span>
      </Tooltip>
    ),
    align: "right",
    sorter: (a, b) => (a.completeness.share ?? -1) - (b.completeness.share ?? -1),
    render: (_, area) => <span className="figure">{percent(area.completeness.share)}</span>
  }
]

/** All figures of all townships, one row each; every number opens its list, every column sorts. */
export const StatusTable = ({ district, townships, lists, classes, asOf }: Props) => {
  const messages = useMessages()
  const columns = useMemo<Columns>(() => {
    const columnOf = (figure: Figure): Column => ({
      key: figure.path,
      title: figure.title,
      align: "right",
      sorter: (a, b) => figure.value(a) - figure.value(b),
      sortDirections: ["descend", "ascend"],
      render: (_, area) => (
        <FigureLink figure={figure} area={area} lists={lists} township={area.code} asOf={asOf} />
      )
    })
    const grouped: Array<Columns[number]> = []
    let open: { group: string; children: Array<Column> } | undefined
    for (const figure of figuresOf(messages, classes)) {
      if (figure.group === "") {
        grouped.push(columnOf(figure))
        open = undefined
      } else if (open?.group === figure.group) {
        open.children.push(columnOf(figure))
      } else {
        open = { group: figure.group, children: [columnOf(figure)] }
        grouped.push({ title: figure.group, key: figure.group, children: open.children })
      }
    }
    const last = grouped.pop()
    return [
      {
        key: "township",
        title: messages.townships.township,
        fixed: "left",
        width: 112,
        sorter: (a, b) => a.code.localeCompare(b.code),
        render: (_, area) => (
          <>
            <Link
              to={`/townships/${area.code}${asOf === undefined ? "" : `?asOf=${encodeURIComponent(asOf)}`}`}
            >
              {area.name}
            </Link>
            <IncompleteTag area={area} />
          </>
        )
      },
      ...grouped,
      ...otherColumns(messages),
      ...(last === undefined ? [] : [last])
    ]
  }, [messages, classes, lists, asOf])

  const figures = figuresOf(messages, classes)
  return (
    <Table<AreaStatus>
      className="status-table"
      rowKey="code"
      size="small"
      bordered
      pagination={false}
      columns={columns}
      dataSource={[...townships]}
      scroll={{ x: "max-content" }}
      sticky={{ offsetHeader: 56 }}
      showSorterTooltip={false}
      summary={() => (
        <Table.Summary fixed>
          <Table.Summary.Row className="status-total">
            <Table.Summary.Cell index={0}>{messages.townships.total}</Table.Summary.Cell>
            {figures.slice(0, -1).map((figure, index) => (
              <Table.Summary.Cell key={figure.path} index={index + 1} align="right">
                <FigureLink figure={figure} area={district} lists={lists} township={undefined} asOf={asOf} />
              </Table.Summary.Cell>
            ))}
            {otherColumns(messages).map((column, index) => (
              <Table.Summary.Cell key={String(column.key)} index={figures.length + index} align="right">
                {column.render?.(undefined, district, 0) as React.ReactNode}
              </Table.Summary.Cell>
            ))}
            {figures.slice(-1).map((figure) => (
              <Table.Summary.Cell key={figure.path} index={figures.length + 3} align="right">
                <FigureLink figure={figure} area={district} lists={lists} township={undefined} asOf={asOf} />
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        </Table.Summary>
      )}
    />
  )
}
