import { Navigate, Route, Routes, useLocation } from "react-router"
import DayPage from "./DayPage.tsx"
import GatheringPage from "./GatheringPage.tsx"
import HelpPage from "./HelpPage.tsx"
import PersuasionPage from "./PersuasionPage.tsx"
import PublicityPage from "./PublicityPage.tsx"
import RoadHazardPage from "./RoadHazardPage.tsx"
import UnsentPage from "./UnsentPage.tsx"

/** The pages of a day on the road, in one file: whoever opens one of them needs the others before long. */
const WardenPages = () => {
  // A form that corrects one and the form for the next are two forms, whose fields are not mixed.
  const { search } = useLocation()
  return (
    <Routes key={search}>
      <Route index element={<DayPage />} />
      <Route path="persuasions" element={<PersuasionPage />} />
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
