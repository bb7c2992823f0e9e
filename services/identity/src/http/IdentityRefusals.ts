import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type FieldProblem, type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import type { ScopeNeeded } from "../domain/Account.ts"
import type { AccountRejection } from "../domain/AccountRejections.ts"

/** What people are told when identity refuses. */

const scopes: Record<ScopeNeeded, Text> = {
  "one-township": text(
    "劝导员须指定一个乡镇，且为其所在乡镇",
    "a warden has one township, which is also the station"
  ),
  "townships-with-station": text(
    "辅警须指定所在派出所及其辖区乡镇",
    "an auxiliary has a station, and its townships include the station's own"
  ),
  "townships-with-station-or-whole-district": text(
    "民警须指定所在派出所及其辖区乡镇；区事故处理岗面向全区，不指定乡镇",
    "an officer has a station, and its townships include the station's own; one of the district's accident office has neither"
  ),
  "whole-district": text(
    "该岗位面向全区，不指定乡镇",
    "this role is for the whole district, without townships"
  ),
  "no-township": text(
    "系统管理员不接触业务数据，不指定乡镇",
    "an administrator has no case data, and no township"
  )
}

/** What a rejection of the domain says. */
export const refusalOf = (rejection: AccountRejection): Refusal => {
  switch (rejection._tag) {
    case "AccountDoesNotExist":
      return { code: rejection._tag, title: text("没有这个账号", "There is no such account") }
    case "AccountNameIsTaken":
      return {
        code: rejection._tag,
        title: text("用户名已被使用", "The user name is taken"),
        facts: { name: rejection.name }
      }
    case "AccountNameIsReserved":
      return {
        code: rejection._tag,
        title: text("用户名为系统保留", "The user name is reserved"),
        fields: [{ path: "name", reason: text("为系统保留，不能使用", "is reserved for the system") }]
      }
    case "AccountNameIsMalformed":
      return {
        code: rejection._tag,
        title: text("用户名不符合规则", "The user name has another form"),
        fields: [
          {
            path: "name",
            reason: text(
              "应为 3 至 40 个小写字母、数字、连字符或点，以字母开头",
              "has 3 to 40 lower-case letters, digits, hyphens or dots, and begins with a letter"
            )
          }
        ]
      }
    case "RoleNeedsAnotherScope":
      return {
        code: rejection._tag,
        title: text("管辖范围与岗位不符", "The scope does not fit the role"),
        rule: "X3",
        fields: [{ path: "townships", reason: scopes[rejection.needed], rule: "X3" }]
      }
    case "TownshipsAreUnknown":
      return {
        code: rejection._tag,
        title: text("没有这个乡镇", "There is no such township"),
        rule: "N9",
        fields: rejection.codes.map(
          (code): FieldProblem => ({
            path: "townships",
            reason: text(
              `${code} 不是本区设有派出所的乡镇`,
              `${code} is no township with a station of this district`
            ),
            rule: "N9"
          })
        )
      }
    case "AdministratorsHoldNoCaseData":
      return {
        code: rejection._tag,
        title: text(
          "系统管理员与业务岗位不能由同一账号担任",
          "No account is both administrator and holds case data"
        ),
        detail: text("请为该人员另建账号。", "Create another account for the person."),
        rule: "X5",
        facts: { from: rejection.from, to: rejection.to }
      }
    case "AdministratorsDoNotChangeThemselves":
      return {
        code: rejection._tag,
        title: text("不能更改自己的账号", "Nobody changes their own account"),
        detail: text("请由另一名系统管理员操作。", "Ask another administrator."),
        rule: "X5"
      }
    case "OnlyOfficersAreQualified":
      return {
        code: rejection._tag,
        title: text("只有民警可以登记事故处理资格", "Only officers are qualified for accident work"),
        rule: "A2",
        fields: [
          {
            path: "qualification",
            reason: text(
              "该账号不是民警；辅警等人员不得取得事故处理资格",
              "the account is no officer's; auxiliaries and others cannot be qualified for accident work"
            ),
            rule: "A2"
          }
        ],
        facts: { role: rejection.role }
      }
    case "QualificationNeedsCertificate":
      return {
        code: rejection._tag,
        title: text("请填写资格证书编号", "A qualification needs the number of its certificate"),
        rule: "A2",
        fields: [
          {
            path: "certificateNumber",
            reason: text("登记资格时必须填写证书编号", "is needed with a qualification"),
            rule: "A2"
          }
        ]
      }
    case "NoQualificationHasCertificate":
      return {
        code: rejection._tag,
        title: text("无资格时不填写证书和有效期", "No qualification has no certificate and no last day"),
        rule: "A2",
        fields: [
          {
            path: "qualification",
            reason: text(
              "填写了证书编号或有效期，但没有选择资格",
              "a certificate or a last valid day was given without a qualification"
            ),
            rule: "A2"
          }
        ]
      }
    case "AccountIsLocked":
      return { code: rejection._tag, title: text("账号已锁定", "The account is locked"), rule: "X4" }
  }
}

/** 404 for what is not there; otherwise as the refusal has it. */
export const statusOf = (rejection: AccountRejection): 404 | undefined =>
  rejection._tag === "AccountDoesNotExist" ? 404 : undefined

/** The new password breaks the rules for passwords. */
export const passwordIsUnfit = (fields: ReadonlyArray<FieldProblem>): Refusal => ({
  code: "PasswordIsUnfit",
  title: text("密码不符合要求", "The password does not meet the rules"),
  rule: "X4",
  fields
})

/** The name or the password is wrong; which one is not told. */
export const signInFailed: Refusal = {
  code: "SignInFailed",
  title: text("用户名或密码错误", "Wrong user name or password"),
  rule: "X4"
}

/** The account is locked: for a while after failures, or by an administrator until they unlock it. */
export const accountIsLocked = (until: string | null): Refusal => ({
  code: "AccountIsLocked",
  title: text("账号已锁定", "The account is locked"),
  detail:
    until === null
      ? text("请联系系统管理员解锁。", "Ask an administrator to unlock it.")
      : text(
          `登录失败次数过多，请在 ${inShanghai(until).slice(11, 16)} 之后再试。`,
          `Too many failed sign-ins; try again after ${inShanghai(until).slice(11, 16)}.`
        ),
  rule: "X4",
  facts: { until: until === null ? null : inShanghai(until) }
})

/** The password is right, and must be replaced first. */
export const passwordMustBeChanged: Refusal = {
  code: "PasswordMustBeChanged",
  title: text("请先修改密码", "Choose another password first"),
  detail: text(
    "管理员设置的密码须在首次登录时修改。",
    "A password that an administrator set is replaced at the first sign-in."
  ),
  rule: "X4"
}
