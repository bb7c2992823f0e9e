import { Tag } from "antd"
import { Link } from "react-router"
import { minuteOf } from "../shell/time.ts"
import type { CellCallOut } from "./cellCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { timeOf } from "./dutyTimes.ts"

/** How a call-out stands in a word: what came of it, or what was answered. */
const Standing = ({ callOut }: { readonly callOut: CellCallOut }) => {
  const messages = useDutyMessages()
  const words = messages.cell
  if (callOut.outcomeName !== null) return <Tag>{callOut.outcomeName}</Tag>
  switch (callOut.answer) {
    case "comes":
      return <Tag color="blue">{words.comes}</Tag>
    case "cannot":
      return <Tag color="orange">{words.cannot}</Tag>
    case null:
      return <Tag color="red">{words.waiting}</Tag>
  }
}

/** A call-out in one line: when, for what, and what was answered. */
export const LastCallOut = ({ callOut }: { readonly callOut: CellCallOut }) => (
  <span data-answer={callOut.answer ?? "none"}>
    <span className="number">{minuteOf(callOut.at)}</span> {callOut.need} <Standing callOut={callOut} />
  </span>
)

/** The response log of a cell, the newest first: called, answered, arrived, ended. */
export const CellLog = ({ callOuts }: { readonly callOuts: ReadonlyArray<CellCallOut> }) => {
  const messages = useDutyMessages()
  const words = messages.cell
  return (
    <section className="panel" data-panel="call-outs">
      <h2>{words.log}</h2>
      {callOuts.length === 0 && <p className="soft">{words.never}</p>}
      <ul className="check-rows">
        {[...callOuts].reverse().map((callOut) => {
          const steps = [
            [words.calledAt, callOut.at],
            [words.answeredAt, callOut.answeredAt],
            [words.arrivedAt, callOut.arrivedAt],
            [words.endedAt, callOut.endedAt]
          ] as const
          return (
            <li key={callOut.callOutId}>
              <LastCallOut callOut={callOut} />
              <span className="soft number">
                {steps.flatMap(([name, at]) => (at === null ? [] : [`${name} ${timeOf(at)}`])).join(" · ")}
              </span>
              {callOut.skill !== null && <span className="soft">{callOut.skill.name}</span>}
              {callOut.caseId !== null && <Link to={`/cases/${callOut.caseId}`}>110</Link>}
              {callOut.note !== null && <span>{callOut.note}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
