import { Tag } from "antd"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { dayOf } from "../shell/time.ts"
import type { VehicleItem } from "../townships/townshipCalls.ts"
import { DueDay } from "./DueDay.tsx"
import { PlateTag } from "./PlateTag.tsx"

/** The key classes of a vehicle. */
export const ClassTags = ({ classes }: { readonly classes: ReadonlyArray<string> }) => {
  const messages = useMessages()
  const reference = useReference()
  if (classes.length === 0) return <span className="soft">{messages.vehicle.noClass}</span>
  return (
    <>
      {classes.map((code) => (
        <Tag key={code} color="geekblue">
          {nameOf(reference.classes, code)}
        </Tag>
      ))}
    </>
  )
}

/** The open hazards of a vehicle. */
export const HazardTags = ({ hazards }: { readonly hazards: ReadonlyArray<string> }) => {
  const reference = useReference()
  return (
    <>
      {hazards.map((code) => (
        <Tag key={code} color="red">
          {nameOf(reference.hazards, code)}
        </Tag>
      ))}
    </>
  )
}

/** Where a vehicle stands in the register. */
export const StateTag = ({ state }: { readonly state: VehicleItem["state"] }) => {
  const messages = useMessages()
  return (
    <Tag color={state === "normal" ? "green" : state === "suspended" ? "orange" : "default"}>
      {messages.states[state]}
    </Tag>
  )
}

/** A vehicle on a phone: enough to know it at the door, the whole card opens its file. */
export const VehicleCard = ({
  item,
  day,
  action
}: {
  readonly item: VehicleItem
  readonly day: string
  readonly action?: React.ReactNode
}) => {
  const messages = useMessages()
  const reference = useReference()
  return (
    <li className="vehicle-card">
      <Link to={`/vehicles/${item.id}`} className="vehicle-card-link">
        <span className="vehicle-card-head">
          <PlateTag plate={item.plate} />
          {item.state !== "normal" && <StateTag state={item.state} />}
          <ClassTags classes={item.classes} />
        </span>
        <span>
          {item.owner.erased ? messages.file.erased : item.owner.name}
          <span className="soft"> · {nameOf(reference.vehicleTypes, item.vehicleType)}</span>
        </span>
        <span className="soft">
          {item.townshipName} {nameOf(reference.villages, item.village)} ·{" "}
          {item.lastVisitAt === null
            ? messages.vehicle.neverVisited
            : `${messages.vehicle.lastVisit} ${dayOf(item.lastVisitAt)}`}
        </span>
        <span className="vehicle-card-dues">
          {messages.due.inspection} <DueDay due={item.inspection} day={day} />
        </span>
        <span className="vehicle-card-dues">
          {messages.due.insurance} <DueDay due={item.insurance} day={day} />
        </span>
        {item.openHazards.length > 0 && (
          <span>
            <HazardTags hazards={item.openHazards} />
          </span>
        )}
      </Link>
      {action}
    </li>
  )
}
