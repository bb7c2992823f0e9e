import { type Text, text } from "@jiaosuo/kernel/Problem"
import { Either, Schema } from "effect"
import { type Checked, type Finding, finding } from "./Finding.ts"

/** The five shares of liability (A15): 全部, 主要, 同等, 次要, 无责任. Gravest first. */
export const Liability = Schema.Literal("full", "main", "equal", "minor", "none")
/** {@link Liability} as a value. */
export type Liability = typeof Liability.Type

/** All shares, gravest first. */
export const liabilities: ReadonlyArray<Liability> = Liability.literals

const words: Readonly<Record<Liability, Text>> = {
  full: text("全部责任", "full liability"),
  main: text("主要责任", "main liability"),
  equal: text("同等责任", "equal liability"),
  minor: text("次要责任", "minor liability"),
  none: text("无责任", "no liability")
}

/** A share in words: `主要责任`, `main liability`. */
export const liabilityText = (share: Liability): Text => words[share]

const byWord = new Map(
  liabilities.flatMap((share) => [
    [words[share].zh, share],
    [words[share].zh.replace("责任", ""), share]
  ])
)

/** The share that a paper or ledger says: `主要责任`, `主要`. Undefined if it is none of the five. */
export const liabilityOf = (word: string): Liability | undefined => byWord.get(word.trim())

/** One party of an accident with the share that is to be found, and what art 60 and 61 look at. */
export interface PartyShare {
  /** Stable name of the party in its case. */
  readonly party: string
  readonly share: Liability
  /** Left the scene to escape (A15, art 61(1)). */
  readonly fled?: boolean | undefined
  /** Destroyed evidence, or destroyed or forged the scene, on purpose (A15, art 61(2)). */
  readonly destroyedEvidence?: boolean | undefined
  /** There is evidence that this party is at fault, whatever others did. */
  readonly provedAtFault?: boolean | undefined
  /** Caused the accident on purpose (A15). */
  readonly intent?: boolean | undefined
}

/** What is decided about the parties of one accident. */
export interface LiabilityFinding {
  readonly parties: ReadonlyArray<PartyShare>
  /** No party is at fault: an accident in the word's own sense (意外事故, A15). */
  readonly withoutFault?: boolean | undefined
}

/** What a check has seen so far. */
type Step = Either.Either<ReadonlyArray<Finding>, Finding>

const refuse = (code: string, rule: string, zh: string, en: string): Step =>
  Either.left(finding(code, rule, zh, en))
const pass = (...warnings: ReadonlyArray<Finding>): Step => Either.right(warnings)
const count = (parties: ReadonlyArray<PartyShare>, ...shares: ReadonlyArray<Liability>): number =>
  parties.filter(({ share }) => shares.includes(share)).length
const mustBeFull = ({ fled, destroyedEvidence }: PartyShare): boolean =>
  fled === true || destroyedEvidence === true

const checkParties = ({ parties }: LiabilityFinding): Step => {
  if (parties.length === 0) {
    return refuse(
      "liability-without-party",
      "A15",
      "没有当事人, 无法认定责任",
      "there is no party to be liable"
    )
  }
  return new Set(parties.map(({ party }) => party)).size === parties.length
    ? pass()
    : refuse(
        "liability-party-twice",
        "A15",
        "同一当事人只能认定一种责任",
        "a party has one share of liability, not two"
      )
}

const checkFault = ({ parties, withoutFault }: LiabilityFinding): Step => {
  const liable = parties.length - count(parties, "none")
  const willing = parties.filter(({ intent }) => intent === true)
  if (willing.length > 0) {
    return parties.some(({ share, intent }) => share !== "none" && intent !== true)
      ? refuse(
          "liability-beside-intent",
          "A15",
          "一方故意造成事故的, 他方无责任",
          "where one side caused the accident on purpose the others have no liability"
        )
      : liable === 0
        ? refuse(
            "liability-of-intent-missing",
            "A15",
            "故意造成事故的一方不能为无责任",
            "the side that caused the accident on purpose cannot be without liability"
          )
        : pass()
  }
  if (withoutFault === true && liable > 0) {
    return refuse(
      "liability-without-fault",
      "A15",
      "各方均无过错的意外事故, 各方均无责任",
      "in an accident without fault no party is liable"
    )
  }
  return withoutFault !== true && liable === 0
    ? pass(
        finding(
          "liability-of-nobody",
          "A15",
          "各方均为无责任, 只适用于各方均无过错的意外事故",
          "that no party is liable holds only for an accident without anybody's fault"
        )
      )
    : pass()
}

