import { productApi } from "@jiaosuo/http/ProductApi"
import { CallOutsGroup } from "./CallOutsApi.ts"
import { RoadHazardsGroup } from "./HazardsApi.ts"
import { WardenPlacesGroup } from "./PlacesApi.ts"
import { WardenRecordsGroup } from "./RecordsApi.ts"
import { MobileServicesGroup } from "./ServicesApi.ts"
import { WardenShiftsGroup } from "./ShiftsApi.ts"
import { TeamsGroup } from "./TeamsApi.ts"
import { MobileUnitsGroup } from "./UnitsApi.ts"
import { WardenVillagesGroup } from "./VillagesApi.ts"
import { WardensGroup } from "./WardensApi.ts"

/** All that this context answers, as a process of its own serves it. */
export const contextApi = productApi
  .add(WardenPlacesGroup)
  .add(WardensGroup)
  .add(TeamsGroup)
  .add(WardenVillagesGroup)
  .add(CallOutsGroup)
  .add(WardenShiftsGroup)
  .add(WardenRecordsGroup)
  .add(RoadHazardsGroup)
  .add(MobileUnitsGroup)
  .add(MobileServicesGroup)
