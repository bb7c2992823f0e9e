import { Tag } from "antd"
import { useLanguage } from "../../../messages/Language.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { HonoursPage } from "../units/mobileCalls.ts"
import "../services/services.css"

/** The criteria as they were published for the quarter: what counts, how much, since when, by what (V10). */
export const CriteriaPanel = ({ page }: { readonly page: HonoursPage }) => {
  const { honours: words } = useWardenDeskMessages().mobile
  const { language } = useLanguage()
  return (
    <section className="panel" data-panel="criteria">
      <h2>{words.criteria}</h2>
      <p className="soft">{words.published(page.criteriaOn)}</p>
      <div className="honour-criteria">
        <table className="desk-table">
          <thead>
            <tr>
              <th>{words.criterion}</th>
              <th>{words.least}</th>
              <th>{words.each}</th>
              <th>{words.most}</th>
              <th>{words.since}</th>
              <th>{words.standing}</th>
              <th>{words.source}</th>
            </tr>
          </thead>
          <tbody>
            {page.criteria.map((one) => (
              <tr key={one.code} data-criterion={one.code}>
                <th scope="row">{one.name[language]}</th>
                <td className="number">{one.leastCount}</td>
                <td className="number">{one.pointsEach}</td>
                <td className="number">{one.mostPoints}</td>
                <td className="number">{one.effectiveFrom}</td>
                <td>
                  <Tag color={one.confidence === "law" ? "blue" : "default"}>
                    {words.standings[one.confidence]}
                  </Tag>
                </td>
                <td className="honour-source">{one.source[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{words.noFines}</p>
    </section>
  )
}
