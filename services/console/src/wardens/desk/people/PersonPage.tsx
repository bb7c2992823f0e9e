import { Tag } from "antd"
import { useState } from "react"
import { useParams } from "react-router"
import "../../../duties/duties.css"
import { FileColumns } from "../../../file/FileColumns.tsx"
import { NextSteps } from "../../../file/NextSteps.tsx"
import { usePurpose } from "../../../file/usePurpose.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { Values } from "../forms/fields.ts"
import { mayGive } from "../permissions.ts"
import { PersonActForm } from "./PersonActForm.tsx"
import { PersonHistory } from "./PersonHistory.tsx"
import { FactsPanel, InjuriesPanel, LoansPanel, TrainingsPanel, WarningsPanel } from "./PersonPanels.tsx"
import { type Verb, wardenFile } from "./peopleCalls.ts"
import { personActs, verbs } from "./personActs.ts"
import { StateTag } from "./StateTag.tsx"
import { nextSteps } from "./standing.ts"

interface Acting {
  readonly verb: Verb
  readonly preset?: Values
}

/** The file of somebody who serves, wants to or did: what comes next first, and a form for every verb. */
const PersonPage = () => {
  const { id = "" } = useParams()
  const { people: messages } = useWardenDeskMessages()
  const { role, townships } = usePrincipal()
  const shown = usePurpose()
  const [acting, setActing] = useState<Acting>()
  const { data, refused, askAgain } = useAnswer(
    wardenFile(id, shown.purpose),
    `warden ${id} ${shown.purpose ?? ""}`,
    `warden ${id}`
  )
  /** Whoever answers for one township has nowhere to transfer anybody to (X3). */
  const mayAct = (verb: Verb): boolean =>
    mayGive(`warden.${verb}`, role) &&
    (personActs[verb].elsewhere !== true || townships === null || townships.length > 1)
  const offered =
    data === undefined ? [] : verbs.filter((verb) => mayAct(verb) && personActs[verb].possible(data))
  const next = data === undefined ? [] : nextSteps(data).filter((verb) => offered.includes(verb))
  const act = (verb: Verb, preset?: Values) =>
    setActing({ verb, ...(preset === undefined ? {} : { preset }) })
  return (
    <DeskSection
      back="/wardens/people"
      title={
        data === undefined ? (
          messages.person.file
        ) : (
          <span className="file-title" data-state={data.state}>
            {data.person.name ?? messages.noName} <StateTag state={data.state} />
            {data.turnedDown && <Tag>{messages.person.turnedDown}</Tag>}
          </span>
        )
      }
      side={shown.button}
    >
      {shown.notice}
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <NextSteps
            offered={offered}
            next={next.slice(0, 4)}
            nameOf={(verb) => messages.verbs[verb]}
            groups={messages.groups}
            groupOf={(verb) => personActs[verb].group}
            messages={messages.steps}
            onAct={act}
          />
          <WarningsPanel file={data} />
          <FileColumns
            history={<PersonHistory file={data} />}
            station={data.townshipName}
            version={data.version}
            id={data.id}
          >
            <FactsPanel file={data} />
            <TrainingsPanel file={data} />
            <LoansPanel
              file={data}
              onTakeBack={
                offered.includes("take-back") ? (loanId) => act("take-back", { loanId }) : undefined
              }
            />
            <InjuriesPanel file={data} />
          </FileColumns>
        </>
      )}
      {shown.dialog}
      {acting !== undefined && data !== undefined && (
        <PersonActForm
          {...acting}
          file={data}
          onDone={() => {
            setActing(undefined)
            askAgain()
          }}
          onClose={() => setActing(undefined)}
        />
      )}
    </DeskSection>
  )
}

export default PersonPage
