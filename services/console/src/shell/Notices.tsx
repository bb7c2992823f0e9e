import { message } from "antd"
import { createContext, type ReactNode, useContext } from "react"

type Notices = ReturnType<typeof message.useMessage>[0]

const NoticesContext = createContext<Notices | undefined>(undefined)

/** Short notices at the top of the screen, in the theme and language of the page. */
export const NoticesProvider = ({ children }: { readonly children: ReactNode }) => {
  const [notices, place] = message.useMessage({ maxCount: 2, top: 64 })
  return (
    <NoticesContext value={notices}>
      {place}
      {children}
    </NoticesContext>
  )
}

/** Says something in passing: `notices.success("…")`. */
export const useNotices = (): Notices => {
  const notices = useContext(NoticesContext)
  if (notices === undefined) throw new Error("useNotices needs a NoticesProvider above it")
  return notices
}
