import type { IndicatorMessages } from "./indicators.zh.ts"

/** Texts about the base indicators of stations, in English. */
export const indicatorsEn: IndicatorMessages = {
  indicator: {
    title: "Base indicators",
    hint: "29 indicators decide how stations are set up. Missing is not zero: with one value missing there is no score and no comparison.",
    unit: "Unit",
    year: "Year",
    pickUnit: "Choose a unit to see its values",
    groups: { population: "Population", incidents: "Incidents", workload: "Base workload" },
    name: "Indicator",
    weight: "Weight",
    period: "Period",
    periods: { year: "year", month: "month" },
    takes: { sum: "sum of twelve months", mean: "mean of twelve months", last: "value at the end" },
    origin: "Source",
    full: "Full points at",
    value: "Value",
    missing: "missing",
    knownMissing: "known to be missing",
    missingOf: (n) => `${n} months missing`,
    record: "Record",
    recordTitle: (name) => `Record: ${name}`,
    which: "Year or month",
    noValue: "No value (recorded as missing, not as zero)",
    source: "Source of the value (empty: that of the indicator)",
    score: "Score",
    scoreOf: (score) => `${score} of 100 points`,
    incomplete: (n) => `${n} values are missing: no score`,
    weights: "Weights in all",
    ranking: "Scores of the year",
    none: "No unit is complete"
  }
}
