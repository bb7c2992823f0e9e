import { wardenCallOutsEn } from "./wardenCallOuts.en.ts"
import type { WardenDeskMessages } from "./wardenDesk.zh.ts"
import { wardenPeopleEn } from "./wardenPeople.en.ts"
import { wardenUnitsEn } from "./wardenUnits.en.ts"
import { wardenWorkEn } from "./wardenWork.en.ts"

/** Texts of the station's and the command's pages about wardens, in English. */
export const wardenDeskEn: WardenDeskMessages = {
  label: "Wardens and volunteers",
  form: {
    saved: "Recorded",
    changedMeanwhile: "Somebody changed it meanwhile: refresh, then go on"
  },
  section: {
    "call-outs": "Call-outs",
    people: "People",
    teams: "Teams",
    places: "Posts",
    shifts: "Shifts",
    roads: "Road hazards",
    records: "Records",
    units: "Mobile units",
    services: "Services",
    villages: "Villages",
    honours: "Honours"
  },
  callOuts: wardenCallOutsEn,
  people: wardenPeopleEn,
  mobile: wardenUnitsEn,
  work: wardenWorkEn
}
