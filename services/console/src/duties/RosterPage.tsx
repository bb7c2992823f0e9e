import { CheckCircleFilled, StopFilled } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { useCallback, useMemo, useRef, useState } from "react"
import { useParams } from "react-router"
import { newCommandId } from "../server/commandIds.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { useCommand } from "../server/useCommand.ts"
import { usePrincipal } from "../session/Session.tsx"
import { useNotices } from "../shell/Notices.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { ActForm } from "./ActForm.tsx"
import { DutyDrawer } from "./DutyDrawer.tsx"
import {
  actOnRoster,
  type Duty,
  type RosterFile,
  type RosterForm,
  type RosterVerb,
  rosterFile
} from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { daysBetween, shifted, today } from "./dutyTimes.ts"
import { type Held, useHand } from "./hand.ts"
import { PeoplePool } from "./PeoplePool.tsx"
import { mayPlan } from "./permissions.ts"
import { ReasonDialog } from "./ReasonDialog.tsx"
import { RosterCalendar } from "./RosterCalendar.tsx"
import { RosterHistory } from "./RosterHistory.tsx"
import { FairnessPanel, GapsPanel, RequestsPanel } from "./RosterPanels.tsx"
import { planAct } from "./rosterActs.ts"
import { checksOf, dutyOnDay } from "./rosterChecks.ts"
import { Section } from "./Section.tsx"
import { useNames } from "./useNames.ts"

/** What waits for a reason. */
interface Asked {
  readonly title: string
  readonly text: string
  readonly required: boolean
  readonly go: (reason: string | undefined) => void
  readonly giveUp?: () => void
}

/** A duty as a change is sent. */
const changed = ({ slotId, from, until, members }: Duty) => ({
  slotId,
  from,
  until,
  members: members.map(({ personId, lead }) => ({ personId, lead }))
})

