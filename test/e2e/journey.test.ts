import { stationJourney } from "./stationJourney.ts"

// A process for each service, behind the proxy: all other tests of the product run it in one.
stationJourney("services")
