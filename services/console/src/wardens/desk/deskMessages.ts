import { useLanguage } from "../../messages/Language.tsx"
import { wardenDeskEn } from "../../messages/wardenDesk.en.ts"
import { type WardenDeskMessages, wardenDeskZh } from "../../messages/wardenDesk.zh.ts"

const zh: WardenDeskMessages = wardenDeskZh

/** The texts of the desk's pages about wardens in the chosen language; they are loaded with these pages. */
export const useWardenDeskMessages = (): WardenDeskMessages =>
  useLanguage().language === "zh" ? zh : wardenDeskEn
