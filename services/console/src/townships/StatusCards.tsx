import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { figure, percent } from "../shell/time.ts"
import { pageOfList } from "./listAddress.ts"
import type { AreaStatus } from "./townshipCalls.ts"

interface Props {
  readonly area: AreaStatus
  readonly lists: Readonly<Record<string, string>>
  readonly township: string | undefined
  readonly asOf: string | undefined
}

interface Card {
  readonly title: string
  readonly value: string
  readonly note: string
  readonly path?: string
  readonly alarming?: boolean
}

/** The handful of numbers that a commander looks at first. */
export const StatusCards = ({ area, lists, township, asOf }: Props) => {
  const messages = useMessages()
  const dueNote = (kind: "inspection" | "insurance" | "scrap") =>
    `${messages.townships.d30} ${figure(area[kind].within30Days)} · ${messages.townships.d60} ${figure(area[kind].within60Days)}`
  const cards: ReadonlyArray<Card> = [
    {
      title: messages.townships.vehiclesTotal,
      value: figure(area.vehicles),
      note: `${messages.states.suspended} ${figure(area.byState.suspended)} · ${messages.states.deregistered} ${figure(area.byState.deregistered)}`,
      path: "vehicles"
    },
    {
      title: messages.townships.openHazards,
      value: figure(area.hazards.open),
      note: `${messages.townships.cleared} ${figure(area.hazards.cleared)}`,
      path: "hazards.open",
      alarming: area.hazards.open > 0
    },
    {
      title: messages.home.inspectionOverdue,
      value: figure(area.inspection.overdue),
      note: dueNote("inspection"),
      path: "inspection.overdue",
      alarming: area.inspection.overdue > 0
    },
    {
      title: messages.home.insuranceOverdue,
      value: figure(area.insurance.overdue),
      note: dueNote("insurance"),
      path: "insurance.overdue",
      alarming: area.insurance.overdue > 0
    },
    {
      title: messages.home.scrapOverdue,
      value: figure(area.scrap.overdue),
      note: dueNote("scrap"),
      path: "scrap.overdue",
      alarming: area.scrap.overdue > 0
    },
    {
      title: messages.townships.completeness,
      value: percent(area.completeness.share),
      note: `${messages.townships.emptyVillages} ${area.villages.withoutEntry}/${area.villages.total}`
    }
  ]
  return (
    <div className="status-cards">
      {cards.map((card) => {
        const page = card.path === undefined ? undefined : pageOfList(lists[card.path], { township, asOf })
        const inside = (
          <>
            <span className="card-title">{card.title}</span>
            <span className={card.alarming === true ? "card-value alarming" : "card-value"}>
              {card.value}
            </span>
            <span className="card-note">{card.note}</span>
          </>
        )
        return page === undefined ? (
          <div key={card.title} className="status-card">
            {inside}
          </div>
        ) : (
          <Link key={card.title} className="status-card" to={page} data-card={card.path}>
            {inside}
          </Link>
        )
      })}
    </div>
  )
}
