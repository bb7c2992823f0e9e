import type { Role } from "@jiaosuo/http/Principal"
import { isOut } from "./board.ts"
import type { Values } from "./caseFields.ts"
import type { CaseFile, FormVerb, GroupOnCase } from "./fileCalls.ts"
import * as may from "./permissions.ts"

/** Where a case stands, as far as that decides what is offered. The server decides what is taken. */

export const isOpen = (file: CaseFile): boolean => file.standing === "Open"

/** Groups that are on the case now. */
export const groupsOut = (file: CaseFile): ReadonlyArray<GroupOnCase> => file.groups.filter(isOut)
export const hasGroups = (file: CaseFile): boolean => isOpen(file) && groupsOut(file).length > 0

/** Whether a group stands at one of these steps. */
export const awaits =
  (...steps: ReadonlyArray<GroupOnCase["step"]>) =>
  (file: CaseFile): boolean =>
    isOpen(file) && file.groups.some(({ step }) => steps.includes(step))

/** Where there is one group only, it is the one. */
export const onlyGroup = (file: CaseFile): Values => {
  const [first, second] = groupsOut(file)
  return first === undefined || second !== undefined ? {} : { groupId: first.groupId }
}

/** The group whose feedback is missing, the last that is done before those that are out. */
export const lastGroup = (file: CaseFile): Values => {
  const given = new Set(file.feedbacks.map(({ groupId }) => groupId))
  const group = file.groups
    .filter(({ groupId, step }) => step !== "called-off" && !given.has(groupId))
    .sort((a, b) => (b.doneAt ?? "").localeCompare(a.doneAt ?? ""))[0]
  return group === undefined ? {} : { groupId: group.groupId, people: group.people, vehicles: 1 }
}

/** The case as it is on file, for a correction. */
export const asTaken = (file: CaseFile): Values => ({
  type: `${file.kind}/${file.type}`,
  place: {
    township: file.place.township,
    village: file.place.village ?? undefined,
    address: file.place.address ?? undefined,
    road: file.place.roadPost?.road,
    post: postText(file.place.roadPost?.metres ?? null),
    location: file.place.location ?? undefined
  },
  description: file.description ?? undefined
})

const postText = (metres: number | null): string | undefined =>
  metres === null
    ? undefined
    : `K${Math.floor(metres / 1000)}+${String(Math.round(metres % 1000)).padStart(3, "0")}`

const openWhistles = (file: CaseFile) => file.whistles.filter(({ endedAt }) => endedAt === null)
export const whistleIsOpen = (file: CaseFile): boolean => isOpen(file) && openWhistles(file).length > 0
export const branchIsAwaited = (file: CaseFile): boolean =>
  isOpen(file) &&
  openWhistles(file).some(({ branches }) => branches.some(({ reportedAt }) => reportedAt === null))

const openReview = (file: CaseFile): boolean =>
  file.legalReview.reviews.some(({ outcome }) => outcome === null)
export const reviewIsOpen = (file: CaseFile): boolean => isOpen(file) && openReview(file)
export const mayAskReview = (file: CaseFile): boolean => isOpen(file) && !openReview(file)
const reviewIsMissing = ({ legalReview }: CaseFile): boolean => legalReview.needed && !legalReview.fit

const openOrders = (file: CaseFile) => file.supervision.filter(({ answeredAt }) => answeredAt === null)
export const orderIsOpen = (file: CaseFile): boolean => isOpen(file) && openOrders(file).length > 0
export const onlyOrder = (file: CaseFile): Values => {
  const [first, second] = openOrders(file)
  return first === undefined || second !== undefined ? {} : { orderId: first.orderId }
}

const openHandOvers = (file: CaseFile) => file.handOvers.filter(({ receiptedAt }) => receiptedAt === null)
export const handOverIsOpen = (file: CaseFile): boolean => openHandOvers(file).length > 0
export const onlyHandOver = (file: CaseFile): Values => {
  const [first, second] = openHandOvers(file)
  return first === undefined || second !== undefined ? {} : { handOverId: first.handOverId }
}

/** Whether a role may be offered an action of a kind. */
export const isFor = (
  who: "everybody" | "police" | "officers" | "command" | "commander" | "reviewers",
  role: Role
): boolean => {
  switch (who) {
    case "everybody":
      return may.mayTake(role)
    case "police":
      return may.mayHandle(role)
    case "officers":
      return may.mayDispatch(role)
    case "command":
      return may.isOfCommand(role)
    case "commander":
      return may.mayApproveCrossing(role)
    case "reviewers":
      return role === "officer" || role === "commander"
  }
}

interface Reader {
  readonly account: string
  readonly role: Role
}

/** What a case most probably needs next of its reader, the nearest first. */
export const nextSteps = (file: CaseFile, { account }: Reader): ReadonlyArray<FormVerb> => {
  const out = groupsOut(file)
  const isTheirs = file.responsible.account === account
  const feedbackIsMissing =
    file.feedbacks.length === 0 &&
    file.groups.some(({ doneAt, arrivedAt }) => doneAt !== null || arrivedAt !== null)
  const steps: ReadonlyArray<readonly [FormVerb, boolean]> = [
    ["accept-responsibility", file.offer?.to === account],
    ["decline", file.offer !== null && (file.offer.to === account || file.offer.by === account)],
    ["sign", out.some(({ step }) => step === "dispatched")],
    ["depart", out.some(({ step }) => step === "signed")],
    ["arrive", out.some(({ step }) => step === "departed")],
    ["done", out.some(({ step }) => step === "arrived")],
    ["feedback", feedbackIsMissing],
    ["review", reviewIsOpen(file) && !isTheirs],
    ["ask-review", reviewIsMissing(file) && mayAskReview(file)],
    ["report-in", branchIsAwaited(file)],
    ["answer-supervision", orderIsOpen(file)],
    ["receipt", handOverIsOpen(file)],
    ["close", isOpen(file) && out.length === 0 && !feedbackIsMissing && file.groups.length > 0],
    ["blow-whistle", isOpen(file) && out.length > 0 && openWhistles(file).length === 0],
    ["offer", isOpen(file) && isTheirs && file.offer === null],
    ["undo-join", file.standing === "Joined"],
    ["reopen", file.standing === "Closed"],
    ["return-visit", file.standing === "Closed" && file.returnVisits.length === 0]
  ]
  return steps.flatMap(([verb, due]) => (due ? [verb] : []))
}
