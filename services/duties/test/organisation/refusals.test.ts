import { describe, expect, it } from "vitest"
import {
  type OrganisationRejection,
  organisationRefusal
} from "../../src/domain/organisation/OrganisationRejections.ts"
import { townshipOfEvent } from "../../src/domain/organisation/TownshipOfEvent.ts"
import { formZone, founded, run, townshipOf } from "./example.ts"

const on = "2023-07-01"

/** One of each: the compiler counts them. */
const examples: {
  readonly [Tag in OrganisationRejection["_tag"]]: Omit<
    Extract<OrganisationRejection, { readonly _tag: Tag }>,
    "_tag"
  >
} = {
  OrganisationIsNotEstablished: {},
  OnlyTheDistrictMayDoThis: {},
  UnitIsUnknown: { unitId: "u" },
  UnitIsAlreadyEstablished: { unitId: "u" },
  EntryIsAlreadyOnFile: { id: "z" },
  UnitIsNotInService: { unitId: "u", on },
  UnitIsNoPoliceForce: { unitId: "u" },
  FactIsOlderThanTheOneOnFile: { from: on, onFile: "2024-01-01" },
  NothingIsMerged: {},
  FiveMustStayUnchanged: { unitId: "u", attribute: "rank", before: null, after: "正科" },
  StationIsItsOwnNeighbour: { unitId: "u" },
  SiteIsUnknown: { siteId: "s" },
  SiteIsOfOneUnitOnly: {},
  ZoneIsUnknown: { zoneId: "z" },
  ZoneIsNotInService: { zoneId: "z", on },
  CommandsHaveNoAgreement: { commands: ["a", "b"], on },
  AgreementIsWithOneself: {},
  AgreementIsAlreadyInForce: { agreementId: "a" },
  AgreementIsUnknown: { agreementId: "a" },
  AgreementHasEnded: { agreementId: "a", until: on },
  SurgePlansOverlap: { planId: "p", from: on, until: on },
  SurgePlanIsUnknown: { planId: "p" },
  TargetIsUnknown: { targetId: "t" },
  TargetDependsOnTheFunction: { target: "打击数" },
  PersonIsNotAnOfficerInService: { personId: "p", on },
  ParentIsNotInService: { unitId: "u", parent: null, on },
  ParentIsOfTheWrongKind: { unitId: "u", kind: "grid", parentKind: "station", on },
  ParentIsOfAnotherForce: { unitId: "u", parent: "p", on },
  UnitIsUnderItself: { unitId: "u", on },
  TownshipIsServedByAnotherStation: { township: "371603101", by: "s", on },
  VillageBelongsToAnotherGrid: { village: "371603101201", by: "g", on },
  VillageIsOutsideOfTheStation: { village: "371603101201", on },
  ZoneSizeIsWrong: { zone: "城区协作区", stations: 3, on },
  CentreIsNotAMember: { zone: "城区协作区", centre: "s", on },
  UnitIsNotAStation: { unitId: "u", on },
  StationIsInAnotherZone: { unitId: "u", by: "城区协作区", on },
  StationsAreNotNeighbours: { zone: "城区协作区", apart: ["下洼派出所", "利国派出所"], on },
  UnitSharesAnotherSite: { unitId: "u", on },
  UnitHasNotTheFunction: { unitId: "u", function: "crime-strike", on }
}

describe("refusals of the organisation", () => {
  it.each(Object.entries(examples))(
    "%s is told in both languages, with facts that a program may act on",
    (tag, facts) => {
      const refusal = organisationRefusal({ _tag: tag, ...facts } as OrganisationRejection)
      expect(refusal.code).toBe(tag)
      expect(refusal.title.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(refusal.title.en).toMatch(/[a-z]{3,} /)
      for (const fact of Object.values(refusal.facts ?? {}))
        expect(fact === null || typeof fact !== "object").toBe(true)
    }
  )

  it("row 3: names the zone, how many stations it takes, and who is apart from the others", () => {
    const told = (rejection: OrganisationRejection) => organisationRefusal(rejection).title.zh
    expect(told({ _tag: "ZoneSizeIsWrong", ...examples.ZoneSizeIsWrong })).toBe(
      "“城区协作区”应有4至5个派出所,现为3个"
    )
    expect(told({ _tag: "StationsAreNotNeighbours", ...examples.StationsAreNotNeighbours })).toBe(
      "“城区协作区”的派出所不相邻:下洼派出所、利国派出所"
    )
  })
})

describe("the township that an event is told under", () => {
  it("is that of the unit, of a zone's centre, or of none where it is the whole district's", () => {
    const { events, state } = run([formZone([2, 3, 4, 5])], founded)
    const [zone] = events
    if (zone === undefined) throw new Error("no zone was formed")
    expect(townshipOfEvent(zone, state)).toBe(townshipOf(2))
    const about = (unitId: string) =>
      townshipOfEvent({ _tag: "UnitWasDissolved", unitId, from: on, reason: null }, state)
    expect([about("s3"), about("force"), about("nobody")]).toEqual([townshipOf(3), null, null])
    expect(townshipOfEvent({ _tag: "NeighboursWereSet", a: "s1", b: "s2" }, state)).toBeNull()
    expect(
      townshipOfEvent(
        { _tag: "ZoneHeadWasSet", zoneId: "zone", personId: null, from: on, reason: null },
        state
      )
    ).toBe(townshipOf(2))
  })
})
