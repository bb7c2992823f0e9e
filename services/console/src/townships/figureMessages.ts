import { useLanguage } from "../messages/Language.tsx"
import { townshipFiguresEn } from "../messages/townshipFigures.en.ts"
import { type TownshipFiguresMessages, townshipFiguresZh } from "../messages/townshipFigures.zh.ts"

const zh: TownshipFiguresMessages = townshipFiguresZh

/** What a township's page says about cases, duties and wardens, in the chosen language. */
export const useFigureMessages = (): TownshipFiguresMessages =>
  useLanguage().language === "zh" ? zh : townshipFiguresEn
