import type { Locale } from "antd/es/locale"
import zhLocale from "antd/locale/zh_CN"
import dayjs from "dayjs"
import "dayjs/locale/zh-cn"
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react"
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

/** All texts of one language, the component library's included. */
interface Texts {
  readonly messages: Messages
  readonly locale: Locale
}

const chinese: Texts = { messages: zh, locale: zhLocale }

/** Fetched when it is asked for: a warden's first page on a slow line brings one language only. */
let english: Texts | undefined

/** Provides the chosen language and keeps the choice on this device. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState<Language | undefined>(current === "zh" ? "zh" : undefined)

  const showEnglish = useCallback(() => {
    import("./english.ts").then(
      (texts) => {
        english = texts
        if (current === "en") setLanguage("en")
      },
      () => {
        // Without a connection the texts that are there are better than none.
        current = "zh"
        setLanguage("zh")
      }
    )
  }, [])
  useEffect(() => {
    if (current === "en") showEnglish()
  }, [showEnglish])

  const choose = useCallback(
    (next: Language) => {
      current = next
      try {
        localStorage.setItem(storageKey, next)
      } catch {
        // A browser without storage forgets the choice at reload, nothing else.
      }
      if (next === "en") showEnglish()
      else setLanguage("zh")
    },
    [showEnglish]
  )

  const { messages, locale } = (language === "en" ? english : undefined) ?? chinese
  useEffect(() => {
    if (language === undefined) return
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en"
    document.title = messages.productTitle
    dayjs.locale(language === "zh" ? "zh-cn" : "en")
  }, [language, messages])

  const choice = useMemo(
    () => ({ language: language ?? "zh", messages, locale, choose }),
    [language, messages, locale, choose]
  )
  return language === undefined ? null : <LanguageContext value={choice}>{children}</LanguageContext>
}

/** The chosen language and how to change it. */
export const useLanguage = (): LanguageChoice => useContext(LanguageContext)

/** The texts of the chosen language. */
export const useMessages = (): Messages => useContext(LanguageContext).messages
