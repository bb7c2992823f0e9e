import { type FieldProblem, type Text, text } from "@jiaosuo/kernel/Problem"
import { SchemaAST as AST, type ParseResult, type Schema } from "effect"

/**
 * Says in Chinese and English what is wrong with a request that does not fit its schema. The platform keeps
 * only English text of a decoding failure, so every schema of a request carries, as its title for failures,
 * a function that renders the whole failure in both languages; `readShapeFailure` reads it back.
 */

/** The parts of a request that have a schema. */
export type RequestPart = "body" | "query" | "path" | "header"

/** A failure to decode one part of a request. */
export interface ShapeFailure {
  readonly part: RequestPart
  readonly fields: ReadonlyArray<FieldProblem>
}

const reasonAnnotation = Symbol.for("@jiaosuo/http/WrongShapes/reason")

/**
 * Words for a schema's own failure, instead of the general ones.
 *
 * @example
 * Schema.String.pipe(Schema.pattern(/^1\d{10}$/), says(text("手机号应为 11 位", "A mobile number has 11 digits")))
 */
export const says =
  (reason: Text, rule?: string) =>
  <A, I, R>(schema: Schema.Schema<A, I, R>): Schema.Schema<A, I, R> =>
    schema.annotations({ [reasonAnnotation]: rule === undefined ? { reason } : { reason, rule } })

interface OwnWords {
  readonly reason: Text
  readonly rule?: string
}

const ownWords = (ast: AST.Annotated): OwnWords | undefined => {
  const found = ast.annotations[reasonAnnotation]
  return typeof found === "object" && found !== null && "reason" in found ? (found as OwnWords) : undefined
}

/** A value as it is quoted back: short, and never a whole document. */
const quoted = (value: unknown): string => {
  if (value === undefined) return "undefined"
  if (Array.isArray(value)) return "[…]"
  if (typeof value === "object" && value !== null) return "{…}"
  const json = JSON.stringify(value) ?? String(value)
  return json.length <= 40 ? json : `${json.slice(0, 39)}…`
}

const bounds = (schema: Readonly<Record<string, unknown>>): Text | undefined => {
  const zh: Array<string> = []
  const en: Array<string> = []
  const say = (key: string, chinese: (bound: string) => string, english: (bound: string) => string) => {
    const bound = schema[key]
    if (bound === undefined) return
    zh.push(chinese(String(bound)))
    en.push(english(String(bound)))
  }
  say(
    "minLength",
    (n) => (n === "1" ? "不能为空" : `至少 ${n} 个字符`),
    (n) => (n === "1" ? "not empty" : `at least ${n} characters`)
  )
  say(
    "maxLength",
    (n) => `至多 ${n} 个字符`,
    (n) => `at most ${n} characters`
  )
  say(
    "pattern",
    (p) => `符合格式 ${p}`,
    (p) => `of the form ${p}`
  )
  say(
    "minimum",
    (n) => `不小于 ${n}`,
    (n) => `at least ${n}`
  )
  say(
    "exclusiveMinimum",
    (n) => `大于 ${n}`,
    (n) => `more than ${n}`
  )
  say(
    "maximum",
    (n) => `不大于 ${n}`,
    (n) => `at most ${n}`
  )
  say(
    "exclusiveMaximum",
    (n) => `小于 ${n}`,
    (n) => `less than ${n}`
  )
  say(
    "minItems",
    (n) => `至少 ${n} 项`,
    (n) => `at least ${n} items`
  )
  say(
    "maxItems",
    (n) => `至多 ${n} 项`,
    (n) => `at most ${n} items`
  )
  if (schema["type"] === "integer") {
    zh.push("为整数")
    en.push("a whole number")
  }
  return zh.length === 0 ? undefined : text(zh.join("、"), en.join(", "))
}

/** The bounds of a refinement, where it states them: those of the refinements below it count as well. */
const statedBounds = (ast: AST.Refinement): Text | undefined => {
  const json = ast.annotations[AST.JSONSchemaAnnotationId]
  const own = typeof json === "object" && json !== null ? bounds({ ...json }) : undefined
  return own ?? (ast.from._tag === "Refinement" ? statedBounds(ast.from) : undefined)
}

const expectation = (ast: AST.AST): Text => {
  const own = ownWords(ast)
  if (own !== undefined) return own.reason
  switch (ast._tag) {
    case "StringKeyword":
    case "TemplateLiteral":
      return text("文本", "a text")
    case "NumberKeyword":
      return text("数字", "a number")
    case "BooleanKeyword":
      return text("true 或 false", "true or false")
    case "Literal":
      return text(JSON.stringify(ast.literal), JSON.stringify(ast.literal))
    case "TypeLiteral":
      return text("对象 {…}", "an object {…}")
    case "TupleType":
      return text("列表 […]", "a list […]")
    case "Union": {
      const each = ast.types.filter((type) => type._tag !== "UndefinedKeyword").map(expectation)
      return text(each.map((one) => one.zh).join(" | "), each.map((one) => one.en).join(" | "))
    }
    case "Refinement": {
      const stated = statedBounds(ast)
      if (stated !== undefined) return stated
      const described =
        ast.annotations[AST.DescriptionAnnotationId] ?? ast.annotations[AST.IdentifierAnnotationId]
      return described === undefined ? expectation(ast.from) : text(String(described), String(described))
    }
    case "Transformation":
      return expectation(ast.from)
    case "Suspend":
      return expectation(ast.f())
    default:
      return text(String(ast), String(ast))
  }
}

