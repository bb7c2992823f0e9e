import { Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  CodesAnswer,
  RulesAnswer,
  TownshipsAnswer,
  VillagesAnswer,
  VillagesWithEntryAnswer
} from "../src/http/ReferenceAnswer.ts"
import { DistrictStatusAnswer, TownshipStatusAnswer } from "../src/http/StatusAnswer.ts"
import { HazardPage, UnregisteredPage, VehiclePage } from "../src/http/VehicleAnswer.ts"
import { type District, openDistrict } from "./district.ts"
import { histories } from "./histories.ts"

let district: District
beforeAll(async () => {
  district = await openDistrict()
  const position = await district.append(histories(11, 200, "2026-05-01"))
  await district.ask("commander", `/api/vehicles?after=${position}`)
})
afterAll(() => district.close())

const answers: ReadonlyArray<readonly [string, Schema.Schema.AnyNoContext]> = [
  ["/api/townships/status", DistrictStatusAnswer],
  ["/api/townships/371603101/status", TownshipStatusAnswer],
  ["/api/townships/villages", VillagesWithEntryAnswer],
  ["/api/vehicles?limit=500", VehiclePage],
  ["/api/hazards?limit=500", HazardPage],
  ["/api/unregistered-vehicles?limit=500", UnregisteredPage],
  ["/api/reference/townships", TownshipsAnswer],
  ["/api/reference/villages", VillagesAnswer],
  ["/api/reference/codes", CodesAnswer],
  ["/api/reference/rules", RulesAnswer]
]

describe("answers are what the contract says, no more and no less", () => {
  it.each(answers)("%s", async (path, schema) => {
    const { status, json, headers } = await district.ask("commander", path)
    expect(status).toBe(200)
    expect(headers.get("content-type")).toMatch(/^application\/json/)
    Schema.decodeUnknownSync(schema, { onExcessProperty: "error" })(json)
  })

  it("the published document names the two export forms of a list", async () => {
    const { json } = await district.ask(null, "/openapi.json")
    expect(Object.keys(json.paths["/api/vehicles"].get.responses["200"].content).sort()).toEqual([
      "application/json",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "text/csv"
    ])
    expect(Object.keys(json.paths["/api/operations/verify"].post.responses["200"].content).sort()).toEqual([
      "application/json",
      "text/event-stream"
    ])
  })
})
