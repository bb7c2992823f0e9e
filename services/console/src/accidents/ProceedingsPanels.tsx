import { Alert, Tag } from "antd"
import type { ReactNode } from "react"
import { RuleTag } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import type { AccidentFile } from "./fileCalls.ts"
import { partiesOf } from "./standing.ts"
import { useSubjects, wordOf } from "./subjects.ts"

interface Props {
  readonly file: AccidentFile
}

/** Names of the people of a file by their id. */
const useNames = (file: AccidentFile): ((id: string) => string) => {
  const names = new Map(useSubjects(file)("person").map(({ value, label }) => [value, label]))
  return (id) => names.get(id) ?? id
}

/** C7: what a person should look at; never a conclusion. */
export const CrimePanel = ({ file }: Props) => {
  const messages = useAccidentMessages()
  const nameOf = useNames(file)
  if (file.crimeGrounds.length === 0 && file.crime === null) return null
  return (
    <section className="panel crime" data-crime>
      <h2>{messages.file.crime}</h2>
      {file.crimeGrounds.length > 0 && (
        <Alert
          type={file.crime === null ? "error" : "info"}
          showIcon
          title={messages.file.crimeNote}
          description={
            <ul className="refused-fields">
              {file.crimeGrounds.map((ground) => (
                <li key={`${ground.participantId} ${ground.ground}`}>
                  {nameOf(ground.participantId)}
                  {messages.section.colon}
                  {ground.reason}
                  <RuleTag rule={ground.rule} />
                  {ground.recommended && <Tag className="recommended">{messages.file.recommended}</Tag>}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {file.crime !== null && (
        <p>
          {messages.file.crimeConsidered}
          {messages.section.colon}
          {wordOf(messages.codes.crime, file.crime.conclusion)} {file.crime.number} {file.crime.consideredOn}
        </p>
      )}
    </section>
  )
}

/** The papers with what they say of whom, who signed them, and to whom they were served. */
export const PapersPanel = ({ file }: Props) => {
  const messages = useAccidentMessages()
  const nameOf = useNames(file)
  return (
    <section className="panel">
      <h2>{messages.file.papers}</h2>
      {file.papers.length === 0 && <p className="soft">{messages.file.noPapers}</p>}
      <ul className="plain-list papers">
        {[...file.papers].reverse().map((paper) => (
          <li key={paper.paperId} data-paper={paper.paperId} data-in-force={paper.inForce}>
            <div className="party-head">
              <strong>{messages.codes.paper[paper.kind]}</strong>
              <span className="number">{paper.number}</span>
              <Tag color={paper.inForce ? "green" : "default"}>
                {paper.inForce ? messages.file.inForce : messages.file.notInForce}
              </Tag>
            </div>
            <div className="soft">
              {messages.file.decidedOn(paper.decidedOn)}
              {paper.by.length > 0 &&
                ` · ${messages.file.signedBy} ${paper.by.map(({ account }) => account).join(messages.section.comma)}`}
              {paper.revokedOn !== null &&
                ` · ${messages.file.revokedOn(paper.revokedOn)}${paper.revokedFor === null ? "" : ` · ${wordOf(messages.codes.revokedFor, paper.revokedFor)}`}`}
            </div>
            <ul className="shares">
              {paper.shares.map((share) => (
                <li key={share.participantId}>
                  <span>{nameOf(share.participantId)}</span>
                  <strong>{messages.file.shares[share.share]}</strong>
                  {share.intent && <Tag color="red">{messages.fields.intent}</Tag>}
                  {share.grounds !== null && <span className="soft">{share.grounds}</span>}
                </li>
              ))}
            </ul>
            {paper.inForce && (
              <ul className="served">
                {partiesOf(file).map(({ participantId }) => {
                  const served = paper.served.find((one) => one.participantId === participantId)
                  return (
                    <li key={participantId}>
                      {nameOf(participantId)}
                      {messages.section.colon}
                      {served === undefined ? (
                        <span className="soon-text">{messages.file.notServed}</span>
                      ) : (
                        messages.file.servedAt(minuteOf(served.servedAt))
                      )}
                    </li>
                  )
                })}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {file.onTheSpotMediation !== null && (
        <p>
          {messages.file.onTheSpot} {file.onTheSpotMediation.heldOn} ·{" "}
          {file.onTheSpotMediation.agreed ? messages.file.agreed : messages.file.notAgreed}
        </p>
      )}
    </section>
  )
}

interface StepsProps {
  readonly title: string
  readonly rows: ReadonlyArray<{
    readonly id: string
    readonly name: string
    readonly days: ReadonlyArray<readonly [string, string | null]>
    readonly outcome: string | null
    readonly more?: ReactNode
  }>
}

/** Proceedings of one kind: the steps with their days, and what came of it. */
const Steps = ({ title, rows }: StepsProps) => {
  const messages = useAccidentMessages()
  if (rows.length === 0) return null
  return (
    <section className="panel">
      <h2>{title}</h2>
      <ul className="plain-list parties">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="party-head">
              <strong>{row.name}</strong>
              <Tag color={row.outcome === null ? "orange" : "green"}>{row.outcome ?? messages.file.open}</Tag>
            </div>
            <div className="soft number">
              {row.days.flatMap(([name, day]) => (day === null ? [] : [`${name} ${day}`])).join(" · ")}
            </div>
            {row.more}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Tests, stops, review, mediation, search and recusals, each only where there is one. */
export const ProceedingsPanels = ({ file }: Props) => {
  const messages = useAccidentMessages()
  const nameOf = useNames(file)
  const { fields } = messages
  return (
    <>
      <Steps
        title={messages.file.tests}
        rows={file.tests.map((test) => ({
          id: test.testId,
          name: `${test.what} · ${test.institution}`,
          days: [
            [fields.orderedOn, test.orderedOn],
            [fields.until, test.extendedUntil],
            [fields.receivedOn, test.receivedOn],
            [fields.servedOn, test.servedOn],
            [fields.requestedOn, test.secondRequestedOn],
            [fields.decidedOn, test.secondRefusedOn],
            [fields.returnedOn, test.returnedOn]
          ],
          outcome: test.conclusion
        }))}
      />
      <Steps
        title={messages.file.stops}
        rows={file.stops.map((stop) => ({
          id: stop.stopId,
          name: wordOf(messages.codes.stop, stop.ground),
          days: [
            [fields.stoppedOn, stop.stoppedOn],
            [fields.noticeServedOn, stop.noticeServedOn],
            [fields.resumedOn, stop.resumedOn]
          ],
          outcome: stop.resumedOn,
          more: (
            <div className="soft">
              {fields.approval} {stop.approval.body} {stop.approval.number} {stop.approval.on}
            </div>
          )
        }))}
      />
      <Steps
        title={messages.file.reviews}
        rows={file.reviews.map((review) => ({
          id: review.reviewId,
          name: nameOf(review.participantId),
          days: [
            [fields.requestedOn, review.requestedOn],
            [fields.noticedOn, review.noticedOn],
            [fields.sentOn, review.sentOn],
            [fields.receivedOn, review.receivedOn],
            [fields.decidedOn, review.decidedOn]
          ],
          outcome: review.outcome === null ? null : wordOf(messages.codes.review, review.outcome)
        }))}
      />
      <Steps
        title={messages.file.mediations}
        rows={file.mediations.map((mediation) => ({
          id: mediation.mediationId,
          name: wordOf(messages.codes.mediationAfter, mediation.after),
          days: [
            [fields.requestedOn, mediation.requestedOn],
            [fields.notifiedOn, mediation.notifiedOn],
            [fields.heldOn, mediation.heldOn],
            [fields.startOn, mediation.startOn],
            [fields.begunOn, mediation.begunOn],
            [fields.endedOn, mediation.endedOn]
          ],
          outcome: mediation.outcome === null ? null : wordOf(messages.codes.mediation, mediation.outcome),
          more: (
            <div className="soft">
              {mediation.sides
                .map(
                  ({ participantIds, attendants }) =>
                    `${participantIds.map(nameOf).join(messages.section.comma)} · ${fields.attendants} ${attendants}`
                )
                .join(" / ")}
              {mediation.mediators.length > 0 &&
                ` · ${messages.file.mediators} ${mediation.mediators.join(messages.section.comma)}`}
            </div>
          )
        }))}
      />
      {file.search !== null && (
        <Steps
          title={messages.file.search}
          rows={[
            {
              id: "search",
              name: messages.file.searchSince(minuteOf(file.search.startedAt)),
              days: [
                [fields.vehicleId, file.search.vehicleFoundOn],
                [messages.codes.role.driver, file.search.driverFoundOn],
                [messages.verbs["ask-decision"], file.search.decisionAskedOn]
              ],
              outcome: file.search.foundOn === null ? null : messages.file.foundOn(file.search.foundOn)
            },
            ...file.search.notices.map((notice) => ({
              id: notice.noticeId,
              name: wordOf(messages.codes.notice, notice.kind),
              days: [
                [fields.issuedOn, notice.issuedOn],
                [fields.cancelledOn, notice.cancelledOn]
              ] as const,
              outcome: notice.cancelledOn === null ? null : messages.file.notInForce
            }))
          ]}
        />
      )}
      <Steps
        title={messages.file.recusals}
        rows={file.recusals.map((recusal) => ({
          id: recusal.recusalId,
          name: recusal.handler,
          days: [
            [fields.requestedOn, recusal.requestedOn],
            [fields.decidedOn, recusal.decidedOn]
          ],
          outcome:
            recusal.granted === null ? null : recusal.granted ? messages.file.granted : messages.file.rejected
        }))}
      />
    </>
  )
}
