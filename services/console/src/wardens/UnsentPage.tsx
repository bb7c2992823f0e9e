import { Alert, Button, Empty, Popconfirm } from "antd"
import { Link } from "react-router"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { daysKept, forgottenAfterDays, oldAfterDays, type QueuedForm, waits } from "../queue/QueuedForm.ts"
import { sendAgain, throwAway } from "../queue/queueStore.ts"
import { sendNow } from "../queue/sender.ts"
import { useOthersForms, useQueue, useSenderState } from "../queue/useQueue.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { dayOf, minuteOf } from "../shell/time.ts"
import { Reasons } from "./Reasons.tsx"
import { Section } from "./Section.tsx"

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
      {daysKept(form, Date.now()) >= oldAfterDays && (
        <p className="unsent-old">{messages.old(daysKept(form, Date.now()))}</p>
      )}
      {form.refused === null ? (
        <p className="soft">{messages.waitingOne}</p>
      ) : (
        <>
          <Reasons refusal={form.refused} />
          <div className="unsent-actions">
            {form.refused.code === "PlateIsNotOnFile" && (
              <Link className="unsent-correct" to={`/unregistered/new?correct=${form.seq}`}>
                {messages.unregistered}
              </Link>
            )}
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
  const others = useOthersForms()
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
      {others !== undefined && (
        <p className="soft" data-others={others.count}>
          {messages.others(others.count, dayOf(others.since), forgottenAfterDays)}
        </p>
      )}
    </Section>
  )
}

export default UnsentPage
