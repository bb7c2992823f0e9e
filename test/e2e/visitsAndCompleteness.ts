import { randomUUID } from "node:crypto"
import { expect, it } from "vitest"
import type { Asking, Done } from "./asking.ts"

interface Village {
  readonly code: string
  readonly vehicles: number
  readonly verified: number
  readonly completeness: number | null
}
interface Villages {
  readonly villages: ReadonlyArray<Village>
}
interface Status {
  readonly township: {
    readonly neverVisited: number
    readonly completeness: {
      readonly share: number
      readonly verified: number
      readonly missing: { readonly ownerPhone: number; readonly insuranceValidUntil: number }
    }
  }
  readonly lists: Readonly<Record<string, string>>
}
interface Batch {
  readonly items: ReadonlyArray<{ readonly status: number; readonly body: Done }>
}

const township = "371603101"

/** What a phone of a grid worker sends from the doors reaches the figures that a station looks at. */
export const visitsAndCompleteness = ({ command, done, get, signIn }: Asking): void => {
  const villagesOf = (token: string, query: string) =>
    get<Villages>(`/api/townships/villages?township=${township}&${query}`, token)

  it("rows 33, 35: moves the completeness of its township and village, once, however often its batch is sent", async () => {
    const [warden, officer, gridWorker] = [
      await signIn(`warden-${township}`),
      await signIn(`officer-${township}`),
      await signIn("gridworker")
    ]
    const village = (await villagesOf(officer, "entry=none")).villages[0]?.code
    expect(village).toBeDefined()
    // Of the nine fields of each, only the plate is on file.
    const register = (number: string) =>
      done("/api/vehicles", warden, {
        plate: { kind: "02", number },
        vehicleType: "K39",
        use: "A",
        owner: { kind: "person", name: "王建国" },
        village
      })
    const [first, second] = [await register("鲁M7V001"), await register("鲁M7V002")]
    const look = async (position: number) => {
      const { lists, township: area } = await get<Status>(
        `/api/townships/${township}/status?after=${position}`,
        officer
      )
      const own = (await villagesOf(officer, `after=${position}`)).villages.find(
        ({ code }) => code === village
      )
      return { area, lists, own }
    }
    const before = await look(second.position)
    expect(before.own).toMatchObject({ vehicles: 2, verified: 0, completeness: 0.1111 })

    const items = [
      {
        path: `/api/vehicles/${first.id}/verify`,
        commandId: randomUUID(),
        body: {
          ownerConfirmed: true,
          phoneConfirmed: false,
          phone: "13800000000",
          inspectionValidUntil: "2099-03-31",
          insuranceValidUntil: "2099-05-01"
        }
      },
      {
        path: "/api/vehicles/visits",
        commandId: randomUUID(),
        body: {
          plate: { kind: "02", number: "鲁M7V002" },
          ownerName: "王建国",
          inspectionValidUntil: "2099-03-31"
        }
      }
    ]
    const send = async () => {
      const batch = await done<Batch>("/api/batch", gridWorker, { items })
      // Where the vehicles are served by a process of their own, the phone sends alone what the batch could not reach.
      return Promise.all(
        batch.items.map(async ({ status, body }, i): Promise<Done> => {
          const item = items[i]
          if (item === undefined || status === 200) return body
          expect(status).toBe(404)
          const alone = await command(item.path, gridWorker, item.body, item.commandId)
          expect(alone.status, alone.text).toBe(200)
          return JSON.parse(alone.text)
        })
      )
    }
    const sent = await send()
    expect(await send()).toEqual(sent)

    const after = await look(Math.max(...sent.map(({ position }) => position)))
    expect(after.own).toMatchObject({ vehicles: 2, verified: 2, completeness: 0.3333 })
    const [was, is] = [before.area.completeness, after.area.completeness]
    expect(is.verified).toBe(was.verified + 2)
    expect(after.area.neverVisited).toBe(before.area.neverVisited - 2)
    expect(is.missing.ownerPhone).toBe(was.missing.ownerPhone - 1)
    expect(is.missing.insuranceValidUntil).toBe(was.missing.insuranceValidUntil - 1)
    expect(is.share).toBeGreaterThan(was.share)
    const behind = await get<{ readonly total: number }>(after.lists["completeness.verified"] ?? "", officer)
    expect(behind.total).toBe(is.verified)
  })
}
