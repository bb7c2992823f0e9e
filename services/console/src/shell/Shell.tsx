import {
  AlertOutlined,
  CarOutlined,
  DashboardOutlined,
  DownloadOutlined,
  FileAddOutlined,
  HomeOutlined,
  ImportOutlined,
  LockOutlined,
  LogoutOutlined,
  PhoneOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SearchOutlined,
  SettingOutlined,
  TeamOutlined,
  UserOutlined,
  WarningOutlined
} from "@ant-design/icons"
import type { Role } from "@jiaosuo/http/Principal"
import { Button, Dropdown } from "antd"
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react"
import { Link, useLocation } from "react-router"
import { useLanguage, useMessages } from "../messages/Language.tsx"
import type { Messages } from "../messages/zh.ts"
import { somethingWaits } from "../queue/somethingWaits.ts"
import { usePrincipal, useSession } from "../session/Session.tsx"
import "./shell.css"
import { useIsPhone } from "./useScreen.ts"

const PasswordDialog = lazy(() => import("../session/PasswordDialog.tsx"))

// How many deadlines are overdue comes after the page: the first screen does not wait for it.
const OverdueBadge = lazy(() => import("../accidents/OverdueBadge.tsx"))

// How many exports wait for one's approval is asked when the menu is opened.
const ApprovalsWaiting = lazy(() => import("../exports/ApprovalsWaiting.tsx"))

// Neither does it wait for the queue of those who work without a connection, unless something is in it.
const UnsentMark = lazy(() => import("../queue/UnsentMark.tsx"))

interface Place {
  readonly to: string
  /** What belongs to the place beside `to` itself. */
  readonly under?: string
  readonly text: (messages: Messages) => string
  readonly short: (messages: Messages) => string
  readonly icon: ReactNode
}

const home: Place = {
  to: "/home",
  text: (m) => m.nav.home,
  short: (m) => m.nav.home,
  icon: <HomeOutlined aria-hidden />
}
const register: Place = {
  to: "/vehicles/register",
  text: (m) => m.nav.register,
  short: (m) => m.nav.registerShort,
  icon: <FileAddOutlined aria-hidden />
}
const find: Place = {
  to: "/vehicles/find",
  text: (m) => m.nav.find,
  short: (m) => m.nav.findShort,
  icon: <SearchOutlined aria-hidden />
}
const vehicles: Place = {
  to: "/vehicles",
  text: (m) => m.nav.vehicles,
  short: (m) => m.nav.vehicles,
  icon: <CarOutlined aria-hidden />
}
const unregistered: Place = {
  to: "/unregistered",
  text: (m) => m.nav.unregistered,
  short: (m) => m.nav.unregisteredShort,
  icon: <WarningOutlined aria-hidden />
}
const imports: Place = {
  to: "/imports",
  text: (m) => m.nav.imports,
  short: (m) => m.nav.importsShort,
  icon: <ImportOutlined aria-hidden />
}
/** Where somebody begins who works on accidents: at the desk, on the spot, or with the list. */
const accidents = (to: "/accidents" | "/accidents/desk" | "/accidents/report"): Place => ({
  to,
  under: "/accidents",
  text: (m) => m.nav.accidents,
  short: (m) => m.nav.accidents,
  icon: <AlertOutlined aria-hidden />
})
/** Who sends others begins at the desk, who is sent with what is theirs. */
const cases = (to: "/cases" | "/cases/desk" | "/cases/mine" | "/cases/take"): Place => ({
  to,
  under: "/cases",
  text: (m) => m.nav.cases,
  short: (m) => m.nav.cases,
  icon: <PhoneOutlined aria-hidden />
})
/** Whoever serves begins with their own duties on the phone, and with the rosters at a desk. */
const duties = (to: "/duties/mine" | "/duties/overview" | "/duties/cells"): Place => ({
  to,
  under: "/duties",
  text: (m) => m.nav.duties,
  short: (m) => m.nav.duties,
  icon: <ScheduleOutlined aria-hidden />
})
/** A warden's day on the road; whoever only files visits sees what of them is not sent yet; a desk, who is called out. */
const wardens = (to: "/wardens" | "/wardens/unsent" | "/wardens/call-outs"): Place => ({
  to,
  under: "/wardens",
  text: (m) => m.nav.wardens,
  short: (m) => m.nav.wardens,
  icon: <TeamOutlined aria-hidden />
})
const townships: Place = {
  to: "/townships",
  text: (m) => m.nav.townships,
  short: (m) => m.nav.townships,
  icon: <DashboardOutlined aria-hidden />
}
const accounts: Place = {
  to: "/accounts",
  text: (m) => m.nav.accounts,
  short: (m) => m.nav.accounts,
  icon: <TeamOutlined aria-hidden />
}
const operations: Place = {
  to: "/operations",
  text: (m) => m.nav.operations,
  short: (m) => m.nav.operations,
  icon: <SettingOutlined aria-hidden />
}

