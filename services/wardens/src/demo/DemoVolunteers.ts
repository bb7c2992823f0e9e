import { EventStore } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type CalendarDate, streamId } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { District, Township } from "@jiaosuo/reference/Divisions"
import { Reference, type ReferenceData } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import type { MemberOrigin } from "../domain/team/TeamEvents.ts"
import { Teams } from "../Teams.ts"
import { Wardens } from "../Wardens.ts"
import { boundsOf, demoCommandId, demoOrder, locationOf } from "./DemoOrders.ts"

/** A team of volunteers of the demo's first town, led by its station, who can be called out (rows 45, 46). */

interface DemoVolunteer {
  readonly name: string
  readonly as: MemberOrigin
  /** Where they set out from: metres to the east and to the north of the town. */
  readonly from: readonly [east: number, north: number]
  /** Codes of the cell abilities. */
  readonly skills: ReadonlyArray<string>
  readonly equipment: ReadonlyArray<string>
}

const one = (
  name: string,
  as: MemberOrigin,
  from: DemoVolunteer["from"],
  skills: ReadonlyArray<string> = [],
  equipment: ReadonlyArray<string> = []
): DemoVolunteer => ({ name, as, from, skills, equipment })

/** Eighteen of them (row 45). Invented names: no name of them is anybody's. The first signs in as `volunteer`. */
const volunteers: ReadonlyArray<DemoVolunteer> = [
  one("周大勇", "cadre", [400, 300], ["wasp", "first-aid"], ["wasp-suit", "first-aid-kit"]),
  one("吴玉梅", "villager", [-700, 500], ["wasp"], ["wasp-suit"]),
  one("郑保国", "villager", [1_100, -800], ["wasp", "saw"], ["saw"]),
  one("冯小军", "grid", [-1_500, -900], ["first-aid"], ["first-aid-kit"]),
  one("韩月英", "villager", [1_900, 1_200], ["road-warning"], ["warning-signs"]),
  one("杨树林", "cadre", [-2_200, 1_300], ["road-warning"], ["warning-signs", "lights"]),
  one("朱红旗", "villager", [600, -2_300], ["boat"], ["boat", "life-jackets"]),
  one("秦二喜", "villager", [-400, 2_600], ["boat"], ["life-jackets"]),
  one("尤金花", "grid", [3_400, -700], ["first-aid"]),
  one("许长顺", "villager", [-3_800, 400], ["wasp"], ["wasp-suit"]),
  one("何满仓", "villager", [2_900, 3_100], ["saw", "rope"], ["saw", "rope"]),
  one("吕秀莲", "cadre", [-3_100, -3_300], ["livestock"]),
  one("施春生", "villager", [4_600, 1_800], ["drone"], ["drone"]),
  one("张铁山", "villager", [-5_200, 2_100], ["fire"], ["extinguisher"]),
  one("孔庆丰", "grid", [1_700, 5_600], ["road-warning"], ["warning-signs"]),
  one("曹立业", "villager", [-2_400, -6_100], ["boat"], ["boat", "life-jackets"]),
  one("严桂兰", "villager", [6_300, -2_900]),
  one("华东升", "cadre", [-6_000, 5_200], ["rope"], ["rope"])
]

/** The demo account of a volunteer; `DemoAccounts` of identity makes it. */
const account = "volunteer"

const metresInADegree = 111_195

/** The place so many metres away from the town, within the district. */
const placeOf = (district: District, township: Township, [east, north]: DemoVolunteer["from"]) => {
  const town = locationOf(district, township)
  const bounds = boundsOf(district)
  const within = (degrees: number, from: number, to: number): number => Math.min(to, Math.max(from, degrees))
  const parallel = metresInADegree * Math.cos((town.latitude * Math.PI) / 180)
  return {
    longitude: within(town.longitude + east / parallel, bounds.west, bounds.east),
    latitude: within(town.latitude + north / metresInADegree, bounds.south, bounds.north)
  }
}

