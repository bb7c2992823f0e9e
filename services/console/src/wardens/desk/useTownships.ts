import type { Option } from "../../lists/FilterSheet.tsx"
import { useReference } from "../../reference/Reference.tsx"
import { usePrincipal } from "../../session/Session.tsx"

/** The townships that somebody may choose among. */
export const useTownshipOptions = (): ReadonlyArray<Option> => {
  const reference = useReference()
  const { townships } = usePrincipal()
  return reference.townships
    .filter(({ code }) => townships?.includes(code) ?? true)
    .map(({ code, name }) => ({ value: code, label: name }))
}

/** The township of whoever has one only. */
export const useOwnTownship = (): string | undefined => {
  const [only, another] = usePrincipal().townships ?? []
  return another === undefined ? only : undefined
}
