import { expect, it } from "vitest"
import { type Asking, until } from "./asking.ts"

interface Hazard {
  readonly state: string
  readonly case: { readonly caseId: string; readonly outcome: string | null } | null
}

const township = "371603101"

/** What wardens file reaches the cases of their station, and what becomes of it comes back. */
export const wardenWords = ({ done, get, signIn }: Asking): void => {
  it("a hazard that asks for a case hears which it became and how it ended, and waits for somebody who looks", async () => {
    const [warden, commander] = [await signIn(`warden-${township}`), await signIn("commander")]
    const form = { code: "surface", level: "grave", township, road: "G205", description: "路面塌陷" }
    const { id } = await done("/api/wardens/hazards", warden, form)
    const file = () => get<Hazard>(`/api/wardens/hazards/${id}`, warden)
    const open = await until(file, (hazard) => hazard.case !== null)
    expect(open.case?.outcome).toBeNull()
    await done(`/api/cases/${open.case?.caseId}/close`, commander, { outcome: "settled" })
    const ended = await until(file, (hazard) => hazard.case?.outcome !== null)
    expect(ended).toMatchObject({
      state: "reported",
      case: { ...open.case, outcome: "settled", endedAt: expect.any(String), outcomeName: "当场处置完毕" }
    })
  })
}
