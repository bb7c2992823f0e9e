import type * as Effect from "effect/Effect"
import { createContext, type ReactNode, useContext, useMemo } from "react"
import type { Choice } from "../fields/Choice.ts"
import { type Language, useLanguage } from "../messages/Language.tsx"
import { useAnswer } from "../server/useAnswer.ts"
import { RefusedNotice } from "../shell/RefusedNotice.tsx"
import { referenceTables } from "../townships/townshipCalls.ts"
import { initialsOf } from "./initials.ts"

/** The tables that forms pick from and lists show texts of, in the chosen language. */
export interface Reference {
  readonly plateKinds: ReadonlyArray<Choice>
  readonly vehicleTypes: ReadonlyArray<Choice>
  readonly uses: ReadonlyArray<Choice>
  readonly purposes: ReadonlyArray<Choice>
  readonly colours: ReadonlyArray<Choice>
  readonly fuels: ReadonlyArray<Choice>
  readonly hazards: ReadonlyArray<Choice>
  readonly classes: ReadonlyArray<Choice>
  readonly townships: ReadonlyArray<Choice>
  /** Twelve-digit codes; `group` is the township's name. */
  readonly villages: ReadonlyArray<Choice>
  /** `鲁M`: what plates of the district begin with. */
  readonly plateArea: string
  readonly districtName: string
  /** Any other table of the reference data by its name: `accident.weather`. Empty where there is none. */
  readonly table: (name: string) => ReadonlyArray<Choice>
}

type Tables = Effect.Effect.Success<typeof referenceTables>

/** Tables of codes that people know by heart show them. */
const codesShown: ReadonlySet<string> = new Set(["vehicleTypes"])

const choicesOf = (tables: Tables | undefined, name: string, language: Language): ReadonlyArray<Choice> =>
  (tables?.codes.tables[name] ?? []).map((entry) => ({
    code: entry.code,
    name: entry[language],
    ...(codesShown.has(name) ? { hint: entry.code } : {}),
    keys: [entry.zh, entry.en.toLowerCase(), entry.code.toLowerCase(), initialsOf(entry.zh)].join(" ")
  }))

/** Makes each table when somebody first asks for it. */
const oncePerName = (make: (name: string) => ReadonlyArray<Choice>) => {
  const made = new Map<string, ReadonlyArray<Choice>>()
  return (name: string): ReadonlyArray<Choice> => {
    const known = made.get(name) ?? make(name)
    made.set(name, known)
    return known
  }
}

const referenceOf = (tables: Tables | undefined, language: Language): Reference => ({
  plateKinds: choicesOf(tables, "plateKinds", language),
  vehicleTypes: choicesOf(tables, "vehicleTypes", language),
  uses: choicesOf(tables, "uses", language),
  purposes: choicesOf(tables, "purposes", language),
  colours: choicesOf(tables, "colours", language),
  fuels: choicesOf(tables, "fuels", language),
  hazards: choicesOf(tables, "hazards", language),
  classes: choicesOf(tables, "classes", language),
  townships: (tables?.townships.townships ?? [])
    .filter((township) => township.hasStation)
    .map((township) => ({
      code: township.code,
      name: township.name,
      keys: [township.name, township.code, initialsOf(township.name)].join(" ")
    })),
  villages: (tables?.villages.villages ?? []).map((village) => ({
    code: village.code,
    name: village.shortName,
    group: village.townshipName,
    keys: [
      village.initials.toLowerCase(),
      village.name,
      village.shortName,
      village.code,
      village.townshipName
    ].join(" ")
  })),
  plateArea: tables?.townships.district.plateArea ?? "",
  districtName: tables?.townships.district.name ?? "",
  table: oncePerName((name) => choicesOf(tables, name, language))
})

const ReferenceContext = createContext<Reference>(referenceOf(undefined, "zh"))

/** Asks once for the tables; the pages open at once and fill in the texts when they are there. */
export const ReferenceProvider = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useLanguage()
  const { data, refused, askAgain } = useAnswer(referenceTables, "reference")
  const reference = useMemo(() => referenceOf(data, language), [data, language])
  return (
    <ReferenceContext value={reference}>
      <RefusedNotice refused={data === undefined ? refused : undefined} onRetry={askAgain} />
      {children}
    </ReferenceContext>
  )
}

/** The reference tables; empty until the server has answered. */
export const useReference = (): Reference => useContext(ReferenceContext)

/** The text of a code; the code itself where the table does not have it. */
export const nameOf = (table: ReadonlyArray<Choice>, code: string | null): string =>
  code === null ? "" : (table.find((choice) => choice.code === code)?.name ?? code)
