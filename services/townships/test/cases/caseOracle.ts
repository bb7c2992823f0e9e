import type { RecordedEvent } from "@jiaosuo/kernel/Event"

/**
 * Cases as an independent fold of the stored JSON sees them: nothing of the projection, and nothing of the domain's own
 * fold, clocks or rules is used. Limits are those of rules I2 and I3 as the rulebook words them.
 */

interface ExpectedGroup {
  readonly groupId: string
  readonly zoneId: string | null
  readonly township: string
  readonly sentAt: number
  signedAt?: number
  departedAt?: number
  arrivedAt?: number
  doneAt?: number
  calledOff?: boolean
}

/** One case as it stands. */
export interface ExpectedCase {
  readonly id: string
  readonly calledAt: number
  readonly township: string
  readonly zone: string | null
  readonly kind: string
  readonly type: string
  level: string
  standing: "Open" | "Joined" | "Closed" | "Withdrawn"
  responsible: string
  responsibleStation: string | null
  offer: { to: string; station: string | null } | null
  below: boolean
  closedAt: number | null
  readonly source: string | null
  readonly groups: Array<ExpectedGroup>
  readonly feedbacks: Array<{ readonly groupId: string | null; readonly at: number }>
}

type Data = Readonly<Record<string, unknown>>

const time = (value: unknown): number => Date.parse(String(value))

/** All cases of a log. */
export const foldCases = (log: ReadonlyArray<RecordedEvent>): ReadonlyArray<ExpectedCase> => {
  const cases = new Map<string, ExpectedCase>()
  for (const { data, stream, type } of log) {
    const [context, kind, id = ""] = stream.split("/")
    if (context !== "cases" || kind !== "case") continue
    const said = data as Data
    if (type === "CaseWasTaken") {
      const place = said["place"] as { township: string }
      const taker = said["taker"] as { account: string; station: string | null }
      cases.set(id, {
        id,
        calledAt: time(said["calledAt"]),
        township: place.township,
        zone: said["zone"] as string | null,
        kind: said["kind"] as string,
        type: said["type"] as string,
        level: said["level"] as string,
        standing: "Open",
        responsible: taker.account,
        responsibleStation: taker.station,
        offer: null,
        below: false,
        closedAt: null,
        source: (said["source"] as { desk: string } | null)?.desk ?? null,
        groups: [],
        feedbacks: []
      })
      continue
    }
    const one = cases.get(id)
    if (one === undefined) throw new Error(`${stream} begins with ${type}`)
    const group = one.groups.findLast(({ groupId }) => groupId === said["groupId"])
    switch (type) {
      case "LevelWasChanged":
        one.level = said["level"] as string
        break
      case "CaseWasJoinedTo":
        one.standing = "Joined"
        break
      case "CaseWasWithdrawn":
        one.standing = "Withdrawn"
        one.offer = null
        break
      case "CaseWasClosed":
        one.standing = "Closed"
        one.closedAt = time(said["at"])
        one.offer = null
        break
      case "ResponsibilityWasOffered":
        one.offer = { to: said["to"] as string, station: said["station"] as string | null }
        break
      case "ResponsibilityWasAccepted": {
        const by = said["by"] as { account: string; station: string | null }
        one.responsible = by.account
        one.responsibleStation = by.station
        one.offer = null
        break
      }
      case "GroupsWereDispatched":
        one.below = said["below"] as boolean
        for (const sent of said["groups"] as ReadonlyArray<ExpectedGroup>) {
          const { groupId, township, zoneId } = sent
          one.groups.push({ groupId, zoneId, township, sentAt: time(said["at"]) })
        }
        break
      case "DispatchWasSigned":
        if (group !== undefined) group.signedAt = time(said["at"])
        break
      case "GroupDeparted":
        if (group !== undefined) group.departedAt = time(said["at"])
        break
      case "GroupArrived":
        if (group !== undefined) group.arrivedAt = time(said["at"])
        break
      case "GroupIsDone":
        if (group !== undefined) group.doneAt = time(said["at"])
        break
      case "GroupWasCalledOff":
        if (group !== undefined) group.calledOff = true
        break
      case "FeedbackWasGiven":
        one.feedbacks.push({ groupId: said["groupId"] as string | null, at: time(said["at"]) })
        break
      default:
        throw new Error(`the oracle does not know ${type}`)
    }
  }
  return [...cases.values()]
}

