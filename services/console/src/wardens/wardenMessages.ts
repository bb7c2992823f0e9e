import { useLanguage } from "../messages/Language.tsx"
import { wardensEn } from "../messages/wardens.en.ts"
import { type WardenMessages, wardensZh } from "../messages/wardens.zh.ts"

const zh: WardenMessages = wardensZh

/** The texts of a warden's day in the chosen language; they are loaded with these pages. */
export const useWardenMessages = (): WardenMessages => (useLanguage().language === "zh" ? zh : wardensEn)
