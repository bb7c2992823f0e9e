import { Tag } from "antd"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { usePrincipal } from "../session/Session.tsx"
import { RuleTag } from "../shell/RefusedNotice.tsx"
import { dayOf, figure, minuteOf } from "../shell/time.ts"
import { mayReadWardens } from "./permissions.ts"
import type { PersonShown, VehicleFile } from "./vehicleCalls.ts"

interface Props {
  readonly file: VehicleFile
}

interface FactProps {
  readonly name: string
  readonly children: ReactNode
  readonly wide?: boolean
}

const Fact = ({ name, children, wide = false }: FactProps) => {
  const messages = useMessages()
  const empty = children === null || children === undefined || children === ""
  return (
    <div className={wide ? "fact fact-wide" : "fact"}>
      <dt>{name}</dt>
      <dd>{empty ? <span className="soft">{messages.common.unknown}</span> : children}</dd>
    </div>
  )
}

/** A person's name as it may be seen; an erased person has none any more. */
const PersonName = ({ person }: { readonly person: PersonShown }) => {
  const messages = useMessages()
  return person.erased ? <span className="soft">{messages.file.erased}</span> : person.name
}

const PersonFacts = ({
  person,
  numberName
}: {
  readonly person: PersonShown
  readonly numberName: string
}) => {
  const messages = useMessages()
  return (
    <>
      <Fact name={numberName}>
        <span className="number">{person.idNumber}</span>
      </Fact>
      <Fact name={messages.vehicle.phone}>
        {person.phone === null ? null : person.masked ? (
          <span className="number">{person.phone}</span>
        ) : (
          <a className="number" href={`tel:${person.phone}`}>
            {person.phone}
          </a>
        )}
      </Fact>
      <Fact name={messages.vehicle.address}>{person.address}</Fact>
    </>
  )
}

