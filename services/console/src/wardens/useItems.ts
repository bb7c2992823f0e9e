import { useMemo } from "react"
import type { Choice } from "../fields/Choice.ts"
import { useLanguage } from "../messages/Language.tsx"
import { initialsOf } from "../reference/initials.ts"
import { useReference } from "../reference/Reference.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { workItems } from "./wardenCalls.ts"

const choice = (code: string, name: string): Choice => ({
  code,
  name,
  keys: [name.toLowerCase(), code, initialsOf(name)].join(" ")
})

/** What may be chosen in the forms of a day, in the chosen language. */
export const useItems = () => {
  const { language } = useLanguage()
  const reference = useReference()
  const { data, refused, askAgain } = useAnswer(workItems, `items ${language}`, "items")
  return useMemo(() => {
    // The tables of the reference have both languages; the answer says which codes are of today.
    const named = (table: string, code: string, name: string): Choice =>
      choice(code, reference.table(table).find((entry) => entry.code === code)?.name ?? name)
    return {
      refused: data === undefined ? refused : undefined,
      askAgain,
      of: (item: string): ReadonlyArray<Choice> =>
        (data?.items ?? [])
          .filter((entry) => entry.item === item)
          .map(({ code, name }) => named(`wardens.items.${item}`, code, name)),
      hazardLevels: (data?.hazardLevels ?? []).map(({ level, name, dueHours }) => ({
        ...named("wardens.hazardLevels", level, name),
        dueHours
      }))
    }
  }, [data, refused, askAgain, reference])
}
