import type { CaseItem, Desk, DutyGroup, RunningClock } from "./readCalls.ts"

/** What a desk shows, folded from its answer and from the news after it; pure. */
export interface Board {
  readonly cases: ReadonlyMap<string, CaseItem>
  readonly groups: ReadonlyMap<string, DutyGroup>
  /** Position of the newest thing on it. */
  readonly position: number
  readonly incomplete: boolean
  /** The server's clock minus that of the device, in milliseconds. */
  readonly skew: number
  /** Groups whose duty begins later are not known: ask again by then. */
  readonly groupsUntil: string
}

export type News =
  | { readonly _tag: "case"; readonly item: CaseItem }
  | { readonly _tag: "caseGone"; readonly id: string }
  | { readonly _tag: "group"; readonly item: DutyGroup }
  | { readonly _tag: "groupGone"; readonly id: string }

/** The board of an answer. `readAt`: the device's clock in milliseconds when it came. */
export const boardOf = (desk: Desk, readAt: number): Board => ({
  cases: new Map(desk.items.map((item) => [item.id, item])),
  groups: new Map(desk.groups.map((group) => [group.id, group])),
  position: desk.position,
  incomplete: desk.incomplete,
  skew: Date.parse(desk.at) - readAt,
  groupsUntil: desk.groupsUntil
})

/** The board after some news. What is older than what it shows changes nothing; a case that is no longer open leaves. */
export const afterNews = (board: Board, news: ReadonlyArray<News>): Board => {
  const cases = new Map(board.cases)
  const groups = new Map(board.groups)
  let { position } = board
  for (const one of news) {
    switch (one._tag) {
      case "case": {
        const { item } = one
        position = Math.max(position, item.position)
        if ((cases.get(item.id)?.position ?? -1) > item.position) break
        if (item.standing === "Open") cases.set(item.id, item)
        else cases.delete(item.id)
        break
      }
      case "caseGone":
        cases.delete(one.id)
        break
      case "group": {
        const { item } = one
        position = Math.max(position, item.position)
        if ((groups.get(item.id)?.position ?? -1) <= item.position) groups.set(item.id, item)
        break
      }
      case "groupGone":
        groups.delete(one.id)
        break
    }
  }
  return { ...board, cases, groups, position }
}

/** A newer answer, without forgetting what the news have told since it was made: nothing disappears in between. */
export const reread = (shown: Board | undefined, answer: Board): Board =>
  shown === undefined
    ? answer
    : afterNews(answer, [
        ...[...shown.cases.values()]
          .filter(({ position }) => position > answer.position)
          .map((item) => ({ _tag: "case", item }) as const),
        ...[...shown.groups.values()]
          .filter(({ position }) => position > answer.position)
          .map((item) => ({ _tag: "group", item }) as const)
      ])

/** Whether a group is on duty at an instant; one that no roster has is while it is on a case. */
export const isOnDuty = (group: DutyGroup, now: number): boolean =>
  group.from === null || group.until === null
    ? group.engagedBy !== null
    : Date.parse(group.from) <= now && now < Date.parse(group.until)

/** Whether a clock is over at an instant. */
export const isOver = (clock: RunningClock, now: number): boolean =>
  clock.due !== null && Date.parse(clock.due) < now

/** The clock of a case that matters most: the earliest last instant; one without any where there is no other. */
export const nearestClock = (item: Pick<CaseItem, "clocks">): RunningClock | undefined =>
  [...item.clocks].sort(
    (a, b) =>
      (a.due === null ? Number.POSITIVE_INFINITY : Date.parse(a.due)) -
        (b.due === null ? Number.POSITIVE_INFINITY : Date.parse(b.due)) || a.start.localeCompare(b.start)
  )[0]

/** Whether a group is on a case now. */
export const isOut = ({ step }: { readonly step: string }): boolean =>
  step !== "done" && step !== "called-off"

const gradeOrder: Readonly<Record<string, number>> = { major: 0, important: 1, general: 2 }

/** What a desk looks at first: overdue ones, those nobody is sent to, the graver, the older. */
export const byUrgency =
  (now: number) =>
  (a: CaseItem, b: CaseItem): number => {
    const over = (item: CaseItem) => (item.clocks.some((clock) => isOver(clock, now)) ? 0 : 1)
    const sent = (item: CaseItem) => (item.groups.some(({ step }) => step !== "called-off") ? 1 : 0)
    const grade = (item: CaseItem) => gradeOrder[item.grade ?? ""] ?? 3
    return (
      over(a) - over(b) || sent(a) - sent(b) || grade(a) - grade(b) || a.calledAt.localeCompare(b.calledAt)
    )
  }

const two = (n: number): string => String(n).padStart(2, "0")

/** A length of time as a desk reads it: `4:05`, `2:04:05`; from two days on only the days. */
export const lengthOf = (millis: number, days: (n: number) => string): string => {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  if (seconds >= 48 * 3600) return days(Math.floor(seconds / 86_400))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** The rule of a clock where it has one in the rulebook; a row of a description is nothing that people look up. */
export const ruleOf = ({ rule }: { readonly rule: string }): string | undefined =>
  /^[A-Z]/.test(rule) ? rule : undefined