const checkMix = ({ parties }: LiabilityFinding): Step => {
  const liable = parties.length - count(parties, "none")
  const full = count(parties, "full")
  // Art 61 names the full share for each runaway and does not say what two of them bear.
  const several = parties.filter(mustBeFull).length > 1
  if (full > 0 && liable > 1 && !(several && parties.every((p) => p.share !== "full" || mustBeFull(p)))) {
    return refuse(
      "liability-beside-full",
      "A16",
      "一方为全部责任的, 其他各方只能为无责任",
      "beside full liability every other party has none"
    )
  }
  if (full > 0) {
    return liable > 1
      ? pass(
          finding(
            "liability-of-several-runaways",
            "A16",
            "多方逃逸或者毁灭证据时如何划分责任, 规定未明确, 请核对",
            "the regulation does not say how several runaways share liability: please check"
          )
        )
      : pass()
  }
  if (liable === 1) {
    return refuse(
      "liability-of-one-side",
      "A16",
      "只有一方有责任的, 只能为全部责任",
      "if only one side is liable its liability is full"
    )
  }
  const main = count(parties, "main")
  if (main > 1) {
    return refuse(
      "liability-main-twice",
      "A16",
      "主要责任只能由一方承担",
      "only one party can have the main liability"
    )
  }
  if (liable === 2 && !(main === 1 && count(parties, "minor") === 1) && count(parties, "equal") !== 2) {
    return refuse(
      "liability-of-two-sides",
      "A16",
      "两方有责任的, 只能为主要和次要, 或者同等和同等",
      "two liable sides are main and minor, or equal and equal"
    )
  }
  return liable > 2
    ? pass(
        finding(
          "liability-mix-not-settled",
          "A16",
          `三方以上责任组合(${parties.map(({ share }) => words[share].zh).join("、")})规定未明确, 请核对`,
          `the regulation does not settle this mix of three or more liable parties: please check`
        )
      )
    : pass()
}

const checkEscape =
  (parties: ReadonlyArray<PartyShare>) =>
  (one: PartyShare): Step => {
    if (!mustBeFull(one) || one.share === "full") return pass()
    // Where several must bear it all, no mix is right: the mix itself carries the warning.
    const several = parties.filter(mustBeFull).length > 1
    if (several && one.share !== "none") {
      return pass(
        finding(
          "liability-of-several-runaways",
          "A15",
          "多方逃逸或者毁灭证据时如何划分责任, 规定未明确, 请核对",
          "the regulation does not say how several runaways share liability: please check"
        )
      )
    }
    if (one.destroyedEvidence === true) {
      return refuse(
        "liability-of-destroyed-evidence",
        "A15",
        "故意破坏、伪造现场或者毁灭证据的, 承担全部责任, 不予减轻",
        "who destroys evidence or forges the scene bears full liability, which is not reduced"
      )
    }
    const othersProved = parties.some((p) => p.party !== one.party && p.provedAtFault === true)
    if (!othersProved) {
      return refuse(
        "liability-of-runaway",
        "A15",
        "逃逸的承担全部责任; 有证据证明其他当事人也有过错的, 才可以减轻",
        "who flees bears full liability; it may be reduced only if others are proved at fault too"
      )
    }
    return one.share === "none"
      ? refuse(
          "liability-of-runaway",
          "A15",
          "逃逸的责任可以适当减轻, 不能免除",
          "the liability of who flees may be reduced, not waived"
        )
      : pass(
          finding(
            "liability-of-runaway-reduced",
            "A15",
            "逃逸方责任已减轻, 认定书须载明其他当事人过错的证据",
            "the runaway's share is reduced: the paper must name the evidence of the others' fault"
          )
        )
  }

/**
 * Whether shares over all parties of an accident agree with the text: one share for each party, fault and
 * intent (A15), the mix of shares (A16) and escape or destroyed evidence (A15, art 61). What the text does
 * not settle passes with a warning.
 */
export const checkLiability = (found: LiabilityFinding): Checked<ReadonlyArray<PartyShare>> => {
  const escape = checkEscape(found.parties)
  const warnings: Array<Finding> = []
  const steps: ReadonlyArray<() => Step> = [
    () => checkParties(found),
    // Before the mix: that a runaway is not made full is the graver mistake.
    ...found.parties.map((one) => () => escape(one)),
    () => checkFault(found),
    () => (found.parties.every(({ share }) => share === "none") ? pass() : checkMix(found))
  ]
  for (const step of steps) {
    const outcome = step()
    if (Either.isLeft(outcome)) return Either.left(outcome.left)
    for (const warning of outcome.right) {
      if (!warnings.some(({ code }) => code === warning.code)) warnings.push(warning)
    }
  }
  return Either.right({ value: found.parties, warnings })
}
