import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { json, startServer } from "./httpSetting.ts"
import { fixture, truthOf } from "./setting.ts"

type Server = Awaited<ReturnType<typeof startServer>>

const gb = "key-vehicles-gb18030"
const truth = truthOf(gb)

describe("imports over HTTP", () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  it("an upload is answered 202 with its id; progress ends with the totals; a page holds the answers", async () => {
    const key = uuidv7()
    const uploaded = await server.upload(`${gb}.csv`, fixture(`${gb}.csv`), { key })
    expect(uploaded.status).toBe(202)
    const begun = await json(uploaded)
    expect(begun).toMatchObject({
      rows: 300,
      fileName: `${gb}.csv`,
      readAs: "GB18030, comma",
      account: "registrar"
    })
    const events = await server.events(String(begun["id"]))
    expect(events.at(-1)).toMatchObject({
      event: "finished",
      data: { ...truth.totals, answered: 300, state: "finished" }
    })

    const repeated = await json(await server.upload(`${gb}.csv`, fixture(`${gb}.csv`), { key }))
    expect(repeated["id"]).toBe(begun["id"])

    const other = await server.upload(`${gb}.csv`, fixture(`${gb}.csv`).subarray(0, 20_000), { key })
    expect(other.status).toBe(409)
    expect((await json(other))["code"]).toBe("CommandIdIsTaken")
    console.log(
      JSON.stringify(events.slice(0, 2)),
      await server
        .call(`/api/vehicles/imports/${begun["id"]}/answers?outcome=rejected&limit=3`, "registrar")
        .then((r) => r.text())
    )
    console.log(
      (
        await server
          .call(`/api/vehicles/imports/${begun["id"]}/answers`, "registrar", {
            headers: { accept: "text/csv", "accept-language": "en" }
          })
          .then((r) => r.text())
      )
        .split("\r\n")
        .filter((l, i) => i < 5 || !/accepted,,/.test(l))
        .join("\n")
    )
  })
})
