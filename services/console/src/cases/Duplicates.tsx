import { Button } from "antd"
import { Link } from "react-router"
import { useLanguage } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { useCaseMessages } from "./caseMessages.ts"
import { actOnCase } from "./fileCalls.ts"
import { mayDispatch } from "./permissions.ts"
import { type DuplicateCase, duplicateCases } from "./readCalls.ts"
import { useOnce } from "./useOnce.ts"
import { hourOf, placeOf } from "./words.ts"

/** What another case is, and how alike the two are. */
export const OtherCase = ({ pair }: { readonly pair: DuplicateCase }) => {
  const messages = useCaseMessages()
  const { language } = useLanguage()
  const { other } = pair
  return (
    <span className="other-case">
      <span>
        <strong>{messages.take.score(Math.round(pair.score * 100))}</strong>{" "}
        <Link to={`/cases/${other.id}`}>{other.number}</Link>
      </span>
      <span>
        {hourOf(other.calledAt)} {other.typeName[language]} {placeOf(other)}
      </span>
      <span className="soft">
        {messages.take.minutesApart(Math.round(pair.minutesApart))}
        {pair.metresApart !== null && ` · ${messages.dispatch.metres(Math.round(pair.metresApart))}`}
        {` · ${other.responsible.account}`}
      </span>
    </span>
  )
}

interface Props {
  readonly id: string
  /** Grows when the case changes. */
  readonly version: number
  readonly onDone: () => void
}

const Pair = ({ pair, id, version, onDone }: Props & { readonly pair: DuplicateCase }) => {
  const messages = useCaseMessages()
  const join = useOnce(
    (commandId, _: undefined) => actOnCase("join", id, commandId, version, { into: pair.other.id }),
    onDone
  )
  const ruleOut = useOnce(
    (commandId, _: undefined) =>
      actOnCase("rule-out-duplicate", id, commandId, undefined, { other: pair.other.id }),
    onDone
  )
  const busy = join.sending || ruleOut.sending
  return (
    <li data-duplicate={pair.other.id}>
      <OtherCase pair={pair} />
      <RefusedNotice refused={join.refused ?? ruleOut.refused} />
      <div className="next-buttons">
        <Button type="primary" disabled={busy} onClick={() => void join.send(undefined)}>
          {messages.file.isSame}
        </Button>
        <Button disabled={busy} onClick={() => void ruleOut.send(undefined)}>
          {messages.file.isOther}
        </Button>
      </div>
    </li>
  )
}

/** Other open cases that may be the same, for a person to decide. */
export const DuplicatesOf = ({ id, version, onDone }: Props) => {
  const messages = useCaseMessages()
  const { role } = usePrincipal()
  const { data } = useAnswer(duplicateCases({ for: id }), `duplicates ${id} ${version}`, id)
  if (data === undefined || data.items.length === 0 || !mayDispatch(role)) return null
  return (
    <section className="panel" aria-label={messages.file.duplicates}>
      <h2>{messages.file.duplicates}</h2>
      <ul className="plain-list papers">
        {data.items.map((pair) => (
          <Pair key={pair.other.id} pair={pair} id={id} version={version} onDone={onDone} />
        ))}
      </ul>
    </section>
  )
}