/** Where each role works, the most used first; the first is where it starts. At most six fit the thumb. */
export const placesOf = (role: Role, phone: boolean): ReadonlyArray<Place> => {
  switch (role) {
    case "warden": {
      const accident = accidents("/accidents/report")
      return phone
        ? [home, wardens("/wardens"), accident, register, find, unregistered]
        : [
            home,
            wardens("/wardens"),
            accident,
            register,
            find,
            vehicles,
            unregistered,
            imports,
            duties("/duties/cells")
          ]
    }
    case "grid-worker":
      return [find, unregistered, wardens("/wardens/unsent")]
    case "auxiliary":
    case "officer": {
      const accident = accidents("/accidents/desk")
      return phone
        ? [townships, cases("/cases/mine"), duties("/duties/mine"), accident, register, find]
        : [
            townships,
            cases("/cases/desk"),
            duties("/duties/overview"),
            wardens("/wardens/call-outs"),
            accident,
            vehicles,
            register,
            unregistered,
            imports
          ]
    }
    case "registrar": {
      const accident = accidents("/accidents")
      return phone
        ? [townships, register, find, unregistered, imports, accident]
        : [townships, vehicles, register, unregistered, imports, accident, cases("/cases")]
    }
    case "dispatcher":
      return [
        cases("/cases/desk"),
        townships,
        duties("/duties/overview"),
        accidents("/accidents"),
        ...(phone ? [vehicles, find] : [wardens("/wardens/call-outs"), vehicles, unregistered])
      ]
    case "commander":
      return [
        townships,
        cases("/cases/desk"),
        duties("/duties/overview"),
        accidents("/accidents"),
        ...(phone ? [vehicles, find] : [wardens("/wardens/call-outs"), vehicles, unregistered])
      ]
    case "admin":
      return [accounts, operations]
  }
}

/** The place an address belongs to: of those it begins with, the longest. `/vehicles/…` is under the vehicles. */
const placeAt = (places: ReadonlyArray<Place>, pathname: string): Place | undefined =>
  places
    .map((place) => ({ place, at: place.under ?? place.to }))
    .filter(({ at }) => pathname === at || pathname.startsWith(`${at}/`))
    .sort((a, b) => b.at.length - a.at.length)[0]?.place

/** Pages whose forms go through the queue. */
const queueing = /^\/wardens(\/|$)|\/visit$|^\/unregistered\/new$/

/** Milliseconds after which the queue is looked at, whatever page is open: the first one is there by then. */
const queueAfter = 10_000

/** Whether the queue is wanted yet: at once where something is in it or may come in, and otherwise a little later. */
const useQueueIsNeeded = (pathname: string): boolean => {
  const [needed, setNeeded] = useState(somethingWaits)
  const asks = needed || queueing.test(pathname)
  useEffect(() => {
    if (asks) {
      setNeeded(true)
      return
    }
    const timer = setTimeout(() => setNeeded(true), queueAfter)
    return () => clearTimeout(timer)
  }, [asks])
  return asks
}

