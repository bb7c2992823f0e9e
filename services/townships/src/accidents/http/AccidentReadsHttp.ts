import { HttpApiBuilder } from "@effect/platform"
import { productApi } from "@jiaosuo/http/ProductApi"
import { transportFirms } from "../firms/FirmsHttp.ts"
import { listAccidents } from "./AccidentListHttp.ts"
import { AccidentReadsGroup } from "./AccidentReadsApi.ts"
import {
  accidentCrosstab,
  accidentHours,
  accidentMap,
  accidentYearOverYear,
  blackSpots
} from "./AnalysisHttp.ts"
import { accidentClocks, probableDuplicates } from "./DeskHttp.ts"

/** Handlers of the lists, the desk and the analysis of accidents. */
export const layer = HttpApiBuilder.group(productApi.add(AccidentReadsGroup), "accidentReads", (handlers) =>
  handlers
    .handle("listAccidents", ({ urlParams }) => listAccidents(urlParams))
    .handle("accidentClocks", ({ urlParams }) => accidentClocks(urlParams))
    .handle("probableDuplicates", ({ urlParams }) => probableDuplicates(urlParams))
    .handle("transportFirms", ({ urlParams }) => transportFirms(urlParams))
    .handle("blackSpots", ({ urlParams }) => blackSpots(urlParams))
    .handle("accidentHours", ({ urlParams }) => accidentHours(urlParams))
    .handle("accidentCrosstab", ({ urlParams }) => accidentCrosstab(urlParams))
    .handle("accidentYearOverYear", ({ urlParams }) => accidentYearOverYear(urlParams))
    .handle("accidentMap", ({ urlParams }) => accidentMap(urlParams))
)
