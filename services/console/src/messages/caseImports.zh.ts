import type { Widened } from "./zh.ts"

/** Texts of the imports of calls that another desk took. */
export const caseImportsZh = {
  title: "导入其他平台的警情",
  pick: "选择警情文件",
  none: "还没有导入过警情",
  toRecord: "打开警情",
  fields: {
    "source.desk": "来源平台",
    "source.number": "警情编号",
    calledAt: "报警时间",
    channel: "报警方式",
    kind: "警情类别",
    type: "警情细类",
    detail: "警情小类",
    level: "警情等级",
    description: "报警内容",
    outcome: "处理结果",
    closedAt: "办结时间",
    place: "地点",
    "place.township": "乡镇",
    "place.village": "村居",
    "place.address": "地址",
    "place.location": "坐标",
    "place.road": "道路",
    "place.post": "里程桩号",
    caller: "报警人",
    "caller.name": "报警人",
    "caller.phone": "报警电话"
  }
}

export type CaseImportMessages = Widened<typeof caseImportsZh>
