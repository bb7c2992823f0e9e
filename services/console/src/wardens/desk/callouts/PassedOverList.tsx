import { useWardenDeskMessages } from "../deskMessages.ts"
import type { PassedOver } from "./callOutCalls.ts"
import type { usePartyNames } from "./usePartyNames.ts"

interface Props {
  readonly passedOver: ReadonlyArray<PassedOver>
  readonly names: ReturnType<typeof usePartyNames>
}

/** Those near who were not asked, the nearest first, each with the first reason. */
export const PassedOverList = ({ passedOver, names }: Props) => {
  const { callOuts: words } = useWardenDeskMessages()
  return (
    <ul className="call-out-passed">
      {passedOver.map(({ partyId, kind, distanceMetres, why, reason }) => (
        <li key={partyId} data-passed-over={why}>
          <span>
            {names(partyId, kind)}{" "}
            {distanceMetres !== null && <span className="soft number">{words.metres(distanceMetres)}</span>}
          </span>
          <span>{reason}</span>
        </li>
      ))}
    </ul>
  )
}
