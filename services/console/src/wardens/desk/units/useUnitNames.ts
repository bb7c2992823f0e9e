import { useMemo } from "react"
import type { Option } from "../../../lists/FilterSheet.tsx"
import { useLanguage } from "../../../messages/Language.tsx"
import { useAnswer } from "../../../server/useAnswer.ts"
import { standingUnits } from "./mobileCalls.ts"

/** The units that stand, as fields offer them. */
export interface UnitNames {
  readonly options: ReadonlyArray<Option>
  /** The name; the id of one that stands no more. */
  readonly nameOf: (id: string | null) => string
}

export const useUnitNames = (): UnitNames => {
  const { language } = useLanguage()
  const { data } = useAnswer(standingUnits, `units ${language}`)
  return useMemo(() => {
    const items = data?.items ?? []
    const names = new Map(items.map(({ id, name }) => [id, name]))
    return {
      options: items.map(({ id, name, townshipName }) => ({ value: id, label: `${name} · ${townshipName}` })),
      nameOf: (id) => (id === null ? "" : (names.get(id) ?? id.slice(0, 8)))
    }
  }, [data])
}
