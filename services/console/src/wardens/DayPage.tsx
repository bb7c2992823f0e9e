import { Alert } from "antd"
import { useState } from "react"
import { Link } from "react-router"
import { devicePlace } from "../cases/devicePlace.ts"
import { useOfflineMessages } from "../offline/offlineMessages.ts"
import { type QueuedForm, waits } from "../queue/QueuedForm.ts"
import { enqueue } from "../queue/queueStore.ts"
import { useQueue } from "../queue/useQueue.ts"
import { newCommandId } from "../server/commandIds.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { type PresenceValues, presenceForm, presencePage } from "./presence.ts"
import { Section } from "./Section.tsx"
import { useCalled } from "./useCalled.ts"
import { type DayShift, useDay } from "./useDay.ts"
import { useWardenMessages } from "./wardenMessages.ts"

type Verb = "check-in" | "check-out"

/** A device that is slow to say where it is holds nobody up. */
const placeWithin = 2_500

const addressOf = (shift: DayShift, verb: Verb): string => `/api/wardens/shifts/${shift.id}/${verb}`

interface ShiftProps {
  readonly shift: DayShift
  readonly queue: ReadonlyArray<QueuedForm>
}

/** A shift with the one button that comes next, also where the last one is not sent yet. */
const Shift = ({ shift, queue }: ShiftProps) => {
  const { day: words } = useWardenMessages()
  const { account } = usePrincipal()
  const offline = useOfflineMessages()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const queued = (verb: Verb) => queue.find(({ path }) => path === addressOf(shift, verb))
  const [comes, goes] = [queued("check-in"), queued("check-out")]
  const isIn = shift.checkedInAt !== null || comes !== undefined
  const isOut = shift.checkedOutAt !== null || goes !== undefined
  const verb: Verb | undefined = isOut ? undefined : isIn ? "check-out" : "check-in"
  const text = { "check-in": words.checkIn, "check-out": words.checkOut }
  const tap = async (named: Verb) => {
    setBusy(true)
    setFailed(false)
    const happenedAt = new Date().toISOString()
    const location = await devicePlace(placeWithin)
    const values: PresenceValues = {
      path: addressOf(shift, named),
      subject: `${text[named]} · ${shift.placeName}`,
      ...(location === undefined ? {} : { location })
    }
    const { path, subject, body } = presenceForm(values)
    try {
      await enqueue(account, {
        commandId: newCommandId(),
        path,
        body: { ...body, happenedAt },
        page: presencePage,
        subject,
        values,
        happenedAt
      })
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  const refusedOne = (
    <Link className="day-refused" to="/wardens/unsent">
      {words.wasRefused}
    </Link>
  )
  const hour = (instant: string) => minuteOf(instant).slice(11)
  return (
    <article className="panel day-shift" data-shift={shift.id}>
      <h2>{shift.placeName}</h2>
      <p className="number">
        {minuteOf(shift.from)} – {hour(shift.until)}
      </p>
      {shift.checkedInAt !== null && <p>{words.checkedIn(hour(shift.checkedInAt))}</p>}
      {shift.checkedOutAt !== null && <p>{words.checkedOut(hour(shift.checkedOutAt))}</p>}
      {comes !== undefined && shift.checkedInAt === null && (
        <p data-waiting="check-in">{comes.refused === null ? words.willCheckIn : refusedOne}</p>
      )}
      {goes !== undefined && shift.checkedOutAt === null && (
        <p data-waiting="check-out">{goes.refused === null ? words.willCheckOut : refusedOne}</p>
      )}
      {failed && <Alert type="error" showIcon title={offline.notSaved} />}
      {verb !== undefined && (
        <button type="button" className="day-act" disabled={busy} onClick={() => void tap(verb)}>
          {text[verb]}
        </button>
      )}
    </article>
  )
}

/** Whoever is called out sees it on the first page of their day. */
const callsEvery = 30_000

/** That one is called out, with the way there; nothing where one is not, or has said that one cannot. */
const Calls = () => {
  const { called: words } = useWardenMessages()
  const { called } = useCalled(callsEvery)
  const calls = called?.items.filter(({ answer, stoodDown }) => answer !== "cannot" && !stoodDown) ?? []
  if (calls.length === 0) return null
  return (
    <Link to="/wardens/called" className="day-called" data-calls={calls.length}>
      <strong>{words.called(calls.length)}</strong>
      <span>{words.look}</span>
    </Link>
  )
}

/** A warden's own day: shifts to come to, and what may be written down. */
const DayPage = () => {
  const messages = useWardenMessages()
  const queue = useQueue()
  // Whatever was sent is shown as the server has it.
  const { day, refused, asking, askAgain } = useDay(String(queue?.length ?? 0))
  const offline = useOfflineMessages()
  const refusedForms = queue?.filter((form) => !waits(form)).length ?? 0
  const words = messages.day
  const noAnswer = refused !== undefined && (refused.status === 0 || refused.status >= 502)
  return (
    <Section title={words.title}>
      <Calls />
      {refusedForms > 0 && (
        <Alert
          className="page-alert"
          type="error"
          showIcon
          title={<Link to="/wardens/unsent">{offline.refused(refusedForms)}</Link>}
        />
      )}
      <RefusedNotice refused={noAnswer ? undefined : refused} onRetry={askAgain} />
      {day === undefined && asking && <Waiting />}
      {day === undefined && noAnswer && <Alert className="page-alert" type="info" title={words.notKept} />}
      {day?.place != null && <p className="soft">{words.post(day.place.name)}</p>}
      {day !== undefined && day.shifts.length === 0 && <p>{words.noShift}</p>}
      {day?.shifts.map((shift) => (
        <Shift key={shift.id} shift={shift} queue={queue ?? []} />
      ))}
      <div className="day-ways">
        <Link to="/wardens/persuasions">{messages.section.persuasion}</Link>
        <Link to="/wardens/visits">{messages.section.visit}</Link>
        <Link to="/wardens/hazards">{messages.section.hazard}</Link>
        <Link to="/wardens/help">{messages.section.help}</Link>
        <Link to="/wardens/publicity">{messages.section.publicity}</Link>
        <Link to="/wardens/gatherings">{messages.section.gathering}</Link>
      </div>
    </Section>
  )
}

export default DayPage
