import type { Language } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { AccidentFile } from "../http/AccidentFile.ts"
import { wordingOf } from "./DocumentWords.ts"
import * as Facts from "./FactSections.ts"
import * as Investigation from "./InvestigationSections.ts"
import type { PrintedDocument } from "./PrintedDocument.ts"
import * as Proceedings from "./ProceedingSections.ts"

/** Who prints a file, and what for. */
export interface Printing {
  readonly language: Language
  readonly account: string
  readonly nowMillis: number
  readonly unmasked: boolean
  readonly purpose: string | null
  /** Hash of the last event of the file: whoever has the log can show that it says this. */
  readonly headHash: string | null
}

/**
 * A file as a document, in one language. Says on its face whose record counts (A23). Persons are as the file
 * shows them (X2); sections of which nothing is on file are left out.
 */
export const fileDocument = (
  file: AccidentFile,
  { accidentRules, district }: Pick<ReferenceData, "accidentRules" | "district">,
  printing: Printing
): PrintedDocument => {
  const { language, account, nowMillis, unmasked, purpose, headHash } = printing
  const w = wordingOf(file, accidentRules.codeTables(dayInShanghai(file.happenedAt)), language)
  const { authority, township } = file.jurisdiction
  const handling = `${district.township(township)?.name ?? township}`
  const sections = [
    Facts.occurrence(file, district, w),
    Facts.surroundings(file, w),
    Facts.harm(file, w),
    Facts.vehicles(file, w),
    Facts.persons(file, w),
    Facts.scene(file, w),
    Proceedings.procedure(file, w),
    Proceedings.tests(file, w),
    Proceedings.afterwards(file, w),
    ...Investigation.investigations(file, w),
    Proceedings.clocks(file, w),
    Proceedings.history(file, w)
  ]
  return {
    language,
    title: w.say(text("道路交通事故案卷", "Road accident file")),
    heading: [
      [w.say(text("地区", "District")), `${district.province.name}${district.city.name}${district.name}`],
      [
        w.say(text("办理单位", "Handling unit")),
        authority === null ? handling : `${authority} (${handling})`
      ],
      [
        w.say(text("档案编号", "Archive number")),
        file.closed?.archiveNumber ?? w.say(text("尚未归档", "not archived yet"))
      ],
      [w.say(text("案卷编号", "File")), file.id]
    ],
    notice: w.say(
      text(
        "以全国道路交通事故信息管理系统的记录为准(A23),本文书仅供工作参考。",
        "The system of record is the national platform (A23). This document is for daily work only."
      )
    ),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
    imprint: [
      [w.say(text("打印人", "Printed by")), account],
      [
        w.say(text("打印时间", "Printed at")),
        inShanghai(new Date(nowMillis).toISOString()).slice(0, 19).replace("T", " ")
      ],
      [
        w.say(text("个人信息", "Personal values")),
        w.say(unmasked ? text("未脱敏", "not masked") : text("已脱敏", "masked"))
      ],
      ...(purpose === null ? [] : [[w.say(text("用途", "Purpose")), purpose] as const]),
      [
        w.say(text("案卷版本", "Version")),
        w.say(
          text(
            `${file.version},日志位置${file.position}`,
            `${file.version}, position ${file.position} in the log`
          )
        )
      ],
      ...(file.asOf === null ? [] : [[w.say(text("截至", "As of")), file.asOf] as const]),
      ...(headHash === null
        ? []
        : [[w.say(text("最后一条记录的校验值", "Hash of the last event")), headHash] as const])
    ]
  }
}
