import { isBuiltin } from "node:module"
import { posix } from "node:path"
import ts from "typescript"
import type { SourceFile } from "./SourceFile.ts"

/** A rule about the text or the syntax of single files. */
export interface SourceRule {
  readonly name: string
  readonly comment: string
  readonly appliesTo: (path: string) => boolean
  /** What breaks the rule, each with its line where it has one. */
  readonly check: (file: SourceFile) => ReadonlyArray<string>
}

const isCode = (path: string): boolean => /\.(?:ts|tsx|mts|mjs|js)$/.test(path)
const isTypeScript = (path: string): boolean => /\.tsx?$/.test(path)
const isSource = (path: string): boolean =>
  /^(?:shared|services)\/[^/]+\/src\//.test(path) && isTypeScript(path)
const isDomain = (path: string): boolean =>
  /^(?:services\/[^/]+|shared\/orders)\/src\/domain\//.test(path) && isTypeScript(path)

/** Lines of a text that match, as `line 3: …`. */
const linesWith = ({ content }: SourceFile, pattern: RegExp): ReadonlyArray<string> =>
  content.split("\n").flatMap((line, i) => {
    const found = pattern.exec(line)
    return found === null ? [] : [`line ${i + 1}: ${found[0].trim()}`]
  })

/** What a visitor says about the nodes of a file, each with its line. */
const nodesOf = (file: SourceFile, visit: (node: ts.Node) => string | undefined): ReadonlyArray<string> => {
  const tree = file.syntax()
  const found: Array<string> = []
  const walk = (node: ts.Node): void => {
    const what = visit(node)
    if (what !== undefined) {
      found.push(`line ${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}: ${what}`)
    }
    ts.forEachChild(node, walk)
  }
  walk(tree)
  return found
}

const importedFrom = (node: ts.Node): string | undefined => {
  if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return undefined
  const { moduleSpecifier } = node
  return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
    ? moduleSpecifier.text
    : undefined
}

const isMember = (node: ts.Node, object: string, member: string): boolean =>
  ts.isPropertyAccessExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === object &&
  node.name.text === member

/** Modules of effect that are values: no clock, no randomness, no fibers, no services. */
const pureModules: ReadonlySet<string> = new Set([
  ...["Array", "BigDecimal", "BigInt", "Boolean", "Brand", "Chunk", "Data", "Duration", "Either", "Equal"],
  ...[
    "Equivalence",
    "Function",
    "HashMap",
    "HashSet",
    "Hash",
    "Iterable",
    "List",
    "Match",
    "Number",
    "Option"
  ],
  ...["Order", "ParseResult", "Pipeable", "Predicate", "ReadonlyArray", "Record", "Schema", "SortedMap"],
  ...["SortedSet", "String", "Struct", "Tuple", "Types", "absurd", "flow", "identity", "pipe"]
])

const impureImport = (node: ts.Node): string | undefined => {
  const from = importedFrom(node)
  if (from === undefined) return undefined
  if (from.startsWith("effect/") && !pureModules.has(from.slice("effect/".length))) return `imports ${from}`
  if (!ts.isImportDeclaration(node)) return undefined
  const bindings = node.importClause?.namedBindings
  if (from === "effect") {
    if (bindings === undefined || !ts.isNamedImports(bindings)) return "imports all of effect"
    const impure = bindings.elements
      .map((element) => (element.propertyName ?? element.name).text)
      .filter((name) => !pureModules.has(name))
    return impure.length === 0 ? undefined : `imports ${impure.join(", ")} from effect`
  }
  if (from === "@jiaosuo/kernel/Ids" && bindings !== undefined && ts.isNamedImports(bindings)) {
    return bindings.elements.some((element) => (element.propertyName ?? element.name).text === "uuidv7")
      ? "makes ids"
      : undefined
  }
  return undefined
}

const impureUse = (node: ts.Node): string | undefined => {
  if (isMember(node, "Date", "now") || isMember(node, "performance", "now")) return "reads a clock"
  if (isMember(node, "Math", "random") || isMember(node, "crypto", "randomUUID")) return "draws at random"
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Date") {
    return (node.arguments?.length ?? 0) === 0 ? "reads a clock" : undefined
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    if (["setTimeout", "setInterval", "queueMicrotask", "fetch"].includes(node.expression.text)) {
      return `calls ${node.expression.text}`
    }
  }
  return ts.isAwaitExpression(node) ? "awaits" : undefined
}

