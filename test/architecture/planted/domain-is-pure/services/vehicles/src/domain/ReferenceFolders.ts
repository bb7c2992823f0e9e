export { loadDistrict } from "@jiaosuo/reference/ReferenceFolder"
