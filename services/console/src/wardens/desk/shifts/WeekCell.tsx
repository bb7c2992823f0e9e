import { PlusOutlined } from "@ant-design/icons"
import { Button, Tag } from "antd"
import { timeOf } from "../../../duties/dutyTimes.ts"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { GapItem, ShiftItem } from "../places/placeCalls.ts"
import type { Wardens } from "../useWardens.ts"
import { hoursOf, type PlaceDay } from "./week.ts"

interface ShiftProps {
  readonly shift: ShiftItem
  readonly wardens: Wardens
  readonly onOpen: (id: string) => void
}

/** One warden of a shift: there, late, gone, expected, or did not come. */
export const Presence = ({
  id,
  shift,
  wardens
}: {
  readonly id: string
  readonly shift: ShiftItem
  readonly wardens: Wardens
}) => {
  const { work } = useWardenDeskMessages()
  const words = work.shifts
  const came = shift.presences.find(({ wardenId }) => wardenId === id)
  const now = Date.now()
  const over = Date.parse(shift.until) <= now
  const begun = Date.parse(shift.from) <= now
  return (
    <span className="week-person" data-person={id}>
      {wardens.nameOf(id)}
      {wardens.isUntrained(id) && <Tag color="orange">{words.untrained}</Tag>}
      {came !== undefined && (
        <Tag color={came.leftAt === null && !over ? "green" : "default"} data-came={came.since}>
          {words.came(timeOf(came.since))}
        </Tag>
      )}
      {came?.late === true && <Tag color="red">{words.late(came.lateMinutes)}</Tag>}
      {came !== undefined && came.leftAt !== null && <Tag>{words.left(timeOf(came.leftAt))}</Tag>}
      {came === undefined && begun && !shift.cancelled && (
        <Tag color={over ? "red" : "gold"}>{over ? words.missing : words.expected}</Tag>
      )}
    </span>
  )
}

/** A shift of the week: when, and who with how it went; it opens its file. */
export const ShiftTile = ({ shift, wardens, onOpen }: ShiftProps) => {
  const { work } = useWardenDeskMessages()
  const time = hoursOf(shift)
  return (
    <button
      type="button"
      className="week-shift"
      data-shift={shift.id}
      data-cancelled={shift.cancelled}
      aria-label={work.shifts.open(shift.placeName ?? shift.placeId, `${shift.day} ${time}`)}
      onClick={() => onOpen(shift.id)}
    >
      <strong className="number">{time}</strong>
      {shift.cancelled && <Tag>{work.shifts.cancelled}</Tag>}
      {shift.wardens.map((id) => (
        <Presence key={id} id={id} shift={shift} wardens={wardens} />
      ))}
    </button>
  )
}

interface CellProps {
  readonly name: string
  readonly cell: PlaceDay
  readonly wardens: Wardens
  readonly onOpen: (id: string) => void
  /** Undefined where this reader plans nothing. */
  readonly onGap: ((gap: GapItem) => void) | undefined
}

/** A day of a place: its shifts, and its hours for which nobody is planned. */
export const WeekCell = ({ name, cell, wardens, onOpen, onGap }: CellProps) => {
  const { work } = useWardenDeskMessages()
  const words = work.shifts
  return (
    <>
      {cell.shifts.map((shift) => (
        <ShiftTile key={shift.id} shift={shift} wardens={wardens} onOpen={onOpen} />
      ))}
      {cell.gaps.map((gap) => {
        const time = hoursOf(gap)
        // What is over is a gap for ever.
        return onGap === undefined || Date.parse(gap.until) <= Date.now() ? (
          <span key={gap.id} className="week-gap week-gap-over" data-gap={gap.id}>
            {words.gap} <span className="number">{time}</span>
          </span>
        ) : (
          <Button
            key={gap.id}
            danger
            type="dashed"
            className="week-gap"
            data-gap={gap.id}
            icon={<PlusOutlined aria-hidden />}
            aria-label={words.planGap(name, cell.day, time)}
            onClick={() => onGap(gap)}
          >
            <span className="number">{time}</span>
          </Button>
        )
      })}
    </>
  )
}