const isStatusNumber = (node: ts.Node): boolean => ts.isNumericLiteral(node) && /^[1-5]\d\d$/.test(node.text)
const isStatusName = (name: string): boolean => name === "status" || name === "statusCode"

const statusOf = (node: ts.Node): string | undefined => {
  if (
    ts.isPropertyAssignment(node) &&
    isStatusName(node.name.getText()) &&
    isStatusNumber(node.initializer)
  ) {
    return node.getText()
  }
  if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left) && isStatusNumber(node.right)) {
    return isStatusName(node.left.name.text) ? node.getText() : undefined
  }
  return undefined
}

/** Files in which the environment may be read: settings, the test kit, and tests that start programs. */
const readsEnvironment = (path: string): boolean =>
  /(?:^|\/)(?:[^/]+\.)?config\.ts$/.test(path) ||
  /^shared\/testing\/|^(?:shared|services)\/[^/]+\/test\//.test(path)

const environmentUse = (node: ts.Node): string | undefined =>
  isMember(node, "process", "env") ? `reads ${node.parent.getText()}` : undefined

// Spelt in halves, so that this line is none of them.
const unfinishedWords = ["TO-DO", "FIX-ME", "XX-X", "HA-CK"].map((word) => word.replace("-", ""))
const unfinished = new RegExp(`(?://|/\\*|\\*|#|<!--).*\\b(?:${unfinishedWords.join("|")})\\b`)
const silenced = /(?:\/\/|\/\*).*(?:@ts-(?:ignore|expect-error|nocheck)|biome-ignore|eslint-disable)/
const machinePath = /(?:^|[\s"'`(=:,])(?:\/(?:work|root|Users)\/[\w.-]|\/home\/[a-z])|[A-Z]:\\Users\\/
const vagueName =
  /(?:^|\/)(?:utils?|helpers?|common|misc|managers?|data)\.tsx?$|(?:Utils?|Helpers?|Manager)\.tsx?$/i

/** The rules, each named by what is true when it holds. */
export const sourceRules: ReadonlyArray<SourceRule> = [
  {
    name: "files-stay-short",
    comment: "What has more than 400 lines does more than one thing.",
    appliesTo: isCode,
    check: ({ content }) => {
      const lines = content.split("\n").length - 1
      return lines > 400 ? [`${lines} lines`] : []
    }
  },
  {
    name: "mains-are-tables-of-contents",
    comment: "A main merges layers and launches them, in about 40 lines.",
    appliesTo: (path) => /^services\/[^/]+\/src\/main\.ts$/.test(path),
    check: ({ content }) => {
      const lines = content.split("\n").length - 1
      return lines > 50 ? [`${lines} lines`] : []
    }
  },
  {
    name: "nothing-is-left-for-later",
    comment: "A note of unfinished work in a comment is read by nobody.",
    appliesTo: isCode,
    check: (file) => linesWith(file, unfinished)
  },
  {
    name: "no-type-is-any",
    comment: "One any turns the checker off for all it touches.",
    appliesTo: isTypeScript,
    check: (file) => nodesOf(file, (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? "any" : undefined))
  },
  {
    name: "no-check-is-silenced",
    comment: "A check that is wrong is changed for all.",
    appliesTo: isCode,
    check: (file) => linesWith(file, silenced)
  },
  {
    name: "no-path-of-one-machine",
    comment: "The project runs in any folder of any machine.",
    appliesTo: () => true,
    check: (file) => linesWith(file, machinePath)
  },
  {
    name: "environment-is-read-in-config-only",
    comment: "One file per service names environment variables.",
    appliesTo: (path) => /^(?:shared|services)\//.test(path) && isTypeScript(path) && !readsEnvironment(path),
    check: (file) => nodesOf(file, environmentUse)
  },
  {
    name: "statuses-live-in-http",
    comment: "A status code is how HTTP says it; stores, services and deciders say it in their own words.",
    appliesTo: (path) =>
      isSource(path) && !/^shared\/http\/|\/http\/|^services\/(?:host|console)\//.test(path),
    check: (file) => nodesOf(file, statusOf)
  },
  {
    name: "domain-has-no-effects",
    comment: "Time and ids arrive in the command; a decision is a value.",
    appliesTo: isDomain,
    check: (file) => nodesOf(file, (node) => impureImport(node) ?? impureUse(node))
  },
  {
    name: "every-package-declares-what-it-imports",
    comment: "A package runs alone in production: what it imports stands in its own package.json.",
    appliesTo: isSource,
    check: (file) => {
      const declared = file.declared()
      if (declared === undefined) return []
      const own = `@jiaosuo/${file.path.split("/")[1]}`
      return nodesOf(file, (node) => {
        const from = importedFrom(node)
        if (from === undefined || from.startsWith(".") || isBuiltin(from)) return undefined
        const name = from
          .split("/")
          .slice(0, from.startsWith("@") ? 2 : 1)
          .join("/")
        return name === own || declared.has(name) ? undefined : `imports ${name}, which is not declared`
      })
    }
  },
  {
    name: "relative-imports-stay-in-their-package",
    comment:
      "Another package is imported by its name, through its exports. The tests of the whole product may use what a service's tests are made of: that is exported by nobody.",
    appliesTo: (path) => /^(?:shared|services|test)\/[^/]+\//.test(path) && isTypeScript(path),
    check: (file) => {
      const home = `${file.path.split("/").slice(0, 2).join("/")}/`
      return nodesOf(file, (node) => {
        const from = importedFrom(node)
        if (from === undefined || !from.startsWith(".")) return undefined
        const target = posix.join(posix.dirname(file.path), from)
        const testMaterial = home.startsWith("test/") && /^services\/[^/]+\/test\//.test(target)
        return target.startsWith(home) || testMaterial ? undefined : `imports ${from}`
      })
    }
  },
  {
    name: "tags-carry-their-package",
    comment: "Two services of one name in one process would take each other's place silently.",
    appliesTo: isSource,
    check: (file) => {
      const prefix = `@jiaosuo/${file.path.split("/")[1]}/`
      return nodesOf(file, (node) => {
        if (!ts.isCallExpression(node) || !isMember(node.expression, "Context", "Tag")) return undefined
        const id = node.arguments[0]
        if (id === undefined || !ts.isStringLiteral(id)) return "a tag without a literal id"
        return id.text.startsWith(prefix) ? undefined : `a tag named ${id.text}`
      })
    }
  },
  {
    name: "sources-never-print",
    comment: "Logs are events with annotations; only the command line writes to a terminal.",
    appliesTo: (path) => isSource(path) && !path.startsWith("services/host/src/cli/"),
    check: (file) =>
      nodesOf(file, (node) =>
        ts.isPropertyAccessExpression(node) &&
        ts.isIdentifier(node.expression) &&
        node.expression.text === "console"
          ? node.getText()
          : undefined
      )
  },
  {
    name: "names-say-something",
    comment: "A file is named by what it is about.",
    appliesTo: isCode,
    check: ({ path }) => (vagueName.test(path) ? ["says nothing"] : [])
  },
  {
    name: "packages-open-named-doors",
    comment: "Contexts export events, contract and layer; shared packages their modules.",
    appliesTo: (path) => /^(?:shared|services)\/[^/]+\/package\.json$/.test(path),
    check: ({ path, content }) => packageDoors(path, content)
  }
]

const packageDoors = (path: string, content: string): ReadonlyArray<string> => {
  const { exports = {}, name } = JSON.parse(content) as { exports?: Record<string, string>; name?: string }
  const [kind, folder] = path.split("/")
  const wrongName = name === `@jiaosuo/${folder}` ? [] : [`is named ${name}`]
  if (kind === "shared") {
    return JSON.stringify(exports) === '{"./*":"./src/*.ts"}'
      ? wrongName
      : [...wrongName, "exports something else"]
  }
  const doors: Readonly<Record<string, string>> =
    folder === "host" || folder === "console"
      ? {}
      : { "./events": "./src/events.ts", "./api": "./src/api.ts", "./layer": "./src/layer.ts" }
  const wrong = Object.entries(exports).filter(([door, file]) => doors[door] !== file)
  return [...wrongName, ...wrong.map(([door]) => `exports ${door}`)]
}
