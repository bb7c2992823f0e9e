import { lazy } from "react"
import { Route, Routes } from "react-router"

const WardenPeoplePage = lazy(() => import("./people/PeoplePage.tsx"))
const WardenPersonPage = lazy(() => import("./people/PersonPage.tsx"))
const WardenTeamsPage = lazy(() => import("./teams/TeamsPage.tsx"))
const WardenTeamPage = lazy(() => import("./teams/TeamPage.tsx"))
const WardenVillagesPage = lazy(() => import("./villages/VillagesPage.tsx"))
const CallOutsPage = lazy(() => import("./callouts/CallOutsPage.tsx"))
const CallOutPage = lazy(() => import("./callouts/CallOutPage.tsx"))
const PostGapsPage = lazy(() => import("../../townships/PostGapsPage.tsx"))
const MobileUnitsPage = lazy(() => import("./units/UnitsPage.tsx"))
const VillageGroupsPage = lazy(() => import("./units/GroupsPage.tsx"))
const MobileUnitPage = lazy(() => import("./units/UnitPage.tsx"))
const MobileServicesPage = lazy(() => import("./services/ServicesPage.tsx"))
const MobileServicePage = lazy(() => import("./services/ServicePage.tsx"))
const HonoursPage = lazy(() => import("./honours/HonoursPage.tsx"))
const WardenPlacesPage = lazy(() => import("./places/PlacesPage.tsx"))
const WardenPlacePage = lazy(() => import("./places/PlacePage.tsx"))
const WardenShiftsPage = lazy(() => import("./shifts/ShiftsPage.tsx"))
const RoadHazardsPage = lazy(() => import("./roads/RoadsPage.tsx"))
const RoadHazardFilePage = lazy(() => import("./roads/RoadPage.tsx"))
const WardenRecordsPage = lazy(() => import("./records/RecordsPage.tsx"))
const WardenRecordPage = lazy(() => import("./records/RecordPage.tsx"))

/** The pages of the station and the command about wardens, one file each; their addresses are below `/wardens`. */
const DeskPages = () => (
  <Routes>
    <Route path="people" element={<WardenPeoplePage />} />
    <Route path="people/:id" element={<WardenPersonPage />} />
    <Route path="teams" element={<WardenTeamsPage />} />
    <Route path="teams/:id" element={<WardenTeamPage />} />
    <Route path="villages" element={<WardenVillagesPage />} />
    <Route path="call-outs" element={<CallOutsPage />} />
    <Route path="call-outs/:id" element={<CallOutPage />} />
    <Route path="gaps" element={<PostGapsPage />} />
    <Route path="units" element={<MobileUnitsPage />} />
    <Route path="units/groups" element={<VillageGroupsPage />} />
    <Route path="units/:id" element={<MobileUnitPage />} />
    <Route path="services" element={<MobileServicesPage />} />
    <Route path="services/:id" element={<MobileServicePage />} />
    <Route path="honours" element={<HonoursPage />} />
    <Route path="places" element={<WardenPlacesPage />} />
    <Route path="places/:id" element={<WardenPlacePage />} />
    <Route path="shifts" element={<WardenShiftsPage />} />
    <Route path="roads" element={<RoadHazardsPage />} />
    <Route path="roads/:id" element={<RoadHazardFilePage />} />
    <Route path="records" element={<WardenRecordsPage />} />
    <Route path="records/:id" element={<WardenRecordPage />} />
  </Routes>
)

export default DeskPages
