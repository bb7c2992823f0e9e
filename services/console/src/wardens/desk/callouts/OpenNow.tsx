import { Tag } from "antd"
import { Link } from "react-router"
import { minuteOf } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { OpenCallOut } from "./callOutCalls.ts"
import { missingOf, placeOf, standingColours } from "./callOutWords.ts"
import { useNextRing } from "./useNextRing.ts"

/** How many were asked, come, cannot and are there, what is missing, and when the next ring is asked. */
export const HowFar = ({ callOut }: { readonly callOut: Omit<OpenCallOut, "mine"> }) => {
  const { callOuts: words } = useWardenDeskMessages()
  const missing = missingOf(callOut, words)
  const next = useNextRing(callOut.nextRingAt)
  const { asked, come, cannot, arrived, ring } = callOut
  return (
    <>
      <ul className="call-out-figures" data-asked={asked} data-come={come} data-arrived={arrived}>
        <li>{words.asked(asked)}</li>
        <li>{words.come(come)}</li>
        {cannot > 0 && <li>{words.cannot(cannot)}</li>}
        <li>{words.arrived(arrived)}</li>
        <li
          className={missing === undefined ? "good-text" : "over-text"}
          data-missing={missing !== undefined}
        >
          {missing ?? words.nothingMissing}
        </li>
      </ul>
      {ring !== null && (
        <p className="soft number" data-ring={ring}>
          {words.ring(ring)}
          {next !== undefined && ` · ${next}`}
        </p>
      )}
    </>
  )
}

const OpenOne = ({ callOut }: { readonly callOut: OpenCallOut }) => (
  <li className="panel call-out-card" data-call-out={callOut.id} data-standing={callOut.standing}>
    <p className="call-out-head">
      <Link to={`/wardens/call-outs/${callOut.id}`} className="call-out-link">
        <strong>{callOut.need.name}</strong> {placeOf(callOut)}
      </Link>
      <Tag color={standingColours[callOut.standing] ?? "default"}>{callOut.standingName}</Tag>
      <span className="soft number">{minuteOf(callOut.openedAt)}</span>
    </p>
    <p>{callOut.what}</p>
    <HowFar callOut={callOut} />
  </li>
)

/** What is going on now, the newest first. */
export const OpenNow = ({ items }: { readonly items: ReadonlyArray<OpenCallOut> }) => {
  const { callOuts: words } = useWardenDeskMessages()
  return (
    <section aria-label={words.now} data-open-now={items.length}>
      <h2 className="call-out-title">{words.now}</h2>
      {items.length === 0 && <p className="soft">{words.nobodyNow}</p>}
      <ul className="call-out-cards">
        {items.map((callOut) => (
          <OpenOne key={callOut.id} callOut={callOut} />
        ))}
      </ul>
    </section>
  )
}
