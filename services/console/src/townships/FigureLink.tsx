import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { figure } from "../shell/time.ts"
import type { Figure } from "./figures.ts"
import { pageOfList } from "./listAddress.ts"
import type { AreaStatus } from "./townshipCalls.ts"

interface Props {
  readonly figure: Figure
  readonly area: AreaStatus
  readonly lists: Readonly<Record<string, string>>
  /** Nine-digit code; undefined for the district's own figures. */
  readonly township: string | undefined
  readonly asOf: string | undefined
}

/** A number that opens the list behind it. Zero is quiet; what needs somebody is red. */
export const FigureLink = ({ figure: shown, area, lists, township, asOf }: Props) => {
  const messages = useMessages()
  const count = shown.value(area)
  const page = pageOfList(lists[shown.path], { township, asOf })
  const look = count === 0 ? "figure zero" : shown.alarming === true ? "figure alarming" : "figure"
  if (count === 0 || page === undefined) return <span className={look}>{figure(count)}</span>
  const what = [area.name, shown.group, shown.title].filter((part) => part !== "").join(" ")
  return (
    <Link
      className={look}
      to={page}
      aria-label={messages.townships.openList(what, count)}
      data-figure={shown.path}
      data-area={area.code}
    >
      {figure(count)}
    </Link>
  )
}
