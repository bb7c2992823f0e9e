import * as Effect from "effect/Effect"
import { useEffect, useState } from "react"
import { useAnswer } from "../../../server/useAnswer.ts"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { type WhoQuery, whoCouldGo } from "./callOutCalls.ts"
import { PassedOverList } from "./PassedOverList.tsx"
import { usePartyNames } from "./usePartyNames.ts"

/** Milliseconds after the last key. */
const askAfter = 500

/** A value once nobody has changed it for a moment. */
const useSettled = (value: string): string => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), askAfter)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** Who would be asked for what the form says so far, and who is passed over, with the reasons; nobody is asked. */
export const WhoPanel = ({ query }: { readonly query: WhoQuery | undefined }) => {
  const { callOuts: words } = useWardenDeskMessages()
  const names = usePartyNames()
  const key = useSettled(query === undefined ? "" : JSON.stringify(query))
  const asked: WhoQuery | undefined = key === "" ? undefined : JSON.parse(key)
  const { data, refused, askAgain } = useAnswer(
    asked === undefined ? Effect.succeed(undefined) : whoCouldGo(asked),
    key
  )
  return (
    <section className="call-out-who" aria-label={words.who.title} data-who={data?.asked.length ?? ""}>
      <h3>{words.who.title}</h3>
      {asked === undefined && <p className="soft">{words.who.hint}</p>}
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data !== undefined && (
        <>
          <p role="status">
            {data.ring === null || data.withinMetres === null
              ? words.who.tooFew(data.people)
              : words.who.first(data.people, data.asked.length, data.ring, data.withinMetres / 1_000)}
          </p>
          <ul className="call-out-parties">
            {data.asked.map((party) => (
              <li key={party.partyId} className="call-out-party" data-would-ask={party.partyId}>
                <strong>{names(party.partyId, party.kind)}</strong> {party.villageName ?? party.townshipName}
                <div className="soft">{party.reasons.join(words.comma)}</div>
              </li>
            ))}
          </ul>
          {data.passedOverInAll > 0 && (
            <details>
              <summary>{words.who.passedOver(data.passedOverInAll)}</summary>
              <PassedOverList passedOver={data.passedOver} names={names} />
            </details>
          )}
        </>
      )}
    </section>
  )
}
