import { csv, download, workbook } from "../server/download.ts"

/** What a file is exported as. */
export type FileType = "csv" | "xlsx"

/** Downloads a list for a purpose, with the approval where it needs one. */
export const downloadList = (
  address: string,
  file: { readonly type: FileType; readonly name: string },
  asked: { readonly purpose: string; readonly approval?: string | undefined }
) => {
  const query = new URLSearchParams({
    purpose: asked.purpose,
    ...(asked.approval === undefined ? {} : { approval: asked.approval })
  })
  return download(
    `${address}${address.includes("?") ? "&" : "?"}${query}`,
    file.type === "csv" ? csv : workbook,
    `${file.name}.${file.type}`
  )
}
