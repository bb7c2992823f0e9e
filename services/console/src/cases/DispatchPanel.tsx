import { ArrowUpOutlined, SendOutlined } from "@ant-design/icons"
import { Alert, Button, Checkbox, Tag } from "antd"
import { useEffect, useState } from "react"
import { useAnswer } from "../server/useAnswer.ts"
import { useNotices } from "../shell/Notices.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice, RuleTag } from "../shell/RefusedNotice.tsx"
import { isOut } from "./board.ts"
import { Crossings } from "./Crossings.tsx"
import { instantForm } from "./caseFields.ts"
import { useCaseMessages } from "./caseMessages.ts"
import {
  choiceOf,
  dispatchForm,
  type EarlierDispatch,
  earlier,
  isChoosableIn,
  isReady,
  toggled
} from "./dispatching.ts"
import { EarlierDispatchFields } from "./EarlierDispatchFields.tsx"
import { actOnCase, type CaseFile, dispatchProposal, type WeighedGroup } from "./fileCalls.ts"
import { useOnce } from "./useOnce.ts"

interface Props {
  readonly file: CaseFile
  /** Grows with every change that may change who should go. */
  readonly change: string
  readonly onDone: () => void
}

interface RowProps {
  readonly group: WeighedGroup
  readonly order: number
  readonly name: string
  readonly onToggle: () => void
  readonly onEarlier: () => void
  readonly closed: boolean
  readonly choosable: boolean
}

/** One group with what speaks for and against it. */
const GroupRow = ({ group, order, name, onToggle, onEarlier, closed, choosable }: RowProps) => {
  const messages = useCaseMessages()
  const chosen = order >= 0
  return (
    <li
      className={`weighed ${chosen ? "weighed-chosen" : ""} ${choosable ? "" : "weighed-hindered"}`}
      data-weighed={group.groupId}
      data-hindrance={group.hindrance ?? "none"}
    >
      <Checkbox checked={chosen} disabled={closed || !choosable} onChange={onToggle}>
        <span className="weighed-head">
          {chosen && <strong className="weighed-order number">{order + 1}</strong>}
          <strong>{name}</strong>
          <span className="number">{messages.section.people(group.people)}</span>
          <span className="number soft">
            {group.distanceMetres === null
              ? messages.dispatch.distanceUnknown
              : messages.dispatch.metres(group.distanceMetres)}
          </span>
          {group.proposed && <Tag color="blue">{messages.dispatch.proposed}</Tag>}
          {group.hindrance !== null && (
            <Tag color={group.hindrance === "busy" ? "default" : "orange"}>
              {messages.dispatch.hindrances[group.hindrance]}
            </Tag>
          )}
        </span>
        <span className="weighed-reasons soft">{group.reasons.join(messages.section.comma)}</span>
      </Checkbox>
      {order > 0 && (
        <Button
          type="text"
          size="small"
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={messages.dispatch.moveUp(name)}
          disabled={closed}
          onClick={onEarlier}
        />
      )}
    </li>
  )
}

/**
 * Rows 7 to 10, 12: the groups that should go are chosen already, each with its reasons; a person may choose others,
 * and is told before and after when they are fewer than the level asks for.
 */
