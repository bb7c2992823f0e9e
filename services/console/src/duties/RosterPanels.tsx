import { Button, Tag } from "antd"
import type { RosterFile } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { dutyOnDay } from "./rosterChecks.ts"
import type { Names } from "./useNames.ts"

interface Props {
  readonly file: RosterFile
  readonly names: Names
  readonly onDay: (day: string) => void
}

/** What is missing and what stands in the way, day by day; a row leads to its day. */
export const GapsPanel = ({ file, names, onDay }: Props) => {
  const messages = useDutyMessages()
  const words = messages.roster.gaps
  const days = [...new Set(file.gaps.map(({ day }) => day))]
  const duties = new Map(file.slots.map((slot) => [slot.slotId, slot]))
  return (
    <section className="panel" data-panel="gaps">
      <h2>
        {words.title}{" "}
        <Tag color={file.gaps.length === 0 ? "green" : "red"}>
          {file.gaps.reduce((sum, gap) => sum + gap.duties, 0)}
        </Tag>
      </h2>
      {days.length === 0 && <p className="good-text">{words.none}</p>}
      <ul className="day-rows">
        {days.map((day) => (
          <li key={day}>
            <button type="button" className="plain-link number" onClick={() => onDay(day)}>
              {day.slice(5)}
            </button>
            <span>
              {file.gaps
                .filter((gap) => gap.day === day)
                .map((gap) =>
                  words.row(
                    gap.unitId === file.unitId ? gap.name : `${names.unit(gap.unitId)}${gap.name}`,
                    gap.duties
                  )
                )
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {file.conflicts.length > 0 && (
        <>
          <h3>{words.conflicts}</h3>
          <ul className="day-rows" data-panel="conflicts">
            {file.conflicts.map((conflict) => {
              const slot = conflict.slotId === null ? undefined : duties.get(conflict.slotId)
              return (
                <li key={`${conflict.code} ${conflict.slotId} ${conflict.personId}`}>
                  {slot !== undefined && (
                    <button type="button" className="plain-link" onClick={() => onDay(slot.day)}>
                      {dutyOnDay(slot, messages)}
                    </button>
                  )}
                  <span className="over-text">
                    {conflict.personId !== null && `${names.person(conflict.personId)}: `}
                    {conflict.title}
                  </span>
                </li>
              )
            })}
          </ul>
        </>
      )}
      {file.shortRests.length > 0 && (
        <>
          <h3>{words.shortRests}</h3>
          <ul className="day-rows">
            {file.shortRests.map((rest) => (
              <li key={`${rest.slotId} ${rest.personId}`}>
                <button type="button" className="plain-link number" onClick={() => onDay(rest.day)}>
                  {rest.day.slice(5)}
                </button>
                <span className="soon-text">
                  {names.person(rest.personId)} {words.shortRest(Math.round(rest.hours), rest.least)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {file.belowSurgePlan.length > 0 && (
        <>
          <h3>{words.surge}</h3>
          <ul className="day-rows">
            {file.belowSurgePlan.map((below) => (
              <li key={below.day}>
                <button type="button" className="plain-link number" onClick={() => onDay(below.day)}>
                  {below.day.slice(5)}
                </button>
                <span className="soon-text">{words.surgeRow(below.asked, below.planned)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** How evenly duty days, weekends and holidays are spread. */
export const FairnessPanel = ({ file }: { readonly file: RosterFile }) => {
  const messages = useDutyMessages()
  const words = messages.roster.fairness
  const measures = ["dutyDays", "weekends", "holidays"] as const
  const kinds = ["officers", "auxiliaries"] as const
  return (
    <section className="panel" data-panel="fairness">
      <h2>{words.title}</h2>
      <table className="spread-table">
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            {measures.map((measure) => (
              <th key={measure} scope="col">
                {words[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{words[kind]}</th>
              {measures.map((measure) => {
                const spread = file.fairness[kind][measure]
                const apart = spread.max - spread.min
                return (
                  <td key={measure} data-spread={`${kind}.${measure}`}>
                    <span className="number">{words.spread(spread.min, spread.max)}</span>
                    <small className={apart <= 1 ? "good-text" : apart > 2 ? "over-text" : "soft"}>
                      {apart <= 1 ? words.even : words.uneven(apart)}
                    </small>
                    <small className="soft">{words.mean(spread.mean.toFixed(1))}</small>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RequestsProps {
  readonly file: RosterFile
  readonly names: Names
  readonly mayDecide: boolean
  readonly busy: boolean
  readonly onSwap: (swapId: string, approved: boolean) => void
  readonly onSignUp: (signUpId: string, accepted: boolean) => void
}

/** Swaps that both want, and offers to take a duty. */
export const RequestsPanel = ({ file, names, mayDecide, busy, onSwap, onSignUp }: RequestsProps) => {
  const messages = useDutyMessages()
  const words = messages.roster.requests
  const swaps = file.swaps.filter(({ standing }) => standing === "asked" || standing === "agreed")
  const signUps = file.signUps.filter(({ standing }) => standing === "open")
  const nameOfSlot = (slotId: string): string => {
    const slot = file.slots.find((one) => one.slotId === slotId)
    return slot === undefined ? "" : dutyOnDay(slot, messages)
  }
  if (swaps.length + signUps.length === 0) return null
  return (
    <section className="panel" data-panel="requests">
      <h2>{words.title}</h2>
      <ul className="requests">
        {swaps.map((swap) => (
          <li key={swap.swapId}>
            <span>
              {words.swap(
                names.person(swap.personId),
                names.person(swap.withPersonId),
                nameOfSlot(swap.slotId)
              )}
              <small className="soft"> {swap.standing === "agreed" ? words.agreed : words.asked}</small>
            </span>
            {mayDecide && (
              <span className="request-buttons">
                <Button
                  type="primary"
                  disabled={busy || swap.standing !== "agreed"}
                  onClick={() => onSwap(swap.swapId, true)}
                >
                  {words.approve}
                </Button>
                <Button disabled={busy} onClick={() => onSwap(swap.swapId, false)}>
                  {words.refuse}
                </Button>
              </span>
            )}
          </li>
        ))}
        {signUps.map((signUp) => (
          <li key={signUp.signUpId}>
            <span>{words.signUp(names.person(signUp.personId), nameOfSlot(signUp.slotId))}</span>
            {mayDecide && (
              <span className="request-buttons">
                <Button type="primary" disabled={busy} onClick={() => onSignUp(signUp.signUpId, true)}>
                  {words.accept}
                </Button>
                <Button disabled={busy} onClick={() => onSignUp(signUp.signUpId, false)}>
                  {words.decline}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
