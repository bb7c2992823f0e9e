import { AimOutlined, SwapOutlined } from "@ant-design/icons"
import { Alert, Button, Drawer, Empty, Input, Select, Tag } from "antd"
import { useState } from "react"
import { Link } from "react-router"
import { useMessages } from "../messages/Language.tsx"
import { newCommandId } from "../server/commandIds.ts"
import { useAnswer } from "../server/useAnswer.ts"
import { useCommand } from "../server/useCommand.ts"
import { useNotices } from "../shell/Notices.tsx"
import { Waiting } from "../shell/Page.tsx"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { minuteOf } from "../shell/time.ts"
import { actOnRoster, rosterFile } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import {
  colleaguesOf,
  dutyLoads,
  listPeople,
  listPosts,
  listShifts,
  restDays,
  type ShiftItem
} from "./dutyReads.ts"
import { daysLater, hoursUntil, span, thisMonth, timeOf, today } from "./dutyTimes.ts"
import { Section } from "./Section.tsx"
import { type Place, useDevicePlace } from "./useDevicePlace.ts"

type Words = ReturnType<typeof useDutyMessages>

const nameOfShift = (shift: ShiftItem, messages: Words): string =>
  `${messages.kinds[shift.kind]}${shift.group === null ? "" : ` ${messages.group(shift.group.number)}`}`

/** One's own swap: who takes the duty. */
const SwapDrawer = ({
  shift,
  onDone,
  onClose
}: {
  readonly shift: ShiftItem
  readonly onDone: () => void
  readonly onClose: () => void
}) => {
  const common = useMessages()
  const messages = useDutyMessages()
  const notices = useNotices()
  const [withPersonId, setWith] = useState<string>()
  const [reason, setReason] = useState("")
  const people = useAnswer(colleaguesOf(shift), `others ${shift.rosterId} ${shift.personKind}`)
  const { send, sending, refused } = useCommand((taker: string) =>
    actOnRoster("request-swap", shift.rosterId, newCommandId(), undefined, {
      slotId: shift.slotId,
      personId: shift.personId,
      withPersonId: taker,
      ...(reason.trim() === "" ? {} : { reason: reason.trim() })
    })
  )
  return (
    <Drawer
      open
      placement="bottom"
      size="auto"
      onClose={onClose}
      title={messages.mine.swapTitle}
      footer={
        <Button
          type="primary"
          size="large"
          block
          loading={sending}
          disabled={withPersonId === undefined}
          onClick={async () => {
            if (withPersonId === undefined || (await send(withPersonId)) === undefined) return
            notices.success(messages.mine.swapSent)
            onDone()
          }}
        >
          {messages.mine.swap}
        </Button>
      }
    >
      <RefusedNotice refused={refused ?? people.refused} />
      <div className="swap-fields">
        <strong>{`${span(shift)} ${nameOfShift(shift, messages)}`}</strong>
        <Select
          size="large"
          className="full"
          aria-label={messages.mine.swapWith}
          placeholder={messages.mine.swapWith}
          loading={people.asking}
          showSearch={{ optionFilterProp: "label" }}
          value={withPersonId ?? null}
          onChange={(value: string | null) => setWith(value ?? undefined)}
          options={(people.data ?? []).map(({ personId, name, account }) => ({
            value: personId,
            label: `${name ?? messages.noName}${account === null ? "" : ` · ${account}`}`
          }))}
        />
        <Input
          size="large"
          aria-label={common.common.reason}
          placeholder={common.common.reason}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Drawer>
  )
}