export const DispatchPanel = ({ file, change, onDone }: Props) => {
  const messages = useCaseMessages()
  const notices = useNotices()
  const [before, setBefore] = useState<EarlierDispatch>()
  const sentAt = instantForm(before?.at)
  const {
    data: proposal,
    refused,
    askAgain
  } = useAnswer(
    dispatchProposal(file.id, sentAt),
    `${file.id} ${file.version} ${change} ${sentAt ?? ""}`,
    file.id
  )
  const [own, setOwn] = useState<ReadonlyArray<string>>()
  const [told, setTold] = useState<ReadonlyArray<{ readonly reason: string; readonly rule: string | null }>>(
    []
  )
  const sending = useOnce(
    (commandId, form: ReturnType<typeof dispatchForm>) =>
      actOnCase("dispatch", file.id, commandId, undefined, form),
    (answer) => {
      setOwn(undefined)
      setBefore(undefined)
      setTold(answer.warnings)
      notices.success(messages.dispatch.sent)
      onDone()
    }
  )
  const { refused: notSent } = sending

  // Another was quicker: who should go now is another question.
  useEffect(() => {
    if (notSent !== undefined && notSent.status !== 0) askAgain()
  }, [notSent, askAgain])

  if (proposal === undefined) {
    return (
      <section className="panel dispatch">
        <RefusedNotice refused={refused} onRetry={askAgain} />
        {refused === undefined && <Waiting />}
      </section>
    )
  }
  const canChoose = isChoosableIn(before)
  const free = new Set(proposal.groups.filter(canChoose).map(({ groupId }) => groupId))
  const chosen = (own ?? proposal.proposed).filter((groupId) => free.has(groupId))
  const out = file.groups.filter(isOut)
  const sent = { groups: out.length, people: out.reduce((sum, group) => sum + group.people, 0) }
  const choice = choiceOf(proposal, chosen, sent)
  const grade = messages.grades[proposal.grade]
  const closed = sending.sending || sending.unanswered
  const nameOf = (group: WeighedGroup) =>
    group.number === null ? group.unitName : `${group.unitName} ${messages.section.groupNumber(group.number)}`
  return (
    <section className="panel dispatch" data-grade={proposal.grade} aria-label={messages.dispatch.title}>
      <h2>{messages.dispatch.title}</h2>
      <p className="dispatch-asks">
        {proposal.everyGroup
          ? messages.dispatch.asksEveryGroup(grade)
          : messages.dispatch.asks(grade, proposal.leastGroups, proposal.leastPeople)}
        <RuleTag rule="I4" />
        {sent.groups > 0 && (
          <span className="soft"> {messages.dispatch.already(sent.groups, sent.people)}</span>
        )}
      </p>
      {told.length > 0 && (
        <Alert
          className="page-alert"
          type="warning"
          showIcon
          data-told
          title={told.map(({ reason, rule }) => (
            <span key={reason}>
              {reason}
              <RuleTag rule={rule ?? undefined} />
            </span>
          ))}
        />
      )}
      {sending.unanswered ? (
        <Alert className="page-alert" type="warning" showIcon title={messages.dispatch.unanswered} />
      ) : (
        <RefusedNotice refused={notSent} />
      )}
      {proposal.groups.length === 0 && <p className="soft">{messages.dispatch.noGroups}</p>}
      <ul className="plain-list weighed-list">
        {[...proposal.groups]
          .sort((a, b) => place(chosen, a) - place(chosen, b))
          .map((group) => (
            <GroupRow
              key={group.groupId}
              group={group}
              name={nameOf(group)}
              order={chosen.indexOf(group.groupId)}
              closed={closed}
              choosable={canChoose(group)}
              onToggle={() => setOwn(toggled(chosen, group.groupId))}
              onEarlier={() => setOwn(earlier(chosen, group.groupId))}
            />
          ))}
      </ul>
      <Crossings file={file} proposal={proposal} onDone={onDone} />
      <EarlierDispatchFields value={before} onChange={setBefore} disabled={closed} />
      {choice.groups > 0 && choice.below && (
        <Alert
          className="page-alert"
          type="warning"
          showIcon
          data-below
          title={
            <>
              BELOW_GRADE {messages.dispatch.below}
              <RuleTag rule="I4" />
            </>
          }
          description={
            <>
              {messages.dispatch.belowHint(choice.allGroups, choice.allPeople)}
              {choice.leftOut > 0 && ` ${messages.dispatch.leftOut(choice.leftOut)}`}
            </>
          }
        />
      )}
      {proposal.groups.length > 0 && (
        <Button
          type="primary"
          size="large"
          block
          icon={<SendOutlined aria-hidden />}
          disabled={choice.groups === 0 || !isReady(before) || sending.unanswered}
          loading={sending.sending}
          onClick={() => {
            setTold([])
            void sending.send(dispatchForm(chosen, before))
          }}
        >
          {choice.groups === 0
            ? messages.dispatch.pick
            : `${messages.dispatch.send(choice.groups)} · ${messages.section.people(choice.people)}`}
        </Button>
      )}
    </section>
  )
}

/** The chosen ones first, in their order; the others as they were weighed. */
const place = (chosen: ReadonlyArray<string>, { groupId }: WeighedGroup): number => {
  const at = chosen.indexOf(groupId)
  return at < 0 ? chosen.length : at
}
