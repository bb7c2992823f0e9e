import type ts from "typescript"

/** A text file of the tree. */
export interface SourceFile {
  /** From the root of the tree, with `/`. */
  readonly path: string
  readonly content: string
  /** Its syntax tree, parsed when first asked for. */
  readonly syntax: () => ts.SourceFile
  /** What the `package.json` of its package declares; undefined for a file outside packages. */
  readonly declared: () => ReadonlySet<string> | undefined
}
