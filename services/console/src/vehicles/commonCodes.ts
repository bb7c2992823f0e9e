import type { Language } from "../messages/Language.tsx"

/**
 * The few codes that nine of ten vehicles of a village carry, with the names people use. Only what stands
 * first in a list is decided here; every list holds the whole table.
 */
export const commonPlateKinds: Readonly<Record<Language, ReadonlyArray<readonly [string, string]>>> = {
  zh: [
    ["02", "小型"],
    ["01", "大型"],
    ["13", "低速车"],
    ["14", "拖拉机"],
    ["07", "摩托"],
    ["52", "新能源"],
    ["41", "无号牌"]
  ],
  en: [
    ["02", "Small"],
    ["01", "Large"],
    ["13", "Low speed"],
    ["14", "Tractor"],
    ["07", "Motorcycle"],
    ["52", "New energy"],
    ["41", "No plate"]
  ]
}

export const commonVehicleTypes: ReadonlyArray<string> = [
  "K39",
  "K49",
  "K33",
  "H31",
  "H11",
  "N11",
  "H51",
  "T11",
  "M21"
]

export const commonUses: ReadonlyArray<string> = ["A", "F", "B", "E", "P", "R"]
