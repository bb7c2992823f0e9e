import { Tag } from "antd"
import { useState } from "react"
import { Link, useParams, useSearchParams } from "react-router"
import { Fact } from "../../../accidents/Fact.tsx"
import { useAccounts } from "../../../cases/choices.ts"
import { thisMonth } from "../../../duties/dutyTimes.ts"
import { FileColumns } from "../../../file/FileColumns.tsx"
import { NextSteps } from "../../../file/NextSteps.tsx"
import { useLanguage } from "../../../messages/Language.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { minuteOf } from "../../../shell/time.ts"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Act } from "../forms/acts.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { mayGive } from "../permissions.ts"
import { CoveragePanel } from "./CoveragePanel.tsx"
import { coverageOf, unitFile } from "./mobileCalls.ts"
import { UnitHistory } from "./UnitHistory.tsx"
import { GroupsPanel, KitPanel, MembersPanel } from "./UnitPanels.tsx"
import { nextVerbs, type OfferedVerb, unitAct, unitActs, verbs, withdrawAct } from "./unitActs.ts"
import "./units.css"

/** A mobile unit: its eight ones (row 39), its people and village groups, and what it covered in a month (row 38). */
const UnitPage = () => {
  const { id = "" } = useParams()
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.unit
  const { language } = useLanguage()
  const { role } = usePrincipal()
  const accounts = useAccounts()
  const [parameters, setParameters] = useSearchParams()
  const month = parameters.get("month") ?? thisMonth()
  const [acting, setActing] = useState<{ readonly title: string; readonly act: Act }>()
  const { data, refused, askAgain } = useAnswer(unitFile(id), `unit ${id} ${language}`, `unit ${id}`)
  const coverage = useAnswer(
    coverageOf(id, month),
    `coverage ${id} ${month} ${language}`,
    `coverage ${id} ${month}`
  )
  const nameOf = (account: string): string =>
    accounts.find((one) => one.account === account)?.label.split(" · ")[0] ?? account
  const close = () => setActing(undefined)
  const done = () => {
    close()
    askAgain()
    coverage.askAgain()
  }
  const may = (verb: OfferedVerb | "withdraw-entry"): boolean => mayGive(`unit.${verb}`, role)
  const offered = data === undefined ? [] : verbs.filter((verb) => may(verb) && unitActs[verb].possible(data))
  const begin = (verb: OfferedVerb) =>
    data === undefined || !offered.includes(verb)
      ? undefined
      : (preset: Readonly<Record<string, unknown>>) =>
          setActing({
            title: messages.verbs[verb],
            act: unitAct(verb, { words: messages, file: data, nameOf }, preset)
          })
  return (
    <DeskSection
      back="/wardens/units"
      title={
        data === undefined ? (
          messages.units.title
        ) : (
          <span className="file-title">
            {data.name} <Tag color="blue">{data.kindName}</Tag>
            {data.disbandedAt !== null && <Tag>{messages.units.disbanded}</Tag>}
          </span>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <div data-unit={data.id} data-version={data.version}>
          <NextSteps
            offered={offered}
            next={nextVerbs(data).filter((verb) => offered.includes(verb))}
            nameOf={(verb) => messages.verbs[verb]}
            groups={messages.groups}
            groupOf={(verb) => unitActs[verb].group}
            messages={messages}
            onAct={(verb) => begin(verb)?.({})}
          />
          <FileColumns
            history={<UnitHistory file={data} nameOf={nameOf} />}
            station={data.townshipName}
            version={data.version}
            id={data.id}
          >
            <KitPanel file={data} act={begin} nameOf={nameOf} />
            <CoveragePanel
              file={data}
              month={month}
              onMonth={(next) => setParameters(next === undefined ? {} : { month: next }, { replace: true })}
              coverage={coverage}
              act={begin}
              nameOf={nameOf}
              onWithdraw={
                may("withdraw-entry")
                  ? (entryId) =>
                      setActing({
                        title: messages.verbs["withdraw-entry"],
                        act: withdrawAct(data, month, entryId)
                      })
                  : undefined
              }
            />
            <MembersPanel file={data} act={begin} nameOf={nameOf} />
            <GroupsPanel file={data} act={begin} nameOf={nameOf} />
            <section className="panel">
              <dl className="facts">
                <Fact name={messages.village}>{data.villageName}</Fact>
                <Fact name={words.formedAt}>{minuteOf(data.formedAt)}</Fact>
                <Fact name={messages.units.disbanded}>
                  {data.disbandedAt === null ? null : minuteOf(data.disbandedAt)}
                </Fact>
                <Fact name={words.location}>
                  {data.location === null ? null : (
                    <span className="number">{`${data.location.longitude}, ${data.location.latitude}`}</span>
                  )}
                </Fact>
              </dl>
              <Link className="unit-link" to={`/wardens/services?unit=${data.id}`}>
                {words.services}
              </Link>
            </section>
          </FileColumns>
        </div>
      )}
      {acting !== undefined && (
        <DescribedForm
          key={acting.act.name}
          {...acting}
          words={messages}
          onStale={done}
          onDone={done}
          onClose={close}
        />
      )}
    </DeskSection>
  )
}

export default UnitPage
