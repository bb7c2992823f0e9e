import type { Role } from "@jiaosuo/http/Principal"
import { Button, Drawer, Tag } from "antd"
import { useState } from "react"
import { Fact } from "../../../accidents/Fact.tsx"
import { span, timeOf } from "../../../duties/dutyTimes.ts"
import { useLanguage } from "../../../messages/Language.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { minuteOf } from "../../../shell/time.ts"
import { useIsPhone } from "../../../shell/useScreen.ts"
import { DeskHistory } from "../DeskHistory.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { mayGive } from "../permissions.ts"
import { useWardens } from "../useWardens.ts"
import { shiftAct, shiftActs, verbs } from "./shiftActs.ts"
import { type ShiftFile, type ShiftVerb, shiftFile } from "./shiftCalls.ts"

/** What this reader may do with it: a warden checks in and out on their own page, and nobody else. */
const offered = (shift: ShiftFile, role: Role): ReadonlyArray<ShiftVerb> =>
  role === "warden"
    ? []
    : verbs.filter((verb) => mayGive(`shift.${verb}`, role) && shiftActs[verb].possible(shift))

/** Who of a shift came and went, late or in time. */
const Who = ({ shift }: { readonly shift: ShiftFile }) => {
  const { work } = useWardenDeskMessages()
  const words = work.shifts
  const wardens = useWardens(shift.township)
  return (
    <ul className="desk-rows">
      {shift.wardens.map((id) => {
        const came = shift.presences.find(({ wardenId }) => wardenId === id)
        return (
          <li key={id} data-person={id}>
            <strong>{wardens.nameOf(id)}</strong>
            {came === undefined ? (
              <Tag>{words.expected}</Tag>
            ) : (
              <Tag color="green">{words.came(timeOf(came.since))}</Tag>
            )}
            {came?.late === true && <Tag color="red">{words.late(came.lateMinutes)}</Tag>}
            {came !== undefined && came.leftAt !== null && <Tag>{words.left(timeOf(came.leftAt))}</Tag>}
          </li>
        )
      })}
    </ul>
  )
}

interface Props {
  readonly id: string
  /** Something was done with it. */
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** The file of a shift: who came and went, what was unusual (it stays), and what can be done with it. */
export const ShiftDrawer = ({ id, onChanged, onClose }: Props) => {
  const { work } = useWardenDeskMessages()
  const words = work.shifts
  const { language } = useLanguage()
  const phone = useIsPhone()
  const { role } = usePrincipal()
  const [acting, setActing] = useState<ShiftVerb>()
  const { data, refused, askAgain } = useAnswer(shiftFile(id), `shift ${id} ${language}`, `shift ${id}`)
  const names = { ...work.verbs, change: work.verbs["change-shift"] }
  return (
    <>
      <Drawer
        open
        onClose={onClose}
        placement={phone ? "bottom" : "right"}
        size={phone ? "90%" : 480}
        title={data === undefined ? words.shift : `${data.placeName ?? words.shift} ${span(data)}`}
      >
        <RefusedNotice refused={refused} onRetry={askAgain} />
        {data === undefined && refused === undefined && <Waiting />}
        {data !== undefined && (
          <div data-shift-file={data.id} data-version={data.version}>
            <p className="desk-buttons">
              {offered(data, role).map((act) => (
                <Button key={act} danger={act === "cancel"} onClick={() => setActing(act)}>
                  {names[act]}
                </Button>
              ))}
            </p>
            <dl className="facts">
              <Fact name={words.cancelled}>
                {data.cancelledAt === null ? null : minuteOf(data.cancelledAt)}
              </Fact>
            </dl>
            <h3>{words.who}</h3>
            <Who shift={data} />
            <h3>{words.history}</h3>
            <DeskHistory entries={data.history} />
          </div>
        )}
      </Drawer>
      {data !== undefined && acting !== undefined && (
        <DescribedForm
          title={names[acting]}
          words={work}
          act={shiftAct(acting, data)}
          onDone={() => {
            setActing(undefined)
            askAgain()
            onChanged()
          }}
          onClose={() => setActing(undefined)}
        />
      )}
    </>
  )
}
