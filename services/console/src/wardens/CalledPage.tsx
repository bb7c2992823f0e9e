import { Alert } from "antd"
import { useState } from "react"
import { useDevicePlace } from "../duties/useDevicePlace.ts"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { type QueuedForm, waits } from "../queue/QueuedForm.ts"
import { enqueue, throwAway } from "../queue/queueStore.ts"
import { useQueue } from "../queue/useQueue.ts"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { type CalledAct, formOf, nextActs, ownStanding, queuedOf, refusedOfOthers } from "./calledSteps.ts"
import { metresBetween, placeLink } from "./placeAndTime.ts"
import { Reasons } from "./Reasons.tsx"
import { Section } from "./Section.tsx"
import { type CalledOut, useCalled } from "./useCalled.ts"
import { useWardenMessages } from "./wardenMessages.ts"

/** Somebody waits at the place: asked for again so often while the page is looked at. */
const every = 10_000

/** Where it is, how far, and a way to the map of the device. */
const Where = ({ call }: { readonly call: CalledOut }) => {
  const { called: words } = useWardenMessages()
  const reference = useReference()
  const device = useDevicePlace()
  const { location, township, village, distanceMetres } = call
  const here =
    device.place === undefined || location === null
      ? undefined
      : words.fromHere(words.metres(metresBetween(device.place, location)))
  const home = distanceMetres === null ? undefined : words.fromHome(words.metres(distanceMetres))
  return (
    <>
      <p>
        {nameOf(reference.townships, township)} {nameOf(reference.villages, village)}
      </p>
      <p className="number" data-distance={device.place === undefined ? "home" : "here"}>
        {here ?? home}
      </p>
      {location !== null && (
        <div className="called-where">
          <a href={placeLink(location)}>{words.openMap}</a>
          <button type="button" disabled={device.state === "asking"} onClick={device.ask}>
            {device.state === "asking" ? words.locating : words.howFar}
          </button>
        </div>
      )}
      {device.state === "failed" && (
        <p role="status" className="doubt">
          {words.notLocated}
        </p>
      )}
    </>
  )
}

/** An answer that was not taken, in the server's words, until somebody has seen it. */
const WasRefused = ({ form, what }: { readonly form: QueuedForm; readonly what: string }) => {
  const { called: words } = useWardenMessages()
  const { account } = usePrincipal()
  const { refused, seq } = form
  return refused === null ? null : (
    <div role="alert" className="called-refused" data-refused={refused.code}>
      <p>{words.refused(what)}</p>
      <Reasons refusal={refused} />
      <button type="button" onClick={() => void throwAway(account, seq)}>
        {words.gotIt}
      </button>
    </div>
  )
}

interface CalledProps {
  readonly call: CalledOut
  readonly queue: ReadonlyArray<QueuedForm>
}

/** One call-out: what, where, how many come, and the one button that comes next. */
const Called = ({ call, queue }: CalledProps) => {
  const { called: words } = useWardenMessages()
  const offline = useOfflineMessages()
  const reference = useReference()
  const { account } = usePrincipal()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const queued = queuedOf(queue, call.id)
  const standing = ownStanding(call, queued)
  const waiting = queued.filter(({ form }) => waits(form))
  const [first, ...others] = nextActs[standing]
  const need = nameOf(reference.table("wardens.needs"), call.need)

  const tap = async (act: CalledAct) => {
    setBusy(true)
    setFailed(false)
    try {
      // What was refused before is answered by what is said now.
      for (const { form } of queued) if (!waits(form)) await throwAway(account, form.seq)
      await enqueue(account, formOf(call.id, act, `${words.acts[act]} · ${need}`))
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }

  return (
    <article className="panel day-shift" data-called={call.id} data-own={standing}>
      <h2>{need}</h2>
      <p className={call.what === undefined ? "soft" : "called-what"}>{call.what ?? words.whatIsNotKept}</p>
      <Where call={call} />
      <p className="number">{words.people(call.people, call.come)}</p>
      <p>
        <strong>{words.standings[standing]}</strong>
      </p>
      {standing === "comes" && (
        <p className={call.enough ? "good-text" : "over-text"}>
          {call.enough ? words.setOut : words.notAlone}
        </p>
      )}
      {waiting.map(({ form, act }) => (
        <p key={form.seq} data-waiting={act}>
          {words.waits(words.acts[act])}
        </p>
      ))}
      {queued.map(({ form, act }) => (
        <WasRefused key={form.seq} form={form} what={words.acts[act]} />
      ))}
      {failed && <Alert type="error" showIcon title={offline.notSaved} />}
      {first !== undefined && (
        <button
          type="button"
          className="day-act"
          data-act={first}
          disabled={busy}
          onClick={() => void tap(first)}
        >
          {words.acts[first]}
        </button>
      )}
      {others.map((act) => (
        <button
          type="button"
          key={act}
          className="day-act called-second"
          data-act={act}
          disabled={busy}
          onClick={() => void tap(act)}
        >
          {words.acts[act]}
        </button>
      ))}
    </article>
  )
}

/** Rows 45, 46: what one is called out for, and the answers with one thumb; they are sent when there is a connection. */
const CalledPage = () => {
  const { called: words } = useWardenMessages()
  const queue = useQueue()
  // Whatever was sent is shown as the server has it.
  const { called, fresh, refused, askAgain } = useCalled(every, String(queue?.length ?? 0))
  const noAnswer = refused !== undefined && (refused.status === 0 || refused.status >= 502)
  return (
    <Section title={words.title}>
      <RefusedNotice refused={noAnswer ? undefined : refused} onRetry={askAgain} />
      {called === undefined && refused === undefined && <Waiting />}
      {called === undefined && noAnswer && <Alert className="page-alert" type="info" title={words.notKept} />}
      {called !== undefined && !fresh && noAnswer && (
        <Alert
          className="page-alert"
          type="warning"
          showIcon
          title={words.lastKnown(minuteOf(called.at).slice(5))}
        />
      )}
      {called !== undefined &&
        refusedOfOthers(
          queue ?? [],
          called.items.map(({ id }) => id)
        ).map((form) => <WasRefused key={form.seq} form={form} what={form.subject} />)}
      {called?.items.length === 0 && <p data-called-none>{words.none}</p>}
      {called?.items.map((call) => (
        <Called key={call.id} call={call} queue={queue ?? []} />
      ))}
    </Section>
  )
}

export default CalledPage
