import type { Role } from "@jiaosuo/kernel/Role"

/**
 * Who may give which command of this context (X3, A3): the one table of it. Roles are those of the account. Whoever
 * signs in as a warden or as a grid worker acts as the warden that the account is linked to, who must be active: that
 * is asked in the decision (`WithinPermission.ts`). A warden has no power over others: persuading, reporting and asking
 * for help is all there is (A3).
 */

/** Who looks after posts and people. */
const station = ["officer", "commander"] as const
/** The same, with the auxiliaries who do the paper work of a station. */
const stationWithAuxiliaries = ["officer", "auxiliary", "commander"] as const

/** The same, with those who stand at the road and go from door to door. */
const stationAndWardens = [...stationWithAuxiliaries, "warden"] as const
/** The same, with grid workers, who file visits and nothing else (row 35). */
const visiting = [...stationAndWardens, "grid-worker"] as const
/** A check of somebody's business is an officer's; an auxiliary writes it down (A3). */
const checking = ["officer", "auxiliary"] as const

/** Who calls people out, and stops it. */
const desk = ["officer", "dispatcher", "commander"] as const
/** The same, with those who are asked, each for themselves. */
const deskAndWardens = [...desk, "warden"] as const

/** Roles for each verb, `<aggregate>.<verb>`. Every verb of this context has its row. */
export const permissions = {
  "place.open": station,
  "place.change": station,
  "place.close": station,

  "warden.apply": stationWithAuxiliaries,
  "warden.check": station,
  "warden.begin-training": station,
  "warden.record-training": stationWithAuxiliaries,
  "warden.activate": station,
  "warden.rest": station,
  "warden.resume": station,
  "warden.let-go": station,
  "warden.change": stationWithAuxiliaries,
  "warden.change-roles": station,
  "warden.post": station,
  "warden.transfer": station,
  "warden.link-account": station,
  "warden.lend": stationWithAuxiliaries,
  "warden.take-back": stationWithAuxiliaries,
  "warden.report-injury": stationWithAuxiliaries,
  "warden.insure": stationWithAuxiliaries,

  "team.form": station,
  "team.change": station,
  "team.join": station,
  "team.leave": station,
  "team.elect-captain": station,
  "team.end-captaincy": station,
  "team.disband": station,

  "shift.plan": stationWithAuxiliaries,
  "shift.change": stationWithAuxiliaries,
  "shift.cancel": stationWithAuxiliaries,
  "shift.check-in": stationAndWardens,
  "shift.check-out": stationAndWardens,

  "record.persuasion": stationAndWardens,
  "record.publicity": stationAndWardens,
  "record.help-request": stationAndWardens,
  "record.gathering": stationAndWardens,
  "record.activity": stationAndWardens,
  "record.village-assistant": station,
  "record.trade-check": checking,
  "record.card-delivery": stationAndWardens,
  "record.site-inspection": checking,
  "record.correct": stationAndWardens,
  "record.withdraw": stationAndWardens,

  "hazard.report": stationAndWardens,
  "hazard.rate": station,
  "hazard.assign": stationWithAuxiliaries,
  "hazard.fix": stationAndWardens,
  "hazard.clear": station,
  "hazard.send-back": station,
  "hazard.withdraw": stationAndWardens,

  "unit.form": station,
  "unit.change": station,
  "unit.disband": station,
  "unit.join": station,
  "unit.leave": station,
  "unit.issue": stationWithAuxiliaries,
  "unit.take-back": stationWithAuxiliaries,
  "unit.list-groups": stationWithAuxiliaries,
  "unit.end-groups": stationWithAuxiliaries,
  "unit.visit-groups": visiting,
  "unit.record-room-time": stationWithAuxiliaries,
  "unit.withdraw-entry": stationAndWardens,

  "service.request": stationAndWardens,
  "service.correct": stationAndWardens,
  "service.finish": stationAndWardens,
  "service.reopen": stationAndWardens,
  "service.hand-over": stationWithAuxiliaries,
  "service.answer-hand-over": stationWithAuxiliaries,
  "service.withdraw": stationAndWardens,

  "callout.open": desk,
  "callout.ask-next": desk,
  "callout.stop": desk,
  "callout.accept": deskAndWardens,
  "callout.decline": deskAndWardens,
  "callout.arrive": deskAndWardens,
  "callout.finish": deskAndWardens
} as const satisfies Readonly<Record<string, ReadonlyArray<Role>>>

/** A command of this context: `place.open`. */
export type Verb = keyof typeof permissions

/** Roles whose accounts act as a warden, and are nobody here without being linked to one. */
export const linkedRoles = ["warden", "grid-worker"] as const satisfies ReadonlyArray<Role>

/** The same, to be asked. */
export const wardenRoles: ReadonlySet<Role> = new Set<Role>(linkedRoles)

/** Who reads posts, wardens and teams, within their townships (X3). */
export const readingRoles = [
  "officer",
  "auxiliary",
  "dispatcher",
  "commander",
  "warden"
] as const satisfies ReadonlyArray<Role>

/** The same, with grid workers: whoever files a visit must see the groups that there are (row 35). */
export const unitReadingRoles = [...readingRoles, "grid-worker"] as const satisfies ReadonlyArray<Role>

/** Who reads the files of people: of wardens, only their own, and under another address. */
export const peopleRoles = [
  "officer",
  "auxiliary",
  "dispatcher",
  "commander"
] as const satisfies ReadonlyArray<Role>
