import { useSearchParams } from "react-router"
import { asksForList, ShiftListPage } from "./ShiftListPage.tsx"
import { WeekPage } from "./WeekPage.tsx"

/** A township's week to be planned; or, where the address has conditions, the shifts that meet them. */
const ShiftsPage = () => {
  const [parameters] = useSearchParams()
  return asksForList(parameters) ? <ShiftListPage /> : <WeekPage />
}

export default ShiftsPage
