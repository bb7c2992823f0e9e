import { stationJourney } from "./stationJourney.ts"

stationJourney("host")
