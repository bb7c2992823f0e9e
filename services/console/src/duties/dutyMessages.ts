import { dutiesEn } from "../messages/duties.en.ts"
import { type DutyMessages, dutiesZh } from "../messages/duties.zh.ts"
import { useLanguage } from "../messages/Language.tsx"

export type { DutyMessages } from "../messages/duties.zh.ts"

const zh: DutyMessages = dutiesZh

/** The texts about duties in the chosen language; they are loaded with these pages. */
export const useDutyMessages = (): DutyMessages => (useLanguage().language === "zh" ? zh : dutiesEn)
