import { Tag } from "antd"
import { useWardenDeskMessages } from "../deskMessages.ts"

interface Props {
  readonly service: {
    readonly doneAt: string | null
    readonly oneTrip: boolean | null
    readonly trips: number
    readonly withdrawn: boolean
  }
  /** The last hand-over; null where it lies, and lay, with nobody else. */
  readonly handOver: {
    readonly force: string
    readonly answeredAt: string | null
    readonly days: number
    readonly overdue: boolean
  } | null
}

/** How a service stands: done or not, in how many trips (row 47), and with whom it lies for how long (row 72). */
export const ServiceTags = ({ service, handOver }: Props) => {
  const { services: words } = useWardenDeskMessages().mobile
  return (
    <span className="unit-tags">
      {service.withdrawn && <Tag>{words.isWithdrawn}</Tag>}
      <Tag color={service.doneAt === null ? "blue" : "green"}>
        {service.doneAt === null ? words.isOpen : words.isDone}
      </Tag>
      {service.oneTrip === true && <Tag color="green">{words.one}</Tag>}
      {service.trips > 1 && <Tag color="orange">{words.tripsTaken(service.trips)}</Tag>}
      {handOver !== null && handOver.answeredAt === null && (
        <Tag color={handOver.overdue ? "red" : "gold"} data-overdue={handOver.overdue}>
          {handOver.force} {words.waits(handOver.days)}
          {handOver.overdue && ` · ${words.overdue}`}
        </Tag>
      )}
    </span>
  )
}
