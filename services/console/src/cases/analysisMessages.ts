import { caseAnalysisEn } from "../messages/caseAnalysis.en.ts"
import { type CaseAnalysisMessages, caseAnalysisZh } from "../messages/caseAnalysis.zh.ts"
import { useLanguage } from "../messages/Language.tsx"

const zh: CaseAnalysisMessages = caseAnalysisZh

/** The texts of the analysis of cases in the chosen language. */
export const useAnalysisMessages = (): CaseAnalysisMessages =>
  useLanguage().language === "zh" ? zh : caseAnalysisEn
