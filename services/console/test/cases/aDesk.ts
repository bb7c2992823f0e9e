import type { CaseItem, DutyGroup } from "../../src/cases/readCalls.ts"

/** Cases and groups as a desk answers them, for the tests of what its pages make of them. */

type GroupOfCase = CaseItem["groups"][number]

export const groupOnCase = (groupId: string, said: Partial<GroupOfCase> = {}): GroupOfCase =>
  ({
    groupId,
    step: "dispatched",
    dispatchedAt: "2026-03-10T09:01:00.000+08:00",
    signedAt: null,
    departedAt: null,
    arrivedAt: null,
    doneAt: null,
    calledOffAt: null,
    ...said
  }) as GroupOfCase

export const caseItem = (id: string, said: Partial<CaseItem> = {}): CaseItem =>
  ({
    id,
    position: 1,
    standing: "Open",
    calledAt: "2026-03-10T09:00:00.000+08:00",
    grade: "general",
    groups: [],
    clocks: [],
    ...said
  }) as unknown as CaseItem

export const dutyGroup = (id: string, said: Partial<DutyGroup> = {}): DutyGroup =>
  ({
    id,
    position: 1,
    from: "2026-03-10T08:00:00.000+08:00",
    until: "2026-03-11T08:00:00.000+08:00",
    members: [],
    engagedBy: null,
    step: null,
    ...said
  }) as unknown as DutyGroup

/** A clock that runs. */
export const clock = (due: string | null, start = "2026-03-10T09:00:00.000+08:00") =>
  ({
    clock: "sign",
    rule: "I2",
    subject: "g",
    branch: null,
    start,
    due
  }) as unknown as CaseItem["clocks"][number]
