import { expect } from "vitest"
import { type AnsweredCall, answerCalls } from "./AnswerCalls.ts"
import type { CallToTake } from "./CallsOfAFile.ts"
import { type CountedLine, countedBy, countsOf } from "./Counts.ts"
import { type Account, type DutyGroup, type DutyRoom, openDutyRoom, zoneOfTownship } from "./DutyRoom.ts"
import { type LiveReader, listedCases, seeded, watchCases } from "./LiveReader.ts"
import { belowGrade, casesByNumber, nobodyInTwoPlaces, oneResponsible, wholeLog } from "./LogOfCases.ts"

/** A list of calls answered by a duty room from beginning to end, with two people who watch on bad lines. */
export interface Exercise {
  readonly room: DutyRoom
  readonly calls: ReadonlyArray<CallToTake>
  readonly groups: ReadonlyArray<DutyGroup>
  readonly answers: ReadonlyArray<AnsweredCall>
  readonly readers: Readonly<Record<"commander" | "onlooker", LiveReader>>
  readonly seconds: number
  readonly stop: () => Promise<void>
}

/** Runs it: groups on duty on some days, so many in each zone; see `answerCalls` for `mostForMajor`. */
export const runExercise = async (
  calls: ReadonlyArray<CallToTake>,
  days: ReadonlyArray<string>,
  groupsOfAZone: number,
  mostForMajor?: number
): Promise<Exercise> => {
  const room = await openDutyRoom()
  try {
    const watch = (account: Account, seed: number) => watchCases(room, room.token(account), seeded(seed))
    const readers = { commander: await watch("commander", 1), onlooker: await watch("onlooker", 2) }
    const groups = await room.publish(days, groupsOfAZone)
    const began = performance.now()
    const answers = await answerCalls(room, calls, groups, mostForMajor)
    const seconds = (performance.now() - began) / 1_000
    return {
      room,
      calls,
      groups,
      answers,
      readers,
      seconds,
      stop: async () => {
        await Promise.allSettled(Object.values(readers).map((reader) => reader.stop()))
        await room.stop()
      }
    }
  } catch (failure) {
    await room.stop()
    throw failure
  }
}

/** Every call is one case, and every case is closed. */
export const expectEveryCallIsAnswered = async ({ answers, calls, room }: Exercise): Promise<void> => {
  const log = await wholeLog(room.host.file.databaseUrl)
  const cases = casesByNumber(log)
  expect([...cases.keys()].sort()).toEqual(calls.map(({ number }) => number).sort())
  expect([...cases.values()].filter((streams) => streams.length > 1)).toEqual([])
  expect(
    answers.filter(({ call, caseId }) => cases.get(call.number)?.[0] !== `cases/case/${caseId}`)
  ).toEqual([])
  await expect
    .poll(() =>
      listedCases(room, room.token("commander")).then(({ items }) => items.map((item) => item["standing"]))
    )
    .toEqual(calls.map(() => "Closed"))
}

/** I5, row 9, over the whole log. */
export const expectTheLogHolds = async ({ answers, groups, room }: Exercise): Promise<void> => {
  const log = await wholeLog(room.host.file.databaseUrl)
  const { faults, handedOn, responsible } = oneResponsible(log)
  expect(faults.slice(0, 20)).toEqual([])
  expect(handedOn).toBe(answers.filter((answer) => answer.responsible.startsWith("officer")).length)
  expect(handedOn).toBeGreaterThan(0)
  for (const answer of answers)
    expect(responsible.get(`cases/case/${answer.caseId}`)).toBe(answer.responsible)
  const places = nobodyInTwoPlaces(log, groups)
  expect(places.faults.slice(0, 20)).toEqual([])
  expect(places.sent).toBe(answers.reduce((sum, answer) => sum + answer.groups.length, 0))
  expect(places.sent).toBeGreaterThan(answers.length / 3)
  expect(belowGrade(log).slice(0, 20)).toEqual([])
}

