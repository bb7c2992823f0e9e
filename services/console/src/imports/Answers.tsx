import { Segmented, Table, Tag } from "antd"
import { useState } from "react"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice, RuleTag } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import { useIsPhone } from "../shell/useScreen.ts"
import "../lists/lists.css"
import {
  answersQuery,
  type ImportAnswer,
  type LedgerImports,
  type Outcome,
  type Sums
} from "./ledgerImports.ts"

type Choice = Outcome | "all"

const OutcomeTag = ({ answer }: { readonly answer: ImportAnswer }) => {
  const messages = useMessages()
  switch (answer.outcome) {
    case "accepted":
      return answer.warnings.length > 0 ? (
        <Tag color="gold">{messages.imports.outcomes.acceptedWithWarning}</Tag>
      ) : (
        <Tag color="green">{messages.imports.outcomes.accepted}</Tag>
      )
    case "duplicate":
      return <Tag color="orange">{messages.imports.outcomes.duplicate}</Tag>
    case "rejected":
      return <Tag color="red">{messages.imports.outcomes.rejected}</Tag>
  }
}

interface AnswerProps {
  readonly kind: LedgerImports
  readonly answer: ImportAnswer
}

const Reasons = ({ kind, answer }: AnswerProps) => {
  const messages = useMessages()
  const { fieldName } = kind.useWords()
  const reasons = [...answer.problems, ...answer.warnings]
  if (reasons.length === 0) return null
  return (
    <ul className="answer-reasons">
      {reasons.map((reason) => (
        <li key={reason.path + reason.reason}>
          {reason.path !== "" && (
            <span className="soft">
              {fieldName(reason.path) ?? reason.path}
              {messages.imports.colon}
            </span>
          )}
          {reason.reason}
          <RuleTag rule={reason.rule ?? undefined} />
        </li>
      ))}
    </ul>
  )
}

const RecordLink = ({ kind, answer }: AnswerProps) => {
  const { toRecord } = kind.useWords()
  return answer.record === null ? null : (
    <Link className="answer-link" to={answer.record}>
      {toRecord}
    </Link>
  )
}

interface Props {
  readonly kind: LedgerImports
  readonly id: string
  /** Name of the second file, where these are its rows. */
  readonly part: string | undefined
  readonly sums: Sums
}

/** What every row of a file came to, the troublesome ones first at hand. */
export const Answers = ({ kind, id, part, sums }: Props) => {
  const messages = useMessages()
  const phone = useIsPhone()
  const [choice, setChoice] = useState<Choice>(sums.rejected > 0 ? "rejected" : "all")
  const pages = usePages(
    (cursor) => kind.answers(id, answersQuery(part, choice === "all" ? undefined : choice, cursor)),
    `${id} ${part ?? ""} ${choice}`
  )
  const counts: { readonly [C in Choice]: number } = {
    all: sums.rows,
    accepted: sums.accepted,
    warning: sums.warnings,
    duplicate: sums.duplicate,
    rejected: sums.rejected
  }
  const names: { readonly [C in Choice]: string } = {
    all: messages.imports.all,
    rejected: messages.imports.outcomes.rejected,
    duplicate: messages.imports.outcomes.duplicate,
    warning: messages.imports.outcomes.warning,
    accepted: messages.imports.outcomes.accepted
  }
  const choices: ReadonlyArray<Choice> = ["all", "rejected", "duplicate", "warning", "accepted"]
  return (
    <>
      <div className="answer-filter">
        <Segmented<Choice>
          value={choice}
          onChange={setChoice}
          className="counted-choices"
          block={phone}
          options={choices.map((value) => ({
            value,
            label: (
              <span className="counted">
                {names[value]} <span className="number">{figure(counts[value])}</span>
              </span>
            )
          }))}
        />
      </div>
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {pages.first === undefined && pages.asking && <Waiting />}
      {pages.first !== undefined &&
        (phone ? (
          <ul className="answer-cards">
            {pages.items.map((answer) => (
              <li key={answer.row}>
                <div className="answer-head">
                  <strong className="number">{messages.imports.row(answer.line)}</strong>
                  <OutcomeTag answer={answer} />
                  <RecordLink kind={kind} answer={answer} />
                </div>
                <Reasons kind={kind} answer={answer} />
              </li>
            ))}
          </ul>
        ) : (
          <Table<ImportAnswer>
            className="answer-table"
            rowKey="row"
            size="small"
            pagination={false}
            dataSource={[...pages.items]}
            loading={pages.asking}
            sticky={{ offsetHeader: 56 }}
            locale={{ emptyText: messages.imports.noAnswers }}
            columns={[
              { title: messages.imports.line, dataIndex: "line", width: 90, align: "right" },
              {
                title: messages.imports.outcome,
                key: "outcome",
                width: 150,
                render: (_, answer) => <OutcomeTag answer={answer} />
              },
              {
                title: `${messages.imports.field} · ${messages.imports.reason} · ${messages.imports.rule}`,
                key: "reasons",
                render: (_, answer) => <Reasons kind={kind} answer={answer} />
              },
              {
                key: "record",
                width: 110,
                render: (_, answer) => <RecordLink kind={kind} answer={answer} />
              }
            ]}
          />
        ))}
      {pages.first !== undefined && <MoreButton pages={pages} />}
    </>
  )
}
