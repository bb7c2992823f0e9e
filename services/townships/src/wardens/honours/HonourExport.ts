import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import { text } from "@jiaosuo/kernel/Problem"
import type { WardenHonourRule } from "@jiaosuo/reference/WardenHonours"
import { type Column, inLanguage } from "../../http/Exports.ts"
import type { CodeNames } from "../http/CodeNames.ts"
import { serviceTexts, yesNo } from "../http/WardenExports.ts"
import type { Named } from "../http/WardenNames.ts"
import type { HonourItem } from "./HonourAnswer.ts"

/** Columns of the honours of a quarter: two for each criterion that was published for it (V10), the count and its points. */
export const honourColumns = (
  criteria: ReadonlyArray<WardenHonourRule>,
  { language }: CodeNames
): ReadonlyArray<SpreadsheetColumn<Named<HonourItem>>> => {
  const ofCriteria = criteria.flatMap(({ code, name }): ReadonlyArray<Column<Named<HonourItem>>> => {
    const part = ({ item }: Named<HonourItem>) => item.parts.find((one) => one.code === code)
    return [
      [name, (row) => part(row)?.count ?? null, 12],
      [text(`${name.zh}(积分)`, `${name.en} (points)`), (row) => part(row)?.points ?? null, 12]
    ]
  })
  return inLanguage<Named<HonourItem>>(
    [
      [text("名次", "Rank"), ({ item }) => item.rank],
      [text("队员", "Warden"), ({ item }) => item.id, 38],
      [text("姓名", "Name"), ({ name }) => name, 12],
      [text("身份", "Roles"), ({ item }) => serviceTexts(item, language).roles, 18],
      [text("状态", "State"), ({ item }) => serviceTexts(item, language).state, 12],
      [text("乡镇", "Township"), ({ item }) => item.townshipName, 12],
      [text("岗位", "Place"), ({ item }) => item.placeName, 20],
      [text("积分", "Points"), ({ item }) => item.points],
      [text("达到评先标准", "Honoured"), ({ item }) => yesNo(language, item.honoured), 12],
      ...ofCriteria
    ],
    language
  )
}
