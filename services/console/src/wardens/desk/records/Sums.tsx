import { Link } from "react-router"
import { shade } from "../../../analysis/Heat.tsx"
import { Listed } from "../../../analysis/Listed.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { figure } from "../../../shell/time.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { RecordsPage } from "./recordCalls.ts"

interface Props {
  readonly sums: RecordsPage["sums"]
  /** Address of the list with one condition more. */
  readonly pageOf: (key: "code" | "hour", value: string) => string
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** How often people were persuaded, by kind and by hour of the day; every number opens the list it counts. */
export const Sums = ({ sums, pageOf }: Props) => {
  const { work } = useWardenDeskMessages()
  const words = work.records
  const reference = useReference()
  if (sums.persuasions === 0) return null
  const kinds = reference
    .table("wardens.items.persuasion")
    .flatMap(({ code, name }) => ((sums.byKind[code] ?? 0) > 0 ? [{ code, name }] : []))
  const most = Math.max(1, ...Object.values(sums.byHour))
  return (
    <section className="panel" data-panel="sums">
      <h2>
        {words.sums} <span className="number">{words.persuasions(figure(sums.persuasions))}</span>
      </h2>
      <div className="record-sums">
        <table>
          <caption>{words.byKind}</caption>
          <tbody>
            {kinds.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td data-sum={code}>
                  <Listed count={sums.byKind[code] ?? 0} page={pageOf("code", code)} words={name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="heat record-hours number">
          <caption>{words.byHour}</caption>
          <tbody>
            {[0, 6, 12, 18].map((first) => (
              <tr key={first}>
                {hours.slice(first, first + 6).map((hour) => {
                  const count = sums.byHour[String(hour)] ?? 0
                  const { background, color } = shade(count, most)
                  const said = words.inHour(hour, figure(count))
                  return (
                    <td key={hour} style={{ background, color }} title={said} data-hour={hour}>
                      <small>{hour}</small>{" "}
                      {count > 0 && (
                        <Link to={pageOf("hour", String(hour))} style={{ color }} aria-label={said}>
                          {figure(count)}
                        </Link>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
