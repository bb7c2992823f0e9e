import type { WardenDeskMessages } from "../../../messages/wardenDesk.zh.ts"
import type { OpenCallOut } from "./callOutCalls.ts"

type Words = WardenDeskMessages["callOuts"]

/** How standings catch the eye. */
export const standingColours: Readonly<Record<string, string>> = {
  asking: "red",
  manned: "blue",
  there: "cyan",
  finished: "green",
  stopped: "default",
  "too-few": "orange"
}

/** `12 分 30 秒`. */
export const lengthOf = (seconds: number, words: Words): string =>
  words.took(Math.floor(seconds / 60), seconds % 60)

/** What is missing beside those who come; undefined where nothing is. */
export const missingOf = ({ missing }: Pick<OpenCallOut, "missing">, words: Words): string | undefined => {
  const parts = [
    ...(missing.people > 0 ? [words.people(missing.people)] : []),
    ...missing.equipment.map(({ name }) => name)
  ]
  return parts.length === 0 ? undefined : words.missing(parts.join(words.comma))
}

/** Township and village, as people say it. */
export const placeOf = ({
  townshipName,
  villageName
}: Pick<OpenCallOut, "townshipName" | "villageName">): string =>
  [townshipName, villageName].filter((part) => part !== null).join(" ")