/** What is written on the papers, and who it belongs to. */
export const FactsPanel = ({ file }: Props) => {
  const messages = useMessages()
  const reference = useReference()
  const village = reference.villages.find(({ code }) => code === file.village)
  return (
    <section className="panel">
      <h2>{messages.file.facts}</h2>
      <dl className="facts">
        <Fact name={messages.vehicle.plateKind}>{nameOf(reference.plateKinds, file.plate.kind)}</Fact>
        <Fact name={messages.vehicle.type}>
          {nameOf(reference.vehicleTypes, file.vehicleType)} <span className="soft">{file.vehicleType}</span>
        </Fact>
        <Fact name={messages.vehicle.use}>
          {nameOf(reference.uses, file.use)}
          {file.purpose !== null && (
            <span className="soft"> · {nameOf(reference.purposes, file.purpose)}</span>
          )}
        </Fact>
        <Fact name={messages.vehicle.vin}>
          {file.vin === null ? null : <span className="code-input">{file.vin}</span>}
        </Fact>
        {file.owner.kind === "person" ? (
          <>
            <Fact name={messages.vehicle.owner}>
              <PersonName person={file.owner.person} />
            </Fact>
            <PersonFacts person={file.owner.person} numberName={messages.vehicle.idNumber} />
          </>
        ) : (
          <>
            <Fact name={messages.vehicle.companyName}>{file.owner.name}</Fact>
            <Fact name={messages.vehicle.creditCode}>
              <span className="number">{file.owner.creditCode}</span>
            </Fact>
            <Fact name={messages.vehicle.phone}>{file.owner.contact?.phone}</Fact>
            <Fact name={messages.vehicle.address}>{file.owner.contact?.address}</Fact>
          </>
        )}
        <Fact name={messages.vehicle.village}>
          {nameOf(reference.townships, file.township)} {village?.name ?? file.village}
        </Fact>
        <Fact name={messages.vehicle.brand}>{file.brand}</Fact>
        <Fact name={messages.vehicle.colour}>
          {file.colour === null
            ? null
            : [...file.colour].map((code) => nameOf(reference.colours, code)).join("、")}
        </Fact>
        <Fact name={messages.vehicle.fuel}>{nameOf(reference.fuels, file.fuel)}</Fact>
        <Fact name={messages.vehicle.seats}>{file.seats}</Fact>
        <Fact name={messages.vehicle.load}>{file.loadKg === null ? null : figure(file.loadKg)}</Fact>
        <Fact name={messages.vehicle.firstRegisteredOn}>{file.firstRegisteredOn}</Fact>
        <Fact name={messages.vehicle.inspectionValidUntil}>{file.inspectionValidUntil}</Fact>
        <Fact name={messages.vehicle.insuranceValidUntil}>{file.insuranceValidUntil}</Fact>
        <Fact name={messages.vehicle.lastVisit}>
          {file.lastVisit === null
            ? messages.vehicle.neverVisited
            : `${minuteOf(file.lastVisit.visitedAt)} · ${file.lastVisit.visitedBy}`}
        </Fact>
        {file.suspendedUntil !== null && (
          <Fact name={`${messages.states.suspended} ${messages.file.until}`}>{file.suspendedUntil}</Fact>
        )}
        {file.deregistered !== null && (
          <Fact name={messages.states.deregistered}>
            {file.deregistered.on} · {messages.grounds[file.deregistered.ground]}
          </Fact>
        )}
        {file.note !== null && (
          <Fact name={messages.common.note} wide>
            {file.note}
          </Fact>
        )}
      </dl>
      {file.classes.length > 0 && (
        <ul className="reasons">
          {file.classes.map((found) => (
            <li key={found.class}>
              <strong>{found.name}</strong>：{found.reason}
              <RuleTag rule={found.rule} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What falls due and when, each with the reason that produced the day. */
export const DuesPanel = ({ file }: Props) => {
  const messages = useMessages()
  if (file.dues.length === 0 && file.unknownDues.length === 0) return null
  const names: Readonly<Record<string, string>> = {
    inspection: messages.due.inspection,
    insurance: messages.due.insurance,
    scrap: messages.due.scrap,
    permit: messages.due.permit,
    licence: messages.due.licence
  }
  const subjectOf = (kind: string, subject: string | null): string => {
    if (subject === null) return ""
    if (kind === "permit") return subject in messages.permits ? messages.permits[subject as never] : subject
    const driver = file.drivers.find(({ driverId }) => driverId === subject)
    return driver?.person.name ?? ""
  }
  return (
    <section className="panel">
      <h2>{messages.file.dueDates}</h2>
      <ul className="dues">
        {[...file.dues]
          .sort((a, b) => a.daysLeft - b.daysLeft)
          .map((due) => (
            <li
              key={`${due.kind} ${due.subject ?? ""}`}
              className={due.overdue ? "over" : due.daysLeft <= 30 ? "soon" : ""}
            >
              <span className="due-kind">
                {names[due.kind] ?? due.kind}
                <small>{subjectOf(due.kind, due.subject)}</small>
              </span>
              <span className="due-day number">
                {due.dueOn}
                <small>
                  {due.overdue ? messages.due.overdueBy(-due.daysLeft) : messages.due.inDays(due.daysLeft)}
                </small>
              </span>
              <span className="due-reason">
                {due.reason}
                <RuleTag rule={due.rule} />
                {due.basis === "estimated" && <Tag className="recommended">{messages.due.estimated}</Tag>}
                {due.recommended && <Tag className="recommended">{messages.due.recommended}</Tag>}
              </span>
            </li>
          ))}
        {file.unknownDues.map((due) => (
          <li key={`${due.kind} ${due.subject ?? ""}`} className="unknown">
            <span className="due-kind">
              {names[due.kind] ?? due.kind}
              <small>{subjectOf(due.kind, due.subject)}</small>
            </span>
            <span className="due-day soft">{messages.due.unknown}</span>
            <span className="due-reason">
              {due.reason}
              <RuleTag rule={due.rule} />
              {due.recommended && <Tag className="recommended">{messages.due.recommended}</Tag>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The hazards that were found, the open ones first. */
export const HazardsPanel = ({ file }: Props) => {
  const messages = useMessages()
  const hazards = [...file.hazards].sort((a, b) => {
    const open = Number(a.clearedAt !== null) - Number(b.clearedAt !== null)
    return open === 0 ? b.foundAt.localeCompare(a.foundAt) : open
  })
  return (
    <section className="panel">
      <h2>{messages.file.hazards}</h2>
      {hazards.length === 0 && <p className="soft">{messages.file.noHazards}</p>}
      <ul className="plain-list">
        {hazards.map((hazard) => (
          <li key={hazard.hazardId}>
            <Tag color={hazard.clearedAt === null ? "red" : "green"}>
              {hazard.clearedAt === null ? messages.file.openHazards : messages.file.clearedHazards}
            </Tag>
            <strong>{hazard.name}</strong>
            <span className="soft number">
              {" "}
              {dayOf(hazard.foundAt)}
              {hazard.clearedAt !== null && ` → ${dayOf(hazard.clearedAt)}`}
            </span>
            {hazard.note !== null && <div>{hazard.note}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who drives it, with the licence that was shown. */
export const DriversPanel = ({ file }: Props) => {
  const messages = useMessages()
  return (
    <section className="panel">
      <h2>{messages.file.drivers}</h2>
      {file.drivers.length === 0 && <p className="soft">{messages.file.noDrivers}</p>}
      <ul className="plain-list">
        {file.drivers.map((driver) => (
          <li key={driver.driverId}>
            <strong>
              <PersonName person={driver.person} />
            </strong>{" "}
            <Tag color="blue">{driver.licence.class}</Tag>
            <span className="soft number">
              {driver.licence.validUntil === null
                ? messages.file.longTerm
                : `${messages.visit.licenceUntil} ${driver.licence.validUntil}`}
            </span>
            <div className="soft number">
              {[driver.person.idNumber, driver.person.phone].filter((value) => value !== null).join(" · ")}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What wardens wrote down of it, the latest first; whoever may read them is led to the record or the hazard itself. */
export const NamingsPanel = ({ file }: Props) => {
  const messages = useMessages()
  const reference = useReference()
  const { role, townships } = usePrincipal()
  if (file.namings.length === 0) return null
  const words = messages.file.namings
  return (
    <section className="panel" data-namings={file.namings.length}>
      <h2>{words.title}</h2>
      <ul className="plain-list">
        {[...file.namings]
          .sort((a, b) => b.at.localeCompare(a.at))
          .map(({ sourceId, kind, at, township, codes, note }) => (
            <li key={sourceId}>
              <Tag color={kind === "hazard" ? "red" : "blue"}>{words.kinds[kind]}</Tag>
              <strong>
                {codes
                  .map(({ name, count }) => (count === null ? name : `${name} × ${figure(count)}`))
                  .join("、")}
              </strong>{" "}
              <span className="soft number">{minuteOf(at)}</span>
              <span className="soft"> · {nameOf(reference.townships, township)}</span>
              {note !== null && <div>{note}</div>}
              {mayReadWardens(role) && (townships?.includes(township) ?? true) && (
                <div>
                  <Link
                    className="file-link"
                    to={kind === "hazard" ? `/wardens/roads/${sourceId}` : `/wardens/records/${sourceId}`}
                  >
                    {words.open}
                  </Link>
                </div>
              )}
            </li>
          ))}
      </ul>
    </section>
  )
}

/** Papers of operation, where there are any. */
export const PermitsPanel = ({ file }: Props) => {
  const messages = useMessages()
  if (file.permits.length === 0) return null
  return (
    <section className="panel">
      <h2>{messages.file.permits}</h2>
      <ul className="plain-list">
        {file.permits.map((permit) => (
          <li key={permit.kind}>
            <strong>{messages.permits[permit.kind]}</strong>{" "}
            <span className="soft number">
              {[permit.number, permit.validUntil].filter((value) => value !== null).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
