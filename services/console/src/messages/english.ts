import locale from "antd/locale/en_US"

export { en as messages } from "./en.ts"

/** Texts of the component library in English. */
export { locale }
