import { Tag } from "antd"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import { PlateTag } from "../vehicles/PlateTag.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import type { AccidentFile, InvolvedPerson } from "./fileCalls.ts"
import { vehicleLabel, wordOf } from "./subjects.ts"

interface Props {
  readonly file: AccidentFile
}

const injuryColours: Readonly<Record<string, string>> = {
  dead: "red",
  missing: "red",
  serious: "volcano",
  slight: "orange",
  none: "green"
}

/** C1 to C3: killed and injured at the end of each window. */
export const CasualtiesPanel = ({ file }: Props) => {
  const messages = useAccidentMessages()
  const { casualties } = file
  return (
    <section className="panel">
      <h2>{messages.file.casualties}</h2>
      <table className="windows">
        <thead>
          <tr>
            <th scope="col">{messages.file.windowColumn}</th>
            <th scope="col">{messages.file.dead}</th>
            <th scope="col">{messages.file.serious}</th>
            <th scope="col">{messages.file.slight}</th>
          </tr>
        </thead>
        <tbody>
          {(["h24", "d3", "d7", "d30"] as const).map((window) => {
            const counts = casualties.byWindow[window]
            return (
              <tr key={window} data-window={window} className={window === "d7" ? "official" : ""}>
                <th scope="row">{messages.file.window[window]}</th>
                {[counts.dead, counts.serious, counts.slight].map((count, index) => (
                  <td
                    // The three columns never change their order.
                    key={["dead", "serious", "slight"][index]}
                    className={count === 0 ? "number soft" : "number"}
                  >
                    {figure(count)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {casualties.missing > 0 && <p>{messages.file.missing(casualties.missing)}</p>}
    </section>
  )
}

const PersonRow = ({ person, file }: { readonly person: InvolvedPerson; readonly file: AccidentFile }) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const reference = useReference()
  const { person: shown } = person
  const vehicle = file.vehicles.find(({ vehicleId }) => vehicleId === person.vehicleId)
  const died = person.injuries.findLast(({ diedAt }) => diedAt !== null)?.diedAt ?? null
  const facts = [
    nameOf(reference.table("accident.travelMode"), person.travelMode),
    vehicle === undefined ? "" : messages.file.inVehicle(vehicleLabel(vehicle, common.vehicle.noPlate)),
    person.sex === null ? "" : wordOf(messages.codes.sex, person.sex),
    person.age === null ? "" : `${messages.fields.age} ${person.age}`,
    person.licenceClass,
    person.alcohol === null ? "" : `${messages.fields.alcohol} ${person.alcohol}`
  ].filter((fact) => fact !== null && fact !== "")
  return (
    <li data-person={person.participantId}>
      <div className="party-head">
        <strong>
          {shown === null
            ? messages.file.unknownName
            : shown.erased
              ? common.file.erased
              : (shown.name ?? messages.file.unknownName)}
        </strong>
        <span className="soft">{messages.codes.role[person.role]}</span>
        {person.isParty && <Tag color="blue">{messages.file.party}</Tag>}
        {person.injury !== null && (
          <Tag color={injuryColours[person.injury] ?? "default"}>{messages.codes.injury[person.injury]}</Tag>
        )}
        {person.share !== null && (
          <Tag color="gold" data-share={person.share}>
            {wordOf(messages.file.shares, person.share)}
          </Tag>
        )}
        {person.fled === true && <Tag color="red">{messages.fields.fled}</Tag>}
        {person.unlicensed === true && <Tag color="red">{messages.fields.unlicensed}</Tag>}
      </div>
      <div className="soft number">
        {[shown?.idNumber, shown?.phone, shown?.address].filter((value) => value != null).join(" · ")}
      </div>
      <div className="soft">{facts.join(" · ")}</div>
      {died !== null && <div className="over-text">{messages.file.diedAt(minuteOf(died))}</div>}
    </li>
  )
}

/** Who was in it; personal values are masked (X2). */
export const PersonsPanel = ({ file }: Props) => {
  const messages = useAccidentMessages()
  return (
    <section className="panel">
      <h2>{messages.file.persons}</h2>
      {file.persons.length === 0 && <p className="soft">{messages.file.noPersons}</p>}
      <ul className="plain-list parties">
        {file.persons.map((person) => (
          <PersonRow key={person.participantId} person={person} file={file} />
        ))}
      </ul>
    </section>
  )
}

/** Which vehicles were in it; a key vehicle leads to its own file. */
export const VehiclesPanel = ({ file }: Props) => {
  const messages = useAccidentMessages()
  const reference = useReference()
  return (
    <section className="panel">
      <h2>{messages.file.vehicles}</h2>
      {file.vehicles.length === 0 && <p className="soft">{messages.file.noVehicles}</p>}
      <ul className="plain-list parties">
        {file.vehicles.map((vehicle) => (
          <li key={vehicle.vehicleId} data-vehicle={vehicle.vehicleId}>
            <div className="party-head">
              <PlateTag plate={vehicle.plate} />
              {vehicle.registered !== null && (
                <Link to={`/vehicles/${vehicle.registered.id}`} className="key-vehicle">
                  {messages.file.keyVehicle}
                </Link>
              )}
              <span className="soft">{vehicle.motor ? messages.file.motor : messages.file.nonMotor}</span>
              {vehicle.overloaded === true && <Tag color="red">{messages.file.overloaded}</Tag>}
            </div>
            <div className="soft">
              {[
                nameOf(reference.vehicleTypes, vehicle.vehicleType),
                nameOf(reference.uses, vehicle.use),
                vehicle.brand,
                nameOf(reference.colours, vehicle.colour),
                vehicle.onBoard === null ? "" : `${messages.fields.onBoard} ${vehicle.onBoard}`,
                vehicle.insurer,
                vehicle.transportFirm?.name ?? ""
              ]
                .filter((fact) => fact !== null && fact !== "")
                .join(" · ")}
            </div>
          </li>
        ))}
      </ul>
      {file.historicalVehicleTypes.length > 0 && (
        <p>
          {file.historicalVehicleTypes
            .map((type) => nameOf(reference.vehicleTypes, type))
            .join(messages.section.comma)}
        </p>
      )}
    </section>
  )
}