export const counts = ({ standing }: ExpectedCase): boolean => standing === "Open" || standing === "Closed"

/** Groups that were sent and not called off. */
export const stayed = ({ groups }: ExpectedCase) => groups.filter(({ calledOff }) => calledOff !== true)

/** Groups that are on the case. */
export const engaged = (one: ExpectedCase) => stayed(one).filter(({ doneAt }) => doneAt === undefined)

/** Row 10. */
export const inZone = (one: ExpectedCase): boolean | null => {
  const zones = stayed(one).map(({ zoneId }) => zoneId)
  if (one.zone === null || zones.length === 0 || zones.includes(null)) return null
  return zones.every((id) => id === one.zone)
}

/** Townships whose people work on it. */
export const townshipsOf = (one: ExpectedCase): ReadonlyArray<string> => [
  ...new Set([
    one.township,
    ...stayed(one).map(({ township }) => township),
    ...(one.responsibleStation === null ? [] : [one.responsibleStation]),
    ...(one.offer?.station == null ? [] : [one.offer.station])
  ])
]

/** A step of a group: how long it took, or since when it has been waited for. */
export interface ExpectedStep {
  readonly step: "sign" | "depart" | "arrive" | "feedback"
  readonly seconds: number | null
  /** Last instant in time; null where nothing is too late. */
  readonly due: number | null
}

/** I2: 180 s, 30 min, 240 min; I3: five minutes in the city (街道), as fast as possible elsewhere. */
const limits = { sign: 180, depart: 1_800, feedback: 14_400 }

/** I2, I3: the steps that are timed. One that was passed over leaves nothing. */
export const stepsOfCase = (one: ExpectedCase): ReadonlyArray<ExpectedStep> =>
  one.groups.flatMap((group): ReadonlyArray<ExpectedStep> => {
    const { arrivedAt, calledOff, departedAt, doneAt, sentAt, signedAt } = group
    const over = calledOff === true || doneAt !== undefined
    const step = (
      name: ExpectedStep["step"],
      start: number | undefined,
      met: number | undefined,
      isPast: boolean,
      limit: number | null
    ): ReadonlyArray<ExpectedStep> =>
      start === undefined || (met === undefined && isPast)
        ? []
        : [
            {
              step: name,
              seconds: met === undefined ? null : Math.round((met - start) / 1_000),
              due: limit === null ? null : start + limit * 1_000
            }
          ]
    const told = one.feedbacks.find(
      ({ at, groupId }) => (groupId === null || groupId === group.groupId) && at >= (arrivedAt ?? sentAt)
    )?.at
    const inCity = Number(one.township.slice(6)) <= 99
    return [
      ...step(
        "sign",
        sentAt,
        signedAt,
        departedAt !== undefined || arrivedAt !== undefined || over,
        limits.sign
      ),
      ...step("depart", signedAt ?? sentAt, departedAt, arrivedAt !== undefined || over, limits.depart),
      ...step("arrive", sentAt, arrivedAt, over, inCity ? 300 : null),
      ...step(
        "feedback",
        doneAt,
        told === undefined || doneAt === undefined ? undefined : Math.max(told, doneAt),
        calledOff === true,
        limits.feedback
      )
    ]
  })

/** An open case with a step that is later than its limit. */
export const isOverdue = (one: ExpectedCase, now: number): boolean =>
  one.standing === "Open" &&
  stepsOfCase(one).some(({ due, seconds }) => seconds === null && due !== null && due < now)

/** Row 71: seconds to the first arrival. */
export const toScene = (one: ExpectedCase): number | null => {
  const arrived = stayed(one).flatMap(({ arrivedAt }) => arrivedAt ?? [])
  return arrived.length === 0 ? null : Math.round((Math.min(...arrived) - one.calledAt) / 1_000)
}

/** Day and hour of the call in Asia/Shanghai. */
export const dayOf = ({ calledAt }: ExpectedCase): string =>
  new Date(calledAt + 28_800_000).toISOString().slice(0, 10)
export const hourOf = ({ calledAt }: ExpectedCase): number => new Date(calledAt + 28_800_000).getUTCHours()

/** Nearest rank: the shortest time that a share of all did not exceed. */
export const percentile = (times: ReadonlyArray<number>, share: number): number | null => {
  const rising = [...times].sort((a, b) => a - b)
  return rising[Math.max(0, Math.ceil(share * rising.length) - 1)] ?? null
}
