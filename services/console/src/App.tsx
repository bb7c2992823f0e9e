import { ConfigProvider } from "antd"
import { lazy, type ReactNode, Suspense, useMemo } from "react"
import { BrowserRouter, Navigate, Route, Routes, useLocation } from "react-router"
import { LanguageProvider, useLanguage, useMessages } from "./messages/Language.tsx"
import { ReferenceProvider } from "./reference/Reference.tsx"
import { SessionProvider, usePrincipal, useSession } from "./session/Session.tsx"
import { SignInPage } from "./session/SignInPage.tsx"
import { NoticesProvider } from "./shell/Notices.tsx"
import { Waiting } from "./shell/Page.tsx"
import { PageFault } from "./shell/PageFault.tsx"
import { RefusedNotice } from "./shell/RefusedNotice.tsx"
import { placesOf, Shell } from "./shell/Shell.tsx"
import { deskTheme, phoneTheme } from "./shell/theme.ts"
import { useIsPhone, useLessMotion } from "./shell/useScreen.ts"
import { isOfDesk } from "./wardens/desk/deskPlaces.ts"

// One file a page: a warden's phone never downloads the commander's charts.
const HomePage = lazy(() => import("./townships/HomePage.tsx"))
const StatusPage = lazy(() => import("./townships/StatusPage.tsx"))
const TownshipPage = lazy(() => import("./townships/TownshipPage.tsx"))
const VillageFilesPage = lazy(() => import("./townships/VillageFilesPage.tsx"))
const HazardsPage = lazy(() => import("./townships/HazardsPage.tsx"))
const RegisterPage = lazy(() => import("./vehicles/RegisterPage.tsx"))
const FindPage = lazy(() => import("./vehicles/FindPage.tsx"))
const VehicleListPage = lazy(() => import("./vehicles/VehicleListPage.tsx"))
const VehiclePage = lazy(() => import("./vehicles/VehiclePage.tsx"))
const VisitPage = lazy(() => import("./vehicles/VisitPage.tsx"))
const UnregisteredPage = lazy(() => import("./unregistered/UnregisteredPage.tsx"))
const ListingPage = lazy(() => import("./unregistered/ListingPage.tsx"))
const VehicleImportsPage = lazy(() => import("./vehicles/VehicleImportsPage.tsx"))
const AccidentListPage = lazy(() => import("./accidents/ListPage.tsx"))
const AccidentReportPage = lazy(() => import("./accidents/ReportPage.tsx"))
const AccidentDeskPage = lazy(() => import("./accidents/DeskPage.tsx"))
const AccidentMapPage = lazy(() => import("./accidents/MapPage.tsx"))
const AccidentAnalysisPage = lazy(() => import("./accidents/AnalysisPage.tsx"))
const AccidentDuplicatesPage = lazy(() => import("./accidents/DuplicatesPage.tsx"))
const AccidentFirmsPage = lazy(() => import("./accidents/FirmsPage.tsx"))
const AccidentImportsPage = lazy(() => import("./accidents/AccidentImportsPage.tsx"))
const AccidentFilePage = lazy(() => import("./accidents/FilePage.tsx"))
const MyDutiesPage = lazy(() => import("./duties/MyDutiesPage.tsx"))
const StaffingPage = lazy(() => import("./duties/OverviewPage.tsx"))
const RostersPage = lazy(() => import("./duties/RostersPage.tsx"))
const RosterPage = lazy(() => import("./duties/RosterPage.tsx"))
const OrganisationPage = lazy(() => import("./duties/OrganisationPage.tsx"))
const PeoplePage = lazy(() => import("./duties/PeoplePage.tsx"))
const PersonPage = lazy(() => import("./duties/PersonPage.tsx"))
const DutyLoadPage = lazy(() => import("./duties/LoadPage.tsx"))
const ShiftsPage = lazy(() => import("./townships/ShiftsPage.tsx"))
const GapsPage = lazy(() => import("./townships/GapsPage.tsx"))
const PostsPage = lazy(() => import("./duties/PostsPage.tsx"))
const PostPage = lazy(() => import("./duties/PostPage.tsx"))
const CheckVehiclePage = lazy(() => import("./duties/CheckVehiclePage.tsx"))
const CellsPage = lazy(() => import("./duties/CellsPage.tsx"))
const CellPage = lazy(() => import("./duties/CellPage.tsx"))
const IndicatorsPage = lazy(() => import("./duties/IndicatorsPage.tsx"))
const CaseDeskPage = lazy(() => import("./cases/DeskPage.tsx"))
const CaseTakePage = lazy(() => import("./cases/TakePage.tsx"))
const CaseMinePage = lazy(() => import("./cases/MinePage.tsx"))
const CaseListPage = lazy(() => import("./cases/ListPage.tsx"))
const CaseImportsPage = lazy(() => import("./cases/CaseImportsPage.tsx"))
const CaseAnalysisPage = lazy(() => import("./cases/AnalysisPage.tsx"))
const CaseFilePage = lazy(() => import("./cases/FilePage.tsx"))
const WardenPages = lazy(() => import("./wardens/WardenPages.tsx"))
const WardenDeskPages = lazy(() => import("./wardens/desk/DeskPages.tsx"))
const ExportApprovalsPage = lazy(() => import("./exports/ExportApprovalsPage.tsx"))
const AccountsPage = lazy(() => import("./administration/AccountsPage.tsx"))
const OperationsPage = lazy(() => import("./administration/OperationsPage.tsx"))

