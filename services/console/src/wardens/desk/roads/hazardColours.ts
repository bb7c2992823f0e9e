const colours: Readonly<Record<string, string>> = {
  reported: "red",
  assigned: "gold",
  fixed: "blue",
  cleared: "green"
}

/** What stands out in a list: nobody clears it yet, or somebody is to look. */
export const hazardColours = (state: string): string => colours[state] ?? "default"
