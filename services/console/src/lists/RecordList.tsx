import { Empty, Table, type TableProps } from "antd"
import type { ReactNode } from "react"
import { useNavigate } from "react-router"
import type { Pages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import "./lists.css"

export type Columns<Item> = NonNullable<TableProps<Item>["columns"]>

/** What a column says of itself that sorts by a key; `-plate` is downwards. */
export const sortedBy = (sort: string | undefined, key: string) => ({
  key,
  sorter: true,
  sortOrder: sort === key ? ("ascend" as const) : sort === `-${key}` ? ("descend" as const) : null
})

interface Props<Item, First> {
  readonly pages: Pages<Item, First>
  readonly columns: Columns<Item>
  /** The same on a phone: one list item for each. */
  readonly card: (item: Item, first: First) => ReactNode
  readonly addressOf: (item: Item) => string
  /** `plate` upwards, `-plate` downwards; undefined: the list's own order. */
  readonly onSort: (sort: string | undefined) => void
  readonly empty: string
}

/** Records page by page: a table at a desk whose rows lead to the file, cards on a phone. */
export const RecordList = <Item extends { readonly id: string }, First>({
  pages,
  columns,
  card,
  addressOf,
  onSort,
  empty
}: Props<Item, First>) => {
  const phone = useIsPhone()
  const navigate = useNavigate()
  const { first, items } = pages
  return (
    <>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {first === undefined && pages.asking && <Waiting />}
      {first !== undefined &&
        (phone ? (
          <>
            {items.length === 0 && <Empty description={empty} />}
            <ul className="vehicle-cards">{items.map((item) => card(item, first))}</ul>
          </>
        ) : (
          <section className="panel panel-table">
            <Table<Item>
              rowKey="id"
              size="small"
              columns={columns}
              dataSource={[...items]}
              pagination={false}
              loading={pages.asking}
              scroll={{ x: "max-content" }}
              sticky={{ offsetHeader: 56 }}
              showSorterTooltip={false}
              onChange={(_, __, sorter) => {
                const { columnKey, order } = Array.isArray(sorter)
                  ? { columnKey: undefined, order: undefined }
                  : sorter
                onSort(
                  columnKey === undefined || order === undefined || order === null
                    ? undefined
                    : `${order === "ascend" ? "" : "-"}${String(columnKey)}`
                )
              }}
              onRow={(item) => ({
                className: "row-link",
                onClick: () => navigate(addressOf(item))
              })}
              locale={{ emptyText: empty }}
            />
          </section>
        ))}
      {first !== undefined && <MoreButton pages={pages} />}
    </>
  )
}