const notAsExpected = (ast: AST.AST, actual: unknown): OwnWords => {
  const own = ownWords(ast)
  if (own !== undefined) return own
  if (actual === "" && ast._tag === "Refinement") return { reason: text("不能为空", "must not be empty") }
  const bound = ast._tag === "Refinement" ? statedBounds(ast) : undefined
  const expected = bound ?? expectation(ast)
  return {
    reason: text(
      `应${bound === undefined ? "为" : ""}${expected.zh}，收到 ${quoted(actual)}`,
      `must be ${expected.en}, and is ${quoted(actual)}`
    )
  }
}

const at = (path: ReadonlyArray<PropertyKey>, words: OwnWords): FieldProblem => ({
  path: path.map(String).join("."),
  ...words
})

const walk = (
  issue: ParseResult.ParseIssue,
  path: ReadonlyArray<PropertyKey>
): ReadonlyArray<FieldProblem> => {
  switch (issue._tag) {
    case "Pointer":
      return walk(issue.issue, [...path, ...(Array.isArray(issue.path) ? issue.path : [issue.path])])
    case "Composite": {
      const issues: ReadonlyArray<ParseResult.ParseIssue> =
        "_tag" in issue.issues ? [issue.issues] : issue.issues
      return issue.ast._tag === "Union"
        ? unionFailure(issue.ast, issue.actual, issues, path)
        : issues.flatMap((inner) => walk(inner, path))
    }
    case "Missing":
      return [at(path, { reason: text("缺少此项", "is missing") })]
    case "Unexpected":
      return [at(path, { reason: text("没有这个属性", "is not a property of this") })]
    case "Forbidden":
      return [at(path, { reason: text("不能填写", "cannot be given") })]
    case "Type":
      return path.length === 0 && (issue.actual === null || issue.actual === undefined)
        ? [at(path, { reason: text("请求没有内容", "there is no body") })]
        : [at(path, notAsExpected(issue.ast, issue.actual))]
    case "Refinement":
      return issue.kind === "From" ? walk(issue.issue, path) : refinementFailure(issue, path)
    case "Transformation":
      return ownWords(issue.ast) === undefined && issue.kind !== "Transformation"
        ? walk(issue.issue, path)
        : [at(path, notAsExpected(issue.ast, issue.actual))]
  }
}

/**
 * A union fails in every branch. Of the branches that came far enough to look into the value, their findings
 * are told; otherwise one sentence about the whole union. That a value could have been left out is not told.
 */
const unionFailure = (
  ast: AST.Union,
  actual: unknown,
  issues: ReadonlyArray<ParseResult.ParseIssue>,
  path: ReadonlyArray<PropertyKey>
): ReadonlyArray<FieldProblem> => {
  const own = ownWords(ast)
  if (own !== undefined) return [at(path, own)]
  const told = issues.filter((issue) => !(issue._tag === "Type" && issue.ast._tag === "UndefinedKeyword"))
  const found = told.flatMap((inner) => walk(inner, path))
  const inside = found.filter((one) => one.path !== path.map(String).join("."))
  if (inside.length > 0) return inside
  return found.length === 1 ? found : [at(path, notAsExpected(ast, actual))]
}

/** A filter over several values names the value at fault by a pointer of its own. */
const refinementFailure = (
  issue: ParseResult.Refinement,
  path: ReadonlyArray<PropertyKey>
): ReadonlyArray<FieldProblem> =>
  issue.issue._tag === "Pointer" || issue.issue._tag === "Composite"
    ? walk(issue.issue, path)
    : [at(path, notAsExpected(issue.ast, issue.actual))]

/** Every value at fault once, in the order in which it was met. */
export const describeIssue = (issue: ParseResult.ParseIssue): ReadonlyArray<FieldProblem> => {
  const seen = new Set<string>()
  return walk(issue, []).filter((field) => {
    const key = `${field.path}\n${field.reason.en}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Marks the rendering of a failure in the text that the platform keeps of it; in no text that people write. */
const mark = "\u0002"

/**
 * A request's schema with a failure title that `readShapeFailure` understands. `strict` refuses properties
 * that the schema does not know instead of dropping them silently; all failures are collected, not the first.
 */
export const describedAs =
  (part: RequestPart, options: { readonly strict: boolean }) =>
  <A, I, R>(schema: Schema.Schema<A, I, R>): Schema.Schema<A, I, R> =>
    schema.annotations({
      parseOptions: { errors: "all", onExcessProperty: options.strict ? "error" : "ignore" },
      parseIssueTitle: (issue: ParseResult.ParseIssue) => {
        const failure: ShapeFailure = { part, fields: describeIssue(issue) }
        return mark + JSON.stringify(failure) + mark
      }
    })

/**
 * What was wrong with a request, from the message of the platform's decoding error; undefined where the
 * failure is not a request's, which means that an answer of ours breaks its own contract.
 */
export const readShapeFailure = (message: string): ShapeFailure | undefined => {
  if (!message.startsWith(mark)) return undefined
  const end = message.indexOf(mark, 1)
  return end === -1 ? undefined : (JSON.parse(message.slice(1, end)) as ShapeFailure)
}
