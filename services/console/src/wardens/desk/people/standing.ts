import { daysLater, today } from "../../../duties/dutyTimes.ts"
import { whatIsDue } from "../forms/acts.ts"
import type { Values } from "../forms/fields.ts"
import type { Verb, WardenFile } from "./peopleCalls.ts"

/** Where somebody stands on the way into service and out of it, as far as that decides what is offered. */

type State = WardenFile["state"]

export const isIn =
  (...states: ReadonlyArray<State>) =>
  ({ state }: WardenFile): boolean =>
    states.includes(state)

/** Has not left. */
export const serves = ({ state }: WardenFile): boolean => state !== "left"

/** What they have and have not brought back. */
export const loansOut = ({ loans }: WardenFile) => loans.filter(({ returnedAt }) => returnedAt === null)
export const hasLoans = (file: WardenFile): boolean => loansOut(file).length > 0

/** Where there is one thing to bring back only, it is the one. */
export const onlyLoan = (file: WardenFile): Values => {
  const [first, second] = loansOut(file)
  return { intact: true, ...(first === undefined || second !== undefined ? {} : { loanId: first.loanId }) }
}

/** What ends within so many days is told before it does. */
const daysAhead = 30

export const endsSoon = (day: string): boolean => day >= today() && day <= daysLater(today(), daysAhead)

/** A training that counts and soon will not, with nothing newer of its subject. */
export const endingTrainings = ({ trainings }: WardenFile) =>
  trainings.filter(
    ({ subject, valid, validUntil }) =>
      valid &&
      endsSoon(validUntil) &&
      !trainings.some((other) => other.subject === subject && other.valid && other.validUntil > validUntil)
  )

/** The training that is missing, or ends first, taken today. */
export const nextTraining = (file: WardenFile): Values => {
  const subject = file.missing[0] ?? endingTrainings(file)[0]?.subject
  return { passed: "yes", on: today(), ...(subject === undefined ? {} : { subject }) }
}

const isA = ({ roles }: Pick<WardenFile, "roles">, role: WardenFile["roles"][number]["role"]): boolean =>
  roles.some((one) => one.role === role)

/** Row 34: a persuader has a post, or does not serve. */
export const lacksPost = (file: Pick<WardenFile, "roles" | "place">): boolean =>
  isA(file, "persuader") && file.place === null

/** Row 42: an auxiliary has one village. */
export const lacksOneVillage = (file: WardenFile): boolean =>
  isA(file, "village-auxiliary") && file.villages.length !== 1

export const insuranceEnds = ({ insuredUntil }: Pick<WardenFile, "insuredUntil">): boolean =>
  insuredUntil === null || insuredUntil < today() || endsSoon(insuredUntil)

/** What comes next for somebody, the nearest first: applied → check → training → active → resting → left. */
export const nextSteps = (file: WardenFile): ReadonlyArray<Verb> => {
  const { state } = file
  const onTheWay = state === "training" || state === "active" || state === "resting"
  return whatIsDue<Verb>([
    ["check", state === "applied"],
    ["begin-training", state === "checked"],
    ["record-training", onTheWay && (file.missing.length > 0 || endingTrainings(file).length > 0)],
    ["post", onTheWay && lacksPost(file)],
    ["change", onTheWay && lacksOneVillage(file)],
    ["activate", state === "training"],
    ["resume", state === "resting"],
    ["insure", onTheWay && insuranceEnds(file)],
    ["take-back", state === "left" && hasLoans(file)],
    ["link-account", state === "active" && file.account === null],
    ["rest", state === "active"]
  ])
}
