import { Table, type TableColumnType, type TableProps, Tooltip } from "antd"
import { type ReactNode, useMemo } from "react"
import { Link } from "react-router"
import { lengthOf } from "../cases/board.ts"
import { useLanguage, useMessages } from "../messages/Language.tsx"
import type { TownshipFiguresMessages } from "../messages/townshipFigures.zh.ts"
import { dayOf, percent } from "../shell/time.ts"
import { FigureLink } from "./FigureLink.tsx"
import { useFigureMessages } from "./figureMessages.ts"
import { figuresOf, type StatusView } from "./figures.ts"
import { IncompleteMark } from "./IncompleteMark.tsx"
import type { AreaStatus } from "./townshipCalls.ts"
import { wardenFiguresOf } from "./wardenFigures.ts"
import "./statusTable.css"

interface Props {
  /** Which figures the columns are. */
  readonly view: StatusView
  readonly district: AreaStatus
  readonly townships: ReadonlyArray<AreaStatus>
  readonly lists: Readonly<Record<string, string>>
  readonly classes: ReadonlyArray<{ readonly code: string; readonly name: string }>
  readonly asOf: string | undefined
}

type Columns = NonNullable<TableProps<AreaStatus>["columns"]>

/** One column of the table: the same cell for a township and, below all of them, for the district. */
interface Leaf {
  readonly key: string
  readonly group: string
  readonly title: string
  readonly hint?: string
  readonly width: number
  readonly compare: (a: AreaStatus, b: AreaStatus) => number
  readonly cell: (area: AreaStatus, township: string | undefined) => ReactNode
}

/**
 * More than two dozen columns fit a desk's screen of 1440 pixels with its scroll bar: a number of four digits needs
 * 44, a character 13, and a heading of more than three characters stands in two lines.
 */
const narrowest = 44
const characterWidth = 13
const lineOf = (title: string): number => (title.length > 3 ? Math.ceil(title.length / 2) : title.length)

/** What of wardens is no number with a list of its own: how long it takes until somebody is there, what is visited (row 38). */
const sharesOfWardens = (
  { days, wardens: words }: TownshipFiguresMessages,
  widthOf: (title: string) => number
): ReadonlyArray<Leaf> => {
  const mean = ({ wardens }: AreaStatus) => wardens.callOuts.meanSecondsToArrive
  const visited = ({ wardens: { coverage } }: AreaStatus) =>
    coverage.thisMonth.groups === 0 ? null : coverage.thisMonth.groupsVisited / coverage.thisMonth.groups
  const shown = (text: string | null) => (
    <span className={text === null ? "figure zero" : "figure"}>{text ?? "—"}</span>
  )
  return [
    {
      key: "mean",
      group: words.columns.callOuts,
      title: words.mean,
      hint: words.timeToArrive,
      width: widthOf(words.mean),
      compare: (a, b) => (mean(a) ?? -1) - (mean(b) ?? -1),
      cell: (area) => {
        const seconds = mean(area)
        return shown(seconds === null ? null : lengthOf(seconds * 1_000, days))
      }
    },
    {
      key: "visited",
      group: words.columns.coverage,
      title: words.thisMonth,
      hint: words.shareOfGroups,
      width: widthOf(words.thisMonth),
      compare: (a, b) => (visited(a) ?? -1) - (visited(b) ?? -1),
      cell: (area) => {
        const share = visited(area)
        return shown(share === null ? null : percent(share))
      }
    }
  ]
}

