import { Tag } from "antd"
import { Link } from "react-router"
import { RuleTag } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { lengthOf, ruleOf } from "./board.ts"
import { useCaseMessages } from "./caseMessages.ts"
import { useUnitNames } from "./choices.ts"
import type { CaseClock, CaseFile, GroupOnCase } from "./fileCalls.ts"
import { hourOf } from "./words.ts"

interface Props {
  readonly file: CaseFile
}

const stepsOf = (group: GroupOnCase) =>
  [
    ["dispatched", group.dispatchedAt],
    ["signed", group.signedAt],
    ["departed", group.departedAt],
    ["arrived", group.arrivedAt],
    ["done", group.doneAt],
    ["called-off", group.calledOffAt]
  ] as const

/** The groups of a case, each with the steps that it took. */
export const GroupsOnCase = ({ file }: Props) => {
  const messages = useCaseMessages()
  const { nameOf } = useUnitNames()
  const { verbs } = messages.forms
  const words = {
    ...messages.steps,
    dispatched: verbs.dispatch,
    signed: verbs.sign,
    departed: verbs.depart,
    arrived: verbs.arrive,
    done: verbs.done
  }
  return (
    <section className="panel" aria-label={messages.file.groups}>
      <h2>{messages.file.groups}</h2>
      {file.groups.length === 0 && <p className="soft">{messages.file.noGroups}</p>}
      <ul className="plain-list on-case">
        {file.groups.map((group) => (
          <li
            key={`${group.groupId} ${group.dispatchId}`}
            data-on-case={group.groupId}
            data-step={group.step}
            className={group.step === "called-off" ? "soft" : ""}
          >
            <div className="on-case-head">
              <strong>
                {group.order}. {nameOf(group.unitId)}
              </strong>
              <span className="number">{messages.section.people(group.people)}</span>
              <span className={`group-state step-${group.step}`}>{messages.steps[group.step]}</span>
              {group.zoneId !== null && file.zone !== null && group.zoneId !== file.zone && (
                <Tag color="purple">{messages.desk.outOfZone}</Tag>
              )}
            </div>
            <ol className="on-case-steps">
              {stepsOf(group).map(([step, at]) =>
                at === null ? null : (
                  <li key={step}>
                    {words[step]} <span className="number">{hourOf(at)}</span>
                  </li>
                )
              )}
            </ol>
            {group.outcome !== null && <div>{group.outcome}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const look = (clock: CaseClock): string =>
  clock.metAt !== null ? (clock.overdue ? "met over" : "met") : clock.overdue ? "over" : ""

/** The clocks of a case with the bands that they are judged by; those that run come first. */
export const ClocksPanel = ({ file }: Props) => {
  const messages = useCaseMessages()
  const { nameOf } = useUnitNames()
  const units = new Map(file.groups.map(({ groupId, unitId }) => [groupId, nameOf(unitId)]))
  const clocks = [...file.clocks].sort(
    (a, b) => Number(a.metAt !== null) - Number(b.metAt !== null) || a.start.localeCompare(b.start)
  )
  return (
    <section className="panel" id="clocks" aria-label={messages.file.clocks}>
      <h2>{messages.file.clocks}</h2>
      {clocks.length === 0 && <p className="soft">{messages.file.noClocks}</p>}
      <ul className="dues clocks">
        {clocks.map((clock) => (
          <li
            key={`${clock.clock} ${clock.subject} ${clock.branch ?? ""} ${clock.start}`}
            className={`clock-row ${look(clock)}`}
            data-clock={clock.clock}
            data-overdue={clock.overdue}
          >
            <span className="due-day number">
              {lengthOf(clock.seconds * 1000, messages.time.days)}
              <small>
                {clock.metAt === null
                  ? clock.due === null
                    ? messages.section.condition(messages.file.next, minuteOf(clock.start))
                    : minuteOf(clock.due)
                  : clock.overdue
                    ? messages.file.late
                    : messages.file.met}
              </small>
            </span>
            <span className="due-reason">
              {messages.clocks[clock.clock]} {clock.branch ?? units.get(clock.subject) ?? ""}
              <RuleTag rule={ruleOf(clock)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Row 15: who was called, and who has reported in. */
export const WhistlesPanel = ({ file }: Props) => {
  const messages = useCaseMessages()
  if (file.whistles.length === 0) return null
  return (
    <section className="panel" aria-label={messages.file.whistles}>
      <h2>{messages.file.whistles}</h2>
      <ul className="plain-list papers">
        {file.whistles.map((whistle) => (
          <li key={whistle.whistleId} data-whistle={whistle.whistleId}>
            <div>
              <strong>{whistle.what}</strong>{" "}
              <span className="soft number">
                {minuteOf(whistle.at)} {whistle.by}
              </span>
              {whistle.endedAt !== null && <Tag>{messages.file.ended}</Tag>}
            </div>
            <ul className="served">
              {whistle.branches.map((branch) => (
                <li key={branch.branch} className={branch.late ? "over-text" : ""}>
                  {branch.branch}{" "}
                  <span className="number">
                    {branch.reportedAt === null
                      ? `${messages.file.notYet} · ${minuteOf(branch.deadline)}`
                      : `${hourOf(branch.reportedAt)} ${branch.who ?? ""}`}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Row 14, I8: legal review, supervision, return visits. */
export const SupervisionPanels = ({ file }: Props) => {
  const messages = useCaseMessages()
  const { codes } = messages.forms
  const { legalReview, supervision, returnVisits } = file
  return (
    <>
      {(legalReview.needed || legalReview.reviews.length > 0) && (
        <section className="panel" aria-label={messages.file.reviews} data-review={legalReview.fit}>
          <h2>{messages.file.reviews}</h2>
          <p className={legalReview.fit ? "good-text" : "soon-text"}>
            {legalReview.fit ? messages.file.reviewFit : messages.file.reviewNeeded}
            <RuleTag rule="I5" />
          </p>
          <ul className="plain-list">
            {legalReview.reviews.map((review) => (
              <li key={review.reviewId}>
                <strong>
                  {review.outcome === null ? messages.file.asked : codes.review[review.outcome]}
                </strong>{" "}
                <span className="soft number">
                  {minuteOf(review.givenAt ?? review.askedAt)} {review.by ?? review.askedBy}
                </span>
                {review.note !== null && <div>{review.note}</div>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {supervision.length > 0 && (
        <section className="panel" aria-label={messages.file.supervision}>
          <h2>{messages.file.supervision}</h2>
          <ul className="plain-list">
            {supervision.map((order) => (
              <li key={order.orderId} data-order={order.orderId}>
                <strong>{order.what}</strong>{" "}
                <span className="soft number">
                  {minuteOf(order.dueAt)} {order.by}
                </span>
                <div className={order.answer === null ? "soon-text" : ""}>
                  {order.answer ?? messages.file.unanswered}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {returnVisits.length > 0 && (
        <section className="panel" aria-label={messages.file.visits}>
          <h2>{messages.file.visits}</h2>
          <ul className="plain-list">
            {returnVisits.map((visit) => (
              <li key={visit.visitId}>
                <strong>
                  {codes.satisfied[visit.satisfied === null ? "unsaid" : visit.satisfied ? "yes" : "no"]}
                </strong>{" "}
                <span className="soft number">
                  {minuteOf(visit.at)} {visit.by}
                </span>
                {visit.note !== null && <div>{visit.note}</div>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Row 46: what became of a call-out of volunteers so far, and the way to its file; a cell has its own. */
const WhatBecame = ({ callOut }: { readonly callOut: CaseFile["callOuts"][number] }) => {
  const messages = useCaseMessages()
  const { callOutId, cell, moved } = callOut
  return (
    <div data-call-out={callOutId} data-moved={moved?.happened ?? ""}>
      {cell === null && (
        <span className={moved === null ? "soon-text" : ""}>
          {moved === null ? messages.file.callOutWaits : moved.happenedName}{" "}
          {moved !== null && <span className="soft number">{minuteOf(moved.at)}</span>}{" "}
        </span>
      )}
      <Link to={cell === null ? `/wardens/call-outs/${callOutId}` : `/duties/cells/${cell.cellId}`}>
        {cell === null ? messages.file.openCallOut : messages.file.openCell}
      </Link>
    </div>
  )
}

/** I1: what the groups found and did; other calls about the case; who else has to do with it. */
export const HandlingPanels = ({ file }: Props) => {
  const messages = useCaseMessages()
  const { fields } = messages.forms
  const { nameOf } = useUnitNames()
  const unitOf = (groupId: string | null) =>
    nameOf(file.groups.find((group) => group.groupId === groupId)?.unitId ?? null)
  const others = file.handOvers.length + file.referrals.length + file.callOuts.length
  return (
    <>
      {file.feedbacks.length > 0 && (
        <section className="panel" aria-label={messages.file.feedback}>
          <h2>{messages.file.feedback}</h2>
          <ul className="plain-list papers">
            {file.feedbacks.map((feedback) => (
              <li key={feedback.feedbackId} data-feedback={feedback.feedbackId}>
                <div>
                  <strong>{unitOf(feedback.groupId)}</strong>{" "}
                  <span className="soft number">
                    {minuteOf(feedback.at)} {feedback.by}
                  </span>
                </div>
                <div>{feedback.handling}</div>
                <div className="soft">
                  {(["vehicles", "people", "injured", "dead", "caught"] as const)
                    .filter((name) => feedback[name] > 0)
                    .map((name) => `${fields[name]} ${feedback[name]}`)
                    .concat(
                      (["accidentForm", "dangerousGoods", "weather", "road"] as const).flatMap((name) =>
                        feedback[name] === null ? [] : [`${fields[name]} ${feedback[name]}`]
                      )
                    )
                    .concat(feedback.evidence ? [fields.evidence] : [])
                    .join(messages.section.comma)}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {file.calls.length > 0 && (
        <section className="panel" aria-label={messages.file.calls}>
          <h2>{messages.file.calls}</h2>
          <ul className="plain-list">
            {file.calls.map((call) => (
              <li key={call.callId} data-call={call.callId}>
                <span className="number">{minuteOf(call.calledAt)}</span>{" "}
                {call.caller === null
                  ? messages.file.anonymous
                  : [call.caller.name, call.caller.phone].filter(Boolean).join(" ")}
                {call.description !== null && <div>{call.description}</div>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {others > 0 && (
        <section className="panel" aria-label={messages.file.others}>
          <h2>{messages.file.others}</h2>
          <ul className="plain-list">
            {file.handOvers.map((handOver) => (
              <li key={handOver.handOverId}>
                <strong>{handOver.agency}</strong>{" "}
                <span className="soft number">{minuteOf(handOver.at)}</span>
                <div className={handOver.receipt === null ? "soon-text" : ""}>
                  {handOver.receipt ?? messages.file.noReceipt}
                </div>
              </li>
            ))}
            {file.referrals.map((referral) => (
              <li key={referral.referralId}>
                {messages.section.condition(messages.forms.verbs.refer, referral.to)}{" "}
                <span className="soft number">{minuteOf(referral.at)}</span>
              </li>
            ))}
            {file.callOuts.map((callOut) => (
              <li key={callOut.callOutId}>
                {messages.section.condition(messages.forms.verbs["call-out"], callOut.need)}{" "}
                <span className="soft number">{minuteOf(callOut.at)}</span>
                <WhatBecame callOut={callOut} />
                {callOut.couldNotCome !== null && (
                  <div className="over-text" role="status">
                    {messages.section.condition(messages.desk.cellMissing, callOut.couldNotCome.becauseName)}{" "}
                    <span className="number">{minuteOf(callOut.couldNotCome.at)}</span>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
