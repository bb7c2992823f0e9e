import { Link } from "react-router"
import { figure } from "../shell/time.ts"
import "./analysis.css"

interface Props {
  readonly count: number
  /** Page of the list that was counted; undefined where nothing was. */
  readonly page: string | undefined
  /** What is counted, for whoever does not see where the number stands. */
  readonly words: string
  readonly alarming?: boolean
}

/** A number that opens the list it counts. */
export const Listed = ({ count, page, words, alarming = false }: Props) => {
  const look = alarming && count > 0 ? "listed over-text" : "listed"
  return page === undefined || count === 0 ? (
    <span className={count === 0 ? "listed soft" : look}>{figure(count)}</span>
  ) : (
    <Link className={look} to={page} aria-label={`${words} ${figure(count)}`} data-listed={count}>
      {figure(count)}
    </Link>
  )
}
