import type { CaseItem, DutyGroup } from "./readCalls.ts"

/** Steps of a group as an officer taps them: kept until they are answered, and sent in their order; pure. */

export type StepVerb = "sign" | "depart" | "arrive" | "done"

export interface PendingStep {
  readonly commandId: string
  readonly caseId: string
  readonly groupId: string
  readonly verb: StepVerb
  /** When it was tapped: a step counts from then, whenever it arrives. */
  readonly at: string
  readonly location?: { readonly longitude: number; readonly latitude: number }
}

/** A step that was answered: it holds until the desk shows it. */
export interface TakenStep extends PendingStep {
  /** Position in the log of what it became. */
  readonly position: number
}

export type Step = CaseItem["groups"][number]["step"]

const reached: Readonly<Record<StepVerb, Step>> = {
  sign: "signed",
  depart: "departed",
  arrive: "arrived",
  done: "done"
}

/** The next step of a group, the only button that it has; undefined where there is none. */
export const nextVerb = (step: Step): StepVerb | undefined => {
  switch (step) {
    case "dispatched":
      return "sign"
    case "signed":
      return "depart"
    case "departed":
      return "arrive"
    case "arrived":
      return "done"
    case "done":
    case "called-off":
      return undefined
  }
}

/** How far a group is, with what was tapped and the desk does not show yet. */
export const stepWith = (
  { item, group }: Pick<SentTo, "item" | "group">,
  taken: ReadonlyArray<TakenStep>,
  pending: ReadonlyArray<PendingStep>
): Step => {
  const last = [...taken.filter(({ position }) => position > item.position), ...pending]
    .filter((one) => one.caseId === item.id && one.groupId === group.groupId)
    .at(-1)
  return last === undefined ? group.step : reached[last.verb]
}

/** A case that somebody's group was sent to. */
export interface SentTo {
  readonly item: CaseItem
  readonly group: CaseItem["groups"][number]
  readonly feedbackIsMissing: boolean
}

/** Groups that somebody is in. */
export const groupsOf = (groups: Iterable<DutyGroup>, account: string): ReadonlyArray<DutyGroup> =>
  [...groups].filter(({ members }) => members.some((member) => member.account === account))

/**
 * Cases that somebody's groups are on, and those where they are done and owe their feedback (I1); those that are
 * furthest from being done come last.
 */
export const sentTo = (
  cases: Iterable<CaseItem>,
  groups: ReadonlyArray<DutyGroup>
): ReadonlyArray<SentTo> => {
  const own = new Set(groups.map(({ id }) => id))
  return [...cases]
    .flatMap((item) =>
      item.groups
        .filter(({ groupId, step }) => own.has(groupId) && step !== "called-off")
        .slice(-1)
        .map((group) => ({
          item,
          group,
          feedbackIsMissing: item.clocks.some(
            ({ clock, subject }) => clock === "feedback" && (subject === group.groupId || subject === item.id)
          )
        }))
    )
    .filter(({ group, feedbackIsMissing }) => group.step !== "done" || feedbackIsMissing)
    .sort(
      (a, b) =>
        Number(a.group.step === "done") - Number(b.group.step === "done") ||
        b.group.dispatchedAt.localeCompare(a.group.dispatchedAt)
    )
}

/** When a step was tapped: no step is before the one that went before it, whatever the device's clock says. */
export const notBefore = (
  group: CaseItem["groups"][number],
  earlier: ReadonlyArray<PendingStep>,
  at: number
): string => {
  const known = [
    group.dispatchedAt,
    group.signedAt,
    group.departedAt,
    group.arrivedAt,
    ...earlier.filter(({ groupId }) => groupId === group.groupId).map((step) => step.at)
  ].flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]))
  return new Date(Math.max(at, ...known)).toISOString()
}
