import { Navigate, Route, Routes, useLocation } from "react-router"
import { usePrincipal } from "../session/Session.tsx"
import CalledPage from "./CalledPage.tsx"
import DayPage from "./DayPage.tsx"
import GatheringPage from "./GatheringPage.tsx"
import HelpPage from "./HelpPage.tsx"
import PersuasionPage from "./PersuasionPage.tsx"
import PresencePage from "./PresencePage.tsx"
import PublicityPage from "./PublicityPage.tsx"
import RoadHazardPage from "./RoadHazardPage.tsx"
import UnsentPage from "./UnsentPage.tsx"
import VisitByPlatePage from "./VisitByPlatePage.tsx"
import { visitPage } from "./visitByPlate.ts"

/**
 * The pages of a day on the road, in one file: whoever opens one of them needs the others before long. A grid worker
 * files visits and nothing else (row 35).
 */
const WardenPages = () => {
  // A form that corrects one and the form for the next are two forms, whose fields are not mixed.
  const { search } = useLocation()
  const { role } = usePrincipal()
  if (role === "grid-worker") {
    return (
      <Routes key={search}>
        <Route path="visits" element={<VisitByPlatePage />} />
        <Route path="unsent" element={<UnsentPage />} />
        <Route path="*" element={<Navigate to={visitPage} replace />} />
      </Routes>
    )
  }
  return (
    <Routes key={search}>
      <Route index element={<DayPage />} />
      <Route path="called" element={<CalledPage />} />
      <Route path="persuasions" element={<PersuasionPage />} />
      <Route path="visits" element={<VisitByPlatePage />} />
      <Route path="presence" element={<PresencePage />} />
      <Route path="hazards" element={<RoadHazardPage />} />
      <Route path="help" element={<HelpPage />} />
      <Route path="publicity" element={<PublicityPage />} />
      <Route path="gatherings" element={<GatheringPage />} />
      <Route path="unsent" element={<UnsentPage />} />
      <Route path="*" element={<Navigate to="/wardens" replace />} />
    </Routes>
  )
}

export default WardenPages
