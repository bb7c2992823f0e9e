import type { EventApi, EventContentArg, EventDropArg, EventInput } from "@fullcalendar/core"
import enLocale from "@fullcalendar/core/locales/en-gb"
import zhLocale from "@fullcalendar/core/locales/zh-cn"
import dayGridPlugin from "@fullcalendar/daygrid"
import interactionPlugin from "@fullcalendar/interaction"
import listPlugin from "@fullcalendar/list"
import FullCalendar from "@fullcalendar/react"
import { useEffect, useMemo, useRef } from "react"
import { useLanguage } from "../messages/Language.tsx"
import { useIsPhone } from "../shell/useScreen.ts"
import { DutyTile } from "./DutyTile.tsx"
import type { Duty, DutyKind, RosterFile } from "./dutyCalls.ts"
import { useDutyMessages } from "./dutyMessages.ts"
import { daysLater, today } from "./dutyTimes.ts"
import type { Hand } from "./hand.ts"
import { type Checks, dutyName } from "./rosterChecks.ts"

/** Groups first, then who commands, then the stations. */
const order: ReadonlyArray<DutyKind> = [
  "leader",
  "intake",
  "main",
  "response-group",
  "patrol",
  "assist",
  "surge",
  "staggered",
  "supervisor",
  "desk",
  "station-officer"
]

interface Props {
  readonly file: RosterFile
  readonly checks: Checks
  readonly hand: Hand
  readonly editable: boolean
  readonly nameOf: (personId: string) => string
  readonly unitName: (unitId: string) => string
  readonly onOpen: (slotId: string) => void
  readonly onMove: (slotId: string, day: string, putBack: () => void) => void
  /** What is to be said about the place over which something is dragged. */
  readonly onSay: (words: string | undefined, fits: boolean) => void
  readonly day: string
  readonly onDay: (day: string) => void
}

const slotIn = (event: Pick<EventApi, "extendedProps">): Duty => event.extendedProps["slot"] as Duty

/** The duties of a month, by day: dragged to other days, and a place to drop people on. */
export const RosterCalendar = ({
  file,
  checks,
  hand,
  editable,
  nameOf,
  unitName,
  onOpen,
  onMove,
  onSay,
  day,
  onDay
}: Props) => {
  const messages = useDutyMessages()
  const { language } = useLanguage()
  const phone = useIsPhone()
  const calendar = useRef<FullCalendar>(null)
  const last = daysLater(`${daysLater(`${file.month}-28`, 4).slice(0, 7)}-01`, 0)
  const daysOff = useMemo(() => new Set(file.facts.daysOff), [file.facts.daysOff])
  const gapsByDay = useMemo(() => {
    const sums = new Map<string, number>()
    for (const gap of file.gaps) sums.set(gap.day, (sums.get(gap.day) ?? 0) + gap.duties)
    return sums
  }, [file.gaps])
  const events = useMemo<Array<EventInput>>(
    () =>
      file.slots.map((slot) => ({
        id: slot.slotId,
        title: dutyName(slot, messages),
        // Times as they are read at the station: the calendar is told no zone.
        start: slot.from.slice(0, 19),
        end: slot.until.slice(0, 19),
        classNames: [`duty-event`, `duty-${slot.kind}`],
        extendedProps: {
          slot,
          rank: `${String(order.indexOf(slot.kind)).padStart(2, "0")}${slot.group?.number ?? 0}${unitName(slot.unitId)}`
        }
      })),
    [file.slots, messages, unitName]
  )

  useEffect(() => {
    // Not while it draws itself.
    queueMicrotask(() => calendar.current?.getApi().gotoDate(day))
  }, [day])

  const dropped = ({ event, revert }: EventDropArg) => {
    onSay(undefined, true)
    const to = event.startStr.slice(0, 10)
    if (to === slotIn(event).day) revert()
    else onMove(slotIn(event).slotId, to, revert)
  }

  return (
    <section className="roster-calendar" aria-label={messages.roster.calendar}>
      <FullCalendar
        ref={calendar}
        plugins={[dayGridPlugin, interactionPlugin, listPlugin]}
        initialView={phone ? "listWeek" : "dayGridWeek"}
        initialDate={day}
        validRange={{ start: `${file.month}-01`, end: last }}
        timeZone="UTC"
        now={today()}
        locale={language === "zh" ? zhLocale : enLocale}
        firstDay={1}
        height="auto"
        headerToolbar={{
          left: "prev,next today",
          center: "title",
          right: phone ? "listWeek,dayGridMonth" : "dayGridWeek,dayGridMonth,listWeek"
        }}
        buttonIcons={false}
        buttonText={{
          prev: `‹ ${messages.roster.earlier}`,
          next: `${messages.roster.later} ›`,
          today: messages.roster.today,
          week: messages.roster.week,
          month: messages.roster.monthView,
          list: messages.roster.list
        }}
        buttonHints={{
          prev: messages.roster.earlier,
          next: messages.roster.later,
          today: messages.roster.today
        }}
        views={{
          dayGridWeek: { buttonText: messages.roster.week },
          listWeek: { buttonText: messages.roster.list }
        }}
        events={events}
        eventOrder="rank"
        eventDisplay="block"
        // A duty until the next morning is one of the day on which it begins.
        nextDayThreshold="12:00:00"
        editable={editable && !phone}
        eventDurationEditable={false}
        eventContent={(shown: EventContentArg) => (
          <DutyTile
            slot={slotIn(shown.event)}
            checks={checks}
            hand={hand}
            detailed={shown.view.type !== "dayGridMonth"}
            editable={editable}
            nameOf={nameOf}
            unitName={unitName}
            onOpen={onOpen}
            onSay={onSay}
          />
        )}
        eventAllow={(target, event) => {
          if (event === null) return false
          const to = target.startStr.slice(0, 10)
          const slot = slotIn(event)
          if (to === slot.day) return true
          const why = checks.move(slot.slotId, to)
          onSay(
            why === undefined ? messages.roster.mayMove(to) : messages.roster.mayNotMove(to, why),
            why === undefined
          )
          return why === undefined
        }}
        eventDrop={dropped}
        eventDragStop={() => onSay(undefined, true)}
        dayCellClassNames={({ date }) => (daysOff.has(date.toISOString().slice(0, 10)) ? ["day-off"] : [])}
        dayHeaderContent={({ date, text, view }) => {
          const missing = gapsByDay.get(date.toISOString().slice(0, 10))
          return (
            <>
              {text}
              {view.type === "dayGridWeek" && missing !== undefined && (
                <span className="day-gaps" title={messages.roster.gaps.title}>
                  −{missing}
                </span>
              )}
            </>
          )
        }}
        dayCellContent={({ date, dayNumberText, view }) => {
          const missing = gapsByDay.get(date.toISOString().slice(0, 10))
          return view.type === "dayGridMonth" ? (
            <>
              {missing !== undefined && <span className="day-gaps">−{missing}</span>}
              {dayNumberText}
            </>
          ) : (
            dayNumberText
          )
        }}
        datesSet={({ view }) => {
          const from = view.currentStart.toISOString().slice(0, 10)
          const until = view.currentEnd.toISOString().slice(0, 10)
          if (day < from || day >= until) onDay(from < `${file.month}-01` ? `${file.month}-01` : from)
        }}
      />
    </section>
  )
}
