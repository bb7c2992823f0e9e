import { Link } from "react-router"
import { useAnswer } from "../server/useAnswer.ts"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { type GapItem, listGaps, type Staffing, staffing } from "./dutyReads.ts"
import { Section } from "./Section.tsx"

const Days = ({ data }: { readonly data: Staffing }) => {
  const messages = useDutyMessages()
  return (
    <table className="spread-table gap-days">
      <thead>
        <tr>
          <th scope="col">{messages.overview.day}</th>
          {(["duty", "leader", "no-roster", "surge"] as const).map((reason) => (
            <th key={reason} scope="col">
              {messages.reasons[reason]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.days.map(({ day, gaps }) => (
          <tr key={day} data-day={day}>
            <th scope="row" className="number">
              {day.slice(5)}
            </th>
            {(["duty", "leader", "no-roster", "surge"] as const).map((reason) => (
              <td key={reason} className={gaps[reason] > 0 ? "number over-text" : "number soft"}>
                {gaps[reason]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is missing on a day, of one kind: the places where it is. */
interface GapRow {
  readonly key: string
  readonly day: string
  readonly first: GapItem
  readonly items: ReadonlyArray<GapItem>
}

const rowsOf = (items: ReadonlyArray<GapItem>): ReadonlyArray<GapRow> => {
  const rows = new Map<string, ReadonlyArray<GapItem>>()
  for (const gap of items) {
    const key = `${gap.day} ${gap.reason} ${gap.kind ?? ""}`
    rows.set(key, [...(rows.get(key) ?? []), gap])
  }
  return [...rows].flatMap(([key, of]) => {
    const [first] = of
    return first === undefined ? [] : [{ key, day: first.day, first, items: of }]
  })
}

const Gaps = ({ items }: { readonly items: ReadonlyArray<GapItem> }) => {
  const messages = useDutyMessages()
  const words = messages.overview
  if (items.length === 0) return null
  return (
    <table className="spread-table" data-panel="week-gaps">
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.missing}</th>
          <th scope="col">{words.where}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(items).map(({ key, day, first, items: of }) => (
          <tr key={key}>
            <th scope="row" className="number">
              {day.slice(5)}
            </th>
            <td>
              {first.reason === "surge" && first.asked !== null
                ? words.surgeRow(first.asked, first.planned ?? 0)
                : first.kind === null
                  ? messages.reasons[first.reason]
                  : messages.kinds[first.kind]}
            </td>
            <td className="number over-text">{of.reduce((sum, gap) => sum + gap.missing, 0)}</td>
            <td className="gap-places">
              {of.map((gap) =>
                gap.rosterId === null ? (
                  <span key={gap.id}>{gap.unitName}</span>
                ) : (
                  <Link key={gap.id} to={`/duties/rosters/${gap.rosterId}`}>
                    {gap.unitName}
                  </Link>
                )
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Who is on duty now, and what is missing in the next seven days, with the places where it is. */
const OverviewPage = () => {
  const messages = useDutyMessages()
  const words = messages.overview
  const { data, refused, askAgain } = useAnswer(staffing({}), "staffing")
  const gaps = useAnswer(listGaps({ limit: 100 }), "gaps")
  const cards: ReadonlyArray<readonly [string, number]> =
    data === undefined
      ? []
      : [
          [words.people, data.onDuty.people],
          [words.officers, data.onDuty.officers],
          [words.auxiliaries, data.onDuty.auxiliaries],
          [words.present, data.onDuty.present],
          [words.groups, data.onDuty.groups],
          [words.gaps, data.gaps.all]
        ]
  return (
    <Section title={words.title}>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <p className="soft">{words.now(minuteOf(data.at))}</p>
          <ul className="duty-cards">
            {cards.map(([name, count]) => (
              <li key={name} className="panel">
                <span className="soft">{name}</span>
                <strong className="number">{count}</strong>
              </li>
            ))}
          </ul>
          <div className="roster-columns duty-halves">
            <section className="panel">
              <h2>{words.gaps}</h2>
              {data.gaps.all === 0 && <p className="good-text">{words.noGaps}</p>}
              <Gaps items={gaps.data?.items ?? []} />
            </section>
            <div>
              <section className="panel">
                <h2>{words.day}</h2>
                <Days data={data} />
              </section>
              <section className="panel">
                <h2>{words.byUnit}</h2>
                <ul className="day-rows">
                  {data.units.map((unit) => (
                    <li key={unit.unitId}>
                      <strong>{unit.unitName}</strong>
                      <span>
                        {messages.people(unit.onDuty.people)}
                        {unit.gaps.all > 0 && (
                          <span className="over-text">
                            {" · "}
                            {words.missing} {unit.gaps.all}
                          </span>
                        )}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            </div>
          </div>
        </>
      )}
    </Section>
  )
}

export default OverviewPage
