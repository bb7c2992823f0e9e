import { Tag } from "antd"

interface Props {
  readonly title: string
  readonly first: { readonly total: number; readonly incomplete: boolean } | undefined
  readonly totalWords: (total: number) => string
  readonly incompleteWords: string
}

/** What is listed, how much of it there is, and whether anything of it could not be read. */
export const ListTitle = ({ title, first, totalWords, incompleteWords }: Props) => (
  <>
    {title}
    {first !== undefined && (
      <span className="list-total" data-total={first.total} role="status">
        {totalWords(first.total)}
      </span>
    )}
    {first?.incomplete === true && <Tag color="red">{incompleteWords}</Tag>}
  </>
)
