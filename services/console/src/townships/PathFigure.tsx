import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { figure } from "../shell/time.ts"

interface Props {
  /** Name of the figure, as the status lists it. */
  readonly path: string
  readonly count: number
  readonly page: string | undefined
  readonly words: string
  readonly alarming?: boolean
}

/** A number that opens the list behind it. */
export const PathFigure = ({ path, count, page, words, alarming = false }: Props) => {
  const messages = useMessages()
  if (count === 0 || page === undefined) {
    return <span className={count === 0 ? "figure zero" : "figure"}>{figure(count)}</span>
  }
  return (
    <Link
      className={alarming ? "figure alarming" : "figure accident-link"}
      to={page}
      aria-label={messages.townships.openList(words, count)}
      data-figure={path}
      data-count={count}
    >
      {figure(count)}
    </Link>
  )
}