const Roster = ({ file, askAgain }: { readonly file: RosterFile; readonly askAgain: () => void }) => {
  const messages = useDutyMessages()
  const notices = useNotices()
  const phone = useIsPhone()
  const { role } = usePrincipal()
  const names = useNames(file.names, `${file.month}-01`)
  const editable = mayPlan(role)
  const checks = useMemo(() => checksOf(file, messages), [file, messages])
  const [day, setDay] = useState(() => (today().startsWith(file.month) ? today() : `${file.month}-01`))
  const [open, setOpen] = useState<string>()
  const [asked, setAsked] = useState<Asked>()
  const [planning, setPlanning] = useState(false)
  const said = useRef<HTMLParagraphElement>(null)

  // Many times a second while something is dragged: the calendar must not be drawn again for it.
  const say = useCallback((words: string | undefined, fits: boolean) => {
    if (said.current === null) return
    const place = said.current.querySelector("span[data-words]")
    if (place !== null) place.textContent = words ?? ""
    said.current.dataset["fits"] = String(fits)
    said.current.hidden = words === undefined
  }, [])

  const { send, sending, refused } = useCommand(
    ({ verb, form }: { readonly verb: RosterVerb; readonly form: unknown }) =>
      actOnRoster(verb, file.id, newCommandId(), file.version, form as RosterForm<typeof verb>)
  )

  const act = useCallback(
    async <V extends RosterVerb>(verb: V, form: RosterForm<V>, done: string): Promise<boolean> => {
      const answer = await send({ verb, form })
      // A refusal may say that another was quicker: what is shown is what there is now.
      askAgain()
      if (answer === undefined) return false
      notices.success(done)
      // One beside what was done; the rest stands in the gaps.
      for (const warning of answer.warnings.slice(0, 1)) notices.warning(warning.reason, 6)
      return true
    },
    [send, askAgain, notices]
  )

  const change = useCallback(
    (slots: ReadonlyArray<Duty>, putBack?: () => void) => {
      const go = async (reason: string | undefined) => {
        setAsked(undefined)
        const isDone = await act(
          "change-slot",
          { slots: slots.map(changed), ...(reason === undefined ? {} : { reason }) },
          messages.roster.changed
        )
        if (isDone) setOpen(undefined)
        else putBack?.()
      }
      if (!file.published) {
        void go(undefined)
        return
      }
      setAsked({
        title: messages.roster.slot.save,
        text: messages.roster.changeReason,
        required: true,
        go: (reason) => void go(reason),
        ...(putBack === undefined ? {} : { giveUp: putBack })
      })
    },
    [act, file.published, messages]
  )

  const put = useCallback(
    ({ personId, from }: Held, slotId: string) => {
      say(undefined, true)
      change(checks.placed(personId, slotId, from))
    },
    [change, checks, say]
  )
  const hand = useHand(put)

  const move = useCallback(
    (slotId: string, to: string, putBack: () => void) => {
      const slot = file.slots.find((one) => one.slotId === slotId)
      if (slot === undefined) return
      const days = daysBetween(slot.day, to)
      change(
        [{ ...slot, day: to, from: shifted(slot.from, days), until: shifted(slot.until, days) }],
        putBack
      )
    },
    [change, file.slots]
  )

  const missing = file.gaps.reduce((sum, gap) => sum + gap.duties, 0)
  const publish = () =>
    setAsked({
      title: messages.roster.publishTitle,
      text: missing > 0 ? messages.roster.publishGaps(missing) : messages.roster.publishPlain,
      required: missing > 0,
      go: (reason) => {
        setAsked(undefined)
        void act("publish", reason === undefined ? {} : { reason }, messages.roster.published)
      }
    })
  const withdraw = () =>
    setAsked({
      title: messages.roster.withdrawTitle,
      text: "",
      required: true,
      go: (reason) => {
        setAsked(undefined)
        void act("withdraw", reason === undefined ? {} : { reason }, messages.saved)
      }
    })

  const opened = file.slots.find(({ slotId }) => slotId === open)
  const heldFrom = file.slots.find(({ slotId }) => slotId === hand.held?.from)
  return (
    <Section
      back="/duties/rosters"
      title={
        <>
          {messages.roster.title(names.unit(file.unitId), file.month)}{" "}
          <Tag color={file.published ? "green" : "orange"} data-published={file.published}>
            {file.published ? messages.rosters.published : messages.rosters.draft}
          </Tag>
          <span className="soft roster-template">{file.templateName}</span>
        </>
      }
      side={
        editable ? (
          <>
            <Button onClick={() => setPlanning(true)}>{messages.roster.plan}</Button>
            {!file.published && (
              <Button
                title={messages.roster.draftHint}
                loading={sending}
                onClick={() => void act("draft", {}, messages.roster.drafted)}
              >
                {messages.roster.draft}
              </Button>
            )}
            {file.published ? (
              <Button onClick={withdraw}>{messages.roster.withdraw}</Button>
            ) : (
              <Button type="primary" disabled={sending} onClick={publish}>
                {messages.roster.publish}
              </Button>
            )}
          </>
        ) : null
      }
    >
      <RefusedNotice refused={refused} />
      <div className="roster-columns">
        <div>
          {/* One place of one height: nothing moves under the pointer because something is said. */}
          <div className="hand-bar">
            {hand.held === undefined ? (
              editable && (
                <p className="soft roster-help">{phone ? messages.roster.helpPhone : messages.roster.help}</p>
              )
            ) : (
              <div className="held" role="status">
                <strong>
                  {heldFrom === undefined
                    ? messages.roster.picked(names.person(hand.held.personId))
                    : messages.roster.pickedFrom(
                        names.person(hand.held.personId),
                        dutyOnDay(heldFrom, messages)
                      )}
                </strong>
                <Button onClick={hand.letGo}>{messages.roster.drop}</Button>
              </div>
            )}
            <p ref={said} className="said" role="status" data-said hidden>
              <CheckCircleFilled aria-hidden />
              <StopFilled aria-hidden />
              <span data-words />
            </p>
          </div>
          <section className="panel roster-panel">
            <RosterCalendar
              file={file}
              checks={checks}
              hand={hand}
              editable={editable && !sending}
              nameOf={names.person}
              unitName={names.unit}
              onOpen={setOpen}
              onMove={move}
              onSay={say}
              day={day}
              onDay={setDay}
            />
          </section>
          <FairnessPanel file={file} />
          <RosterHistory file={file} />
        </div>
        <div>
          <RequestsPanel
            file={file}
            names={names}
            mayDecide={editable}
            busy={sending}
            onSwap={(swapId, approved) =>
              void act(approved ? "approve-swap" : "refuse-swap", { swapId }, messages.saved)
            }
            onSignUp={(signUpId, accepted) =>
              void act("decide-sign-up", { signUpId, accepted }, messages.saved)
            }
          />
          <GapsPanel file={file} names={names} onDay={setDay} />
          <PeoplePool
            file={file}
            checks={checks}
            hand={hand}
            editable={editable}
            nameOf={names.person}
            day={day}
            onSay={say}
          />
        </div>
      </div>
      {opened !== undefined && (
        <DutyDrawer
          key={`${opened.slotId} ${file.version}`}
          file={file}
          slot={opened}
          checks={checks}
          names={names}
          editable={editable}
          busy={sending}
          onSave={(slot) => change([slot])}
          onRemove={() => {
            const remove = async (reason: string | undefined) => {
              setAsked(undefined)
              await act(
                "remove-slot",
                { slots: [opened.slotId], ...(reason === undefined ? {} : { reason }) },
                messages.roster.changed
              )
              setOpen(undefined)
            }
            if (!file.published) void remove(undefined)
            else {
              setAsked({
                title: messages.roster.slot.cancelDuty,
                text: messages.roster.changeReason,
                required: true,
                go: (reason) => void remove(reason)
              })
            }
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {asked !== undefined && (
        <ReasonDialog
          title={asked.title}
          required={asked.required}
          onReason={asked.go}
          onClose={() => {
            asked.giveUp?.()
            setAsked(undefined)
          }}
        >
          <p>{asked.text}</p>
        </ReasonDialog>
      )}
      {planning && (
        <ActForm
          act={planAct(file, day)}
          subject={file.id}
          onDone={() => {
            setPlanning(false)
            askAgain()
          }}
          onClose={() => setPlanning(false)}
        />
      )}
    </Section>
  )
}

/** A roster as a calendar: dragged, drafted, checked and published. */
const RosterPage = () => {
  const { id = "" } = useParams()
  const { data, refused, askAgain } = useAnswer(rosterFile(id), `roster ${id}`)
  return (
    <>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {data === undefined ? refused === undefined && <Waiting /> : <Roster file={data} askAgain={askAgain} />}
    </>
  )
}

export default RosterPage
