import { Alert, Button } from "antd"
import { useState } from "react"
import { Link } from "react-router"
import { useLanguage } from "../messages/Language.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { useCommand } from "../server/useCommand.ts"
import { usePrincipal } from "../session/Session.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { actOnAccident } from "./fileCalls.ts"
import { mayDecide } from "./permissions.ts"
import { placeWords } from "./places.ts"
import { type DuplicatePair, probableDuplicates } from "./readCalls.ts"
import "./report.css"

type Side = DuplicatePair["newer"]

const Report = ({ side, title }: { readonly side: Side; readonly title: string }) => {
  const messages = useAccidentMessages()
  return (
    <Link to={`/accidents/${side.id}`} className="duplicate-side">
      <span className="soft">{title}</span>
      <strong>
        {minuteOf(side.happenedAt)} {messages.section.kindsFull[side.kind]}
      </strong>
      <span>{placeWords({ ...side, text: side.placeText })}</span>
      {side.plates.length > 0 && <span className="number">{side.plates.join(messages.section.comma)}</span>}
    </Link>
  )
}

interface PairProps {
  readonly pair: DuplicatePair
  /** Tells that somebody has decided. */
  readonly onDecided: () => void
}

/** Two reports side by side with what speaks for one accident; an officer decides. */
export const Pair = ({ pair, onDecided }: PairProps) => {
  const { language } = useLanguage()
  const messages = useAccidentMessages()
  const { role } = usePrincipal()
  const [ids] = useState(() => ({ merge: newCommandId(), rule: newCommandId() }))
  const [outcome, setOutcome] = useState<"merged" | "ruledOut">()
  const { newer, older } = pair
  const { send, sending, refused } = useCommand((same: boolean) =>
    same
      ? actOnAccident("merge", newer.id, ids.merge, undefined, { into: older.id, score: pair.score })
      : actOnAccident("rule-out-duplicate", newer.id, ids.rule, undefined, { other: older.id })
  )
  const decide = async (same: boolean) => {
    if ((await send(same)) === undefined) return
    setOutcome(same ? "merged" : "ruledOut")
    onDecided()
  }
  return (
    <li className="duplicate" data-duplicate={older.id}>
      <div className="duplicate-head">
        <strong className="number">{messages.duplicates.score(Math.round(pair.score * 100))}</strong>
        <span className="soft">
          {messages.duplicates.apart(Math.round(pair.minutesApart))}
          {pair.metresApart !== null && ` · ${messages.duplicates.metres(Math.round(pair.metresApart))}`}
        </span>
      </div>
      <div className="duplicate-sides">
        <Report side={older} title={messages.duplicates.older} />
        <Report side={newer} title={messages.duplicates.newer} />
      </div>
      <ul className="refused-fields soft">
        {pair.reasons.map((reason) => (
          <li key={reason.zh}>{reason[language]}</li>
        ))}
      </ul>
      <RefusedNotice refused={refused} />
      {outcome !== undefined ? (
        <Alert type="success" showIcon title={messages.duplicates[outcome]} />
      ) : (
        mayDecide(role) && (
          <div className="duplicate-do">
            <Button type="primary" disabled={sending} onClick={() => void decide(true)}>
              {messages.duplicates.same}
            </Button>
            <Button disabled={sending} onClick={() => void decide(false)}>
              {messages.duplicates.other}
            </Button>
          </div>
        )
      )}
    </li>
  )
}

/** Other reports that are probably of the same accident; nothing at all where there is none. */
export const DuplicatesOf = ({
  accident,
  onDecided
}: {
  readonly accident: string
  readonly onDecided?: () => void
}) => {
  const messages = useAccidentMessages()
  const { data, refused, askAgain } = useAnswer(probableDuplicates(accident), accident)
  if (data === undefined || data.items.length === 0) {
    return <RefusedNotice refused={refused} onRetry={askAgain} />
  }
  return (
    <section className="panel" aria-label={messages.duplicates.title}>
      <h2>{messages.duplicates.title}</h2>
      <p className="soft">{messages.duplicates.question}</p>
      <ul className="duplicates">
        {data.items.map((pair) => (
          <Pair key={`${pair.newer.id} ${pair.older.id}`} pair={pair} onDecided={() => onDecided?.()} />
        ))}
      </ul>
    </section>
  )
}
