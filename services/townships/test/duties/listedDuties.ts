import type { District } from "../district.ts"
import {
  duty,
  established,
  hours,
  ofPerson,
  ofPost,
  ofRoster,
  opened,
  planned,
  published,
  station,
  takenOn,
  tell,
  zoneFormed
} from "./dutyCases.ts"

/** A zone of four stations, a station outside of it, a few people, three rosters and a post. */

export const townshipOf = {
  xw: "371603101",
  gc: "371603102",
  fj: "371603103",
  bt: "371603104",
  dg: "371603105"
} as const
const { xw, gc, fj, bt, dg } = townshipOf

/** Stores it all; answers the last position. */
export const tellDuties = async (district: District): Promise<number> => {
  const sealed = await district.keepPersons([{ name: "王小明" }, { name: "欧阳春华" }])
  const [wang, ouyang] = sealed
  if (wang === undefined || ouyang === undefined) throw new Error("nobody was kept")
  return tell(district, [
    established("force", { kind: "command", parent: null, name: "区公安局" }),
    station("xw", xw),
    station("gc", gc),
    station("fj", fj),
    station("bt", bt),
    station("dg", dg),
    zoneFormed("north", ["xw", "gc", "fj", "bt"], { centre: "bt" }),
    takenOn("o-wang", "xw", xw, { person: wang, account: "officer-371603101", post: "chief" }),
    takenOn("o-ou", "gc", gc, { person: ouyang, account: null }),
    takenOn("a-dg", "dg", dg, { personKind: "auxiliary", post: "auxiliary", account: "warden-371603101" }),
    takenOn("o-force", "force", null),
    ofPerson("o-ou", {
      _tag: "AbsenceWasRecorded",
      absenceId: "abs-1",
      from: "2026-04-14",
      until: "2026-04-20",
      ground: "annual-leave",
      reason: null
    }),
    opened("zone-april", "north", "2026-04", {
      unitKind: "zone",
      template: "zone-groups",
      townships: [bt, xw, gc, fj],
      people: ["o-wang", "o-ou"]
    }),
    planned("zone-april", [
      duty("group", "2026-04-15", ["o-wang", "o-ou"], {
        kind: "response-group",
        unitId: "north",
        group: { groupId: "group", number: 1 }
      }),
      duty("later", "2026-04-16", ["o-wang"], { kind: "leader", unitId: "north" }),
      duty("empty", "2026-04-17", [], { kind: "station-officer", unitId: "xw" })
    ]),
    published("zone-april"),
    opened("dg-april", "dg", "2026-04", { townships: [dg], people: ["a-dg"] }),
    planned("dg-april", [duty("dg-1", "2026-04-15", ["a-dg"], { unitId: "dg" })]),
    published("dg-april"),
    opened("dg-may", "dg", "2026-05", { townships: [dg] }),
    planned("dg-may", [duty("dg-2", "2026-05-01", ["a-dg"], { unitId: "dg" })]),
    ofRoster("zone-april", {
      _tag: "PersonCheckedIn",
      slotId: "group",
      personId: "o-wang",
      at: "2026-04-15T00:05:00.000Z",
      location: null,
      distanceMetres: null,
      lateMinutes: 5,
      warnings: []
    }),
    ofPost(
      "post-1",
      {
        _tag: "PostWasPlanned",
        kind: "checkpoint",
        roadClass: "highway",
        visibility: "fog",
        members: [
          { personId: "o-wang", personKind: "officer", account: "officer-371603101", lead: true },
          { personId: "a-dg", personKind: "auxiliary", account: null, lead: false }
        ],
        signs: [{ metres: 500 }],
        unitId: "dg",
        township: dg,
        location: { longitude: 118.1, latitude: 37.7 },
        road: "G205",
        ...hours("2026-04-15", 18, 4),
        tollOrServiceArea: false,
        note: null,
        warnings: []
      },
      dg
    ),
    ofPost(
      "post-1",
      {
        _tag: "VehicleWasChecked",
        checkId: "c-1",
        plate: { kind: "01", number: "鲁M20003" },
        at: "2026-04-15T11:00:00.000Z",
        state: "clear",
        findings: ["overload"],
        passengers: 2,
        loadKg: null,
        note: null,
        warnings: []
      },
      dg
    )
  ])
}