/** The phone's pages are one part, and those of the desk name theirs themselves: neither is in the other's way. */
const Wardens = () => {
  const { pathname } = useLocation()
  return isOfDesk(pathname) ? <WardenDeskPages /> : <WardenPages />
}

const NotFound = () => {
  const messages = useMessages()
  return <p>{messages.common.pageNotFound}</p>
}

const Pages = () => {
  const { role } = usePrincipal()
  const start = placesOf(role, false)[0]?.to ?? "/townships"
  return (
    <Shell>
      <PageFault>
        <Suspense fallback={<Waiting />}>
          <ReferenceProvider>
            <Routes>
              <Route index element={<Navigate to={start} replace />} />
              {role === "admin" ? (
                <>
                  <Route path="accounts" element={<AccountsPage />} />
                  <Route path="operations" element={<OperationsPage />} />
                </>
              ) : (
                <>
                  <Route path="home" element={<HomePage />} />
                  <Route path="townships" element={<StatusPage />} />
                  <Route path="townships/villages" element={<VillageFilesPage />} />
                  <Route path="townships/:code" element={<TownshipPage />} />
                  <Route path="hazards" element={<HazardsPage />} />
                  <Route path="export-approvals" element={<ExportApprovalsPage />} />
                  <Route path="vehicles" element={<VehicleListPage />} />
                  <Route path="vehicles/register" element={<RegisterPage />} />
                  <Route path="vehicles/find" element={<FindPage />} />
                  <Route path="vehicles/:id" element={<VehiclePage />} />
                  <Route path="vehicles/:id/visit" element={<VisitPage />} />
                  <Route path="accidents" element={<AccidentListPage />} />
                  <Route path="accidents/report" element={<AccidentReportPage />} />
                  <Route path="accidents/desk" element={<AccidentDeskPage />} />
                  <Route path="accidents/map" element={<AccidentMapPage />} />
                  <Route path="accidents/analysis" element={<AccidentAnalysisPage />} />
                  <Route path="accidents/duplicates" element={<AccidentDuplicatesPage />} />
                  <Route path="accidents/firms" element={<AccidentFirmsPage />} />
                  <Route path="accidents/imports/:id?" element={<AccidentImportsPage />} />
                  <Route path="accidents/:id" element={<AccidentFilePage />} />
                  <Route path="duties" element={<Navigate to="/duties/overview" replace />} />
                  <Route path="duties/mine" element={<MyDutiesPage />} />
                  <Route path="duties/overview" element={<StaffingPage />} />
                  <Route path="duties/rosters" element={<RostersPage />} />
                  <Route path="duties/rosters/:id" element={<RosterPage />} />
                  <Route path="duties/organisation" element={<OrganisationPage />} />
                  <Route path="duties/people" element={<PeoplePage />} />
                  <Route path="duties/people/:id" element={<PersonPage />} />
                  <Route path="duties/load" element={<DutyLoadPage />} />
                  <Route path="duties/shifts" element={<ShiftsPage />} />
                  <Route path="duties/gaps" element={<GapsPage />} />
                  <Route path="duties/posts" element={<PostsPage />} />
                  <Route path="duties/posts/:id" element={<PostPage />} />
                  <Route path="duties/posts/:id/check" element={<CheckVehiclePage />} />
                  <Route path="duties/cells" element={<CellsPage />} />
                  <Route path="duties/cells/:id" element={<CellPage />} />
                  <Route path="duties/indicators" element={<IndicatorsPage />} />
                  <Route path="cases" element={<CaseListPage />} />
                  <Route path="cases/desk" element={<CaseDeskPage />} />
                  <Route path="cases/take" element={<CaseTakePage />} />
                  <Route path="cases/mine" element={<CaseMinePage />} />
                  <Route path="cases/imports/:id?" element={<CaseImportsPage />} />
                  <Route path="cases/analysis" element={<CaseAnalysisPage />} />
                  <Route path="cases/:id" element={<CaseFilePage />} />
                  <Route path="wardens/*" element={<Wardens />} />
                  <Route path="unregistered" element={<UnregisteredPage />} />
                  <Route path="unregistered/new" element={<ListingPage />} />
                  <Route path="imports/:id?" element={<VehicleImportsPage />} />
                </>
              )}
              <Route path="*" element={<NotFound />} />
            </Routes>
          </ReferenceProvider>
        </Suspense>
      </PageFault>
    </Shell>
  )
}

const Door = () => {
  const { state, askAgain } = useSession()
  switch (state._tag) {
    case "Asking":
      return <Waiting />
    case "Unreachable":
      return (
        <div className="shell-main">
          <RefusedNotice refused={state.refused} onRetry={askAgain} />
        </div>
      )
    case "SignedOut":
      return <SignInPage ended={state.ended} />
    case "SignedIn":
      return <Pages key={state.principal.account} />
  }
}

const Themed = ({ children }: { readonly children: ReactNode }) => {
  const { locale } = useLanguage()
  const phone = useIsPhone()
  const lessMotion = useLessMotion()
  const theme = useMemo(() => (phone ? phoneTheme : deskTheme)(lessMotion), [phone, lessMotion])
  return (
    <ConfigProvider locale={locale} theme={theme} button={{ autoInsertSpace: false }}>
      <NoticesProvider>{children}</NoticesProvider>
    </ConfigProvider>
  )
}

/** The whole console. */
export const App = () => (
  <LanguageProvider>
    <Themed>
      <SessionProvider>
        <BrowserRouter>
          <Door />
        </BrowserRouter>
      </SessionProvider>
    </Themed>
  </LanguageProvider>
)
