import type { Locale } from "antd/es/locale"
import zhLocale from "antd/locale/zh_CN"
import dayjs from "dayjs"
import "dayjs/locale/zh-cn"
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react"
import { en } from "./en.ts"
import { type Messages, zh } from "./zh.ts"

/** Chinese is the default; English is for visitors and developers. */
export type Language = "zh" | "en"

const storageKey = "jiaosuo.language"

const stored = (): Language => {
  try {
    return localStorage.getItem(storageKey) === "en" ? "en" : "zh"
  } catch {
    return "zh"
  }
}

let current: Language = stored()

/** The language in which the server is asked to answer (`Accept-Language`). */
export const currentLanguage = (): Language => current

interface LanguageChoice {
  readonly language: Language
  readonly messages: Messages
  /** Texts of the component library: date picker, pagination, empty states. */
  readonly locale: Locale
  readonly choose: (language: Language) => void
}

const LanguageContext = createContext<LanguageChoice>({
  language: "zh",
  messages: zh,
  locale: zhLocale,
  choose: () => undefined
})

/** Provides the chosen language and keeps the choice on this device. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(current)
  const [enLocale, setEnLocale] = useState<Locale>()

  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en"
    document.title = (language === "zh" ? zh : en).productTitle
    dayjs.locale(language === "zh" ? "zh-cn" : "en")
    if (language === "en") void import("antd/locale/en_US").then((module) => setEnLocale(module.default))
  }, [language])

  const choose = useCallback((next: Language) => {
    current = next
    try {
      localStorage.setItem(storageKey, next)
    } catch {
      // A browser without storage forgets the choice at reload, nothing else.
    }
    setLanguage(next)
  }, [])

  const choice = useMemo(
    () => ({
      language,
      messages: language === "zh" ? zh : en,
      locale: language === "en" && enLocale !== undefined ? enLocale : zhLocale,
      choose
    }),
    [language, enLocale, choose]
  )
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

/** The chosen language and how to change it. */
export const useLanguage = (): LanguageChoice => useContext(LanguageContext)

/** The texts of the chosen language. */
export const useMessages = (): Messages => useContext(LanguageContext).messages
