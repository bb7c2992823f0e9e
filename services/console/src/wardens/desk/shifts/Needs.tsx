import { PlusOutlined } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { Link } from "react-router"
import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { hoursOf, type Need } from "./week.ts"

interface Props {
  readonly needs: ReadonlyArray<Need>
  /** Undefined where this reader plans nothing. */
  readonly onNeed: ((need: Need) => void) | undefined
}

/** Market days and gatherings of the week that need a post, with whether anybody is planned for them. */
export const Needs = ({ needs, onNeed }: Props) => {
  const { work } = useWardenDeskMessages()
  const words = work.shifts
  const reference = useReference()
  if (needs.length === 0) return null
  return (
    <section className="panel" data-panel="needs">
      <h2>{words.needs}</h2>
      <ul className="desk-rows">
        {needs.map((need) => {
          const { gathering: item, day, covered } = need
          const what = item.codes
            .map(({ code }) => nameOf(reference.table("wardens.items.gathering"), code))
            .join(work.comma)
          return (
            <li key={`${item.id} ${day}`} data-need={item.id} data-covered={covered.length}>
              <strong className="number">
                {day.slice(5)} {hoursOf(need)}
              </strong>
              <Link to={`/wardens/records/${item.id}`} className="desk-link">
                {words.need(what, item.gathering?.people ?? null)}
              </Link>
              <span className="soft">
                {[
                  item.placeName,
                  item.village === null ? null : nameOf(reference.villages, item.village),
                  item.road
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              {covered.length > 0 ? (
                <Tag color="green">{words.covered(covered.length)}</Tag>
              ) : (
                <Tag color="red">{words.uncovered}</Tag>
              )}
              {onNeed !== undefined && (
                <Button
                  icon={<PlusOutlined aria-hidden />}
                  aria-label={words.planNeed(what, day)}
                  onClick={() => onNeed(need)}
                >
                  {words.plan}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
