/** Rows of a ledger of vehicles that nothing is wrong with, to change one value of. */

export const headings = [
  "序号",
  "号牌种类",
  "号牌号码",
  "车辆类型",
  "使用性质",
  "车辆识别代号",
  "品牌型号",
  "所有人",
  "证件号码",
  "联系电话",
  "乡镇",
  "村(居)",
  "村(居)代码",
  "初次登记日期",
  "检验有效期止",
  "交强险终止日期",
  "核定载客",
  "核定载质量(kg)",
  "备注"
]

/** A row that is accepted as it stands; `n` makes plate and VIN its own. */
export const soundRow = (
  n: number,
  changes: Readonly<Record<string, string>> = {}
): ReadonlyArray<string> => {
  const values: Record<string, string> = {
    序号: String(n),
    号牌种类: "01",
    号牌号码: `鲁N${String(10_000 + n)}`,
    车辆类型: "H11",
    使用性质: "F",
    车辆识别代号: "",
    品牌型号: "解放牌CA1310",
    所有人: "罗强",
    证件号码: "371603196807275501",
    联系电话: "13590139624",
    乡镇: "冯家镇",
    "村(居)": "寄张村民委员会",
    "村(居)代码": "371603103216",
    初次登记日期: "2017-10-16",
    检验有效期止: "2027-08-29",
    交强险终止日期: "2027-10-09",
    核定载客: "2",
    "核定载质量(kg)": "27269",
    备注: "",
    ...changes
  }
  return headings.map((heading) => values[heading] ?? "")
}
