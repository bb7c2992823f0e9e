import { createHash } from "node:crypto"
import type { CallToTake } from "./CallsOfAFile.ts"
import { type Account, type DutyGroup, type DutyRoom, zoneOfTownship } from "./DutyRoom.ts"

/**
 * The desk at work on a list of calls, as fast as the product answers, with the calls' own times: a group that is sent
 * at 10:05 and is done at 10:32 cannot be sent at 10:20, however early all of it is typed. One dispatcher for each zone
 * decides call by call; everything else goes on at the same time.
 */

/** How a call was answered. */
export interface AnsweredCall {
  readonly call: CallToTake
  readonly caseId: string
  readonly way: "at the desk" | "referred" | "by groups"
  readonly groups: ReadonlyArray<string>
  readonly responsible: Account
}

interface TypeOfCase {
  readonly type: string
  readonly level: string
  readonly legalReview: boolean
  readonly outsidePoliceDuty: boolean
}

interface Rules {
  readonly kinds: ReadonlyArray<{ readonly kind: string; readonly types: ReadonlyArray<TypeOfCase> }>
  readonly levels: ReadonlyArray<{
    readonly level: string
    readonly groups: number
    readonly everyGroup: boolean
  }>
}

interface Proposal {
  readonly groups: ReadonlyArray<{ readonly groupId: string; readonly hindrance: string | null }>
}

/** A group as the desk keeps it in mind: from when on it is free, and whether all of that is typed. */
interface KnownGroup extends DutyGroup {
  freeAt: number
  typed: Promise<unknown>
}

/** A case that waits for groups. */
interface Waiting {
  readonly call: CallToTake
  readonly at: number
  readonly rule: TypeOfCase
  readonly taken: Promise<string>
}

const minute = 60_000
const instant = (millis: number): string => new Date(millis).toISOString()

/** A number below `n` that follows from a call: the same in every run. */
const chance = ({ number }: CallToTake, what: string, n: number): number =>
  createHash("sha256").update(`${what} ${number}`).digest().readUInt32BE(0) % n

/**
 * Answers every call; the answers in the order of the calls. `mostForMajor`: groups that the gravest cases get although
 * all should go (row 8), where more of them come in than there are groups for.
 */
