import { useMemo } from "react"
import type { Option } from "../../../lists/FilterSheet.tsx"
import { useReference } from "../../../reference/Reference.tsx"
import { useUnitNames } from "../units/useUnitNames.ts"
import type { Offered } from "./serviceActs.ts"

/** What forms and filters of services offer, by the tables of today. */
export const useOffered = (): Offered => {
  const reference = useReference()
  const { options: units } = useUnitNames()
  return useMemo(() => {
    const table = (name: string): ReadonlyArray<Option> =>
      reference.table(`wardens.items.${name}`).map(({ code, name: label }) => ({ value: code, label }))
    return {
      codes: table("service"),
      channels: table("service-channel"),
      materials: table("material"),
      units
    }
  }, [reference, units])
}

/** What a code is called; the code itself where no table of today has it. */
export const wordOf = (options: ReadonlyArray<Option>, code: string): string =>
  options.find(({ value }) => value === code)?.label ?? code
