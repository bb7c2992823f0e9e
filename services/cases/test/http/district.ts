import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Said, startCases } from "./server.ts"

/**
 * What duties say of a small district, as their events carry it: two zones of one command, a third of another, and
 * rosters with response groups that were on duty on 10 March 2026.
 */

export const id = (what: string): string => derivedId("test", what)

const stations = [
  { name: "下洼", code: "371603101", command: "police-1", latitude: 37.71 },
  { name: "古城", code: "371603102", command: "police-1", latitude: 37.8 },
  { name: "冯家", code: "371603103", command: "police-2", latitude: 37.9 }
] as const

const established = ({ name, code, command, latitude }: (typeof stations)[number]): Said => ({
  type: "UnitWasEstablished",
  data: {
    unitId: id(`station ${code}`),
    kind: "station",
    name: `${name}派出所`,
    code,
    townships: [code],
    villages: [],
    parent: null,
    command: id(command),
    location: { longitude: 118.1, latitude },
    attributes: null,
    functions: [],
    from: "2020-01-01",
    reason: null,
    warnings: []
  },
  township: code
})

const formed = (n: number, code: string): Said => ({
  type: "ZoneWasFormed",
  data: {
    zoneId: id(`zone ${n}`),
    name: `第${n}协作区`,
    members: [id(`station ${code}`)],
    centre: id(`station ${code}`),
    from: "2020-01-01",
    reason: null
  }
})

/** A group of one officer and four auxiliaries, on duty on that day from 8 to 8. */
export const slot = (zone: number, n: number, people = 5): object => ({
  slotId: id(`group ${zone}-${n}`),
  kind: "response-group",
  from: "2026-03-10T00:00:00.000Z",
  until: "2026-03-11T00:00:00.000Z",
  unitId: id(`zone ${zone}`),
  group: { groupId: id(`group ${zone}-${n}`), number: n },
  members: Array.from({ length: people }, (_, i) => ({
    personId: id(`person ${zone}-${n}-${i}`),
    personKind: i === 0 ? "officer" : "auxiliary",
    account: null,
    lead: i === 0
  }))
})

/** The id of group `n` of a zone. */
export const groupOf = (zone: number, n: number): string => id(`group ${zone}-${n}`)
export const zoneOf = (zone: number): string => id(`zone ${zone}`)
export const commandOf = (n: number): string => id(`police-${n}`)

type Cases = Awaited<ReturnType<typeof startCases>>

/** The organisation, and a published roster of `groups` groups for each zone. */
export const describeDistrict = async (cases: Cases, groups = 4): Promise<void> => {
  await cases.say(
    `duties/organisation/${id("organisation")}`,
    ...stations.map(established),
    ...stations.map(({ code }, i) => formed(i + 1, code))
  )
  for (const [i, { code }] of stations.entries()) {
    const zone = i + 1
    const numbers = Array.from({ length: groups }, (_, n) => n + 1)
    await cases.say(
      `duties/roster/${id(`roster ${zone}`)}`,
      {
        type: "RosterWasOpened",
        data: {
          unitId: zoneOf(zone),
          unitKind: "zone",
          month: "2026-03",
          template: "zone",
          townships: [code],
          people: []
        }
      },
      {
        type: "SlotsWerePlanned",
        data: {
          slots: [
            ...numbers.map((n) => slot(zone, n)),
            { ...slot(zone, 99), slotId: id(`desk ${zone}`), kind: "desk", group: null }
          ],
          drafted: false,
          warnings: []
        }
      },
      { type: "RosterWasPublished", data: { gaps: [], reason: null, warnings: [] } }
    )
  }
}

/** Row 12: the two commands help each other. */
export const agree = (cases: Cases, from: string, until: string | null) =>
  cases.say(`duties/organisation/${id("organisation")}`, {
    type: "MutualAidWasAgreed",
    data: { agreementId: id("aid"), commands: [commandOf(1), commandOf(2)], from, until, reason: null }
  })
