import { derivedId } from "@jiaosuo/kernel/Ids"
import type { CoverageAnswer, UnitFile } from "../../src/api.ts"
import type { Verb } from "../../src/domain/Permissions.ts"
import { type Setting, townships } from "./setting.ts"
import { onlyTheStation, type Refusals, wardensWhoMayNot, whoeverIsNoWarden } from "./whoMayNot.ts"

/** Every command of this context, with a form that is right: nothing but who sends it is refused. */

const { own, other } = townships
const village = `${own}213`
const location = { longitude: 118.1, latitude: 37.7 }
const filler = derivedId("refusals", "nobody")
const halfHour = 30 * 60_000
/** A half hour of the day before yesterday, or after. */
const slot = (n: number): string =>
  new Date(Math.floor(Date.now() / halfHour) * halfHour + (n - 96) * halfHour).toISOString()

/** One thing of each kind, in the officer's township; what a warden files is the persuader's own. */
export const makeThings = async (wardens: Setting) => {
  const cast = await wardens.cast()
  const { accepted } = wardens
  const warden = { as: "warden" } as const
  const units = "/api/wardens/units"
  const unit = await accepted(units, {
    kind: "bag-room",
    name: "提包警务室",
    township: own,
    happenedAt: "2021-03-01T09:00:00+08:00"
  })
  await accepted(`${units}/${unit}/join`, { account: "officer", part: "senior-officer", from: "2021-03-01" })
  await accepted(`${units}/${unit}/list-groups`, { groups: [{ village, name: "一组" }], from: "2021-03-01" })
  const groupIds = (await wardens.get<UnitFile>(`${units}/${unit}`)).body.groups.map(({ groupId }) => groupId)
  await accepted(`${units}/${unit}/visit-groups`, { groupIds, happenedAt: "2021-04-12T10:00:00+08:00" })
  const { visits } = (await wardens.get<CoverageAnswer>(`/api/wardens/coverage?unit=${unit}&month=2021-04`))
    .body
  /** Somebody near, who is asked. */
  const asked = await wardens.warden({ roles: ["volunteer"], setsOutFrom: location })
  return {
    ...cast,
    asked,
    place: cast.post,
    persuader: cast.warden,
    team: await accepted("/api/wardens/teams", { name: "义警队", station: own }),
    shift: await accepted("/api/wardens/shifts", {
      placeId: cast.post,
      from: slot(0),
      until: slot(2),
      wardens: [cast.warden]
    }),
    record: await accepted(
      "/api/wardens/records",
      { work: { kind: "persuasion", counts: [{ code: "phone", count: 1 }] } },
      warden
    ),
    hazard: await accepted("/api/wardens/hazards", { code: "surface", level: "minor", road: "乡道" }, warden),
    unit,
    groupIds,
    entryId: visits[0]?.entryId ?? "",
    service: await accepted(
      "/api/wardens/services",
      { code: "consultation", channel: "wechat", open: true, village },
      warden
    ),
    callOut: await accepted("/api/wardens/call-outs", { need: "other", what: "搬运", village, location })
  }
}
export type Things = Awaited<ReturnType<typeof makeThings>>

/** A command as it is tried, and what those are told who may not give it. */
export interface Tried {
  readonly path: string
  readonly form: object
  readonly refusals: Refusals
}

const role = [403, "RoleMayNotDoThis"] as const
const noAuxiliary: Refusals = { ...onlyTheStation, auxiliary: role }
const noCommander: Refusals = { ...onlyTheStation, commander: role }
/** Both townships of a transfer are the giver's. */
const withinBoth: Refusals = { ...noAuxiliary, officer: [403, "TownshipIsOutOfScope"] }
const onlyTheirOwn = (code: string): Refusals => ({ ...wardensWhoMayNot, colleague: [403, code] })
/** Row 35: the one thing that a grid worker may. */
const { gridWorker: mayVisit, ...everybodyButGridWorkers } = wardensWhoMayNot
/** A call-out is a desk's, which a dispatcher has and an auxiliary has not. */
const { dispatcher: mayCallOut, ...noDesk } = noAuxiliary
/** A volunteer answers wherever they are, and for nobody else. */
const { dispatcher: mayAnswer, ...whoDoesNotAnswer } = whoeverIsNoWarden
const forSomebodyElse: Refusals = {
  ...whoDoesNotAnswer,
  auxiliary: role,
  warden: [403, "ActsForSomebodyElse"],
  elsewhere: [403, "ActsForSomebodyElse"],
  neighbour: [403, "TownshipIsOutOfScope"],
  gone: [403, "WardenIsNotActive"],
  resting: [403, "WardenIsNotActive"],
  stranger: [403, "AccountIsNoWarden"]
}