/** Somebody else is asked to take a duty that has not begun. */
const SwapButton = ({ shift, onDone }: { readonly shift: ShiftItem; readonly onDone: () => void }) => {
  const messages = useDutyMessages()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="large" icon={<SwapOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {messages.mine.swap}
      </Button>
      {open && (
        <SwapDrawer
          shift={shift}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** The duty that counts now: its time, who is along, and one large button. */
const NextDuty = ({ shift, askAgain }: { readonly shift: ShiftItem; readonly askAgain: () => void }) => {
  const messages = useDutyMessages()
  const words = messages.mine
  const notices = useNotices()
  const place = useDevicePlace()
  const others = useAnswer(listShifts({ slot: shift.slotId, limit: 50 }), `with ${shift.slotId}`)
  const isIn = shift.checkedInAt !== null
  const isOn = hoursUntil(shift.from) < 0
  const { send, sending, refused } = useCommand((location: Place | undefined) =>
    actOnRoster(isIn ? "check-out" : "check-in", shift.rosterId, newCommandId(), undefined, {
      slotId: shift.slotId,
      personId: shift.personId,
      ...(location === undefined ? {} : { location })
    })
  )
  const act = async () => {
    const answer = await send(place.place)
    if (answer === undefined) return
    notices.success(isIn ? words.checkOut : words.checkIn)
    for (const warning of answer.warnings) notices.warning(warning.reason, 8)
    place.forget()
    askAgain()
  }
  return (
    <section className="panel next-duty" data-next={shift.slotId}>
      <h2>{isOn ? words.now : words.next}</h2>
      <strong className="next-time number">{span(shift)}</strong>
      <p className="next-what">
        {nameOfShift(shift, messages)} · {shift.unitName}
        {shift.lead && <Tag color="gold">{messages.lead}</Tag>}
      </p>
      <p className="soft">
        {isOn ? words.ends(hoursUntil(shift.until)) : words.starts(hoursUntil(shift.from))}
        {shift.checkedInAt !== null && ` · ${words.checkedIn(minuteOf(shift.checkedInAt).slice(11))}`}
        {(shift.lateMinutes ?? 0) > 0 && (
          <span className="soon-text"> {words.late(shift.lateMinutes ?? 0)}</span>
        )}
      </p>
      {(others.data?.items.length ?? 0) > 1 && (
        <p className="soft">
          {words.with}:{" "}
          {others.data?.items
            .filter(({ personId }) => personId !== shift.personId)
            .map(({ name }) => name ?? messages.noName)
            .join("、")}
        </p>
      )}
      <RefusedNotice refused={refused} />
      <Button
        block
        size="large"
        icon={<AimOutlined aria-hidden />}
        loading={place.state === "asking"}
        onClick={place.ask}
      >
        {place.state === "asking" ? words.locating : place.place === undefined ? words.locate : words.located}
      </Button>
      <p role="status" className="soft place-note">
        {place.state === "failed" ? words.locationFailed : !isIn && !isOn ? words.checkInAhead : ""}
      </p>
      <Button type="primary" block className="thumb-button" loading={sending} onClick={() => void act()}>
        {isIn ? words.checkOut : words.checkIn}
      </Button>
      {!isOn && <SwapButton shift={shift} onDone={askAgain} />}
    </section>
  )
}

/** What colleagues ask of the reader: to take a duty of theirs, in the roster of the next duties. */
const AskedOfMe = ({ rosterId, personId }: { readonly rosterId: string; readonly personId: string }) => {
  const messages = useDutyMessages()
  const words = messages.mine
  const notices = useNotices()
  const file = useAnswer(rosterFile(rosterId), `roster ${rosterId}`)
  const names = useAnswer(colleaguesOf({ rosterId, personId }), `colleagues ${rosterId}`)
  const { send, sending, refused } = useCommand(
    ({ swapId, agreed }: { readonly swapId: string; readonly agreed: boolean }) =>
      actOnRoster(agreed ? "agree-swap" : "refuse-swap", rosterId, newCommandId(), undefined, { swapId })
  )
  const asked =
    file.data?.swaps.filter((swap) => swap.withPersonId === personId && swap.standing === "asked") ?? []
  if (file.data === undefined || asked.length === 0) return null
  const answer = async (swapId: string, agreed: boolean) => {
    if ((await send({ swapId, agreed })) === undefined) return
    notices.success(words.answered)
    file.askAgain()
  }
  return (
    <section className="panel" data-panel="asked">
      <RefusedNotice refused={refused} />
      {asked.map((swap) => {
        const slot = file.data?.slots.find(({ slotId }) => slotId === swap.slotId)
        const who = names.data?.find((one) => one.personId === swap.personId)?.name ?? messages.noName
        return (
          <Alert
            key={swap.swapId}
            type="info"
            showIcon
            title={words.asks(who, slot === undefined ? "" : `${span(slot)} ${slot.name}`)}
            description={
              <span className="request-buttons">
                <Button
                  type="primary"
                  size="large"
                  disabled={sending}
                  onClick={() => void answer(swap.swapId, true)}
                >
                  {words.agree}
                </Button>
                <Button size="large" disabled={sending} onClick={() => void answer(swap.swapId, false)}>
                  {words.refuse}
                </Button>
              </span>
            }
          />
        )
      })}
    </section>
  )
}

/** The reader's own duties: the next one with one large button, the later ones, load and rest. */
const MyDutiesPage = () => {
  const messages = useDutyMessages()
  const words = messages.mine
  const day = today()
  const me = useAnswer(listPeople({ mine: "yes", limit: 1 }), "me")
  const shifts = useAnswer(
    listShifts({
      mine: "yes",
      from: daysLater(day, -7),
      until: daysLater(day, 45),
      sort: "from",
      limit: 100
    }),
    "my shifts"
  )
  const person = me.data?.items[0]
  const load = useAnswer(
    dutyLoads({ person: person?.personId ?? "nobody", period: thisMonth(), limit: 1 }),
    `my load ${person?.personId ?? ""}`
  )
  const rest = useAnswer(
    restDays({ person: person?.personId ?? "nobody", limit: 1 }),
    `my rest ${person?.personId ?? ""}`
  )
  const posts = useAnswer(
    listPosts({ mine: "yes", from: day, until: daysLater(day, 30), sort: "from", limit: 20 }),
    "my posts"
  )
  const items = shifts.data?.items ?? []
  const isOver = (shift: ShiftItem) => shift.checkedOutAt !== null || Date.parse(shift.until) < Date.now()
  const ahead = items.filter((shift) => !isOver(shift))
  const past = items.filter(isOver).reverse()
  const [next, ...later] = ahead
  const mine = load.data?.items[0]
  const rested = rest.data?.items[0]
  return (
    <Section title={words.title}>
      <RefusedNotice refused={shifts.refused ?? me.refused} onRetry={shifts.askAgain} />
      {shifts.data === undefined && shifts.refused === undefined && <Waiting />}
      {me.data !== undefined && person === undefined && (
        <Alert className="page-alert" type="info" showIcon title={words.notAPerson} />
      )}
      {person !== undefined &&
        [...new Set(ahead.map(({ rosterId }) => rosterId))]
          .slice(0, 2)
          .map((rosterId) => <AskedOfMe key={rosterId} rosterId={rosterId} personId={person.personId} />)}
      {next !== undefined && (
        <NextDuty key={`${next.id} ${next.checkedInAt ?? ""}`} shift={next} askAgain={shifts.askAgain} />
      )}
      {shifts.data !== undefined && next === undefined && person !== undefined && (
        <Empty description={words.none} />
      )}
      {person !== undefined && (
        <section className="panel my-figures">
          {mine !== undefined && (
            <div data-mine="load">
              <span className="soft">{words.load}</span>
              <strong>{words.loadWords(mine.dutyDays, mine.hours)}</strong>
            </div>
          )}
          {rested !== undefined && (
            <div>
              <span className="soft">{words.restTaken}</span>
              <strong>{messages.days(rested.total)}</strong>
            </div>
          )}
          <div data-mine="rest">
            <span className="soft">{words.rest}</span>
            <strong>{messages.days(person.restBalance)}</strong>
          </div>
        </section>
      )}
      {later.length > 0 && (
        <section className="panel">
          <h2>{words.later}</h2>
          <ul className="my-shifts">
            {later.map((shift) => (
              <li key={shift.id}>
                <strong className="number">{span(shift)}</strong>
                <span>{nameOfShift(shift, messages)}</span>
                <span className="soft">{shift.unitName}</span>
                <SwapButton shift={shift} onDone={shifts.askAgain} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {(posts.data?.items.length ?? 0) > 0 && (
        <section className="panel">
          <h2>{words.posts}</h2>
          <ul className="my-shifts">
            {posts.data?.items.map((post) => (
              <li key={post.id}>
                <strong className="number">{span(post)}</strong>
                <span>{messages.postKinds[post.kind]}</span>
                <span className="soft">{post.road ?? post.townshipName}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {past.length > 0 && (
        <section className="panel" data-panel="past">
          <h2>{words.before}</h2>
          <ul className="my-shifts">
            {past.map((shift) => (
              <li key={shift.id}>
                <strong className="number">{span(shift)}</strong>
                <span>{nameOfShift(shift, messages)}</span>
                <span className="soft">
                  {shift.checkedInAt !== null && words.checkedIn(timeOf(shift.checkedInAt))}
                  {shift.checkedOutAt !== null && ` · ${words.checkedOut(timeOf(shift.checkedOutAt))}`}
                  {(shift.earlyMinutes ?? 0) > 0 && ` · ${words.early(shift.earlyMinutes ?? 0)}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <Link to="/duties/rosters">{messages.rosters.title}</Link>
      </p>
    </Section>
  )
}

export default MyDutiesPage
