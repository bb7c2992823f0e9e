import { Alert, Button, Empty, Popconfirm } from "antd"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { type KeptRefusal, type QueuedForm, waits } from "../queue/QueuedForm.ts"
import { sendAgain, throwAway } from "../queue/queueStore.ts"
import { sendNow } from "../queue/sender.ts"
import { useQueue, useSenderState } from "../queue/useQueue.ts"
import { refusedFrom } from "../server/Refused.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RuleTag } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { Section } from "./Section.tsx"

/** Why one was refused: in the server's words, value by value, with the rule. */
const Reasons = ({ refusal }: { readonly refusal: KeptRefusal }) => {
  const messages = useMessages()
  const { fields } = useOfflineMessages()
  const names: Readonly<Record<string, string>> = fields
  const { title, detail, rule, status } = refusedFrom(refusal.status, refusal)
  return (
    <div className="unsent-reasons">
      <strong>{title || messages.problem.unexpected(status)}</strong>
      <RuleTag rule={rule} />
      {detail !== undefined && <p>{detail}</p>}
      {refusal.fields.length > 0 && (
        <ul className="refused-fields">
          {refusal.fields.map((field) => (
            <li key={`${field.path} ${field.reason}`} data-field={field.path}>
              {names[field.path] ?? field.path}：{field.reason}
              <RuleTag rule={field.rule} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** One form that is not sent yet. */
const Unsent = ({ form }: { readonly form: QueuedForm }) => {
  const messages = useOfflineMessages()
  const { account } = usePrincipal()
  return (
    <li className="panel unsent" data-unsent-form={form.seq} data-refused={form.refused?.code ?? ""}>
      <p className="unsent-what">
        <strong>{form.subject}</strong>
        <span className="soft number">{minuteOf(form.happenedAt)}</span>
      </p>
      {form.refused === null ? (
        <p className="soft">{messages.waitingOne}</p>
      ) : (
        <>
          <Reasons refusal={form.refused} />
          <div className="unsent-actions">
            {form.page !== null && (
              <Link className="unsent-correct" to={`${form.page}?correct=${form.seq}`}>
                {messages.correct}
              </Link>
            )}
            <Button onClick={() => void sendAgain(account, form.seq)}>{messages.again}</Button>
            <Popconfirm
              title={messages.throwAwayQuestion}
              okText={messages.throwAway}
              cancelText={messages.keep}
              onConfirm={() => void throwAway(account, form.seq)}
            >
              <Button danger>{messages.throwAway}</Button>
            </Popconfirm>
          </div>
        </>
      )}
    </li>
  )
}

/** What is not sent yet, and what was refused and why. */
const UnsentPage = () => {
  const messages = useOfflineMessages()
  const forms = useQueue()
  const state = useSenderState()
  const refused = forms?.filter((form) => !waits(form)) ?? []
  const waiting = forms?.filter(waits) ?? []
  return (
    <Section title={messages.title}>
      {forms === undefined && <Waiting />}
      {forms?.length === 0 && (
        <div data-unsent-none>
          <Empty description={messages.none} />
          <p className="soft">{messages.noneHint}</p>
        </div>
      )}
      {refused.length > 0 && (
        <>
          <Alert
            className="page-alert"
            type="error"
            showIcon
            title={messages.refused(refused.length)}
            description={messages.refusedHint}
          />
          <ul className="unsent-list">
            {refused.map((form) => (
              <Unsent key={form.seq} form={form} />
            ))}
          </ul>
        </>
      )}
      {waiting.length > 0 && (
        <>
          <Alert
            className="page-alert"
            type="warning"
            showIcon
            title={state === "sending" ? messages.sending : messages.waiting(waiting.length)}
            description={messages.waitingHint}
            action={<Button onClick={sendNow}>{messages.sendNow}</Button>}
          />
          <ul className="unsent-list">
            {waiting.map((form) => (
              <Unsent key={form.seq} form={form} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

export default UnsentPage