/** Where things of each kind are, and which one a command is tried on. */
const kinds = {
  place: { at: "places", idOf: ({ place }: Things) => place },
  warden: { at: "wardens", idOf: ({ persuader }: Things) => persuader },
  team: { at: "teams", idOf: ({ team }: Things) => team },
  shift: { at: "shifts", idOf: ({ shift }: Things) => shift },
  record: { at: "records", idOf: ({ record }: Things) => record },
  hazard: { at: "hazards", idOf: ({ hazard }: Things) => hazard },
  unit: { at: "units", idOf: ({ unit }: Things) => unit },
  service: { at: "services", idOf: ({ service }: Things) => service },
  callout: { at: "call-outs", idOf: ({ callOut }: Things) => callOut }
} as const
type Kind = keyof typeof kinds

const making =
  (kind: Kind, form: (things: Things) => object, refusals: Refusals) =>
  (things: Things): Tried => ({ path: `/api/wardens/${kinds[kind].at}`, form: form(things), refusals })
/** `verb` on the thing of its kind. */
const acting =
  (verb: Verb, form: object | ((things: Things) => object), refusals: Refusals) =>
  (things: Things): Tried => {
    const [kind, name] = verb.split(".") as [Kind, string]
    const { at, idOf } = kinds[kind]
    return {
      path: `/api/wardens/${at}/${idOf(things)}/${name}`,
      form: typeof form === "function" ? form(things) : form,
      refusals
    }
  }
const filing = (work: object, refusals: Refusals = wardensWhoMayNot) =>
  making("record", () => ({ work, village }), refusals)
const persuasion = { kind: "persuasion", counts: [{ code: "phone", count: 2 }] }

