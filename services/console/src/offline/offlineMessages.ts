import { useLanguage } from "../messages/Language.tsx"
import { offlineEn } from "../messages/offline.en.ts"
import { type OfflineMessages, offlineZh } from "../messages/offline.zh.ts"

const zh: OfflineMessages = offlineZh

/** The texts about what is not sent yet; they are loaded with the queue. */
export const useOfflineMessages = (): OfflineMessages => (useLanguage().language === "zh" ? zh : offlineEn)
