import { useEffect, useRef, useState } from "react"
import { Link } from "react-router"
import { daysAfter } from "../accidents/places.ts"
import { Chip } from "../fields/Chip.tsx"
import { useLanguage } from "../messages/Language.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { LiveMark } from "../shell/LiveMark.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { dayOf } from "../shell/time.ts"
import { isOnDuty } from "./board.ts"
import { CaseMatter } from "./CaseRow.tsx"
import { NearestClock } from "./Countdown.tsx"
import { useCaseMessages } from "./caseMessages.ts"
import { myShifts } from "./choices.ts"
import { devicePlace, useSharedPlace } from "./devicePlace.ts"
import { actOnCase } from "./fileCalls.ts"
import type { CaseItem, DutyGroup } from "./readCalls.ts"
import { Section } from "./Section.tsx"
import {
  groupsOf,
  nextVerb,
  notBefore,
  type PendingStep,
  type SentTo,
  sentTo,
  stepWith,
  type TakenStep
} from "./steps.ts"
import { useBoard } from "./useBoard.ts"
import { useNow } from "./useNow.ts"
import { useOnce } from "./useOnce.ts"
import { useSteps } from "./useSteps.ts"
import { hourOf, placeOf } from "./words.ts"

/** A device that is slow to say where it is holds nobody up. */
const placeWithin = 2_500

interface WorkProps {
  readonly sent: SentTo
  readonly now: number
  /** The server's clock minus that of the device, in milliseconds. */
  readonly skew: number
  readonly pending: ReadonlyArray<PendingStep>
  readonly taken: ReadonlyArray<TakenStep>
  readonly onStep: (step: PendingStep) => void
}

/** One case that the officer is sent to: where, what, since when, and the one button that comes next. */
const Work = ({ sent, now, skew, pending, taken, onStep }: WorkProps) => {
  const messages = useCaseMessages()
  const { language } = useLanguage()
  const { item, group, feedbackIsMissing } = sent
  const [locating, setLocating] = useState(false)
  const own = pending.filter(({ caseId, groupId }) => caseId === item.id && groupId === group.groupId)
  const step = stepWith(sent, taken, pending)
  const verb = nextVerb(step)
  const { verbs } = messages.forms
  const tap = async () => {
    if (verb === undefined) return
    const at = notBefore(group, [...taken, ...pending], Date.now() + skew)
    let location: PendingStep["location"]
    if (verb === "arrive") {
      setLocating(true)
      location = await devicePlace(placeWithin)
      setLocating(false)
    }
    onStep({
      commandId: newCommandId(),
      caseId: item.id,
      groupId: group.groupId,
      verb,
      at,
      ...(location === undefined ? {} : { location })
    })
  }
  const told: ReadonlyArray<readonly [string, string | null]> = [
    [verbs.dispatch, group.dispatchedAt],
    [verbs.sign, group.signedAt],
    [verbs.depart, group.departedAt],
    [verbs.arrive, group.arrivedAt],
    [verbs.done, group.doneAt]
  ]
  return (
    <article className="my-case" data-my-case={item.id} data-step={step}>
      <p className="my-case-what">
        <CaseMatter item={item} />
      </p>
      <p className="my-case-place">{placeOf(item) || messages.section.unknownPlace}</p>
      {item.description !== null && <p className="my-case-words">{item.description}</p>}
      <NearestClock item={item} now={now} />
      {verb !== undefined && (
        <button
          type="button"
          className={`thumb thumb-${verb}`}
          disabled={locating}
          onClick={() => void tap()}
          aria-label={`${verbs[verb]} ${item.typeName[language]}`}
          data-verb={verb}
        >
          {verbs[verb]}
        </button>
      )}
      {(step === "arrived" || step === "done") && (feedbackIsMissing || step === "done") && (
        <Link className="thumb thumb-feedback" to={`/cases/${item.id}?do=feedback&groupId=${group.groupId}`}>
          {messages.mine.giveFeedback}
        </Link>
      )}
      <ol className="my-steps">
        {told.map(([name, at]) =>
          at === null ? null : (
            <li key={name} className="number">
              {messages.mine.at(name, hourOf(at))}
            </li>
          )
        )}
        {own.map((one) => (
          <li key={one.commandId} className="number my-waiting" data-waiting={one.verb}>
            {messages.mine.at(verbs[one.verb], hourOf(one.at))} · {messages.mine.waitingShort}
          </li>
        ))}
      </ol>
      <p className="my-links">
        <Link to={`/cases/${item.id}`}>{messages.mine.file}</Link>
        {item.accidentId !== null && (
          <Link to={`/accidents/${item.accidentId}`}>{messages.mine.accident}</Link>
        )}
      </p>
    </article>
  )
}

/** A case that somebody asks the officer to answer for. */
const Offered = ({ item, onDone }: { readonly item: CaseItem; readonly onDone: () => void }) => {
  const messages = useCaseMessages()
  const answer = useOnce(
    (commandId, verb: "accept-responsibility" | "decline") =>
      actOnCase(verb, item.id, commandId, undefined, {}),
    onDone
  )
  const { verbs } = messages.forms
  return (
    <article className="my-case" data-offered={item.id}>
      <p className="my-case-what">
        <CaseMatter item={item} />
      </p>
      <p className="my-case-place">{placeOf(item)}</p>
      <RefusedNotice refused={answer.refused} />
      <div className="my-pair">
        <button
          type="button"
          className="thumb"
          disabled={answer.sending}
          onClick={() => void answer.send("accept-responsibility")}
        >
          {verbs["accept-responsibility"]}
        </button>
        <button
          type="button"
          className="thumb thumb-plain"
          disabled={answer.sending}
          onClick={() => void answer.send("decline")}
        >
          {messages.mine.decline}
        </button>
      </div>
      <p className="my-links">
        <Link to={`/cases/${item.id}`}>{messages.mine.file}</Link>
      </p>
    </article>
  )
}

