import { EventStore } from "@jiaosuo/event-store/EventStore"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Effect, Layer, Redacted } from "effect"
import type { DutyGroup } from "./DutyRoom.ts"

/** What must hold at every prefix of the log, asked of the events themselves: nothing here folds as the product does. */

/** Every event of the log, in order. */
export const wholeLog = (databaseUrl: string): Promise<ReadonlyArray<RecordedEvent>> =>
  Effect.runPromise(
    Effect.flatMap(EventStore, (store) =>
      Effect.gen(function* () {
        const log: Array<RecordedEvent> = []
        for (let page = yield* store.readLog({ after: 0, limit: 5_000 }); page.length > 0; ) {
          log.push(...page)
          page = yield* store.readLog({ after: log[log.length - 1]?.position ?? 0, limit: 5_000 })
        }
        return log
      })
    ).pipe(
      Effect.provide(
        Layer.provide(
          eventStoreLayer,
          postgresLayer({
            url: Redacted.make(databaseUrl),
            applicationName: "checks of the log",
            maxConnections: 2
          })
        )
      )
    )
  )

type Data = Readonly<Record<string, unknown>>

const dataOf = ({ data }: RecordedEvent): Data => data as Data

const isOfCase = ({ stream }: RecordedEvent): boolean => stream.startsWith("cases/case/")

/** What was found, told so that somebody can look. */
export interface Findings {
  readonly faults: ReadonlyArray<string>
  /** By case: who answers for it in the end. */
  readonly responsible: ReadonlyMap<string, string>
  /** How often somebody else took a case over. */
  readonly handedOn: number
}

/** I5: from its first event on and after every further one, each case has exactly one who answers for it. */
export const oneResponsible = (log: ReadonlyArray<RecordedEvent>): Findings => {
  const faults: Array<string> = []
  const responsible = new Map<string, string>()
  let handedOn = 0
  for (const event of log.filter(isOfCase)) {
    const { stream, type, position } = event
    const data = dataOf(event)
    const before = responsible.get(stream)
    if (type === "CaseWasTaken") {
      if (before !== undefined) faults.push(`${position}: ${stream} is taken twice`)
      responsible.set(stream, (data["taker"] as { readonly account: string }).account)
    } else if (type === "ResponsibilityWasAccepted") {
      if (data["from"] !== before)
        faults.push(`${position}: ${stream} goes over from ${data["from"]}, not ${before}`)
      responsible.set(stream, (data["by"] as { readonly account: string }).account)
      handedOn++
    }
    const now = responsible.get(stream)
    if (now === undefined || now === "") faults.push(`${position}: nobody answers for ${stream} (${type})`)
  }
  return { faults, responsible, handedOn }
}

interface Engagement {
  readonly stream: string
  readonly from: string
}

/**
 * Row 9: at every prefix a group is on one case at most; and in the time of the calls, no person is in two places.
 */
export const nobodyInTwoPlaces = (
  log: ReadonlyArray<RecordedEvent>,
  groups: ReadonlyArray<DutyGroup>
): { readonly faults: ReadonlyArray<string>; readonly sent: number } => {
  const faults: Array<string> = []
  const engaged = new Map<string, Engagement>()
  const spans = new Map<
    string,
    Array<{ readonly from: string; readonly until: string; readonly on: string }>
  >()
  const members = new Map(groups.map(({ groupId, members: people }) => [groupId, people]))
  let sent = 0
  const goes = (groupId: string, stream: string, at: string, position: number) => {
    const before = engaged.get(groupId)
    if (before !== undefined)
      faults.push(`${position}: ${groupId} goes to ${stream} and is on ${before.stream}`)
    engaged.set(groupId, { stream, from: at })
    sent++
  }
  const isFree = (groupId: string, stream: string, at: string, position: number) => {
    const before = engaged.get(groupId)
    if (before?.stream !== stream) faults.push(`${position}: ${groupId} leaves ${stream}, where it was not`)
    engaged.delete(groupId)
    for (const person of members.get(groupId) ?? []) {
      const ofPerson = spans.get(person) ?? []
      ofPerson.push({ from: before?.from ?? at, until: at, on: stream })
      spans.set(person, ofPerson)
    }
  }
  for (const event of log.filter(isOfCase)) {
    const { stream, type, position } = event
    const data = dataOf(event)
    const at = String(data["at"])
    if (type === "GroupsWereDispatched") {
      for (const { groupId } of data["groups"] as ReadonlyArray<{ readonly groupId: string }>) {
        goes(groupId, stream, at, position)
      }
    }
    if (type === "GroupIsDone" || type === "GroupWasCalledOff") {
      isFree(String(data["groupId"]), stream, at, position)
    }
  }
  for (const [groupId, { stream }] of engaged) faults.push(`${groupId} never left ${stream}`)
  for (const [person, ofPerson] of spans) {
    ofPerson.sort((a, b) => (a.from < b.from ? -1 : 1))
    for (const [i, span] of ofPerson.entries()) {
      const before = ofPerson[i - 1]
      if (before !== undefined && span.from < before.until) {
        faults.push(`${person} is on ${span.on} at ${span.from}, and on ${before.on} until ${before.until}`)
      }
    }
  }
  return { faults, sent }
}

/** By number at the other desk: the cases that were taken. */
export const casesByNumber = (
  log: ReadonlyArray<RecordedEvent>
): ReadonlyMap<string, ReadonlyArray<string>> => {
  const byNumber = new Map<string, Array<string>>()
  for (const event of log.filter(({ type }) => type === "CaseWasTaken")) {
    const { number } = dataOf(event)["source"] as { readonly number: string }
    byNumber.set(number, [...(byNumber.get(number) ?? []), event.stream])
  }
  return byNumber
}

/** Row 7: dispatches of a grade, and how many of them were told to be smaller than it asks for. */
export const belowGrade = (log: ReadonlyArray<RecordedEvent>): ReadonlyArray<string> =>
  log
    .filter(({ type }) => type === "GroupsWereDispatched")
    .flatMap((event) => {
      const { below, grade, groups } = dataOf(event)
      const sent = (groups as ReadonlyArray<unknown>).length
      const isTooFew = grade === "general" ? sent < 1 : sent < 3
      // Of a grave case fewer than every free group is too few as well: only one direction can be told from here.
      const isWrong = grade === "major" ? isTooFew && below !== true : below !== isTooFew
      return isWrong ? [`${event.position}: ${sent} groups for a ${grade} case, below: ${below}`] : []
    })