/** A verb that has no line here does not compile. */
export const everyCommand: { readonly [V in Verb]: (things: Things) => Tried } = {
  "place.open": making(
    "place",
    () => ({ kind: "persuasion-post", name: "站", township: own, location, road: "路" }),
    noAuxiliary
  ),
  "place.change": acting("place.change", { road: "另一条路" }, noAuxiliary),
  "place.close": acting("place.close", {}, noAuxiliary),

  "warden.apply": making(
    "warden",
    () => ({ name: "张三", roles: ["volunteer"], township: own }),
    onlyTheStation
  ),
  "warden.check": acting("warden.check", { passed: true }, noAuxiliary),
  "warden.begin-training": acting("warden.begin-training", {}, noAuxiliary),
  "warden.record-training": acting("warden.record-training", { subject: "volunteer" }, onlyTheStation),
  "warden.activate": acting("warden.activate", {}, noAuxiliary),
  "warden.rest": acting("warden.rest", {}, noAuxiliary),
  "warden.resume": acting("warden.resume", {}, noAuxiliary),
  "warden.let-go": acting("warden.let-go", {}, noAuxiliary),
  "warden.change": acting("warden.change", { skills: ["wasp"] }, onlyTheStation),
  "warden.change-roles": acting("warden.change-roles", { roles: ["volunteer"] }, noAuxiliary),
  "warden.post": acting("warden.post", { placeId: null }, noAuxiliary),
  "warden.transfer": acting(
    "warden.transfer",
    ({ otherPost }) => ({ township: other, placeId: otherPost }),
    withinBoth
  ),
  "warden.link-account": acting("warden.link-account", { account: "somebody" }, noAuxiliary),
  "warden.lend": acting("warden.lend", { equipment: "boat" }, onlyTheStation),
  "warden.take-back": acting("warden.take-back", { loanId: filler }, onlyTheStation),
  "warden.report-injury": acting(
    "warden.report-injury",
    { severity: "slight", activity: "劝导" },
    onlyTheStation
  ),
  "warden.insure": acting("warden.insure", { lastDay: "2099-12-31" }, onlyTheStation),

  "team.form": making("team", () => ({ name: "义警队", station: own, villages: [village] }), noAuxiliary),
  "team.change": acting("team.change", { name: "义警二队" }, noAuxiliary),
  "team.join": acting("team.join", ({ volunteer }) => ({ wardenId: volunteer, as: "villager" }), noAuxiliary),
  "team.leave": acting("team.leave", { wardenId: filler }, noAuxiliary),
  "team.elect-captain": acting("team.elect-captain", { votes: [], voters: 0 }, noAuxiliary),
  "team.end-captaincy": acting("team.end-captaincy", {}, noAuxiliary),
  "team.disband": acting("team.disband", {}, noAuxiliary),

  "shift.plan": making(
    "shift",
    ({ post, warden }) => ({ placeId: post, from: slot(54), until: slot(55), wardens: [warden] }),
    onlyTheStation
  ),
  "shift.change": acting(
    "shift.change",
    ({ warden }) => ({ from: slot(0), until: slot(3), wardens: [warden] }),
    onlyTheStation
  ),
  "shift.cancel": acting("shift.cancel", {}, onlyTheStation),
  "shift.check-in": acting("shift.check-in", { happenedAt: slot(0) }, wardensWhoMayNot),
  "shift.check-out": acting("shift.check-out", { happenedAt: slot(1) }, wardensWhoMayNot),

  "record.persuasion": filing(persuasion),
  "record.publicity": filing({ kind: "publicity", code: "door" }),
  "record.help-request": filing({ kind: "help-request", code: "ill" }),
  "record.gathering": filing({
    kind: "gathering",
    code: "wedding",
    from: "2126-05-01T08:00:00+08:00",
    until: "2126-05-01T12:00:00+08:00"
  }),
  "record.activity": filing({ kind: "activity", code: "culture" }),
  "record.card-delivery": filing({ kind: "card-delivery", code: "identity-card", cards: 1 }),
  "record.village-assistant": filing(
    { kind: "village-assistant", account: "officer", from: "2026-03-01" },
    noAuxiliary
  ),
  "record.trade-check": filing(
    { kind: "trade-check", code: "pawn", site: "典当行", inOrder: true },
    noCommander
  ),
  "record.site-inspection": filing({ kind: "site-inspection", site: "网吧", items: ["fire"] }, noCommander),
  "record.correct": acting(
    "record.correct",
    { work: persuasion, village },
    onlyTheirOwn("RecordIsSomebodyElses")
  ),
  "record.withdraw": acting("record.withdraw", {}, onlyTheirOwn("RecordIsSomebodyElses")),

  "hazard.report": making(
    "hazard",
    () => ({ code: "surface", level: "minor", township: own, road: "乡道" }),
    wardensWhoMayNot
  ),
  "hazard.rate": acting("hazard.rate", { level: "grave" }, noAuxiliary),
  "hazard.assign": acting("hazard.assign", { office: "公路站" }, onlyTheStation),
  "hazard.fix": acting("hazard.fix", {}, wardensWhoMayNot),
  "hazard.clear": acting("hazard.clear", {}, noAuxiliary),
  "hazard.send-back": acting("hazard.send-back", { reason: "未修" }, noAuxiliary),
  "hazard.withdraw": acting("hazard.withdraw", {}, onlyTheirOwn("HazardIsSomebodyElses")),

  "unit.form": making("unit", () => ({ kind: "bag-room", name: "室", township: own }), noAuxiliary),
  "unit.change": acting("unit.change", { name: "改名" }, noAuxiliary),
  "unit.disband": acting("unit.disband", {}, noAuxiliary),
  "unit.join": acting("unit.join", { account: "b", part: "assistant" }, noAuxiliary),
  "unit.leave": acting("unit.leave", { account: "officer" }, noAuxiliary),
  "unit.issue": acting("unit.issue", { thing: "car" }, onlyTheStation),
  "unit.take-back": acting("unit.take-back", { thing: "car" }, onlyTheStation),
  "unit.list-groups": acting("unit.list-groups", { groups: [{ village, name: "二组" }] }, onlyTheStation),
  "unit.end-groups": acting("unit.end-groups", ({ groupIds }) => ({ groupIds }), onlyTheStation),
  "unit.visit-groups": acting(
    "unit.visit-groups",
    ({ groupIds }) => ({ groupIds, members: ["officer"], happenedAt: "2021-04-13T10:00:00+08:00" }),
    everybodyButGridWorkers
  ),
  "unit.record-room-time": acting(
    "unit.record-room-time",
    { account: "officer", from: "2021-04-13T10:00:00+08:00", until: "2021-04-13T11:00:00+08:00" },
    onlyTheStation
  ),
  "unit.withdraw-entry": acting("unit.withdraw-entry", ({ entryId }) => ({ month: "2021-04", entryId }), {
    ...wardensWhoMayNot,
    warden: [403, "EntryIsSomebodyElses"]
  }),

  "service.request": making(
    "service",
    () => ({ code: "report", channel: "door", village }),
    wardensWhoMayNot
  ),
  "service.correct": acting(
    "service.correct",
    { code: "other", channel: "door" },
    onlyTheirOwn("ServiceIsSomebodyElses")
  ),
  "service.finish": acting("service.finish", {}, wardensWhoMayNot),
  "service.reopen": acting("service.reopen", { missing: ["photo"] }, wardensWhoMayNot),
  "service.hand-over": acting("service.hand-over", { force: "外地" }, onlyTheStation),
  "service.answer-hand-over": acting(
    "service.answer-hand-over",
    { answer: "好", settled: true },
    onlyTheStation
  ),
  "service.withdraw": acting("service.withdraw", {}, onlyTheirOwn("ServiceIsSomebodyElses")),

  "callout.open": making("callout", () => ({ need: "other", what: "搬运", village, location }), noDesk),
  "callout.ask-next": acting("callout.ask-next", {}, noDesk),
  "callout.stop": acting("callout.stop", {}, noDesk),
  "callout.accept": acting("callout.accept", ({ asked }) => ({ partyId: asked }), forSomebodyElse),
  "callout.decline": acting("callout.decline", ({ asked }) => ({ partyId: asked }), forSomebodyElse),
  "callout.arrive": acting("callout.arrive", ({ asked }) => ({ partyId: asked }), forSomebodyElse),
  "callout.finish": acting(
    "callout.finish",
    { outcome: "done" },
    {
      ...forSomebodyElse,
      warden: [409, "PartyWasNotAsked"],
      elsewhere: [409, "PartyWasNotAsked"]
    }
  )
}
