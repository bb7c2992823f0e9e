import { Tag } from "antd"
import { useMessages } from "../messages/Language.tsx"
import { nameOf, useReference } from "../reference/Reference.tsx"
import { RuleTag } from "../shell/RefusedNotice.tsx"
import { figure, minuteOf } from "../shell/time.ts"
import { useAccidentMessages } from "./accidentMessages.ts"
import { Fact } from "./Fact.tsx"
import type { AccidentFile } from "./fileCalls.ts"
import { postOf } from "./places.ts"
import { tableOfField } from "./tables.ts"

interface Props {
  readonly file: AccidentFile
}

type Handler = AccidentFile["otherHandlers"][number]

/** Who handles it, with what they are qualified for (A2). */
const HandlerName = ({ handler }: { readonly handler: Handler }) => {
  const messages = useAccidentMessages()
  return (
    <span>
      {handler.account}{" "}
      <span className="soft">
        {messages.codes.handler[handler.kind]}
        {handler.qualification !== "none" && ` · ${messages.codes.qualification[handler.qualification]}`}
      </span>
    </span>
  )
}

/** When, where, who reported it and how, who handles it, and what surrounded it. */
export const FactsPanel = ({ file }: Props) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const reference = useReference()
  const { intake, place } = file
  const surrounding = Object.entries(file.circumstances).filter(([, value]) => value !== null)
  return (
    <section className="panel">
      <h2>{messages.file.facts}</h2>
      <dl className="facts">
        <Fact name={messages.file.happenedAt}>
          {file.precision === "minute"
            ? minuteOf(file.happenedAt)
            : minuteOf(file.happenedAt).slice(0, file.precision === "day" ? 10 : 7)}
        </Fact>
        <Fact name={messages.section.township}>{nameOf(reference.townships, place.township)}</Fact>
        <Fact name={messages.report.village}>{nameOf(reference.villages, place.village)}</Fact>
        <Fact name={messages.list.road}>
          {[place.road.code, place.road.name].filter((part) => part !== null).join(" ")}
        </Fact>
        <Fact name={messages.report.post}>{postOf(place.postMetres)}</Fact>
        <Fact name={messages.file.place}>{place.text}</Fact>
        {intake !== null && (
          <>
            <Fact name={messages.file.reportedAt}>
              {minuteOf(intake.reportedAt)}
              {intake.late && <Tag>{messages.file.late}</Tag>}
            </Fact>
            <Fact name={messages.file.way}>{messages.codes.way[intake.way]}</Fact>
            <Fact name={messages.file.reporter}>
              {intake.reporter === null
                ? messages.file.anonymous
                : intake.reporter.erased
                  ? common.file.erased
                  : `${intake.reporter.name ?? messages.file.noName} ${intake.reporter.phone ?? ""}`}
            </Fact>
            <Fact name={messages.file.said}>
              {messages.file.saidFigures(intake.saidDead, intake.saidInjured)}
            </Fact>
            <Fact name={messages.file.goods}>
              {intake.goods === null
                ? null
                : `${intake.goods.what}${intake.goods.leaking ? ` · ${messages.file.leaking}` : ""}`}
            </Fact>
            <Fact name={messages.file.fled}>{intake.fled}</Fact>
          </>
        )}
        <Fact name={messages.file.authority}>{file.jurisdiction.authority}</Fact>
        <Fact name={messages.file.lead}>
          {file.lead === null ? (
            file.standing === "accepted" ? (
              <span className="soft">{messages.file.unassigned}</span>
            ) : null
          ) : (
            <HandlerName handler={file.lead} />
          )}
        </Fact>
        {file.otherHandlers.length > 0 && (
          <Fact name={messages.file.others}>
            {file.otherHandlers.map((handler) => (
              <div key={handler.account}>
                <HandlerName handler={handler} />
              </div>
            ))}
          </Fact>
        )}
        <Fact name={messages.file.procedure}>
          {file.procedure === null ? null : messages.file.procedures[file.procedure]}
        </Fact>
        <Fact name={messages.fields.evidenceShownOn}>{file.evidenceShownOn}</Fact>
        <Fact name={messages.fields.settledOn}>{file.settledOn}</Fact>
        {surrounding.map(([key, value]) => (
          <Fact key={key} name={(messages.fields as Readonly<Record<string, string>>)[key] ?? key}>
            {typeof value === "number" ? figure(value) : nameOf(reference.table(tableOfField(key)), value)}
          </Fact>
        ))}
        <Fact name={messages.file.description} wide>
          {file.description}
        </Fact>
      </dl>
      {intake !== null && intake.grounds.length > 0 && (
        <ul className="reasons" aria-label={messages.file.grounds}>
          <li className="reasons-title">{messages.file.grounds}</li>
          {intake.grounds.map((ground) => (
            <li key={ground.ground}>
              {ground.name}
              <RuleTag rule={ground.rule} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The scene: when somebody was there, what was measured, where pictures are kept. */
export const ScenePanel = ({ file }: Props) => {
  const messages = useAccidentMessages()
  const reference = useReference()
  const { scene } = file
  const nothing =
    scene.attendedAt === null &&
    scene.surveyedUntil === null &&
    scene.attachments.length === 0 &&
    scene.measurements.length === 0
  if (nothing) return null
  return (
    <section className="panel">
      <h2>{messages.file.scene}</h2>
      <dl className="facts">
        <Fact name={messages.file.attendedAt}>
          {scene.attendedAt === null ? null : minuteOf(scene.attendedAt)}
        </Fact>
        <Fact name={messages.file.surveyedUntil}>
          {scene.surveyedUntil === null ? null : minuteOf(scene.surveyedUntil)}
        </Fact>
        <Fact name={messages.file.resurveyedUntil}>
          {scene.resurveyedUntil === null ? null : minuteOf(scene.resurveyedUntil)}
        </Fact>
        <Fact name={messages.fields.sceneKind}>
          {nameOf(reference.table("accident.scene"), scene.sceneKind)}
        </Fact>
        {scene.attachments.length > 0 && (
          <Fact name={messages.file.attachments} wide>
            {scene.attachments.map((attachment) => (
              <div key={attachment.reference}>
                <Tag>{messages.codes.attachment[attachment.kind]}</Tag>
                {attachment.reference}
                {attachment.note !== null && <span className="soft"> {attachment.note}</span>}
              </div>
            ))}
          </Fact>
        )}
        {scene.measurements.length > 0 && (
          <Fact name={messages.file.measurements} wide>
            {scene.measurements.map(({ from, to, metres }) => (
              <div key={`${from} ${to}`} className="number">
                {from} → {to} {metres} m
              </div>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  )
}
