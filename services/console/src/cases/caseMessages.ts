import { casesEn } from "../messages/cases.en.ts"
import { type CaseMessages, casesZh } from "../messages/cases.zh.ts"
import { useLanguage } from "../messages/Language.tsx"

export type { CaseFormMessages } from "../messages/caseForms.zh.ts"
export type { CaseMessages } from "../messages/cases.zh.ts"

const zh: CaseMessages = casesZh

/** The texts about cases in the chosen language; they are loaded with the case pages. */
export const useCaseMessages = (): CaseMessages => (useLanguage().language === "zh" ? zh : casesEn)
