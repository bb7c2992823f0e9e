import { Tag } from "antd"
import { useState } from "react"
import { Link, useParams } from "react-router"
import { Fact } from "../../../accidents/Fact.tsx"
import { FileColumns } from "../../../file/FileColumns.tsx"
import { NextSteps } from "../../../file/NextSteps.tsx"
import { useLanguage } from "../../../messages/Language.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { minuteOf } from "../../../shell/time.ts"
import { DeskHistory, linesOfWhatWasSaid } from "../DeskHistory.tsx"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { textOf, textsOf } from "../forms/fields.ts"
import { mayGive } from "../permissions.ts"
import { type ServiceFile, type ServiceVerb, serviceFile } from "../units/mobileCalls.ts"
import { useUnitNames } from "../units/useUnitNames.ts"
import { ServiceTags } from "./ServiceTags.tsx"
import { type Offered, serviceAct, serviceActs, verbs } from "./serviceActs.ts"
import { useOffered, wordOf } from "./useOffered.ts"
import "../units/units.css"

const colours: Readonly<Record<string, string>> = {
  ServiceWasDone: "green",
  ServiceWasReopened: "orange",
  ServiceWasHandedOver: "gold",
  HandOverWasAnswered: "green",
  ServiceWasWithdrawn: "gray"
}

/** Row 72: every time that another force was asked, with its answer and how long it took. */
const HandOvers = ({ file }: { readonly file: ServiceFile }) => {
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.service
  if (file.handOvers.length === 0) return null
  return (
    <section className="panel" data-panel="hand-overs">
      <h2>{words.handOvers}</h2>
      <ul className="unit-rows">
        {file.handOvers.map(({ force, at, answeredAt, answer, settled, days, overdue }) => (
          <li key={at} data-force={force} data-overdue={overdue} data-answered={answeredAt !== null}>
            <strong>{force}</strong>
            <span className="number">{minuteOf(at)}</span>
            {answeredAt === null ? (
              <Tag color={overdue ? "red" : "gold"}>
                {words.waiting} {messages.services.waits(days)}
                {overdue && ` · ${messages.services.overdue}`}
              </Tag>
            ) : (
              <>
                <Tag color={settled ? "green" : "default"}>{settled ? words.settled : words.notSettled}</Tag>
                <span>{answer}</span>
                <span className="soft">
                  {minuteOf(answeredAt)} · {messages.services.answeredAfter(days)}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const History = ({ file, offered }: { readonly file: ServiceFile; readonly offered: Offered }) => {
  const { mobile: messages } = useWardenDeskMessages()
  const named = (value: unknown, options: Offered["codes"]): string =>
    textsOf(Array.isArray(value) ? value : [value])
      .map((code) => wordOf(options, code))
      .join(messages.comma)
  return (
    <DeskHistory
      entries={file.history}
      colours={colours}
      linesOf={({ code, channel, materials, missing, force, answer, note }) =>
        linesOfWhatWasSaid([
          [messages.fields.code, named(code, offered.codes)],
          [messages.fields.channel, named(channel, offered.channels)],
          [messages.fields.materials, named(materials, offered.materials)],
          [messages.fields.missing, named(missing, offered.materials)],
          [messages.fields.force, textOf(force)],
          [messages.fields.answer, textOf(answer)],
          [messages.fields.note, textOf(note)]
        ])
      }
    />
  )
}

/** One service: the papers that it takes, its trips (row 47), and with whom it lies (row 72). */
const ServicePage = () => {
  const { id = "" } = useParams()
  const { mobile: messages } = useWardenDeskMessages()
  const words = messages.service
  const { language } = useLanguage()
  const { role } = usePrincipal()
  const offered = useOffered()
  const units = useUnitNames()
  const [acting, setActing] = useState<ServiceVerb>()
  const { data, refused, askAgain } = useAnswer(serviceFile(id), `service ${id} ${language}`, `service ${id}`)
  const close = () => setActing(undefined)
  const done = () => {
    close()
    askAgain()
  }
  const may = (verb: ServiceVerb): boolean => mayGive(`service.${verb}`, role)
  const offeredOf = (file: ServiceFile) =>
    verbs.filter((verb) => may(verb) && serviceActs[verb].possible(file))
  const names = (coded: ServiceFile["materials"]): string =>
    coded.map(({ name }) => name).join(messages.comma)
  return (
    <DeskSection
      back="/wardens/services"
      title={
        data === undefined ? (
          messages.services.title
        ) : (
          <span className="file-title">
            {data.codeName} <Tag color="blue">{data.channelName}</Tag>
          </span>
        )
      }
    >
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <div data-service={data.id} data-version={data.version} data-trips={data.trips}>
          <NextSteps
            offered={offeredOf(data)}
            next={offeredOf(data).filter((verb) => serviceActs[verb].group !== "whole")}
            nameOf={(verb) => messages.verbs[verb]}
            groups={messages.serviceGroups}
            groupOf={(verb) => serviceActs[verb].group}
            messages={messages}
            onAct={setActing}
          />
          <FileColumns
            history={<History file={data} offered={offered} />}
            station={data.townshipName}
            version={data.version}
            id={data.id}
          >
            <section className="panel">
              <p>
                <ServiceTags
                  service={{ ...data, withdrawn: data.withdrawnAt !== null }}
                  handOver={data.handOvers.at(-1) ?? null}
                />
              </p>
              <dl className="facts">
                <Fact name={messages.services.requestedAt}>{minuteOf(data.requestedAt)}</Fact>
                <Fact name={messages.services.done}>
                  {data.doneAt === null ? null : minuteOf(data.doneAt)}
                </Fact>
                <Fact name={messages.village}>{data.villageName}</Fact>
                <Fact name={messages.services.unit}>
                  {data.unitId === null ? null : (
                    <Link className="unit-link" to={`/wardens/units/${data.unitId}`}>
                      {units.nameOf(data.unitId)}
                    </Link>
                  )}
                </Fact>
                <Fact name={words.warden}>
                  {data.wardenId === null ? null : (
                    <Link className="unit-link" to={`/wardens/people/${data.wardenId}`}>
                      {data.wardenId.slice(0, 8)}
                    </Link>
                  )}
                </Fact>
                <Fact name={words.materials}>
                  {data.materials.length === 0 ? words.noMaterials : names(data.materials)}
                </Fact>
                <Fact name={words.missing}>{names(data.missing)}</Fact>
                <Fact name={words.trips}>{messages.services.tripsTaken(data.trips)}</Fact>
                <Fact name={words.oneTrip}>
                  {data.oneTrip === null ? null : data.oneTrip ? messages.yes : messages.no}
                </Fact>
                <Fact name={words.by}>{data.by}</Fact>
                <Fact name={words.note} wide>
                  {data.note}
                </Fact>
              </dl>
            </section>
            <HandOvers file={data} />
          </FileColumns>
        </div>
      )}
      {data !== undefined && acting !== undefined && (
        <DescribedForm
          key={acting}
          title={messages.verbs[acting]}
          words={messages}
          act={serviceAct(acting, offered, data)}
          onStale={done}
          onDone={done}
          onClose={close}
        />
      )}
    </DeskSection>
  )
}

export default ServicePage