export const answerCalls = async (
  room: DutyRoom,
  calls: ReadonlyArray<CallToTake>,
  groups: ReadonlyArray<DutyGroup>,
  mostForMajor = Number.POSITIVE_INFINITY
): Promise<ReadonlyArray<AnsweredCall>> => {
  const on = calls[0]?.calledAt.slice(0, 10) ?? ""
  const rules = await room.get<Rules>(`/api/cases/rules?on=${on}`, room.token("commander"))
  const ruleOf = ({ kind, type }: CallToTake): TypeOfCase => {
    const found = rules.kinds.find((one) => one.kind === kind)?.types.find((one) => one.type === type)
    if (found === undefined) throw new Error(`the table has no ${kind}/${type}`)
    return found
  }
  const groupsFor = (level: string): number => {
    const found = rules.levels.find((one) => one.level === level)
    return found === undefined || found.everyGroup ? mostForMajor : found.groups
  }
  const answered = new Map<string, AnsweredCall>()
  const under: Array<Promise<unknown>> = []

  const deskOf = (zone: number): Account => (zone === 1 ? "dispatcher1" : "dispatcher0")
  const take = async (call: CallToTake, as: Account): Promise<string> => {
    const { calledAt, kind, type, detail, township, location, address, description, desk, number } = call
    const { id } = await room.done("/api/cases", as, {
      channel: "other-desk",
      calledAt,
      kind,
      type,
      detail,
      place: { township, location, address },
      description,
      source: { desk, number }
    })
    return id
  }
  const act = (id: string, verb: string, as: Account, at: number, form: object = {}) =>
    room.done(`/api/cases/${id}/${verb}`, as, { happenedAt: instant(at), ...form })

  /** Closing, with the legal review where the type asks for one (row 14). */
  const close = async (id: string, rule: TypeOfCase, as: Account, at: number, outcome: string) => {
    if (rule.legalReview) {
      await act(id, "ask-review", as, at)
      await act(id, "review", "commander", at, { outcome: "fit" })
    }
    await act(id, "close", as, at, { outcome })
  }

  /** What needs nobody on the scene. */
  const atTheDesk = async (call: CallToTake, zone: number, rule: TypeOfCase): Promise<void> => {
    const desk = deskOf(zone)
    const id = await take(call, desk)
    const at = Date.parse(call.calledAt) + minute
    if (rule.outsidePoliceDuty) await act(id, "refer", desk, at, { to: "12345" })
    await close(id, rule, desk, at, rule.outsidePoliceDuty ? "referred" : "other")
    answered.set(call.number, {
      call,
      caseId: id,
      way: rule.outsidePoliceDuty ? "referred" : "at the desk",
      groups: [],
      responsible: desk
    })
  }

  /** I5: some cases go over to the officer of the zone, some are offered and declined. */
  const handOn = async (call: CallToTake, id: string, zone: number, at: number): Promise<Account> => {
    const desk = deskOf(zone)
    const officer: Account = zone === 1 ? "officer1" : "officer0"
    const n = chance(call, "offer", 10)
    if (n > 2) return desk
    await act(id, "offer", desk, at, { to: officer })
    await act(
      id,
      n === 0 ? "decline" : "accept-responsibility",
      officer,
      at,
      n === 0 ? { reason: "在外处警" } : {}
    )
    return n === 0 ? desk : officer
  }

  /** A group's way to a case and back; the instant when it is done is known before any of it is typed. */
  const goTo = async (
    { call, taken }: Waiting,
    groupId: string,
    zone: number,
    moments: {
      readonly sign: number
      readonly depart: number
      readonly arrive: number
      readonly done: number
    }
  ): Promise<void> => {
    const id = await taken
    const as: Account = zone === 1 ? "officer1" : "officer0"
    await act(id, "sign", as, moments.sign, { groupId })
    await act(id, "depart", as, moments.depart, { groupId })
    const location = call.location === null ? {} : { location: call.location }
    await act(id, "arrive", as, moments.arrive, { groupId, ...location })
    await act(id, "feedback", as, moments.done, { groupId, handling: "已到场处置", people: 1 })
    await act(id, "done", as, moments.done, { groupId })
  }

  const dispatch = async (waiting: Waiting, zone: number, now: number, free: ReadonlyArray<KnownGroup>) => {
    const { call, rule, taken } = waiting
    const desk = deskOf(zone)
    const id = await taken
    const { groups: weighed } = await room.get<Proposal>(
      `/api/cases/${id}/proposal?at=${encodeURIComponent(instant(now))}`,
      room.token(desk)
    )
    const chosen = weighed
      .flatMap(({ groupId }) => free.find((group) => group.groupId === groupId) ?? [])
      .slice(0, groupsFor(rule.level))
    if (chosen.length === 0) throw new Error(`none of ${free.length} free groups was weighed for ${id}`)
    // Free by the clock of the calls; what they did before is typed first.
    await Promise.all(chosen.map(({ typed }) => typed))
    await act(id, "dispatch", desk, now, { groups: chosen.map(({ groupId }) => groupId) })
    const ways = chosen.map((group, i) => {
      const arrive = now + (4 + chance(call, "way", 12) + i) * minute
      const done = arrive + (8 + chance(call, "scene", 20)) * minute
      const way = goTo(waiting, group.groupId, zone, {
        sign: now + minute,
        depart: now + 2 * minute,
        arrive,
        done
      })
      // A failure is told where all are waited for.
      group.typed = way.catch(() => undefined)
      group.freeAt = done
      return { way, done }
    })
    const over = Math.max(...ways.map(({ done }) => done))
    under.push(
      (async () => {
        const responsible = await handOn(call, id, zone, now)
        await Promise.all(ways.map(({ way }) => way))
        await close(id, rule, responsible, over, "settled")
        answered.set(call.number, {
          call,
          caseId: id,
          way: "by groups",
          groups: chosen.map(({ groupId }) => groupId),
          responsible
        })
      })()
    )
  }

  /** What needs nobody on the scene is answered beside; the rest waits for groups. */
  const comesIn = (call: CallToTake, zone: number, waiting: Array<Waiting>): void => {
    const rule = ruleOf(call)
    if (call.kind === "other" || rule.outsidePoliceDuty) under.push(atTheDesk(call, zone, rule))
    else waiting.push({ call, at: Date.parse(call.calledAt), rule, taken: take(call, deskOf(zone)) })
  }

  /** One dispatcher: the gravest call first, then the oldest; a call that no group is free for waits. */
  const desk = async (zone: number, coming: ReadonlyArray<CallToTake>): Promise<void> => {
    const known: ReadonlyArray<KnownGroup> = groups
      .filter((group) => group.zone === zone)
      .map((group) => ({ ...group, freeAt: group.from, typed: Promise.resolve() }))
    const waiting: Array<Waiting> = []
    let next = 0
    let now = 0
    while (next < coming.length || waiting.length > 0) {
      if (waiting.length === 0) now = Math.max(now, Date.parse(coming[next]?.calledAt ?? instant(now)))
      for (; next < coming.length; next++) {
        const call = coming[next] as CallToTake
        if (Date.parse(call.calledAt) > now) break
        comesIn(call, zone, waiting)
      }
      if (waiting.length === 0) continue
      const free = known.filter(({ from, until, freeAt }) => from <= now && now < until && freeAt <= now)
      if (free.length === 0) {
        const sooner = known.filter(({ until, freeAt }) => freeAt > now && freeAt < until)
        if (sooner.length === 0) throw new Error(`no group of zone ${zone} is on duty after ${instant(now)}`)
        now = Math.min(...sooner.map(({ freeAt }) => freeAt))
        continue
      }
      waiting.sort((a, b) =>
        a.rule.level < b.rule.level ? -1 : a.rule.level > b.rule.level ? 1 : a.at - b.at
      )
      const [first] = waiting.splice(0, 1)
      if (first !== undefined) await dispatch(first, zone, now, free)
    }
  }

  await Promise.all(
    [0, 1].map((zone) =>
      desk(
        zone,
        calls.filter(({ township }) => zoneOfTownship(township) === zone)
      )
    )
  )
  await Promise.all(under)
  return calls.map((call) => {
    const how = answered.get(call.number)
    if (how === undefined) throw new Error(`call ${call.number} was not answered`)
    return how
  })
}
