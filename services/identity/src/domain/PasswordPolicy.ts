import { type FieldProblem, type Text, text } from "@jiaosuo/kernel/Problem"

/**
 * What a password must be (X4, in line with what level 3 of the grading scheme asks for): long enough, of
 * several kinds of characters, and none of those that everybody tries first.
 */

const shortest = 8
const longest = 200
const kindsNeeded = 3
/** From this length on, length is worth more than kinds: a sentence is a good password. */
const longEnoughAlone = 16

const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/] as const

const triedFirst: ReadonlySet<string> = new Set([
  "password",
  "passw0rd",
  "p@ssw0rd",
  "admin123",
  "admin@123",
  "abc123456",
  "abcd1234",
  "a1234567",
  "aa123456",
  "123456789",
  "12345678",
  "1234567890",
  "qwer1234",
  "qwerty123",
  "1qaz2wsx",
  "1qaz@wsx",
  "woaini1314",
  "jiaosuo123",
  "jiaosuo-demo"
])

const problem = (path: string, reason: Text): ReadonlyArray<FieldProblem> => [{ path, reason, rule: "X4" }]

/** What is wrong with a new password for an account; empty where it may be used. `path` names its field. */
export const passwordProblems = (
  password: string,
  account: string,
  path: string
): ReadonlyArray<FieldProblem> => {
  const length = [...password].length
  if (length < shortest)
    return problem(path, text(`至少 ${shortest} 个字符`, `at least ${shortest} characters`))
  if (length > longest) return problem(path, text(`至多 ${longest} 个字符`, `at most ${longest} characters`))
  const lower = password.toLowerCase()
  if (triedFirst.has(lower) || /^(.)\1+$/u.test(password)) {
    return problem(path, text("过于常见，容易被猜到", "is one of the passwords that are tried first"))
  }
  if (lower.includes(account.toLowerCase())) {
    return problem(path, text("不能包含用户名", "must not contain the user name"))
  }
  if (length < longEnoughAlone && kinds.filter((kind) => kind.test(password)).length < kindsNeeded) {
    return problem(
      path,
      text(
        `须含大写字母、小写字母、数字、符号中的至少 ${kindsNeeded} 种（${longEnoughAlone} 个字符以上除外）`,
        `needs ${kindsNeeded} of: upper case, lower case, digits, other characters (unless it has ${longEnoughAlone} or more)`
      )
    )
  }
  return []
}
