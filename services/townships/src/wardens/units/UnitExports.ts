import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import { text } from "@jiaosuo/kernel/Problem"
import { type KitItem, kitItems, unitKinds } from "@jiaosuo/wardens/events"
import { inLanguage, minute } from "../../http/Exports.ts"
import type { CodeNames } from "../http/CodeNames.ts"
import { yesNo } from "../http/WardenExports.ts"
import type { GroupInMonthItem, UnitInMonthItem } from "./UnitAnswer.ts"

/** Columns of the units of a month (rows 38, 39). */
export const unitColumns = ({ language }: CodeNames): ReadonlyArray<SpreadsheetColumn<UnitInMonthItem>> => {
  const judged = (passes: boolean | null): string | null => (passes === null ? null : yesNo(language, passes))
  return inLanguage<UnitInMonthItem>(
    [
      [text("移动警务队", "Mobile unit"), ({ id }) => id, 38],
      [text("名称", "Name"), ({ name }) => name, 24],
      [text("种类", "Kind"), ({ kind }) => unitKinds[kind][language], 16],
      [text("乡镇", "Township"), ({ townshipName }) => townshipName, 12],
      [text("撤销时间", "Disbanded"), ({ disbandedAt }) => minute(disbandedAt), 17],
      [text("民警", "Officers"), ({ officers }) => officers],
      [text("辅警", "Assistants"), ({ assistants }) => assistants],
      [
        text("八个一缺少", "Missing of the eight ones"),
        ({ missing }) => missing.map((item) => kitItems[item as KitItem][language]).join("、"),
        30
      ],
      [text("应访村组", "Groups to visit"), ({ groups }) => groups.asked],
      [text("已访村组", "Groups visited"), ({ groups }) => groups.visited],
      [text("走访达标", "Enough groups"), ({ groups }) => judged(groups.passes), 10],
      [text("应考核民警周数", "Officers' weeks"), ({ room }) => room.weeks],
      [text("在室达标周数", "Weeks with enough time"), ({ room }) => room.passed],
      [text("在室达标", "Enough time in the room"), ({ room }) => judged(room.passes), 10],
      [text("已到期", "Over"), ({ final }) => yesNo(language, final)]
    ],
    language
  )
}

/** Columns of the village groups of a month (row 38). */
export const groupColumns = ({ language }: CodeNames): ReadonlyArray<SpreadsheetColumn<GroupInMonthItem>> =>
  inLanguage<GroupInMonthItem>(
    [
      [text("村组", "Village group"), ({ id }) => id, 38],
      [text("移动警务队", "Mobile unit"), ({ unitName }) => unitName, 24],
      [text("乡镇", "Township"), ({ townshipName }) => townshipName, 12],
      [text("村(居)", "Village"), ({ villageName }) => villageName, 18],
      [text("名称", "Name"), ({ name }) => name, 16],
      [text("已走访", "Visited"), ({ visited }) => yesNo(language, visited)]
    ],
    language
  )
