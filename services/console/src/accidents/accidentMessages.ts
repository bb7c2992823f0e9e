import { accidentsEn } from "../messages/accidents.en.ts"
import { type AccidentMessages, accidentsZh } from "../messages/accidents.zh.ts"
import { useLanguage } from "../messages/Language.tsx"

export type { AccidentFormMessages } from "../messages/accidentForms.zh.ts"
export type { AccidentMessages } from "../messages/accidents.zh.ts"

const zh: AccidentMessages = accidentsZh

/** The texts about accidents in the chosen language; they are loaded with the accident pages. */
export const useAccidentMessages = (): AccidentMessages =>
  useLanguage().language === "zh" ? zh : accidentsEn
