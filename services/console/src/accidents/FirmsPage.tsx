import { Tag } from "antd"
import { Link, useSearchParams } from "react-router"
import { usePages } from "../server/usePages.ts"
import { MoreButton } from "../shell/MoreButton.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice, RuleTag } from "../shell/RefusedNotice.tsx"
import { figure } from "../shell/time.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { type FirmAccident, transportFirms } from "./readCalls.ts"
import { Section } from "./Section.tsx"

const Accident = ({ accident }: { readonly accident: FirmAccident }) => {
  const messages = useAccidentMessages()
  return (
    <div className="soft">
      <Link to={`/accidents/${accident.id}`}>{accident.day}</Link> · {accident.townshipName} ·{" "}
      {messages.file.dead} {accident.deaths}
      {accident.share !== null && ` · ${messages.file.shares[accident.share]}`}
    </div>
  )
}

/** A22: transport firms with two grave accidents; those without an order first. */
const FirmsPage = () => {
  const messages = useAccidentMessages()
  const [query] = useSearchParams()
  const order = query.get("order") ?? undefined
  const asked = {
    township: query.get("township") ?? undefined,
    order: order === "owed" || order === "given" ? order : undefined,
    asOf: query.get("asOf") ?? undefined
  } as const
  const pages = usePages((cursor) => transportFirms({ ...asked, cursor }), JSON.stringify(asked))
  const { first: data, items } = pages
  return (
    <Section
      title={
        <>
          {messages.firms.title}
          {data !== undefined && (
            <span className="list-total" role="status" data-total={data.total}>
              {figure(data.total)}
            </span>
          )}
        </>
      }
    >
      <RefusedNotice refused={pages.refused} onRetry={pages.askAgain} />
      {data === undefined && pages.asking && <Waiting />}
      {data !== undefined && (
        <section className="panel">
          <p className="soft">
            {messages.firms.rule(data.rule.months, data.rule.accidents, data.rule.deaths)}
            <RuleTag rule={data.rule.rule} />
          </p>
          {items.length === 0 && <p className="soft">{messages.firms.none}</p>}
          <ul className="plain-list parties">
            {items.map(({ firm, earlier, later, order: given }) => (
              <li key={`${later.id} ${later.vehicleId}`} data-firm={firm.name}>
                <div className="party-head">
                  <strong>{firm.name}</strong>
                  <span className="number soft">{firm.creditCode}</span>
                  {given === null ? (
                    <Tag color="red">{messages.firms.owed}</Tag>
                  ) : (
                    <Tag color={given.confirmedOn === null ? "orange" : "green"}>
                      {given.confirmedOn === null
                        ? messages.firms.dueOn(given.dueOn)
                        : messages.firms.confirmedOn(given.confirmedOn)}
                    </Tag>
                  )}
                </div>
                <Accident accident={earlier} />
                <Accident accident={later} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {items.length > 0 && <MoreButton pages={pages} />}
    </Section>
  )
}

export default FirmsPage
