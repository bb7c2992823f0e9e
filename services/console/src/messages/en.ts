import { vehiclesEn } from "./vehicles.en.ts"
import { workEn } from "./work.en.ts"
import type { Messages } from "./zh.ts"

/** Every text in English; the compiler sees that none is missing. */
export const en: Messages = {
  productTitle: "Jiaosuo · Rural road safety",
  productName: "Jiaosuo",
  productLine: "Rural road safety",
  wholeDistrict: "Whole district",
  common: {
    save: "Save",
    cancel: "Cancel",
    confirm: "OK",
    back: "Back",
    search: "Search",
    all: "All",
    none: "None",
    unknown: "not given",
    yes: "yes",
    no: "no",
    more: "More",
    loadMore: "Load more",
    loading: "Loading…",
    noMore: (n) => `All ${n} shown`,
    shown: (n) => `${n} shown`,
    required: "Required",
    refresh: "Refresh",
    download: "Download",
    reason: "Reason",
    note: "Note",
    filters: "Filters",
    clearFilters: "Clear",
    apply: "Show results",
    moreFields: "More fields (optional)",
    skipToContent: "Skip to content",
    pageNotFound: "There is no such page"
  },
  problem: {
    noAnswer: "The server does not answer",
    noAnswerHint:
      "Nothing you typed is lost. Check the network and try again; sending twice never registers twice.",
    unexpected: (status) => `Something went wrong (${status})`,
    tryAgain: "Try again",
    broken: "This page broke",
    brokenHint: "Reload the page; if it happens again, tell your administrator.",
    sessionEnded: "Your session has ended, please sign in again",
    newVersion: "The system was updated, please reload"
  },
  session: {
    signIn: "Sign in",
    signInTitle: "Sign in",
    username: "Account",
    password: "Password",
    usernameMissing: "Enter your account",
    passwordMissing: "Enter your password",
    signOut: "Sign out",
    changePassword: "Change password",
    changeFirst: "Choose a password of your own before you begin",
    newPassword: "New password",
    repeatPassword: "New password again",
    passwordRule: "At least 8 characters of three kinds, or at least 16",
    passwordsDiffer: "The two passwords differ",
    passwordChanged: "The password is changed",
    toSignIn: "Back to sign-in",
    language: "中文",
    languageLabel: "切换语言 / Switch language",
    lawNote:
      "This system holds personal data; every look-up and every action is recorded. Never lend your account."
  },
  roles: {
    warden: "Warden",
    auxiliary: "Auxiliary",
    officer: "Officer",
    "grid-worker": "Grid worker",
    registrar: "District vehicle desk",
    dispatcher: "Dispatcher",
    commander: "District command",
    admin: "Administrator"
  },
  nav: {
    home: "Home",
    register: "Register",
    registerShort: "Register",
    find: "Find",
    findShort: "Find",
    unregistered: "Without plate",
    unregisteredShort: "No plate",
    imports: "Import",
    importsShort: "Import",
    townships: "Townships",
    vehicles: "Key vehicles",
    accidents: "Accidents",
    cases: "Cases",
    duties: "Duties",
    wardens: "Road work",
    overdue: (n) => `${n} deadlines overdue`,
    accounts: "Accounts",
    operations: "Operation",
    exportApprovals: "Export approvals",
    main: "Main navigation"
  },
  live: {
    live: "Live",
    polling: "Every 5 seconds",
    offline: "Offline",
    asOf: (at) => `As of ${at}`,
    asOfLabel: "As of a day",
    now: "Now",
    backToNow: "Back to now"
  },
  ...vehiclesEn,
  ...workEn
}
