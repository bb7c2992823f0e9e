import { Alert, Button, Dropdown, Empty, Tag } from "antd"
import { useState } from "react"
import { useSearchParams } from "react-router"
import { DayField } from "../fields/DayField.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { usePrincipal } from "../session/Session.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { ActForm } from "./ActForm.tsx"
import type { Act } from "./acts.ts"
import { CentreDialog } from "./CentreDialog.tsx"
import { headCountsOn, type OrganisationAnswer, organisationOn, type Zone } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { everybody } from "./dutyReads.ts"
import { today } from "./dutyTimes.ts"
import { mayOrganise } from "./permissions.ts"
import { Section } from "./Section.tsx"
import { UnitTree } from "./UnitTree.tsx"
import { cancelSurgeAct, endAgreementAct, unitActs } from "./unitActs.ts"

const modeColours = { merged: "green", joint: "blue", squadron_only: "default" } as const

interface PartProps {
  readonly data: OrganisationAnswer
  readonly nameOf: (unitId: string | null) => string
}

const ZonePanel = ({
  zone,
  nameOf,
  personOf,
  onSuggest
}: {
  readonly zone: Zone
  readonly nameOf: PartProps["nameOf"]
  readonly personOf: (personId: string) => string
  readonly onSuggest: () => void
}) => {
  const messages = useDutyMessages()
  const words = messages.organisation
  return (
    <li className="zone" data-zone={zone.zoneId}>
      <div className="zone-head">
        <strong>{zone.name}</strong>
        <span className="soft number">{words.period(zone.from, null)}</span>
        <Button onClick={onSuggest}>{words.suggest}</Button>
      </div>
      <ul className="zone-members">
        {[...zone.members]
          .sort((a, b) => Number(b === zone.centre) - Number(a === zone.centre))
          .map((member) => (
            <li key={member}>
              <Tag color={member === zone.centre ? "gold" : "default"}>
                {member === zone.centre && `${words.centreShort} · `}
                {nameOf(member)}
              </Tag>
            </li>
          ))}
      </ul>
      {zone.head !== null && (
        <span className="soft">
          {words.head} {personOf(zone.head)}
        </span>
      )}
    </li>
  )
}

