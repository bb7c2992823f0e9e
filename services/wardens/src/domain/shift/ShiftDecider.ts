import type { Decider } from "@jiaosuo/kernel/Decider"
import type { Instant } from "@jiaosuo/kernel/Event"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { metresBetween } from "@jiaosuo/reference/AccidentField"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Either } from "effect"
import { type KnownShift, presenceOf, type Shift } from "./Shift.ts"
import type { ChangeShift, CheckIn, CheckOut, PlanShift, ShiftCommand, Standing } from "./ShiftCommands.ts"
import type { ShiftEvent } from "./ShiftEvents.ts"
import { evolveShift, initialShift } from "./ShiftHistory.ts"
import type { ShiftRejection } from "./ShiftRejections.ts"

type Decision = Either.Either<ReadonlyArray<ShiftEvent>, ShiftRejection>

const minute = 60_000
const happened = (event: ShiftEvent): Decision => Either.right([event])
const refused = (rejection: ShiftRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: ShiftCommand, shift: Shift): Decision => {
  if (shift._tag === "Unknown") {
    return command._tag === "PlanShift" ? plan(command) : refused({ _tag: "ShiftIsNotOnFile" })
  }
  if (command._tag === "PlanShift") return refused({ _tag: "ShiftIsAlreadyOnFile" })
  if (shift.cancelledAt !== null) {
    return command._tag === "CancelShift" ? unchanged : refused({ _tag: "ShiftIsCancelled" })
  }
  switch (command._tag) {
    case "ChangeShift":
      return change(command, shift)
    case "CancelShift": {
      const [came] = shift.presences
      const { at, reason } = command
      return came === undefined
        ? happened({ _tag: "ShiftWasCancelled", at, reason })
        : refused({ _tag: "SomebodyHasCheckedIn", wardenId: came.wardenId })
    }
    case "CheckIn":
      return checkIn(command, shift)
    case "CheckOut":
      return checkOut(command, shift)
  }
}

/** The rules of one shift at a post (row 34). */
export const shiftDecider: Decider<ShiftCommand, ShiftEvent, Shift, ShiftRejection> = {
  initialState: initialShift,
  evolve: evolveShift,
  decide
}

/** Nobody who rests, has left or never was in service is planned; a post is manned by its own township. */
const crewFault = (crew: ReadonlyArray<Standing>, township: string): ShiftRejection | undefined => {
  for (const { wardenId, state, township: own } of crew) {
    if (state === null || own === null) return { _tag: "WardenIsUnknown", wardenId }
    if (state !== "active") return { _tag: "WardenIsNotInService", wardenId, state }
    if (own !== township) return { _tag: "WardenIsOfAnotherTownship", wardenId, township: own }
  }
  return undefined
}

/** Somebody untrained may stand there: it is told, and stays in the history. */
const untrained = (crew: ReadonlyArray<Standing>): ReadonlyArray<Warning> =>
  crew.flatMap(({ untrainedIn }, i) =>
    untrainedIn.length === 0
      ? []
      : [
          problemAt(
            `wardens.${i}`,
            remark(
              null,
              `缺少有效培训：${untrainedIn.join("、")}`,
              `no training that counts: ${untrainedIn.join(", ")}`
            )
          )
        ]
  )

const idsOf = (crew: ReadonlyArray<Standing>): ReadonlyArray<string> => crew.map(({ wardenId }) => wardenId)

const plan = ({ placeId, post, from, until, crew, at, reason, warnings }: PlanShift): Decision => {
  if (post === null) return refused({ _tag: "PostIsUnknown", placeId })
  if (post.closedAt !== null) return refused({ _tag: "PostIsClosed", since: post.closedAt })
  const { township, location } = post
  const fault = crewFault(crew, township)
  if (fault !== undefined) return refused(fault)
  return happened({
    _tag: "ShiftWasPlanned",
    placeId,
    township,
    location,
    from,
    until,
    wardens: idsOf(crew),
    at,
    reason,
    warnings: [...warnings, ...untrained(crew)]
  })
}

/** What has begun stands: whoever came was there under the plan of then. */
const change = ({ from, until, crew, at, reason, warnings }: ChangeShift, shift: KnownShift): Decision => {
  const wardens = idsOf(crew)
  if (from === shift.from && until === shift.until && sameIds(wardens, shift.wardens)) return unchanged
  const [came] = shift.presences
  if (came !== undefined) return refused({ _tag: "SomebodyHasCheckedIn", wardenId: came.wardenId })
  const fault = crewFault(crew, shift.township)
  if (fault !== undefined) return refused(fault)
  return happened({
    _tag: "ShiftWasChanged",
    from,
    until,
    wardens,
    at,
    reason,
    warnings: [...warnings, ...untrained(crew)]
  })
}

const sameIds = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

/** Who it is about: somebody on the shift, and nobody but themselves where a warden says so (X3). */
const whoIsMeant = (
  { wardenId, onlyFor }: CheckIn | CheckOut,
  shift: KnownShift
): Either.Either<string, ShiftRejection> => {
  if (wardenId === null) return Either.left({ _tag: "WardenIsNotNamed" })
  if (onlyFor !== null && onlyFor !== wardenId) return Either.left({ _tag: "WardenIsSomebodyElse", wardenId })
  return shift.wardens.includes(wardenId)
    ? Either.right(wardenId)
    : Either.left({ _tag: "WardenIsNotOnTheShift", wardenId })
}

const minutesAfter = (from: Instant, at: Instant): number =>
  Math.max(0, Math.floor((Date.parse(at) - Date.parse(from)) / minute))

const checkIn = (command: CheckIn, shift: KnownShift): Decision => {
  const meant = whoIsMeant(command, shift)
  if (Either.isLeft(meant)) return refused(meant.left)
  const wardenId = meant.right
  const { at, reason, location } = command
  const came = presenceOf(shift, wardenId)
  if (came !== undefined) return refused({ _tag: "WardenHasCheckedIn", since: came.since })
  const { from, until } = shift
  const opens = Date.parse(from) - command.opensBeforeMinutes * minute
  if (Date.parse(at) < opens || at >= until) return refused({ _tag: "ShiftIsNotOpen", from, until })
  const lateMinutes = minutesAfter(from, at)
  const late = lateMinutes > command.lateAfterMinutes
  const metres = location === null ? 0 : Math.round(metresBetween(location, shift.location))
  const warnings: ReadonlyArray<Warning> = [
    ...(late
      ? [problemAt("happenedAt", remark(null, `迟到${lateMinutes}分钟`, `${lateMinutes} minutes late`))]
      : []),
    ...(metres > command.withinMetres
      ? [problemAt("location", remark(null, `距站点${metres}米`, `${metres} metres from the post`))]
      : [])
  ]
  return happened({ _tag: "WardenCheckedIn", wardenId, location, lateMinutes, late, at, reason, warnings })
}

const checkOut = (command: CheckOut, shift: KnownShift): Decision => {
  const meant = whoIsMeant(command, shift)
  if (Either.isLeft(meant)) return refused(meant.left)
  const wardenId = meant.right
  const { at, reason, location } = command
  const came = presenceOf(shift, wardenId)
  if (came === undefined) return refused({ _tag: "WardenHasNotCheckedIn", wardenId })
  if (came.leftAt !== null) return refused({ _tag: "WardenHasCheckedOut", since: came.leftAt })
  if (at < came.since) return refused({ _tag: "StepIsBeforeTheLast", since: came.since })
  return happened({ _tag: "WardenCheckedOut", wardenId, location, at, reason })
}
