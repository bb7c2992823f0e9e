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

const Content = Schema.Record({ key: Schema.String, value: Schema.Unknown })
const Operation = Schema.Struct({
  responses: Schema.optional(
    Schema.Record({ key: Schema.String, value: Schema.Struct({ content: Schema.optional(Content) }) })
  )
})
const decodeDocument = Schema.decodeUnknownSync(
  Schema.parseJson(
    Schema.Struct({
      paths: Schema.Record({
        key: Schema.String,
        value: Schema.Record({ key: Schema.String, value: Operation })
      })
    })
  )
)

describe("answers are what the contract says, no more and no less", () => {
  it.each(answers)("%s", async (path, schema) => {
    const { status, json, headers } = await district.ask("commander", path)
    expect(status).toBe(200)
    expect(headers.get("content-type")).toMatch(/^application\/json/)
    Schema.decodeUnknownSync(schema, { onExcessProperty: "error" })(json)
  })

  it("the published document names the two export forms of a list", async () => {
    const { text } = await district.ask(null, "/openapi.json")
    const { paths } = decodeDocument(text)
    const mediaOf = (path: string, method: string) =>
      Object.keys(paths[path]?.[method]?.responses?.["200"]?.content ?? {})
    expect(mediaOf("/api/vehicles", "get").sort()).toEqual([
      "application/json",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "text/csv"
    ])
    expect(mediaOf("/api/operations/verify", "post").sort()).toEqual([
      "application/json",
      "text/event-stream"
    ])
  })
})