const Modes = ({ data, nameOf }: PartProps) => {
  const messages = useDutyMessages()
  const words = messages.organisation
  const zones = new Map(data.zones.map(({ zoneId, name }) => [zoneId, name]))
  return (
    <section className="panel" data-panel="modes">
      <h2>{words.modes}</h2>
      <table className="spread-table">
        <thead>
          <tr>
            <th scope="col">{words.township}</th>
            <th scope="col">{words.mode}</th>
            <th scope="col">{words.servedBy}</th>
            <th scope="col">{words.zone}</th>
          </tr>
        </thead>
        <tbody>
          {data.townships.map((township) => (
            <tr key={township.township} data-township={township.township}>
              <th scope="row">{township.name}</th>
              <td>
                <Tag color={modeColours[township.mode]}>{township.modeName}</Tag>
              </td>
              <td>
                {nameOf(township.servedBy)}
                {township.sharesSiteWith.length > 0 && (
                  <small className="soft">
                    {words.sharesSite} {township.sharesSiteWith.map(nameOf).join("、")}
                  </small>
                )}
              </td>
              <td>{township.zone === null ? "" : (zones.get(township.zone) ?? "")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** An act on one thing of the page. */
interface ActOn {
  readonly act: Act
  readonly subject: string
}

const Further = ({
  data,
  nameOf,
  onAct
}: PartProps & {
  /** Undefined for whoever only reads. */
  readonly onAct: ((acting: ActOn) => void) | undefined
}) => {
  const messages = useDutyMessages()
  const words = messages.organisation
  const zones = new Map(data.zones.map(({ zoneId, name }) => [zoneId, name]))
  return (
    <>
      {data.agreements.length > 0 && (
        <section className="panel">
          <h2>{words.agreements}</h2>
          <ul className="day-rows">
            {data.agreements.map((agreement) => (
              <li key={agreement.agreementId}>
                <strong>
                  {words.agreement(
                    nameOf(agreement.commands[0] ?? null),
                    nameOf(agreement.commands[1] ?? null)
                  )}
                </strong>
                <span className="soft number">{words.period(agreement.from, agreement.until)}</span>
                {onAct !== undefined && (
                  <Button onClick={() => onAct({ act: endAgreementAct, subject: agreement.agreementId })}>
                    {messages.acts["end-mutual-aid"]}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.surgePlans.length > 0 && (
        <section className="panel">
          <h2>{words.surge}</h2>
          <ul className="day-rows">
            {data.surgePlans.map((plan) => (
              <li key={plan.planId}>
                <strong>{zones.get(plan.unitId) ?? nameOf(plan.unitId)}</strong>
                <span>
                  <span className="number">{words.period(plan.from, plan.until)}</span>
                  {" · "}
                  {plan.officersOnTraffic === "all"
                    ? messages.overview.all
                    : messages.people(plan.officersOnTraffic)}
                  {plan.note !== null && ` · ${plan.note}`}
                </span>
                {onAct !== undefined && (
                  <Button onClick={() => onAct({ act: cancelSurgeAct, subject: plan.planId })}>
                    {messages.acts["cancel-surge-plan"]}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="panel" data-panel="organisation-gaps">
        <h2>{words.gaps}</h2>
        {data.gaps.length === 0 && <p className="good-text">{words.noGaps}</p>}
        <ul className="gap-list">
          {data.gaps.map((gap) => (
            <li key={`${gap.gap} ${gap.unitId} ${gap.zoneId}`}>
              {gap.unitId !== null && <strong>{nameOf(gap.unitId)} </strong>}
              {gap.zoneId !== null && <strong>{zones.get(gap.zoneId)} </strong>}
              {gap.text}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** The organisation on any day: units as a tree, zones, and who answers for the traffic of each township. */
const OrganisationPage = () => {
  const messages = useDutyMessages()
  const words = messages.organisation
  const { role } = usePrincipal()
  const [parameters, setParameters] = useSearchParams()
  const on = parameters.get("on") ?? today()
  const { data, refused, asking, askAgain } = useAnswer(
    organisationOn(on),
    `organisation ${on}`,
    "organisation"
  )
  const heads = useAnswer(headCountsOn(on), `heads ${on}`, "heads")
  const people = useAnswer(everybody({}), "everybody")
  const [acting, setActing] = useState<ActOn>()
  const [suggesting, setSuggesting] = useState<Zone>()
  const units = new Map((data?.units ?? []).map(({ unitId, name }) => [unitId, name]))
  const nameOf = (unitId: string | null): string => (unitId === null ? "" : (units.get(unitId) ?? ""))
  const persons = new Map(
    (people.data ?? []).map(({ personId, name }) => [personId, name ?? messages.noName])
  )
  const personOf = (personId: string): string => persons.get(personId) ?? personId.slice(-6)
  return (
    <Section
      title={words.title}
      side={
        <>
          <span className="on-day">
            <span className="soft">{words.on}</span>
            <DayField
              label={words.on}
              value={on}
              onChange={(next) => setParameters(next === undefined ? {} : { on: next }, { replace: true })}
            />
          </span>
          {mayOrganise(role) && (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: unitActs.map((act) => ({
                  key: act.name,
                  label: messages.acts[act.name],
                  onClick: () => setActing({ act, subject: "" })
                }))
              }}
            >
              <Button type="primary">{words.act}</Button>
            </Dropdown>
          )}
        </>
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <div data-on={data.on} aria-busy={asking}>
          <ul className="duty-cards" aria-label={words.counts}>
            {Object.entries(data.counts.byKind)
              .filter(([, count]) => count > 0)
              .map(([kind, count]) => (
                <li key={kind} className="panel" data-count={kind}>
                  <span className="soft">
                    {(messages.unitTypes as Readonly<Record<string, string>>)[kind] ?? kind}
                  </span>
                  <strong className="number">{count}</strong>
                </li>
              ))}
            <li className="panel" data-count="zones">
              <span className="soft">{words.zones}</span>
              <strong className="number">{data.counts.zones}</strong>
            </li>
            {data.counts.zoning.outside > 0 && (
              <li className="panel">
                <span className="soft">{words.outside}</span>
                <strong className="number over-text">{data.counts.zoning.outside}</strong>
              </li>
            )}
          </ul>
          {data.units.length === 0 && (
            <Alert className="page-alert" type="info" showIcon title={words.empty} />
          )}
          <div className="roster-columns duty-halves">
            <div>
              <section className="panel" data-panel="tree">
                <h2>{words.tree}</h2>
                {data.units.length === 0 ? (
                  <Empty />
                ) : (
                  <UnitTree data={data} heads={heads.data} nameOf={nameOf} personOf={personOf} />
                )}
              </section>
            </div>
            <div>
              <section className="panel">
                <h2>{words.zones}</h2>
                {data.zones.length === 0 && <p className="soft">{words.noZones}</p>}
                <ul className="zones">
                  {data.zones.map((zone) => (
                    <ZonePanel
                      key={zone.zoneId}
                      zone={zone}
                      nameOf={nameOf}
                      personOf={personOf}
                      onSuggest={() => setSuggesting(zone)}
                    />
                  ))}
                </ul>
              </section>
              <Modes data={data} nameOf={nameOf} />
              <Further data={data} nameOf={nameOf} onAct={mayOrganise(role) ? setActing : undefined} />
            </div>
          </div>
        </div>
      )}
      {suggesting !== undefined && (
        <CentreDialog zone={suggesting} on={on} onClose={() => setSuggesting(undefined)} />
      )}
      {acting !== undefined && (
        <ActForm
          act={acting.act}
          subject={acting.subject}
          onDone={() => {
            setActing(undefined)
            askAgain()
          }}
          onClose={() => setActing(undefined)}
        />
      )}
    </Section>
  )
}

export default OrganisationPage
