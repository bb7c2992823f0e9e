import { exportsEn } from "../messages/exports.en.ts"
import { type ExportsMessages, exportsZh } from "../messages/exports.zh.ts"
import { useLanguage } from "../messages/Language.tsx"

const zh: ExportsMessages = exportsZh

/** The texts about approvals of exports in the chosen language; they are loaded with whoever shows them. */
export const useExportMessages = (): ExportsMessages => (useLanguage().language === "zh" ? zh : exportsEn)
