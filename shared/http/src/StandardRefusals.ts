import { type FieldProblem, type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"

/** What the server itself refuses, whatever the context: one function or value for each kind. */

/** The body is no JSON. `reason` is the parser's own remark on what it met. */
export const jsonIsMalformed = (reason: string): Refusal => ({
  code: "JsonIsMalformed",
  title: text("请求内容不是有效的 JSON", "The body is not valid JSON"),
  detail: text(`解析失败：${reason}`, `The parser says: ${reason}`)
})

/** The body is no form with files, or is broken off. */
export const formIsMalformed = (reason: string): Refusal => ({
  code: "FormIsMalformed",
  title: text("上传的表单无法解析", "The uploaded form cannot be read"),
  detail: text(`原因：${reason}`, `Reason: ${reason}`)
})

/** The request broke off before it was complete. */
export const requestIsIncomplete: Refusal = {
  code: "RequestIsIncomplete",
  title: text("请求不完整", "The request broke off"),
  detail: text("连接在请求内容传完之前中断。", "The connection ended before the body was complete.")
}

/** What Node itself could not parse as HTTP. */
export const httpIsMalformed: Refusal = {
  code: "HttpIsMalformed",
  title: text("不是有效的 HTTP 请求", "Not a valid HTTP request")
}

const parts: Record<"body" | "query" | "path" | "header", Text> = {
  body: text("请求内容不符合要求", "The body has another shape than this address takes"),
  query: text("查询参数不符合要求", "A query parameter has another shape than this address takes"),
  path: text("地址中的参数不符合要求", "A part of the address has another shape than this address takes"),
  header: text("请求头不符合要求", "A header has another shape than this address takes")
}

/** A part of the request breaks the contract; every value at fault is named. */
export const shapeIsWrong = (part: keyof typeof parts, fields: ReadonlyArray<FieldProblem>): Refusal => ({
  code: "RequestHasAnotherShape",
  title: parts[part],
  detail: text(
    fields
      .map((field) => (field.path === "" ? field.reason.zh : `${field.path}：${field.reason.zh}`))
      .join("；"),
    fields
      .map((field) => (field.path === "" ? field.reason.en : `${field.path}: ${field.reason.en}`))
      .join("; ")
  ),
  fields
})

/** A text has a character that no table keeps; `path` is that of the value. */
export const textCannotBeKept = (part: "body" | "query", path: string): Refusal =>
  shapeIsWrong(part, [
    {
      path,
      reason: text(
        "含有无法保存的字符(空字符或残缺的表情符号),请删去后重新提交",
        "has a character that cannot be kept (NUL, or half of an emoji): delete it and send again"
      )
    }
  ])

/** No endpoint has this address. */
export const addressIsUnknown = (method: string, path: string): Refusal => ({
  code: "AddressIsUnknown",
  title: text("没有这个地址", "There is nothing at this address"),
  detail: text(`${method} ${path} 不存在。`, `${method} ${path} does not exist.`)
})

/** The address is known with other methods only. */
export const methodIsNotAllowed = (
  method: string,
  path: string,
  allowed: ReadonlyArray<string>
): Refusal => ({
  code: "MethodIsNotAllowed",
  title: text("该地址不支持此方法", "The address does not take this method"),
  detail: text(
    `${path} 只接受 ${allowed.join("、")}，不接受 ${method}。`,
    `${path} takes ${allowed.join(", ")}, not ${method}.`
  ),
  facts: { allowed: allowed.join(", ") }
})

/** A size for people: `1 MB`. */
const size = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.floor(bytes / 1024)} KB`

/** The body is larger than the address takes. */
export const bodyIsTooLarge = (limitBytes: number): Refusal => ({
  code: "BodyIsTooLarge",
  title: text("请求内容过大", "The body is too large"),
  detail: text(`最多允许 ${size(limitBytes)}。`, `At most ${size(limitBytes)} are taken.`),
  facts: { limitBytes }
})

/** The body is of a kind that the address does not take. */
export const mediaTypeIsNotTaken = (sent: string, taken: ReadonlyArray<string>): Refusal => ({
  code: "MediaTypeIsNotTaken",
  title: text("不支持这种内容类型", "The body is of a kind that is not taken here"),
  detail: text(
    `收到 ${sent}，该地址只接受 ${taken.join("、")}。`,
    `${sent} was sent, and ${taken.join(", ")} is taken.`
  ),
  facts: { taken: taken.join(", ") }
})

/** A fault of ours. Says nothing of its cause. */
export const serverFailed: Refusal = {
  code: "ServerFailed",
  title: text("服务器内部错误", "The server failed"),
  detail: text(
    "这是系统的故障，不是您的操作有误。请把编号（instance）告诉管理员。",
    "This is a fault of the system, not of what you sent. Tell the administrator the number (instance)."
  )
}

/** The database or the bus does not answer. */
export const serviceIsUnavailable: Refusal = {
  code: "ServiceIsUnavailable",
  title: text("服务暂时不可用", "Cannot serve at the moment"),
  detail: text(
    "请稍后用同一个 Idempotency-Key 重新提交，不会重复登记。",
    "Send it again later with the same Idempotency-Key; nothing is recorded twice."
  )
}

/** Nobody is signed in. */
export const nobodyIsSignedIn: Refusal = {
  code: "NobodyIsSignedIn",
  title: text("请先登录", "Sign in first"),
  detail: text("没有登录，或登录已过期、已退出。", "There is no session, or it has expired or ended.")
}

/** A cookie came without proof that our own page sent the request. */
export const requestIsFromAnotherSite: Refusal = {
  code: "RequestIsFromAnotherSite",
  title: text("已拒绝来自其他网站的请求", "A request from another site is refused"),
  detail: text(
    "使用 Cookie 登录时，请求须来自本站页面（Origin 与 Host 一致），或带有请求头 X-Jiaosuo-Request。",
    "With a cookie, the request must come from our own page (Origin equals Host) or carry the header X-Jiaosuo-Request."
  )
}

/** The role is not among those that may do this. */
export const roleMayNot = (role: string, allowed: ReadonlyArray<string>): Refusal => ({
  code: "RoleMayNotDoThis",
  title: text("您的岗位无权进行此操作", "Your role may not do this"),
  rule: "X3",
  facts: { role, allowed: allowed.join(", ") }
})

/** The township is outside of the person's scope. */
export const townshipIsOutOfScope = (township: string | null): Refusal => ({
  code: "TownshipIsOutOfScope",
  title: text("超出您的管辖范围", "Outside of your townships"),
  detail: text(
    township === null ? "该事项不属于您所在的乡镇。" : `乡镇 ${township} 不在您的管辖范围内。`,
    township === null ? "It belongs to none of your townships." : `Township ${township} is not one of yours.`
  ),
  rule: "X3",
  facts: { township }
})

/** Too many attempts from one place. */
export const tooManyAttempts = (retryAfterSeconds: number): Refusal => ({
  code: "TooManyAttempts",
  title: text("操作过于频繁", "Too many attempts"),
  detail: text(`请在 ${retryAfterSeconds} 秒后再试。`, `Try again in ${retryAfterSeconds} seconds.`),
  rule: "X4"
})