/** Some of the town's villages, one for each volunteer as far as they go. */
const villageOf = (district: District, { code }: Township, i: number): ReadonlyArray<string> => {
  const villages = district.villagesOf(code)
  const village = villages[Math.floor((i * villages.length) / volunteers.length)]
  return village === undefined ? [] : [village.code]
}

/** Takes somebody into active service, with what their skills ask for and what is lent to them. */
const serving = (
  { district, dutyRules, wardenRules }: ReferenceData,
  township: Township,
  volunteer: DemoVolunteer,
  i: number,
  today: CalendarDate
) =>
  Effect.gen(function* () {
    const wardens = yield* Wardens
    const order = (step: string) => demoOrder(`volunteer ${i} ${step}`)
    // A district with tables of its own may not know all of them.
    const skills = volunteer.skills.filter(
      (code) => dutyRules.cellAbility("skill", code, today) !== undefined
    )
    const equipment = volunteer.equipment.filter(
      (code) => dutyRules.cellAbility("equipment", code, today) !== undefined
    )
    const { id } = yield* wardens.apply(
      {
        name: volunteer.name,
        phone: `139000010${String(i + 1).padStart(2, "0")}`,
        roles: ["volunteer"],
        township: township.code,
        villages: villageOf(district, township, i),
        skills,
        setsOutFrom: placeOf(district, township, volunteer.from)
      },
      order("apply")
    )
    yield* wardens.check(id, { passed: true }, order("check"))
    yield* wardens.beginTraining(id, {}, order("begin training"))
    for (const { subject, roles, skills: taught } of wardenRules.trainings(today)) {
      if (!roles.includes("volunteer") && !taught.some((code) => skills.includes(code))) continue
      yield* wardens.recordTraining(id, { subject }, order(`train ${subject}`))
    }
    yield* wardens.activate(id, {}, order("activate"))
    for (const code of equipment) yield* wardens.lend(id, { equipment: code }, order(`lend ${code}`))
    if (i === 0) yield* wardens.linkAccount(id, { account }, order("link"))
    return id
  })

/** All of the team's events: it was formed, everybody joined, and one of them was elected. */
const wholeTeam = volunteers.length + 2

/**
 * Forms the team of a township where it is not there yet: eighteen volunteers in active service around the town, of
 * whom the demo account `volunteer` is one, and the captain whom they elected (row 45). Ids follow from names, so that
 * a start that was cut off goes on where it stopped.
 */
export const seedVolunteers = (township: Township) =>
  Effect.gen(function* () {
    const reference = yield* Reference
    const store = yield* EventStore
    const teams = yield* Teams
    const formed = demoOrder("volunteer team form")
    const teamId = derivedId("team", demoCommandId("volunteer team form"))
    if ((yield* store.readStream(streamId("wardens", "team", teamId))).length >= wholeTeam) return
    const today = dayInShanghai(new Date(yield* Clock.currentTimeMillis).toISOString())
    const ids = yield* Effect.forEach(
      volunteers,
      (volunteer, i) => serving(reference, township, volunteer, i, today),
      { concurrency: 18 }
    )
    yield* teams.form(
      {
        name: `${township.name}义警队`,
        station: township.code,
        villages: volunteers.flatMap((_, i) => villageOf(reference.district, township, i))
      },
      formed
    )
    for (const [i, wardenId] of ids.entries()) {
      const as = volunteers[i]?.as ?? "villager"
      yield* teams.join(teamId, { wardenId, as }, demoOrder(`volunteer ${i} join`))
    }
    const [captain = "", second = "", third = ""] = ids
    yield* teams.electCaptain(
      teamId,
      {
        votes: [
          { wardenId: captain, votes: 11 },
          { wardenId: second, votes: 4 },
          { wardenId: third, votes: 2 }
        ],
        voters: 17
      },
      demoOrder("volunteer team elect")
    )
  }).pipe(Effect.withSpan("wardens.seedDemoVolunteers"))
