import { clockOf } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { CallOutFile } from "./callOutCalls.ts"
import { PassedOverList } from "./PassedOverList.tsx"
import { usePartyNames } from "./usePartyNames.ts"

/** Which rings were asked and when, and who near was passed over in each. */
export const Rings = ({ file }: { readonly file: CallOutFile }) => {
  const { callOuts } = useWardenDeskMessages()
  const words = callOuts.rings
  const names = usePartyNames()
  return (
    <section className="panel" aria-label={words.title} data-panel="rings">
      <h2>{words.title}</h2>
      <ol className="call-out-parties">
        {file.rings.map(({ ring, withinMetres, asked, passedOver, passedOverInAll, at, until }) => (
          <li key={`${ring} ${at}`} className="call-out-party" data-ring-asked={ring}>
            <strong>{callOuts.ring(ring)}</strong> {callOuts.within(withinMetres)} ·{" "}
            {words.asked(asked.length)}{" "}
            <span className="soft number">
              {clockOf(at)} – {clockOf(until)}
            </span>
            {passedOverInAll > 0 && (
              <details className="call-out-who">
                <summary>
                  {words.passedOver(passedOverInAll)}
                  {passedOverInAll > passedOver.length && ` · ${words.nearest(passedOver.length)}`}
                </summary>
                <PassedOverList passedOver={passedOver} names={names} />
              </details>
            )}
          </li>
        ))}
      </ol>
      {file.passedOverAtLast.length > 0 && (
        <details className="call-out-who" open>
          <summary>{words.atLast}</summary>
          <PassedOverList passedOver={file.passedOverAtLast} names={names} />
        </details>
      )}
    </section>
  )
}
