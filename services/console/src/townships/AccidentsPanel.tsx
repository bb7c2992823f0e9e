import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { figure } from "../shell/time.ts"
import { pageOfList } from "./listAddress.ts"
import type { AreaStatus } from "./townshipCalls.ts"

interface Props {
  readonly area: AreaStatus
  readonly lists: Readonly<Record<string, string>>
  readonly asOf: string | undefined
}

/** Accidents of a township and what they cost: this year and in the last twelve months, each with its list (C8). */
export const AccidentsPanel = ({ area, lists, asOf }: Props) => {
  const messages = useMessages()
  const { accidents } = area
  const rows = [
    ["accidents", messages.townships.accidentsCount],
    ["dead", messages.townships.accidentsDead],
    ["dead30", messages.townships.accidentsDead30],
    ["injured", messages.townships.accidentsInjured]
  ] as const
  const link = (path: string) => pageOfList(lists[path], { township: area.code, asOf })
  return (
    <section className="panel" id="accidents">
      <h2>
        <Link className="accident-link" to={`/accidents?township=${area.code}`}>
          {messages.townships.accidentsOf}
        </Link>
      </h2>
      <table className="accident-figures">
        <thead>
          <tr>
            <td />
            <th scope="col">{messages.townships.accidentsThisYear}</th>
            <th scope="col">{messages.townships.accidents12}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, title]) => (
            <tr key={name}>
              <th scope="row">{title}</th>
              {(["thisYear", "last12Months"] as const).map((period) => {
                const count = accidents[period][name]
                const page = link(`accidents.${period}.${name}`)
                return (
                  <td key={period} className="number" data-accidents={`${period}.${name}`}>
                    {page === undefined || count === 0 ? (
                      figure(count)
                    ) : (
                      <Link className="accident-link" to={page}>
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
      <p className="soft">{messages.townships.recordNote}</p>
    </section>
  )
}
