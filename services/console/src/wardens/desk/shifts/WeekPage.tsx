import { LeftOutlined, PlusOutlined, RightOutlined } from "@ant-design/icons"
import { Button, Checkbox, Empty, Select } from "antd"
import * as Effect from "effect/Effect"
import { useCallback, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { daysLater, today } from "../../../duties/dutyTimes.ts"
import { ExportButton } from "../../../fields/ExportButton.tsx"
import { useLanguage } from "../../../messages/Language.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { usePrincipal } from "../../../session/Session.tsx"
import { Waiting } from "../../../shell/Page.tsx"
import { RefusedNotice } from "../../../shell/RefusedNotice.tsx"
import { figure } from "../../../shell/time.ts"
import { useIsPhone } from "../../../shell/useScreen.ts"
import "../../../vehicles/vehicles.css"
import { DeskSection } from "../DeskSection.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import { DescribedForm } from "../forms/DescribedForm.tsx"
import { everyPlace } from "../peopleAndPlaces.ts"
import { mayGive } from "../permissions.ts"
import { type GapItem, gapsOf, shiftsOf } from "../places/placeCalls.ts"
import { useOwnTownship, useTownshipOptions } from "../useTownships.ts"
import { useWardens, type Wardens } from "../useWardens.ts"
import { Needs } from "./Needs.tsx"
import { ShiftDrawer } from "./ShiftDrawer.tsx"
import { type Planned, planAct } from "./shiftActs.ts"
import { gatheringsOf } from "./shiftCalls.ts"
import { WeekCell } from "./WeekCell.tsx"
import {
  daysOfWeek,
  freeAt,
  halfHoursOf,
  mondayOf,
  type Need,
  needsOf,
  type PlaceWeek,
  weekOf
} from "./week.ts"
import "../places/places.css"
import "./week.css"

interface GridProps {
  readonly weeks: ReadonlyArray<PlaceWeek>
  readonly days: ReadonlyArray<string>
  readonly wardens: Wardens
  readonly onOpen: (id: string) => void
  readonly onGap: ((gap: GapItem) => void) | undefined
}

/** Days beside each other at a desk, places below each other. */
const WeekTable = ({ weeks, days, ...cell }: GridProps) => {
  const { work } = useWardenDeskMessages()
  return (
    <section className="panel panel-table week-scroll">
      <table className="week-table">
        <thead>
          <tr>
            <th scope="col">{work.shifts.place}</th>
            {days.map((day, i) => (
              <th scope="col" key={day} data-today={day === today()}>
                {work.weekday(work.weekdays[i] ?? "")} <span className="number">{day.slice(5)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.id} data-place={week.id}>
              <th scope="row">
                <Link to={`/wardens/places/${week.id}`}>{week.name}</Link>
              </th>
              {week.days.map((one) => (
                <td key={one.day} data-day={one.day}>
                  <WeekCell name={week.name} cell={one} {...cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** One day after the other on a phone, and in each the places that have something. */
const WeekDays = ({ weeks, days, ...cell }: GridProps) => {
  const { work } = useWardenDeskMessages()
  return days.map((day, i) => (
    <section className="panel" key={day} data-day={day}>
      <h2>
        {work.weekday(work.weekdays[i] ?? "")} <span className="number">{day.slice(5)}</span>
      </h2>
      {weeks.map((week) => {
        const one = week.days[i]
        return one === undefined || one.shifts.length + one.gaps.length === 0 ? null : (
          <div key={week.id} className="week-place" data-place={week.id}>
            <Link to={`/wardens/places/${week.id}`} className="desk-link">
              {week.name}
            </Link>
            <WeekCell name={week.name} cell={one} {...cell} />
          </div>
        )
      })}
    </section>
  ))
}

/** Everything that a week of a township is made of; nothing while no township is chosen. */
const useWeek = (township: string | undefined, monday: string, cancelled: boolean, change: number) => {
  const { language } = useLanguage()
  const until = daysLater(monday, 6)
  const key = `${township} ${monday}`
  const days = { from: monday, until }
  return useAnswer(
    township === undefined
      ? Effect.succeed(undefined)
      : Effect.all(
          {
            places: everyPlace({ township }),
            shifts: shiftsOf({ township, ...days, cancelled: cancelled ? "all" : "no" }),
            gaps: gapsOf({ township, ...days }),
            gatherings: gatheringsOf(township, monday, until)
          },
          { concurrency: "unbounded" }
        ),
    `week ${key} ${cancelled} ${change} ${language}`,
    `week ${key}`
  )
}

/** The plan of a week for one township: shifts and gaps by place and day, and gatherings that need a post (row 34). */
export const WeekPage = () => {
  const { work: messages } = useWardenDeskMessages()
  const words = messages.shifts
  const phone = useIsPhone()
  const { role } = usePrincipal()
  const inScope = useTownshipOptions()
  const own = useOwnTownship()
  const navigate = useNavigate()
  const [parameters, setParameters] = useSearchParams()
  const [change, setChange] = useState(0)
  const [cancelled, setCancelled] = useState(false)
  const [planning, setPlanning] = useState<Planned>()
  const township = parameters.get("township") ?? own
  const monday = mondayOf(parameters.get("day") ?? today())
  const open = parameters.get("shift")
  const days = daysOfWeek(monday)
  const sunday = daysLater(monday, 6)
  const wardens = useWardens(township)
  const { data, refused, asking, askAgain } = useWeek(township, monday, cancelled, change)

  const go = useCallback(
    (part: Readonly<Record<string, string | undefined>>) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [key, value] of Object.entries(part)) {
            if (value === undefined) next.delete(key)
            else next.set(key, value)
          }
          return next
        },
        { replace: true }
      ),
    [setParameters]
  )
  const openShift = (shift: string) => go({ shift })
  const changed = () => setChange((n) => n + 1)

  /** Whoever is posted at the place and is free then stands in the form already. */
  const planned = (placeId: string | undefined, from: string, until: string): Planned => {
    const at = halfHoursOf(from, until)
    const posted = wardens.all
      .filter(({ place, state }) => state === "active" && place?.placeId === placeId)
      .map(({ id }) => id)
    const free = placeId === undefined ? [] : freeAt(posted, data?.shifts ?? [], from, until)
    return {
      township: township ?? "",
      ...(placeId === undefined ? {} : { placeId }),
      ...at,
      ...(free.length === 0 ? {} : { wardens: free })
    }
  }
  const plans = mayGive("shift.plan", role)
  const onGap = plans ? (gap: GapItem) => setPlanning(planned(gap.placeId, gap.from, gap.until)) : undefined
  const onNeed = plans
    ? (need: Need) => setPlanning(planned(need.gathering.placeId ?? undefined, need.from, need.until))
    : undefined
  const weeks = data === undefined ? [] : weekOf(data.places, data.shifts, data.gaps, monday)
  const grid = { weeks, days, wardens, onOpen: openShift, onGap }
  const missing = (data?.gaps ?? []).reduce((sum, { hours }) => sum + hours, 0)
  return (
    <DeskSection
      title={words.title}
      side={
        township === undefined ? null : (
          <>
            {plans && (
              <Button
                type="primary"
                icon={<PlusOutlined aria-hidden />}
                onClick={() => setPlanning({ township })}
              >
                {words.plan}
              </Button>
            )}
            <Button
              onClick={() => navigate(`/wardens/shifts?township=${township}&from=${monday}&until=${sunday}`)}
            >
              {words.list}
            </Button>
            <ExportButton
              address={`/api/wardens/shifts?township=${township}&from=${monday}&until=${sunday}`}
              fileName="warden-shifts"
            />
          </>
        )
      }
    >
      <section className="panel desk-buttons week-head">
        {inScope.length > 1 && (
          <Select
            className="week-township"
            showSearch={{ optionFilterProp: "label" }}
            placeholder={words.chooseTownship}
            aria-label={messages.township}
            options={[...inScope]}
            value={township ?? null}
            onChange={(code) => go({ township: code ?? undefined })}
          />
        )}
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={words.earlier}
          onClick={() => go({ day: daysLater(monday, -7) })}
        />
        <strong className="number" data-week={monday}>
          {words.week(monday, sunday)}
        </strong>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={words.later}
          onClick={() => go({ day: daysLater(monday, 7) })}
        />
        <Button onClick={() => go({ day: undefined })}>{words.thisWeek}</Button>
        <Checkbox checked={cancelled} onChange={({ target }) => setCancelled(target.checked)}>
          {words.showCancelled}
        </Checkbox>
        {data !== undefined && (
          <span className={missing > 0 ? "warned" : "soft"} data-gaps={data.gaps.length} aria-busy={asking}>
            {missing > 0 ? words.gaps(data.gaps.length, figure(Math.round(missing * 10) / 10)) : words.noGaps}
          </span>
        )}
      </section>
      <RefusedNotice refused={refused} onRetry={askAgain} />
      {township === undefined && <Empty description={words.chooseTownship} />}
      {township !== undefined && data === undefined && refused === undefined && <Waiting />}
      {data !== undefined && (
        <>
          <Needs needs={needsOf(data.gatherings, data.shifts, monday)} onNeed={onNeed} />
          {weeks.length === 0 && <Empty description={words.noPlaces} />}
          {phone ? <WeekDays {...grid} /> : <WeekTable {...grid} />}
        </>
      )}
      {open !== null && (
        <ShiftDrawer id={open} onChanged={changed} onClose={() => go({ shift: undefined })} />
      )}
      {planning !== undefined && (
        <DescribedForm
          title={messages.verbs.plan}
          words={messages}
          act={planAct(planning)}
          onDone={() => {
            setPlanning(undefined)
            changed()
          }}
          onClose={() => setPlanning(undefined)}
        />
      )}
    </DeskSection>
  )
}