/** The duty that is on, or the one that comes next. */
const Shift = ({ groups, now }: { readonly groups: ReadonlyArray<DutyGroup>; readonly now: number }) => {
  const messages = useCaseMessages()
  const day = dayOf(new Date(now))
  const { data } = useAnswer(myShifts(day, daysAfter(day, 14)), `shifts ${day}`)
  const own = groups.find((group) => isOnDuty(group, now))
  const next = data?.items.find(({ until }) => Date.parse(until) > now)
  const name = own === undefined ? next?.unitName : own.unitName
  const number = own === undefined ? next?.group?.number : own.number
  const until = own === undefined ? next?.until : own.until
  const isOn = own !== undefined || (next !== undefined && Date.parse(next.from) <= now)
  const title = [name, number === undefined || number === null ? null : messages.section.groupNumber(number)]
    .filter(Boolean)
    .join(" ")
  return (
    <p className="my-shift" data-on-duty={isOn}>
      <span className="soft">{messages.mine.shift}</span>{" "}
      <strong>
        {isOn && until !== undefined && until !== null
          ? messages.mine.onDutyUntil(title, hourOf(until))
          : next === undefined
            ? messages.mine.noShift
            : `${messages.mine.next(`${next.day} ${hourOf(next.from)}`)} ${title}`}
      </strong>
    </p>
  )
}

/** An officer's own page, made for one thumb, the night and a weak signal. */
const MinePage = () => {
  const messages = useCaseMessages()
  const { account } = usePrincipal()
  const { board, refused, asking, liveness, askAgain } = useBoard()
  const now = useNow(board?.skew ?? 0)
  const steps = useSteps(account)
  const [sharing, setSharing] = useState(false)
  const cases = [...(board?.cases.values() ?? [])]
  const groups = groupsOf(board?.groups.values() ?? [], account)
  const work = sentTo(cases, groups)
  const offers = cases.filter(({ offer }) => offer?.to === account)
  const answering = cases.filter(({ responsible }) => responsible.account === account)
  const out = work.find(({ group }) => group.step !== "done")
  const place = useSharedPlace(sharing ? out?.group.groupId : undefined)

  // The frame around the page is dark at night as well (`cases.css`).
  useEffect(() => {
    document.documentElement.dataset["page"] = "my-cases"
    return () => {
      delete document.documentElement.dataset["page"]
    }
  }, [])

  // Somebody who drives does not look at the screen: the phone says that a case has come.
  const known = useRef<ReadonlySet<string>>(undefined)
  const ids = work.map(({ item }) => item.id).join(" ")
  const isRead = board !== undefined
  useEffect(() => {
    if (!isRead) return
    const now = new Set(ids.split(" ").filter((id) => id !== ""))
    const before = known.current
    known.current = now
    if (before !== undefined && [...now].some((id) => !before.has(id))) navigator.vibrate?.([300, 100, 300])
  }, [ids, isRead])

  return (
    <Section
      title={messages.mine.title}
      side={board === undefined ? null : <LiveMark liveness={liveness} position={board.position} />}
    >
      <div className="my-work">
        {board === undefined && <RefusedNotice refused={refused} onRetry={askAgain} />}
        {board === undefined && asking && <Waiting />}
        {steps.waits && steps.pending.length > 0 && (
          <p className="my-unsent" role="status">
            {messages.mine.waiting(steps.pending.length)}
            <button type="button" className="thumb thumb-small" onClick={steps.sendNow}>
              {messages.mine.sendNow}
            </button>
          </p>
        )}
        {steps.refused !== undefined && (
          <div className="my-refused">
            <RefusedNotice refused={steps.refused.refused} />
            <button type="button" className="thumb thumb-small" onClick={steps.dismiss}>
              {messages.mine.dismiss}
            </button>
          </div>
        )}
        {board !== undefined && (
          <>
            <Shift groups={groups} now={now} />
            {work.length === 0 && <p className="my-nothing">{messages.mine.nothing}</p>}
            {work.map((sent) => (
              <Work
                key={`${sent.item.id} ${sent.group.groupId}`}
                sent={sent}
                now={now}
                skew={board.skew}
                pending={steps.pending}
                taken={steps.taken}
                onStep={steps.add}
              />
            ))}
            {out !== undefined && (
              <div className="my-share">
                <Chip
                  type="checkbox"
                  checked={sharing}
                  onChange={() => setSharing(!sharing)}
                  text={messages.mine.sharePlace}
                  tone="good"
                />
                <span role="status" className="soft">
                  {place.denied
                    ? messages.mine.placeDenied
                    : place.toldAt === undefined
                      ? ""
                      : messages.mine.placeShared(hourOf(place.toldAt))}
                </span>
              </div>
            )}
            {offers.length > 0 && <h2>{messages.mine.offers}</h2>}
            {offers.map((item) => (
              <Offered key={item.id} item={item} onDone={askAgain} />
            ))}
            {answering.length > 0 && (
              <>
                <h2>{messages.mine.answerFor}</h2>
                <ul className="plain-list">
                  {answering.map((item) => (
                    <li key={item.id}>
                      <Link to={`/cases/${item.id}`} className="my-row">
                        <span className="my-case-what">
                          <CaseMatter item={item} />
                        </span>
                        <span>{placeOf(item)}</span>
                        <NearestClock item={item} now={now} />
                      </Link>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
    </Section>
  )
}

export default MinePage
