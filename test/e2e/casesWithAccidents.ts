import { expect, it } from "vitest"
import { type Asking, until } from "./asking.ts"

interface CaseOnFile {
  readonly accident: { readonly accidentId: string; readonly happened: string | null } | null
  readonly history: ReadonlyArray<{ readonly type: string }>
}
interface AccidentOnFile {
  readonly kind: string
  readonly township: string
  readonly happenedAt: string
  readonly standing: string
  readonly intake: {
    readonly way: string
    readonly caseId: string | null
    readonly reporter: { readonly name: string; readonly phone: string } | null
  }
}

/** Two contexts that never call one another: a case opens the file of its accident, and follows what becomes of it. */
export const casesWithAccidents = ({ done, get, signIn }: Asking): void => {
  it("opens an accident file once, and a person sees both as one", async () => {
    const [dispatcher, investigator] = [await signIn("dispatcher"), await signIn("investigator")]
    const { id } = await done("/api/cases", dispatcher, {
      channel: "phone",
      calledAt: "2026-03-10T09:00:00+08:00",
      kind: "traffic",
      type: "congestion",
      place: { township: "371603101", road: "G205", post: "K412+300" },
      caller: { name: "王小明", phone: "13812345678" }
    })
    const caseFile = () => get<CaseOnFile>(`/api/cases/${id}`, dispatcher)
    // A congestion is no accident; that there was one behind it is known later.
    await done(`/api/cases/${id}/correct`, dispatcher, { kind: "accident", type: "injury" })
    const { accident } = await until(caseFile, (seen) => seen.accident !== null)
    const accidentId = accident?.accidentId ?? ""
    const file = await get<AccidentOnFile>(`/api/accidents/${accidentId}`, investigator)
    expect(file).toMatchObject({
      kind: "injury",
      township: "371603101",
      intake: { way: "case", caseId: id, reporter: { name: "王*", phone: "138****5678" } }
    })
    await done(`/api/cases/${id}/correct`, dispatcher, { description: "两人受伤" })
    await done(`/api/accidents/${accidentId}/accept`, investigator, {})
    const seen = await until(caseFile, (now) => now.accident?.happened === "AccidentWasAccepted")
    expect(seen.history.map(({ type }) => type)).toEqual([
      "CaseWasTaken",
      "CaseWasCorrected",
      "AccidentFileWasLinked",
      "CaseWasCorrected",
      "AccidentFileMoved"
    ])
  })

  it("I5: a case that is withdrawn takes its accident file along, and brings it back", async () => {
    const [dispatcher, investigator] = [await signIn("dispatcher"), await signIn("investigator")]
    const { id } = await done("/api/cases", dispatcher, {
      channel: "phone",
      calledAt: "2026-03-10T09:00:00+08:00",
      kind: "accident",
      type: "property",
      place: { township: "371603101", road: "G205", post: "K412+300" }
    })
    const caseFile = () => get<CaseOnFile>(`/api/cases/${id}`, dispatcher)
    const { accident } = await until(caseFile, (seen) => seen.accident !== null)
    const standing = async () =>
      (await get<AccidentOnFile>(`/api/accidents/${accident?.accidentId}`, investigator)).standing
    expect(await standing()).toBe("reported")
    await done(`/api/cases/${id}/withdraw`, dispatcher, { ground: "wrong-number", reason: "打错电话" })
    await until(caseFile, (now) => now.accident?.happened === "AccidentWasWithdrawn")
    expect(await standing()).toBe("withdrawn")
    await done(`/api/cases/${id}/reopen`, dispatcher, { reason: "确有事故" })
    await until(caseFile, (now) => now.accident?.happened === "AccidentWasReopened")
    expect(await standing()).toBe("reported")
    // What somebody works on is not withdrawn with the call.
    await done(`/api/accidents/${accident?.accidentId}/accept`, investigator, {})
    await until(caseFile, (now) => now.accident?.happened === "AccidentWasAccepted")
  })
}
