/** How tests ask a context over HTTP: any answer comes back, none throws. */

/** What a request was answered with. */
export interface Reply<Body> {
  readonly status: number
  readonly etag: string | null
  readonly location: string | null
  readonly type: string | null
  readonly body: Body
}

/** Who asks, and the headers of a request that tests vary. */
export interface Sent<Account extends string> {
  /** `nobody` is signed in nowhere. */
  readonly as?: Account | "nobody"
  /** `Idempotency-Key`: the same key is the same command. */
  readonly key?: string
  /** `If-Match`: the version that must stand. */
  readonly match?: string
  readonly language?: string
}

/** The body of an answer to a command. */
export interface Answered extends Record<string, unknown> {
  readonly id: string
  readonly version: number
  readonly position: number
  readonly warnings: ReadonlyArray<{ path: string; reason: string; rule: string | null }>
}

/** The body of a refusal. */
export interface Refused extends Record<string, unknown> {
  readonly code: string
  readonly rule?: string
  readonly fields?: ReadonlyArray<{ path: string; rule?: string; reason: string }>
}

export interface ContextAsking<Account extends string> {
  /** Any request, as `fetch` answers it: for uploads, files and streams. */
  readonly fetch: (path: string, init?: RequestInit, as?: Account | "nobody") => Promise<Response>
  /** A command, with the JSON that it is answered with. */
  readonly post: <Body = Answered>(
    path: string,
    payload: object,
    sent?: Sent<Account>
  ) => Promise<Reply<Body>>
  /** A read, with the JSON that it is answered with. */
  readonly get: <Body = Record<string, unknown>>(path: string, sent?: Sent<Account>) => Promise<Reply<Body>>
}

/** Asks the server at `url`; whoever names nobody asks as `usually`. */
export const contextAsking = <Account extends string>(
  url: string,
  usually: Account
): ContextAsking<Account> => {
  const ask = (path: string, init: RequestInit = {}, as: Account | "nobody" = usually): Promise<Response> =>
    fetch(url + path, { ...init, headers: { authorization: `Bearer ${as}`, ...init.headers } })
  const answered = async <Body>(
    path: string,
    { as, key, language, match }: Sent<Account>,
    payload?: object
  ): Promise<Reply<Body>> => {
    const response = await ask(
      path,
      {
        headers: {
          ...(key === undefined ? {} : { "idempotency-key": key }),
          ...(match === undefined ? {} : { "if-match": match }),
          ...(language === undefined ? {} : { "accept-language": language }),
          ...(payload === undefined ? {} : { "content-type": "application/json" })
        },
        ...(payload === undefined ? {} : { method: "POST", body: JSON.stringify(payload) })
      },
      as
    )
    return {
      status: response.status,
      etag: response.headers.get("etag"),
      location: response.headers.get("location"),
      type: response.headers.get("content-type"),
      body: (await response.json()) as Body
    }
  }
  return {
    fetch: ask,
    post: (path, payload, sent = {}) => answered(path, sent, payload),
    get: (path, sent = {}) => answered(path, sent)
  }
}
