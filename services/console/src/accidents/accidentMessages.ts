import type { accidentFormsZh } from "../messages/accidentForms.zh.ts"
import { accidentsEn } from "../messages/accidents.en.ts"
import { accidentsZh } from "../messages/accidents.zh.ts"
import { useLanguage } from "../messages/Language.tsx"
import type { Widened } from "../messages/zh.ts"

export type AccidentMessages = Widened<typeof accidentsZh>
export type AccidentFormMessages = Widened<typeof accidentFormsZh>

const zh: AccidentMessages = accidentsZh

/** The texts about accidents in the chosen language; they are loaded with the accident pages. */
export const useAccidentMessages = (): AccidentMessages =>
  useLanguage().language === "zh" ? zh : accidentsEn