const useLeaves = ({ view, lists, classes, asOf }: Props): ReadonlyArray<Leaf> => {
  const { messages, language } = useLanguage()
  const figureMessages = useFigureMessages()
  return useMemo(() => {
    const widthOf = (title: string) =>
      language === "zh"
        ? Math.max(narrowest, lineOf(title) * characterWidth + 8)
        : Math.max(narrowest, ...title.split(" ").map((word) => word.length * 7.5 + 14))
    const figures = view === "wardens" ? wardenFiguresOf(figureMessages) : figuresOf(messages, classes)
    const leaves = figures.map(
      (figure): Leaf => ({
        key: figure.path,
        group: figure.group,
        title: figure.title,
        width: figure.path === "vehicles" ? Math.max(54, widthOf(figure.title)) : widthOf(figure.title),
        compare: (a, b) => figure.value(a) - figure.value(b),
        cell: (area, township) => (
          <FigureLink figure={figure} area={area} lists={lists} township={township} asOf={asOf} />
        )
      })
    )
    if (view === "wardens") {
      // Beside the figures of their group: after the last that has the same.
      return sharesOfWardens(figureMessages, widthOf).reduce<ReadonlyArray<Leaf>>((all, leaf) => {
        const after = all.findLastIndex(({ group }) => group === leaf.group) + 1
        return [...all.slice(0, after), leaf, ...all.slice(after)]
      }, leaves)
    }
    const others: ReadonlyArray<Leaf> = [
      {
        key: "lastVisit",
        group: messages.townships.visits,
        title: messages.townships.lastVisit,
        width: widthOf(messages.townships.lastVisit),
        compare: (a, b) => (a.lastVisitAt ?? "").localeCompare(b.lastVisitAt ?? ""),
        cell: (area) => (
          <span className={area.lastVisitAt === null ? "figure zero" : "figure"}>
            {area.lastVisitAt === null ? "—" : dayOf(area.lastVisitAt).slice(5)}
          </span>
        )
      },
      {
        key: "villages",
        group: "",
        title: messages.townships.emptyVillages,
        hint: messages.townships.emptyVillagesHint,
        width: Math.max(54, widthOf(messages.townships.emptyVillages)),
        compare: (a, b) => a.villages.withoutEntry - b.villages.withoutEntry,
        cell: (area, township) => (
          <>
            {township === undefined || area.villages.withoutEntry === 0 ? (
              <span className={area.villages.withoutEntry === 0 ? "figure zero" : "figure"}>
                {area.villages.withoutEntry}
              </span>
            ) : (
              <Link className="figure" to={`/townships/${township}#empty-villages`}>
                {area.villages.withoutEntry}
              </Link>
            )}
            <small className="soft">/{area.villages.total}</small>
          </>
        )
      },
      {
        key: "completeness",
        group: "",
        title: messages.townships.completeness,
        hint: messages.townships.completenessHint,
        width: widthOf(messages.townships.completeness),
        compare: (a, b) => (a.completeness.share ?? -1) - (b.completeness.share ?? -1),
        cell: (area) => <span className="figure">{percent(area.completeness.share)}</span>
      }
    ]
    const unregistered = leaves.length - 1
    return [...leaves.slice(0, unregistered), ...others, ...leaves.slice(unregistered)]
  }, [messages, figureMessages, language, view, lists, classes, asOf])
}

const grouped = (leaves: ReadonlyArray<Leaf>): Columns => {
  const column = (leaf: Leaf): TableColumnType<AreaStatus> => ({
    key: leaf.key,
    title:
      leaf.hint === undefined ? (
        leaf.title
      ) : (
        <Tooltip title={leaf.hint}>
          <span>{leaf.title}</span>
        </Tooltip>
      ),
    align: "right",
    width: leaf.width,
    sorter: leaf.compare,
    sortDirections: ["descend", "ascend"],
    render: (_, area) => leaf.cell(area, area.code)
  })
  const columns: Array<Columns[number]> = []
  let open: { readonly group: string; readonly children: Array<TableColumnType<AreaStatus>> } | undefined
  for (const leaf of leaves) {
    if (leaf.group !== "" && open?.group === leaf.group) {
      open.children.push(column(leaf))
      continue
    }
    open = leaf.group === "" ? undefined : { group: leaf.group, children: [column(leaf)] }
    columns.push(
      open === undefined ? column(leaf) : { title: leaf.group, key: leaf.group, children: open.children }
    )
  }
  return columns
}

/** All figures of all townships, one row each; every number opens its list, every column sorts. */
export const StatusTable = (props: Props) => {
  const { district, townships, asOf } = props
  const messages = useMessages()
  const leaves = useLeaves(props)
  const townshipWidth = 80
  const columns = useMemo<Columns>(
    () => [
      {
        key: "township",
        title: messages.townships.township,
        fixed: "left",
        width: townshipWidth,
        sorter: (a, b) => a.code.localeCompare(b.code),
        render: (_, area) => (
          <>
            <Link
              to={`/townships/${area.code}${asOf === undefined ? "" : `?asOf=${encodeURIComponent(asOf)}`}`}
            >
              {area.name}
            </Link>
            <IncompleteMark area={area} />
          </>
        )
      },
      ...grouped(leaves)
    ],
    [messages, leaves, asOf]
  )
  return (
    <Table<AreaStatus>
      className="status-table"
      rowKey="code"
      size="small"
      bordered
      pagination={false}
      columns={columns}
      dataSource={[...townships]}
      scroll={{ x: leaves.reduce((sum, leaf) => sum + leaf.width, townshipWidth) }}
      sticky={{ offsetHeader: 56 }}
      showSorterTooltip={false}
      summary={() => (
        <Table.Summary fixed>
          <Table.Summary.Row className="status-total">
            <Table.Summary.Cell index={0}>{messages.townships.total}</Table.Summary.Cell>
            {leaves.map((leaf, index) => (
              <Table.Summary.Cell key={leaf.key} index={index + 1} align="right">
                {leaf.cell(district, undefined)}
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        </Table.Summary>
      )}
    />
  )
}
