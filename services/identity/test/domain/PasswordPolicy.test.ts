import { describe, expect, it } from "vitest"
import { passwordProblems } from "../../src/domain/PasswordPolicy.ts"

describe("X4: what a password must be", () => {
  it.each(["Zhanhua-2026", "abcDEF12", "correct horse battery staple", "沾化区交警大队车管所2026年密码本"])(
    "%s may be used",
    (password) => {
      expect(passwordProblems(password, "officer-371603101", "password")).toEqual([])
    }
  )

  it.each([
    ["short", "aB3-", "at least 8 characters"],
    ["long", "aB3-".repeat(60), "at most 200 characters"],
    ["one kind", "abcdefghij", "needs 3 of"],
    ["two kinds", "abcdefg123", "needs 3 of"],
    ["tried first", "P@ssw0rd", "tried first"],
    ["tried first, the demo's", "jiaosuo-demo", "tried first"],
    ["one character", "aaaaaaaaaaaaaaaaaaaa", "tried first"],
    ["the user name", "X-officer-371603101-9", "user name"]
  ])("%s: %s is refused", (_, password, reason) => {
    const [problem] = passwordProblems(password, "officer-371603101", "newPassword")
    expect(problem?.path).toBe("newPassword")
    expect(problem?.rule).toBe("X4")
    expect(problem?.reason.en).toContain(reason)
    expect(problem?.reason.zh).not.toBe("")
  })
})