/** Both readers, however often their lines broke off, have what the lists say, and were told nothing twice. */
export const expectReadersMissedNothing = async (exercise: Exercise): Promise<void> => {
  const { answers, groups, readers, room } = exercise
  for (const account of ["commander", "onlooker"] as const) {
    const reader = readers[account]
    const rows = async () =>
      new Map(
        (await listedCases(room, room.token(account))).items.map(
          ({ id, position }) => [id, position] as const
        )
      )
    await expect
      .poll(async () => {
        const listed = await rows()
        return [...listed].filter(([id, position]) => reader.cases.get(id)?.position !== position).length
      })
      .toBe(0)
    expect([...reader.cases.keys()].sort()).toEqual([...(await rows()).keys()].sort())
    expect(reader.told.faults.slice(0, 20)).toEqual([])
    expect(reader.told.brokenOff).toBeGreaterThan(1)
  }
  const { commander, onlooker } = readers
  expect(commander.cases.size).toBe(answers.length)
  // X3: of one township less than half of all, and something.
  expect(onlooker.cases.size).toBeGreaterThan(0)
  expect(onlooker.cases.size).toBeLessThan(answers.length / 2)
  const sent = new Map<string, number>(groups.map(({ groupId }) => [groupId, 0]))
  for (const id of answers.flatMap((answer) => answer.groups)) sent.set(id, (sent.get(id) ?? 0) + 1)
  if (commander.told.restarts > 0) return
  await expect
    .poll(() => new Map([...commander.groups].map(([id, group]) => [id, group["sent"]])))
    .toEqual(sent)
  expect([...commander.groups.values()].filter((group) => group["engagedBy"] !== null)).toEqual([])
}

interface Analysis {
  readonly total: CountedLine
  readonly byKind: ReadonlyArray<CountedLine>
  readonly byHour: ReadonlyArray<CountedLine>
  readonly byTownship: ReadonlyArray<CountedLine>
  readonly byZone: ReadonlyArray<CountedLine>
  readonly toScene: { readonly measured: number }
  readonly inZone: { readonly measured: number; readonly inZone: number }
}

/** What the analysis says of the days is what the file says, counted without the product. */
export const expectCountsOfTheFile = async ({ answers, calls, room }: Exercise): Promise<void> => {
  const days = calls.map(({ calledAt }) => calledAt.slice(0, 10)).sort()
  const analysis = await room.get<Analysis>(
    `/api/cases/analysis?from=${days[0]}&until=${days[days.length - 1]}`,
    room.token("commander")
  )
  expect(analysis.total).toMatchObject({ cases: calls.length, open: 0 })
  expect(countsOf(analysis.byKind)).toEqual(countedBy(calls, ({ kind }) => kind))
  expect(countsOf(analysis.byHour)).toEqual(
    countedBy(calls, ({ calledAt }) => String(Number(calledAt.slice(11, 13))))
  )
  expect(countsOf(analysis.byTownship)).toEqual(countedBy(calls, ({ township }) => township))
  expect([...countsOf(analysis.byZone).values()].sort()).toEqual(
    [...countedBy(calls, ({ township }) => String(zoneOfTownship(township))).values()].sort()
  )
  const byGroups = answers.filter(({ way }) => way === "by groups").length
  expect(analysis.toScene.measured).toBe(byGroups)
  expect(analysis.inZone).toMatchObject({ measured: byGroups, inZone: byGroups })
}

/** A case of kind accident has opened its accident file, and no other has. */
export const expectAccidentFiles = async ({ answers, calls, room }: Exercise): Promise<void> => {
  const accidents = countedBy(calls, ({ kind }) => kind).get("accident") ?? 0
  expect(accidents).toBeGreaterThan(0)
  await expect
    .poll(
      () =>
        listedCases(room, room.token("commander")).then(({ items }) =>
          items.flatMap(({ accidentId, kind }) => (accidentId === null ? [] : [kind]))
        ),
      { timeout: 60_000 }
    )
    .toEqual(Array.from({ length: accidents }, () => "accident"))
  expect(answers.length).toBe(calls.length)
}
