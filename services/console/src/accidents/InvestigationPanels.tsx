import { Tag } from "antd"
import { Link } from "react-router"
import { minuteOf } from "../shell/time.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import type { AccidentFile } from "./fileCalls.ts"
import { useSubjects } from "./subjects.ts"

interface Props {
  readonly file: AccidentFile
}

/** A19: who recognised whom or what, each in an identification of their own. */
const Identifications = ({ file }: Props) => {
  const messages = useAccidentMessages()
  const subjects = useSubjects(file)
  const names = new Map(
    [...subjects("person"), ...subjects("vehicle")].map(({ value, label }) => [value, label])
  )
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
  if (file.identifications.length === 0) return null
  return (
    <section className="panel" data-identifications>
      <h2>{messages.file.identifications}</h2>
      <ul className="plain-list parties">
        {file.identifications.map((held) => (
          <li key={held.identificationId}>
            <div className="party-head">
              <strong>
                {messages.codes.identified[held.of]} · {held.shown}
              </strong>
              <Tag color={held.vehicleId === null && held.participantId === null ? "default" : "green"}>
                {nameOf(held.vehicleId) ?? nameOf(held.participantId) ?? messages.file.notRecognised}
              </Tag>
            </div>
            <div className="soft number">{minuteOf(held.heldAt)}</div>
            <div className="soft">
              {messages.fields.identifiedBy} {nameOf(held.identifiedBy.participantId)}
              {held.identifiedBy.witness !== null &&
                `${held.identifiedBy.witness.name ?? ""} · ${messages.fields.witness}`}
              {" · "}
              {held.by.map(({ account }) => account).join(messages.section.comma)}
            </div>
            {held.note !== null && <div className="soft">{held.note}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A19: what a grave accident came from, and what is asked of whom. */
const DeepInvestigation = ({ file }: Props) => {
  const messages = useAccidentMessages()
  const found = file.deepInvestigation
  if (found === null) return null
  const { conclusion } = found
  return (
    <section className="panel" data-deep-investigation>
      <h2>{messages.file.deepInvestigation}</h2>
      <div className="party-head">
        <strong>{messages.codes.deepInvestigation[found.ground]}</strong>
        <Tag color={conclusion === null ? "orange" : "green"}>
          {conclusion?.reportNumber ?? messages.file.open}
        </Tag>
      </div>
      <div className="soft number">
        {messages.fields.openedOn} {found.openedOn}
        {conclusion !== null && ` · ${messages.fields.concludedOn} ${conclusion.concludedOn}`}
      </div>
      <div className="soft">
        {[...found.team.map(({ account }) => account), found.reason]
          .filter((one) => one !== null)
          .join(" · ")}
      </div>
      <ul className="refused-fields">
        {(conclusion?.findings ?? []).map(({ cause, text }) => (
          <li key={cause + text}>
            {messages.codes.foundCause[cause]}
            {messages.section.colon}
            {text}
          </li>
        ))}
        {(conclusion?.recommendations ?? []).map(({ to, what }) => (
          <li key={to + what}>
            {to}
            {messages.section.colon}
            {what}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A22: what transport firms were ordered to do because of this accident and an earlier one. */
const FirmOrders = ({ file }: Props) => {
  const messages = useAccidentMessages()
  if (file.firmOrders.length === 0) return null
  return (
    <section className="panel" data-firm-orders>
      <h2>{messages.file.firmOrders}</h2>
      <ul className="plain-list parties">
        {file.firmOrders.map((order) => (
          <li key={order.orderId}>
            <div className="party-head">
              <strong>{order.firm.name}</strong>
              <Tag color={order.confirmedOn === null ? "orange" : "green"}>
                {order.confirmedOn ?? messages.file.open}
              </Tag>
            </div>
            <div className="soft number">
              {messages.fields.orderedOn} {order.orderedOn} · {messages.fields.dueOn} {order.dueOn}
            </div>
            <div className="soft">
              {messages.fields.approval} {order.approval.body} {order.approval.number} {order.approval.on} ·{" "}
              {order.notifiedGovernments.join(messages.section.comma)} ·{" "}
              <Link to={`/accidents/${order.other}`}>{messages.fields.other}</Link>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Identifications, the deep investigation and orders to firms, each only where there is one (A19, A22). */
export const InvestigationPanels = ({ file }: Props) => (
  <>
    <Identifications file={file} />
    <DeepInvestigation file={file} />
    <FirmOrders file={file} />
  </>
)
