import { expect, it } from "vitest"
import { type Asking, until } from "./asking.ts"

interface VehicleOnFile {
  readonly accidents: ReadonlyArray<{ readonly accidentId: string; readonly township: string }>
  readonly history: ReadonlyArray<{ readonly type: string }>
}
interface AccidentOnFile {
  readonly vehicles: ReadonlyArray<{
    readonly plate: { readonly number: string | null }
    readonly registered: { readonly id: string; readonly township: string } | null
  }>
}

/**
 * Two contexts that never call one another: an accident names a plate, the register says that it is one of its
 * vehicles, the accident keeps its word; and all of it is taken back when the accident counts no more.
 */
export const keyVehicleAccidents = ({ done, get, signIn }: Asking): void => {
  const report = (token: string, township: string) =>
    done("/api/accidents", token, {
      way: "phone",
      place: { township, road: { code: "S234" }, post: "K12+300" },
      kind: "property",
      saidInjured: 0,
      description: "两车追尾"
    })

  it("is in the vehicle's file and linked in its own; a withdrawal takes both back", async () => {
    const [warden, investigator] = [await signIn("warden-371603101"), await signIn("investigator")]
    const vehicle = await done("/api/vehicles", warden, {
      plate: { kind: "02", number: "鲁M6K001" },
      vehicleType: "K39",
      use: "A",
      owner: { kind: "person", name: "王建国", phone: "13800000000" },
      village: "371603101213"
    })
    const accident = await report(investigator, "371603102")
    const involved = await done(`/api/accidents/${accident.id}/involve-vehicle`, investigator, {
      plate: { kind: "02", number: "鲁M6K001" },
      vehicleType: "K39"
    })
    expect(involved.id).toBe(accident.id)

    const vehicleFile = () => get<VehicleOnFile>(`/api/vehicles/${vehicle.id}`, investigator)
    const accidentFile = () => get<AccidentOnFile>(`/api/accidents/${accident.id}`, investigator)
    const seen = await until(vehicleFile, ({ accidents }) => accidents.length === 1)
    // In the vehicle's own township, and in the accident's.
    expect(seen.accidents[0]).toMatchObject({ accidentId: accident.id, township: "371603102" })
    expect(seen.history.map(({ type }) => type)).toContain("AccidentWasRecorded")
    const linked = await until(accidentFile, ({ vehicles }) => vehicles[0]?.registered != null)
    expect(linked.vehicles[0]?.registered).toEqual({ id: vehicle.id, township: "371603101" })

    await done(`/api/accidents/${accident.id}/correct-place`, investigator, {
      place: { township: "371603103", road: { code: "S234" }, post: "K12+300" },
      reason: "现场在邻镇"
    })
    await until(vehicleFile, ({ accidents }) => accidents[0]?.township === "371603103")

    await done(`/api/accidents/${accident.id}/withdraw`, investigator, {
      ground: "entered-by-mistake",
      reason: "误录"
    })
    await until(vehicleFile, ({ accidents }) => accidents.length === 0)
    expect((await vehicleFile()).history.map(({ type }) => type)).toContain("AccidentWasTakenBack")
    await until(accidentFile, ({ vehicles }) => vehicles[0]?.registered === null)
  })

  it("a merged accident leaves the vehicle's file, and comes back when the merge is undone", async () => {
    const [warden, investigator] = [await signIn("warden-371603101"), await signIn("investigator")]
    const vehicle = await done("/api/vehicles", warden, {
      plate: { kind: "02", number: "鲁M6K002" },
      vehicleType: "K39",
      use: "A",
      owner: { kind: "person", name: "李明", phone: "13800000001" },
      village: "371603101213"
    })
    const [first, second] = [await report(investigator, "371603101"), await report(investigator, "371603101")]
    await done(`/api/accidents/${second.id}/involve-vehicle`, investigator, {
      plate: { kind: "02", number: "鲁M6K002" }
    })
    const accidents = async () =>
      (await get<VehicleOnFile>(`/api/vehicles/${vehicle.id}`, investigator)).accidents
    await until(accidents, (seen) => seen.length === 1)
    await done(`/api/accidents/${second.id}/merge`, investigator, { into: first.id, reason: "同一事故" })
    await until(accidents, (seen) => seen.length === 0)
    await done(`/api/accidents/${second.id}/undo-merge`, investigator, { reason: "不是同一事故" })
    expect((await until(accidents, (seen) => seen.length === 1))[0]?.accidentId).toBe(second.id)
  })

  it("row 33: a vehicle that is registered after its accident is linked with it, and a move takes the link along", async () => {
    const [registrar, investigator] = [await signIn("registrar"), await signIn("investigator")]
    const plate = { kind: "02", number: "鲁M6K003" }
    const accident = await report(investigator, "371603102")
    await done(`/api/accidents/${accident.id}/involve-vehicle`, investigator, { plate })
    // The accident is not touched again.
    const vehicle = await done("/api/vehicles", registrar, {
      plate,
      vehicleType: "K39",
      use: "A",
      owner: { kind: "person", name: "赵强", phone: "13800000003" },
      village: "371603101213"
    })
    const accidents = async () =>
      (await get<VehicleOnFile>(`/api/vehicles/${vehicle.id}`, investigator)).accidents
    const registered = async () =>
      (await get<AccidentOnFile>(`/api/accidents/${accident.id}`, investigator)).vehicles[0]?.registered
    await until(accidents, (seen) => seen[0]?.accidentId === accident.id)
    await until(registered, (link) => link?.id === vehicle.id && link.township === "371603101")

    await done(`/api/vehicles/${vehicle.id}/move`, registrar, { village: "371603102201", reason: "迁居" })
    await until(registered, (link) => link?.township === "371603102")
  })

  it("row 33: a plate that is corrected in the register finds the accident; one that is new since then does not", async () => {
    const [registrar, investigator] = [await signIn("registrar"), await signIn("investigator")]
    const register = (number: string, name: string) =>
      done("/api/vehicles", registrar, {
        plate: { kind: "02", number },
        vehicleType: "K39",
        use: "A",
        owner: { kind: "person", name, phone: "13800000004" },
        village: "371603101213"
      })
    const accidentWith = async (number: string) => {
      const accident = await report(investigator, "371603102")
      await done(`/api/accidents/${accident.id}/involve-vehicle`, investigator, {
        plate: { kind: "02", number }
      })
      return accident.id
    }
    const accidentsOf = (id: string) => async () =>
      (await get<VehicleOnFile>(`/api/vehicles/${id}`, investigator)).accidents
    const [before, after] = [await accidentWith("鲁M6K004"), await accidentWith("鲁M6K005")]
    const replated = await register("鲁M6K014", "钱一")
    const corrected = await register("鲁M6K015", "钱二")
    await done(`/api/vehicles/${replated.id}/replate`, registrar, {
      plate: { kind: "02", number: "鲁M6K004" }
    })
    await done(`/api/vehicles/${corrected.id}/correct`, registrar, {
      plate: { kind: "02", number: "鲁M6K005" }
    })
    // Events come in order: once the second is linked, the first was looked at.
    await until(accidentsOf(corrected.id), (seen) => seen[0]?.accidentId === after)
    expect(await accidentsOf(replated.id)()).toEqual([])
    expect(before).not.toBe(after)
  })
}