const Places = ({ places, short }: { readonly places: ReadonlyArray<Place>; readonly short: boolean }) => {
  const messages = useMessages()
  const { pathname } = useLocation()
  const here = placeAt(places, pathname)
  const queue = useQueueIsNeeded(pathname)
  return (
    <>
      {places.map((place) => (
        <Link key={place.to} to={place.to} aria-current={place === here ? "page" : undefined}>
          {place.icon}
          {short ? place.short(messages) : place.text(messages)}
          {place.under === "/accidents" && (
            <Suspense fallback={null}>
              <OverdueBadge />
            </Suspense>
          )}
          {place.under === "/wardens" && queue && (
            <Suspense fallback={null}>
              <UnsentMark />
            </Suspense>
          )}
        </Link>
      ))}
    </>
  )
}

const Account = () => {
  const messages = useMessages()
  const principal = usePrincipal()
  const { signOut } = useSession()
  const phone = useIsPhone()
  const [changing, setChanging] = useState(false)
  // X1, X5: whoever may export; an administrator and a grid worker never do.
  const exporting = principal.role !== "admin" && principal.role !== "grid-worker"
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            {
              key: "who",
              disabled: true,
              label: (
                <>
                  <strong>{principal.name}</strong>
                  <br />
                  {messages.roles[principal.role]} · {principal.account}
                </>
              )
            },
            { type: "divider" },
            ...(exporting
              ? [
                  {
                    key: "exports",
                    icon: <DownloadOutlined aria-hidden />,
                    label: (
                      <Link to="/export-approvals">
                        {messages.nav.exportApprovals}
                        <Suspense fallback={null}>
                          <ApprovalsWaiting />
                        </Suspense>
                      </Link>
                    )
                  }
                ]
              : []),
            {
              key: "password",
              icon: <LockOutlined aria-hidden />,
              label: messages.session.changePassword,
              onClick: () => setChanging(true)
            },
            {
              key: "out",
              icon: <LogoutOutlined aria-hidden />,
              label: messages.session.signOut,
              onClick: () => void signOut()
            }
          ]
        }}
      >
        <Button
          type="text"
          icon={<UserOutlined aria-hidden />}
          aria-label={`${messages.session.username}: ${principal.name}`}
        >
          {phone ? null : principal.name}
        </Button>
      </Dropdown>
      {changing && (
        <Suspense fallback={null}>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Chinese and English; the other one is offered. */
export const LanguageSwitch = () => {
  const { language, messages, choose } = useLanguage()
  return (
    <Button
      type="text"
      aria-label={messages.session.languageLabel}
      onClick={() => choose(language === "zh" ? "en" : "zh")}
    >
      {messages.session.language}
    </Button>
  )
}

/** The frame around every page: places of the role, the account, the language. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const messages = useMessages()
  const principal = usePrincipal()
  const phone = useIsPhone()
  const places = placesOf(principal.role, phone)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const opened = useRef(pathname)

  // A new page starts at its top, and a screen reader starts reading there.
  useEffect(() => {
    if (opened.current === pathname) return
    opened.current = pathname
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [pathname])

  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {messages.common.skipToContent}
      </a>
      <header className="shell-top">
        <Link to="/" className="shell-brand">
          <SafetyCertificateOutlined aria-hidden />
          {messages.productName}
          {!phone && <small>{messages.productLine}</small>}
        </Link>
        {!phone && (
          <nav className="shell-nav" aria-label={messages.nav.main}>
            <Places places={places} short={false} />
          </nav>
        )}
        <div className="shell-side">
          <LanguageSwitch />
          <Account />
        </div>
      </header>
      <main id="content" className="shell-main" tabIndex={-1} ref={main}>
        {children}
      </main>
      {phone && (
        <nav className="phone-bar" aria-label={messages.nav.main}>
          <Places places={places} short />
        </nav>
      )}
    </div>
  )
}
